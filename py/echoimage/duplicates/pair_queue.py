"""Pairs that wait to be compared, those of one copy together: it is prepared for all of them at once."""

from collections.abc import Iterable

from echoimage.duplicates.team import Numbers


class PairQueue:
    """First come the pairs of the copy that came first. To prepare one takes as long as to compare it with two."""

    def __init__(self) -> None:
        self._by_copy: dict[int, list[Numbers]] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def extend(self, pairs: Iterable[Numbers]) -> None:
        """Take pairs, the copy first."""
        for pair in pairs:
            self._by_copy.setdefault(pair[0], []).append(pair)
            self._count += 1

    def take(self, most: int) -> list[Numbers]:
        """Return so many pairs at most of those that wait, and forget them."""
        taken: list[Numbers] = []
        while self._by_copy and len(taken) < most:
            copy, mine = next(iter(self._by_copy.items()))
            room = most - len(taken)
            taken += mine[:room]
            del mine[:room]
            if not mine:
                del self._by_copy[copy]
        self._count -= len(taken)
        return taken
