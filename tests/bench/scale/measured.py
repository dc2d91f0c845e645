"""What the scale benchmark has measured, and the goals it is held against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bench.scale.building import Building
from bench.scale.queries import Kind
from bench.scale.recall import SMALL_CROPS, Trial, by_family, recall
from bench.scale.stages import Costs
from bench.scale.visit import Visited
from bench.scale.writing import Written

NAMES: dict[Kind, str] = {"plain": "plain copy", "hard": "hard copy", "negative": "no match"}


@dataclass(frozen=True, slots=True)
class Sized:
    """One index: as written, as the page saw it, and what stages took, natively on one core and in the worker.

    heap: bytes of the worker's interpreter with all that it holds. Both are there for indexes whose lists are held.
    """

    written: Written
    visited: Visited
    native_stages: Costs = field(default_factory=dict, repr=False)
    worker_stages: Costs = field(default_factory=dict, repr=False)
    heap: int | None = None


@dataclass(frozen=True, slots=True)
class Others:
    """Milliseconds an image of the original's algorithm, natively, and of the naive page; on how many images each."""

    natively: float
    natively_sample: int
    in_browser: float
    in_browser_sample: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything; `real` photographs were described."""

    machine: str
    real: int
    sized: Sequence[Sized]
    trials: list[Trial] = field(repr=False)
    others: Others
    building: Building


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure beside what it should be: at most, or at least, `limit`. `unit` follows both."""

    name: str
    value: float
    limit: float
    unit: str = ""
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure is as good as it should be."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def goals(measured: Measured) -> list[Goal]:
    """Return the goals for which there are figures."""
    return [*_times(measured), *_building(measured.building), *_recalls(measured)]


def _times(measured: Measured) -> Iterator[Goal]:
    visits = {one.visited.images: one.visited for one in measured.sized}
    for images, limit in ((10_000, 250), (100_000, 400), (1_000_000, 1500)):
        for kind in visits[images].kinds if images in visits else ():
            yield Goal(f"warm query, {NAMES[kind]}, {images:,} images", visits[images].median(kind), limit, "ms")
    if {10_000, 100_000} <= visits.keys():
        for kind in visits[10_000].kinds:
            grown = visits[100_000].median(kind) / visits[10_000].median(kind)
            yield Goal(f"growth of that from 10,000 to 100,000, {NAMES[kind]}", grown, 1.6, "times")
    for images, limit in ((100_000, 3), (1_000_000, 8)):
        if images in visits:
            most = max(one.size for one in visits[images].warm) / 1e6
            yield Goal(f"fetched by any warm query, {images:,} images", most, limit, "MB")
    for one in measured.sized:
        if one.visited.images == 100_000 and one.heap is not None:
            yield Goal("memory of the page's worker, 100,000 images", one.heap / 1e6, 600, "MB")


def _building(building: Building) -> Iterator[Goal]:
    yield Goal("images a second put into an index by one core", 1e3 / building.indexing, 25, at_least=True)
    yield Goal("time for that, by decoding and the same ORB", building.indexing / building.same, 1.3, "times")


def _recalls(measured: Measured) -> Iterator[Goal]:
    if not measured.trials:
        return
    yield Goal("recall at 5 of what comparing all finds", recall(measured.trials).against, 0.99, at_least=True)
    families = {name: one.against for name, one in by_family(measured.trials).items() if name != SMALL_CROPS}
    if families:
        worst = min(families, key=lambda name: families[name])
        yield Goal(f"the same in each family (worst: {worst})", families[worst], 0.97, at_least=True)
