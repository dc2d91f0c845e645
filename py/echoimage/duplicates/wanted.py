"""What is asked for when duplicates are looked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from echoimage.duplicates.best import Preferences
from echoimage.duplicates.pair import COPIES, Item, Kind

Side = int
"""Which of some collections an image belongs to."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """kinds: those of the members of groups, copies unless "related" is asked for.

    side: which collection an image is of; images of one are not compared with each other, and form no group. Without
    it, all are.
    preferences: which of a group is the best one.
    """

    kinds: frozenset[Kind] = COPIES
    side: Callable[[Item], Side] | None = None
    preferences: Preferences = field(default_factory=Preferences)

    def compares(self, one: Iterable[Item], other: Iterable[Item]) -> bool:
        """Return whether any of these images is compared with any of those."""
        return self.kinds != {"exact"} and self.spans((*one, *other))

    def spans(self, items: Iterable[Item]) -> bool:
        """Return whether images are of more than one collection, or only one is looked through."""
        return self.side is None or len({self.side(item) for item in items}) > 1
