"""Pairs in, groups out: each has its best member first, and every other one is a copy of that.

What only resembles another member is in a group of its own: chains are split.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from echoimage.duplicates.best import RULES, Preferences, Rule, best_of
from echoimage.duplicates.pair import KINDS, Item, Kind, Pair
from echoimage.duplicates.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Member:
    """An image of a group; `pair` says how it and the best one compare, `worse_by` why that one is better."""

    item: Item
    pair: Pair
    worse_by: Rule


@dataclass(frozen=True, slots=True)
class Group:
    """The best of some images that show the same, and the others, the nearest first."""

    best: Item
    others: tuple[Member, ...]

    @property
    def items(self) -> Iterator[Item]:
        """All images, the best one first."""
        yield self.best
        yield from (one.item for one in self.others)

    @property
    def kind(self) -> Kind:
        """The kind of the farthest member."""
        return max((one.pair.kind for one in self.others), key=KINDS.index)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules by which the best one is better than others that are as whole, if there are any, in order."""
        rivals = [one for one in self.others if one.pair.part == "neither" or one.pair.copy != one.item.number]
        decided = {one.worse_by for one in rivals or self.others}
        return tuple(rule for rule in RULES if rule in decided)


Near = dict[str, dict[str, Pair]]
"""For each file that forms pairs, by contents: the files that it forms one with."""


class FilesByContent:
    """Images by what is in their files: those of equal bytes are one image, and compared once."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items: dict[int, Item] = {}
        self._copies: dict[str, list[Item]] = {}
        for item in items:
            self.add(item)

    def add(self, item: Item) -> None:
        """Take a further image."""
        self.items[item.number] = item
        self._copies.setdefault(item.contents, []).append(item)

    def of(self, contents: str) -> list[Item]:
        """Return the images that are this file."""
        return self._copies[contents]

    def contents(self, number: int) -> str:
        """Return what is equal for equal files alone, of an image that was added."""
        return self.items[number].contents

    def all(self) -> Iterator[str]:
        """Yield the contents of all images, each once."""
        yield from self._copies


def group(files: FilesByContent, pairs: Collection[Pair], wanted: Wanted) -> list[Group]:
    """Return groups, the largest first; no image is in two. The order of files and pairs changes nothing."""
    near = neighbours(files, pairs)
    groups = []
    for best, lost, some in representatives(files, near, wanted.preferences):
        mine = {contents: pair for contents, pair in near.get(best.contents, {}).items() if contents in some}
        items = [item for contents in (best.contents, *mine) for item in files.of(contents)]
        found = _group(best, lost, items, files, mine)
        found = Group(best, tuple(one for one in found.others if one.pair.kind in wanted.kinds))
        if found.others and wanted.spans(found.items):
            groups.append(found)
    return sorted(groups, key=lambda one: (-len(one.others), one.best.entry.url, one.best.number))


Representative = tuple[Item, dict[int, Rule], set[str]]
"""The best of what hangs together, by which rule each other image is worse, and all of it by contents."""


def representatives(files: FilesByContent, near: Near, preferences: Preferences) -> Iterator[Representative]:
    """Yield the representative of what hangs together; then that of what remains without its neighbours."""
    waiting = [some for some in components(near, near) if len(some) > 1]
    alone = (contents for contents in files.all() if contents not in near and len(files.of(contents)) > 1)
    waiting += ({contents} for contents in alone)
    while waiting:
        some = waiting.pop()
        items = [item for contents in some for item in files.of(contents)]
        inside = [pair for one in some for pair in near.get(one, {}).values()]
        best, lost = best_of(items, inside, preferences)
        yield best, lost, some
        rest = some - {best.contents, *near.get(best.contents, {})}
        waiting += components(near, rest)


def neighbours(files: FilesByContent, pairs: Iterable[Pair]) -> Near:
    """Return for each file the files that it forms a pair with."""
    near: Near = {}
    for pair in pairs:
        one, other = files.contents(pair.copy), files.contents(pair.original)
        near.setdefault(one, {})[other] = near.setdefault(other, {})[one] = pair
    return near


def components(near: Near, among: Iterable[str]) -> list[set[str]]:
    """Return what hangs together of some files."""
    left, found = set(among), []
    for first in sorted(left):
        if first not in left:
            continue
        some, reached = {first}, [first]
        while reached:
            new = {one for one in near.get(reached.pop(), {}) if one in left and one not in some}
            some |= new
            reached += new
        left -= some
        found.append(some)
    return found


def _group(
    best: Item, lost: Mapping[int, Rule], items: Sequence[Item], files: FilesByContent, mine: dict[str, Pair]
) -> Group:
    members = [
        Member(item, between(item, best, files, mine), lost[item.number])
        for item in items
        if item.number != best.number
    ]
    members.sort(key=lambda one: (KINDS.index(one.pair.kind), -one.pair.score, one.item.entry.url, one.item.number))
    return Group(best, tuple(members))


def between(item: Item, best: Item, files: FilesByContent, mine: dict[str, Pair]) -> Pair:
    """Return the pair of an image and another one, by their own numbers; `mine` are those of either, by contents."""
    if item.contents == best.contents:
        return Pair(item.number, best.number, "exact", "certain", 1.0)
    pair = mine[item.contents]
    if files.contents(pair.copy) == item.contents:
        return replace(pair, copy=item.number, original=best.number)
    return replace(pair, copy=best.number, original=item.number)
