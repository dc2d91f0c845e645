"""Shortlists in, scores of their images out: a glance at the likeliest first, a closer look where that leaves doubt."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from echoimage.query import Query
from echoimage.shortlist import AT_LEAST, Described, Shortlist
from echoimage.types import Entry, Features, Score
from echoimage.verify import glance, is_plain, look, verify

GLANCED = 8
"""Images that get a glance while none is a plain copy, or as many as are asked for."""


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
        """Put images to the tests of these shortlists."""
        ...


class Team(Protocol):
    """Who takes the closer look: one who compares image after image, or several who share them."""

    @property
    def at_once(self) -> int:
        """How many images it is given at a time. Of several, some may turn out to have been compared in vain."""
        ...

    async def look(self, query: Query, images: Sequence[tuple[Features, bool]]) -> list[Score]:
        """Give what `closely` gives for each image."""
        ...


class Alone:
    """A team of one."""

    at_once = 1

    async def look(self, query: Query, images: Sequence[tuple[Features, bool]]) -> list[Score]:
        """Compare one image after the other."""
        return [closely(query, features, glanced) for features, glanced in images]


def closely(query: Query, image: Features, glanced: bool) -> Score:
    """Score an image in the second round; `glanced` tells that a glance at it has proved nothing."""
    return look(query, image) if glanced else verify(query, image)


class Rounds:
    """The verified comparison of one query with a corpus."""

    def __init__(self, query: Query, k: int, stopped: Callable[[], bool], team: Team) -> None:
        self.cut_short = False
        self._query = query
        self._k = k
        self._least = max(k, AT_LEAST)
        self._stopped = stopped
        self._team = team
        self._known: dict[int, Scored] = {}

    async def run(self, corpus: Corpus, told: Callable[[Sequence[Scored]], None]) -> list[Scored]:
        """Give the scores; `told` hears of the first round's before the second begins."""
        query = self._query
        near = Shortlist(query.outline, query.glance, self._k)
        all_at_once = (Shortlist(query.outline, query.probes, self._k),) if corpus.in_one_go else ()
        await corpus.propose(near, *all_at_once)
        await self._glance(near.images())
        if self.cut_short or any(is_plain(one.score) for one in self._known.values()):
            return list(self._known.values())
        told(list(self._known.values()))
        # Once around the event loop, so that what was told is seen.
        await asyncio.sleep(0)
        closer = all_at_once or (Shortlist(query.outline, query.probes, self._k),)
        if not all_at_once:
            await corpus.propose(*closer)
        await self._look(closer[0].images())
        return list(self._known.values())

    async def _glance(self, images: Sequence[tuple[Described, bool]]) -> None:
        plain = False
        for image, stands_out in images:
            if not plain and len(self._known) >= max(self._k, GLANCED):
                return
            if plain and self._different >= self._k and not stands_out:
                continue
            score = glance(self._query, image.features)
            plain = plain or is_plain(score)
            if await self._is_enough(image, score):
                return

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
            asked = [(image.features, image.position in self._known) for image, _ in group]
            scores = await self._team.look(self._query, asked)
            for (image, stands_out), score in zip(group, scores, strict=True):
                if is_spared(stands_out, done):
                    continue
                matched, done = matched or score.matches, done + 1
                if await self._is_enough(image, score):
                    return

    @property
    def _different(self) -> int:
        """How many images have a score, those of equal bytes counted once: results are."""
        return len({one.sha256 for one in self._known.values()})

    async def _is_enough(self, image: Described, score: Score) -> bool:
        """Keep a score; tell whether whoever waits has stopped the search, and there are as many as asked for."""
        self._known[image.position] = scored(image, score)
        await asyncio.sleep(0)
        self.cut_short = self._different >= self._k and self._stopped()
        return self.cut_short


def scored(image: Described, score: Score) -> Scored:
    """Let go of an image's features."""
    features = image.features
    return Scored(image.position, image.entry, features.sha256, (features.width, features.height), score)
