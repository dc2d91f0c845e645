"""One segment of an index: its lists, directory and fingerprints, held in memory or read as far as they are needed."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from echoimage.hosts import Files
from echoimage.index import file_digests
from echoimage.index.container import check_digest
from echoimage.index.manifest import SegmentInfo
from echoimage.index.postings import SIZE, Lists, decode
from echoimage.index.words_file import ROW, Directory, part, read_counts, read_directory, read_hashes
from echoimage.types import Bytes2D


class Place(NamedTuple):
    """Where the compressed record of an image is, and the CRC-32 of what it becomes."""

    number: int
    file: str
    file_size: int
    offset: int
    length: int
    crc: int


class Segment:
    """The images `first` and following of an index; `load` has to be called before everything else."""

    def __init__(self, info: SegmentInfo, first: int, files: Files) -> None:
        self.first, self.images = first, info.images
        self.counts: NDArray[np.uint32]
        self._info = info
        self._files = files
        self._begins: NDArray[np.int64]
        self._whole: bytes | None = None
        self._hashes: Bytes2D | None = None
        self._bounds: NDArray[np.int64] | None = None
        self._detail_starts = np.cumsum([0, *(detail.images for detail in info.details)])

    async def load(self, whole: bool) -> None:
        """Read the whole words file, or only how long its lists are. Raises `SourceError` or `IndexFileError`."""
        info = self._info
        if whole:
            self._whole = await self._files.whole(info.name, info.size)
            check_digest(info.name, self._whole)
        counts = await self._part(info.parts.counts)
        self.counts = read_counts(counts, info.parts.postings[1], info.name)
        self._begins = np.concatenate([[0], np.cumsum(self.counts, dtype=np.int64)])

    async def lists(self, words: NDArray[np.int32]) -> Lists:
        """Return the lists of these words."""
        at = self._info.parts.postings[0]
        ranges = [(at + SIZE * int(self._begins[word]), SIZE * int(self.counts[word])) for word in words]
        pieces = await self._read(self._info.name, [one for one in ranges if one[1]])
        return decode(b"".join(pieces), self.counts[words], self.images, self._info.name)

    async def all_lists(self) -> Lists:
        """Return the lists of all words, 6 bytes for each posting."""
        data = await self._part(self._info.parts.postings)
        return decode(data, self.counts, self.images, self._info.name)

    async def hashes(self) -> Bytes2D:
        """Return the fingerprints, uint8 (images, 32); where they are not held they are read, 2 MB, and kept."""
        if self._hashes is None:
            self._hashes = read_hashes(await self._part(self._info.parts.hashes), self.images, self._info.name)
        return self._hashes

    async def same_file(self, sha256: str) -> list[int]:
        """Return the numbers of the images that are the file of this sha256, and perhaps of a few others.

        Of a segment that is not held, 1 KB is read and kept, and another for each file that is asked for.
        """
        (at, length), name = self._info.parts.files, self._info.name
        if not length:
            return []
        if self._bounds is None:
            self._bounds = file_digests.read_bounds(await self._part((at, file_digests.HEAD)), length, name)
        first = int(sha256[:2], 16)
        begin, end = (int(one) for one in self._bounds[first : first + 2])
        rows = await self._part((at + begin, end - begin)) if begin < end else b""
        return [self.first + image for image in file_digests.images_of(rows, sha256, self.images, name)]

    async def living(self) -> list[int]:
        """Return the numbers of all images that were not removed; 10 bytes of each are read."""
        directory = read_directory(await self._part(self._info.parts.directory), self.images, self._info.name)
        return [self.first + int(number) for number in np.flatnonzero(directory["length"])]

    async def places(self, numbers: Sequence[int]) -> list[Place]:
        """Return where the records of these images are, which are counted in the whole index; none of removed ones."""
        rows = await self._rows([number - self.first for number in numbers])
        details = np.searchsorted(self._detail_starts, np.array(numbers) - self.first, "right") - 1
        found = []
        for number, row, detail in zip(numbers, rows.tolist(), details.tolist(), strict=True):
            info = self._info.details[detail]
            found.append(Place(number, info.name, info.size, *row))
        return [place for place in found if place.length]

    async def _rows(self, numbers: Sequence[int]) -> Directory:
        if not numbers:
            return np.zeros(0, ROW)
        at = self._info.parts.directory[0]
        pieces = await self._read(self._info.name, [(at + ROW.itemsize * number, ROW.itemsize) for number in numbers])
        return read_directory(b"".join(pieces), len(numbers), self._info.name)

    async def _part(self, place: tuple[int, int]) -> bytes:
        return (await self._read(self._info.name, [place]))[0]

    async def _read(self, name: str, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        if self._whole is not None:
            return [part(self._whole, place) for place in ranges]
        return await self._files.ranges(name, self._info.size, ranges)
