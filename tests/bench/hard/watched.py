"""An index that tells what is read of it, and that may keep its second tier to itself."""

from collections.abc import Callable, Sequence

from echoimage.hosts import Files
from echoimage.index.reader import Index
from echoimage.index.record import Stored
from echoimage.types import GlobalFeatures, Problem, QueryKeypoints


class WatchedFiles:
    """Files of an index, and how many bytes were read of them."""

    def __init__(self, files: Files) -> None:
        self.bytes = 0
        self._files = files

    async def whole(self, name: str, size: int) -> bytes:
        """Return a file. Raises `SourceError`."""
        data = await self._files.whole(name, size)
        self.bytes += len(data)
        return data

    async def ranges(self, name: str, size: int, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return pieces of a file, by offset and length. Raises `SourceError`."""
        pieces = await self._files.ranges(name, size, ranges)
        self.bytes += sum(map(len, pieces))
        return pieces


class WatchedIndex:
    """What a search uses of an index; `read` are the numbers of the images whose records it asked for."""

    def __init__(self, index: Index, first_tier_only: bool) -> None:
        self.count, self.held = index.count, index.held
        self.read: set[int] = set()
        self._index, self._first_tier_only = index, first_tier_only
        self.same_file = index.same_file
        self.candidates = index.candidates

    async def agreeing(
        self, query: GlobalFeatures, keypoint_sets: Sequence[QueryKeypoints], count: int
    ) -> tuple[list[int], list[Problem]]:
        """Return what the index does; nothing of the first tier only, as an index does that has no other."""
        return ([], []) if self._first_tier_only else await self._index.agreeing(query, keypoint_sets, count)

    async def details(
        self, numbers: Sequence[int], progress: Callable[[int], None] = lambda _: None
    ) -> tuple[dict[int, Stored], list[Problem]]:
        """Return what the index does, and remember what was asked for."""
        self.read.update(numbers)
        return await self._index.details(numbers, progress)
