"""Shortlists in, scores of their images out: glances at the likeliest first, a closer look where these leave doubt."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from echoimage.query import Query
from echoimage.shortlist import AT_LEAST, Described, Shortlist
from echoimage.types import Entry, Features, Score
from echoimage.verify import glance, is_certain, quick_mirrored_match, verify

QUICK_MATCHES = 8
"""Images that get a glance while none is a plain copy, or as many as are asked for."""

WAYS = ("glance", "twin", "probes")
"""Parts of a query in the order in which they are compared: each takes longer than those before it."""


@dataclass(frozen=True, slots=True)
class Scored:
    """An image with its score, without its features."""

    position: int
    entry: Entry
    sha256: str
    size: tuple[int, int]
    score: Score


class Corpus(Protocol):
    """What is searched: it knows which of its images are worth a comparison."""

    in_one_go: bool
    """Whether filling two shortlists one after the other would read everything twice."""

    async def propose(self, *shortlists: Shortlist) -> None:
        """Put images to the tests of these shortlists, which are empty."""
        ...


class Team(Protocol):
    """Who takes the closer look: one who compares image after image, or several who share them."""

    @property
    def at_once(self) -> int:
        """How many images it is given at a time. Of several, some may turn out to have been compared in vain."""
        ...

    async def look(self, query: Query, images: Sequence[Features]) -> list[Score]:
        """Give what `verify.verify` gives for each image, so that no score depends on which round it was found in."""
        ...


class Alone:
    """A team of one."""

    at_once = 1

    async def look(self, query: Query, images: Sequence[Features]) -> list[Score]:
        """Compare one image after the other."""
        return [verify(query, image) for image in images]


class Rounds:
    """The verified comparison of one query with a corpus; `looked(done, total)` hears how far the closer look is."""

    def __init__(
        self,
        query: Query,
        k: int,
        stopped: Callable[[], bool],
        team: Team,
        looked: Callable[[int, int], None] = lambda *_: None,
    ) -> None:
        self.cut_short = False
        self._looked = looked
        self._query = query
        self._k = k
        self._least = max(k, AT_LEAST)
        self._stopped = stopped
        self._team = team
        self._known: dict[int, Scored] = {}

    async def run(self, corpus: Corpus, told: Callable[[Sequence[Scored]], None]) -> list[Scored]:
        """Give the scores; `told` hears of the first glance's before anything else is compared."""
        shortlists = self._shortlists(*WAYS) if corpus.in_one_go else {}
        if corpus.in_one_go:
            await corpus.propose(*shortlists.values())
        for way in WAYS:
            if way not in shortlists:
                shortlists |= self._shortlists(way)
                await corpus.propose(shortlists[way])
            images = shortlists[way].images()
            if way == "probes":
                await self._look(images)
            elif await self._glance(images, glance if way == "glance" else quick_mirrored_match):
                break
            if way == "glance":
                told(list(self._known.values()))
                # Once around the event loop, so that what was told is seen.
                await asyncio.sleep(0)
        return list(self._known.values())

    def _shortlists(self, *ways: str) -> dict[str, Shortlist]:
        return {way: Shortlist(self._query.global_features, getattr(self._query, way), self._k) for way in ways}

    async def _glance(
        self, images: Sequence[tuple[Described, bool]], compare: Callable[[Query, Features], Score | None]
    ) -> bool:
        """Compare the images; tell whether nothing more needs to be compared."""
        plain = False
        for done, (image, stands_out) in enumerate(images):
            if not plain and done >= max(self._k, QUICK_MATCHES):
                break
            if plain and self._different >= self._k and not stands_out:
                continue
            score = compare(self._query, image.features)
            if score:
                plain = plain or is_certain(score)
                self._keep(image, score)
            if await self._is_enough():
                break
        return plain or self.cut_short

    async def _look(self, images: Sequence[tuple[Described, bool]]) -> None:
        """Compare the images; the outcome is the same for a team of any size."""
        waiting = deque(images)
        matched, done = False, 0

        def is_spared(stands_out: bool, before: int) -> bool:
            return matched and before >= self._least and not stands_out

        while waiting:
            group: list[tuple[Described, bool]] = []
            while waiting and len(group) < self._team.at_once:
                image, stands_out = waiting.popleft()
                if not is_spared(stands_out, done + len(group)):
                    group.append((image, stands_out))
            scores = await self._team.look(self._query, [image.features for image, _ in group])
            self._looked(len(images) - len(waiting), len(images))
            for (image, stands_out), score in zip(group, scores, strict=True):
                if is_spared(stands_out, done):
                    continue
                matched, done = matched or score.matches, done + 1
                self._keep(image, score)
                if await self._is_enough():
                    return

    @property
    def _different(self) -> int:
        """How many images have a score, those of equal bytes counted once: results are."""
        return len({one.sha256 for one in self._known.values()})

    def _keep(self, image: Described, score: Score) -> None:
        self._known[image.position] = scored(image, score)

    async def _is_enough(self) -> bool:
        """Tell whether whoever waits has stopped the search, and there are as many scores as asked for."""
        await asyncio.sleep(0)
        self.cut_short = self._different >= self._k and self._stopped()
        return self.cut_short


def scored(image: Described, score: Score) -> Scored:
    """Let go of an image's features."""
    features = image.features
    return Scored(image.position, image.entry, features.sha256, (features.width, features.height), score)
