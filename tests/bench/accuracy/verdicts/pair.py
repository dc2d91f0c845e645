"""What is compared, and what may be said of it: a pair of files, kinds of pairs, the aim of a group of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np

from bench.accuracy.ranked_result import read
from echoimage.types import Picture, Verdict

Verdicts = frozenset[Verdict]
COPY: Verdicts = frozenset({"same", "edited"})
NO_COPY: Verdicts = frozenset({"related", "none"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A query and the image it is compared with, as files; `name` tells which they are."""

    query: bytes
    image: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Album:
    """What pairs are made of: photographs, and pairs of photographs of one thing."""

    photographs: tuple[Path, ...]
    second_shots: tuple[tuple[Path, Path], ...] = ()

    def path(self, number: int) -> Path:
        """Return a photograph's file; after the last comes the first again."""
        return self.photographs[number % len(self.photographs)]

    def photograph(self, number: int) -> Picture:
        """Return its pixels. Raises `DecodeError`."""
        return _decoded(self.path(number))


@lru_cache(maxsize=8)
def _decoded(path: Path) -> Picture:
    return read(path.read_bytes())


Make = Callable[[int, Album], Pair]
"""Makes pair `number` of its kind, the same each time."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Asks that some verdicts have a share of the pairs from `least` to less than `below`."""

    text: str
    verdicts: Verdicts
    least: float = 0.0
    below: float = 2.0

    def met(self, share: float) -> bool:
        """Return whether a share, 0..1, is within."""
        return self.least <= share < self.below


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds of pairs, by name, of which the same verdicts are right."""

    name: str
    right: Verdicts
    kinds: dict[str, Make]
    aim: Aim | None = None


def png(picture: Picture) -> bytes:
    """Return the picture as a PNG file."""
    done, data = cv2.imencode(".png", picture)
    assert done
    return data.tobytes()


def seeded(kind: int, number: int) -> np.random.Generator:
    """Return the random numbers of one pair of a kind."""
    return np.random.default_rng([kind, number])
