"""What is known so far of duplicates: images and pairs in, as they are found; what to compare next, and groups, out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from echoimage.duplicates.groups import FilesByContent, Group, group, neighbours, representatives
from echoimage.duplicates.pair import Item, Pair
from echoimage.duplicates.team import Numbers
from echoimage.duplicates.wanted import Wanted
from echoimage.types import Problem


class Findings:
    """Images of equal bytes are one here: of pairs of them one is compared, and stands for all.

    compared: how many pairs were or are being compared.
    """

    def __init__(self, wanted: Wanted) -> None:
        self.files = FilesByContent(())
        self.pairs: list[Pair] = []
        self._hints: list[Pair] = []
        self.problems: list[Problem] = []
        self._wanted = wanted
        self._asked: set[Numbers] = set()
        self._waiting: dict[int, list[int]] = {}

    @property
    def compared(self) -> int:
        """Return how many pairs were given out to be compared."""
        return len(self._asked)

    def add_items(self, items: Sequence[Item]) -> Iterator[Numbers]:
        """Take images; yield pairs that were proposed before and can be compared now."""
        for item in items:
            self.files.add(item)
        for item in items:
            for other in self._waiting.pop(item.number, ()):
                yield from self.ask(item.number, other)

    def ask(self, one: int, other: int) -> Iterator[Numbers]:
        """Yield the pair to compare, if it was not asked for before, and both images are known; else that waits."""
        for number, partner in ((one, other), (other, one)):
            if number not in self.files.items:
                self._waiting.setdefault(number, []).append(partner)
                return
        first, second = (self.files.of(self.files.contents(number)) for number in (one, other))
        if first is second or not self._wanted.compares(first, second):
            return
        copy, original = sorted((first[0], second[0]), key=lambda item: item.order)
        pair = copy.number, original.number
        if pair in self._asked:
            return
        self._asked.add(pair)
        yield pair

    def add_pairs(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Take pairs; return those of the wanted kinds. The others are hints alone."""
        found = list(pairs)
        kept = [pair for pair in found if pair.kind in self._wanted.kinds]
        self._hints += [pair for pair in found if pair.kind not in self._wanted.kinds]
        self.pairs += kept
        return kept

    def settled(self) -> list[Pair]:
        """Return the pairs, of equal files those of the first, in the order of the index."""
        first = {contents: min(item.number for item in self.files.of(contents)) for contents in self.files.all()}
        numbers = ((first[self.files.contents(at)] for at in (pair.copy, pair.original)) for pair in self.pairs)
        found = [replace(pair, copy=one, original=two) for pair, (one, two) in zip(self.pairs, numbers, strict=True)]
        return sorted(found, key=lambda pair: (pair.copy, pair.original))

    def unproven(self) -> Iterator[Numbers]:
        """Yield what hangs together with the best member of a group by others alone, and was not compared with it.

        What only resembles a member may be a copy of the best one, which shows more.
        """
        near = neighbours(self.files, self.pairs)
        hints = neighbours(self.files, self._hints)
        for best, _, some in list(representatives(self.files, near, self._wanted.preferences)):
            hinted = {other for contents in some for other in hints.get(contents, {})}
            for contents in sorted((some | hinted) - {best.contents, *near.get(best.contents, {})}):
                yield from self.ask(best.number, self.files.of(contents)[0].number)

    def groups(self) -> list[Group]:
        """Return the groups as far as they are known."""
        return group(self.files, self.pairs, self._wanted)
