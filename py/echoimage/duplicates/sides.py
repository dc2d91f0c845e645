"""Duplicates of two collections in, what of one is in the other, and what is not, out."""

from collections.abc import Callable
from dataclasses import dataclass

from echoimage.duplicates.find import Duplicates
from echoimage.duplicates.groups import FilesByContent, between, neighbours
from echoimage.duplicates.pair import COPIES, KINDS, Item, Pair


@dataclass(frozen=True, slots=True)
class Counterpart:
    """An image of one collection, the nearest to it in the other, and how they compare; None where there is none."""

    item: Item
    other: Item | None
    pair: Pair | None


def counterparts(found: Duplicates, is_first: Callable[[Item], bool]) -> list[Counterpart]:
    """Return for each image of the first collection, in order, the nearest one that is not of it."""
    files = FilesByContent(found.items)
    near = neighbours(files, found.pairs)
    return [_counterpart(item, files, near.get(item.contents, {}), is_first) for item in found.items if is_first(item)]


def _counterpart(
    item: Item, files: FilesByContent, near: dict[str, Pair], is_first: Callable[[Item], bool]
) -> Counterpart:
    others = [other for contents in (item.contents, *near) for other in files.of(contents) if not is_first(other)]
    pairs = [(between(other, item, files, near), other) for other in others]
    pairs = [(pair, other) for pair, other in pairs if pair.kind in COPIES]
    if not pairs:
        return Counterpart(item, None, None)
    pair, other = min(pairs, key=lambda one: (KINDS.index(one[0].kind), -one[0].score, one[1].entry.url))
    return Counterpart(item, other, pair)
