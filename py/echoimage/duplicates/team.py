"""Who looks for duplicates: one worker that does task after task, or several that share them."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from echoimage.duplicates.comparing import Described, compare, richness
from echoimage.duplicates.pair import Item, Pair
from echoimage.duplicates.proposing import Proposer, open_proposer
from echoimage.index.reader import Index
from echoimage.types import Problem

Numbers = tuple[int, int]
"""Two images: as proposed, the lower number first; to be compared, in their `Item.order`."""

REMEMBERED = 128
"""Images that a worker keeps ready, 0.5 MB each."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """The images of a slice, which images they may form pairs with, and what could not be read."""

    items: tuple[Item, ...]
    pairs: tuple[Numbers, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """The pairs that were found among some, and what could not be read."""

    pairs: tuple[Pair, ...]
    problems: tuple[Problem, ...] = ()


class Team(Protocol):
    """Does tasks, each of which depends on the index alone and may be done twice, by anyone, in any order."""

    @property
    def at_once(self) -> int:
        """How many tasks it is given at a time."""
        ...

    async def propose(self, begin: int, end: int) -> Proposed:
        """Return what the images with these numbers, without `end`, may be copies of."""
        ...

    async def compare(self, pairs: Sequence[Numbers]) -> Compared:
        """Return the pairs that are any."""
        ...


class SingleWorker:
    """A team of one: tasks are done in this thread, which others may use between two images."""

    at_once = 1

    def __init__(self, index: Index) -> None:
        self._index = index
        self._proposer: Proposer | None = None
        self._ready: OrderedDict[int, Described] = OrderedDict()

    async def propose(self, begin: int, end: int) -> Proposed:
        """Return the proposals. Raises `SourceError` or `IndexFileError` where lists cannot be read."""
        if self._proposer is None:
            self._proposer = await open_proposer(self._index)
        stored, problems = await self._index.details(range(begin, end))
        items, pairs = [], set[Numbers]()
        for number in sorted(stored):
            features = stored[number].features
            if features.window:
                continue
            size = features.width, features.height
            items.append(Item(number, stored[number].entry, features.sha256, size, richness(features)))
            image = Described(number, features)
            self._remember({number: image})
            proposed = self._proposer.propose(number, image.query)
            pairs |= {(min(number, other), max(number, other)) for other in proposed}
            await asyncio.sleep(0)
        return Proposed(tuple(items), tuple(sorted(pairs)), tuple(problems))

    async def compare(self, pairs: Sequence[Numbers]) -> Compared:
        """Return the pairs; images that cannot be read form none."""
        images, problems = await self._described(sorted({number for pair in pairs for number in pair}))
        found = []
        for one, other in pairs:
            if one in images and other in images:
                found.append(compare(images[one], images[other]))
                await asyncio.sleep(0)
        return Compared(tuple(filter(None, found)), tuple(problems))

    async def _described(self, numbers: Sequence[int]) -> tuple[dict[int, Described], list[Problem]]:
        """Return images that are ready, or read them; of those that were ready before, the latest stay so."""
        ready = {number: self._ready[number] for number in numbers if number in self._ready}
        stored, problems = await self._index.details([number for number in numbers if number not in ready])
        images = ready | {number: Described(number, one.features) for number, one in stored.items()}
        self._remember(images)
        return images, problems

    def _remember(self, images: Mapping[int, Described]) -> None:
        """Keep images for the next pairs: what they are compared by takes longer to make than to compare."""
        for number in images:
            self._ready[number] = images[number]
            self._ready.move_to_end(number)
        while len(self._ready) > REMEMBERED:
            self._ready.popitem(last=False)
