"""The files of an index on a host or in a bucket: a name and ranges in, few bytes fetched, pieces out."""

import asyncio
from collections.abc import Sequence
from urllib.parse import urljoin

from echoimage import Entry, SourceError
from echoimage.index.byte_ranges import ByteRange, cut, joined
from echoimage.index.container import check_digest
from echoimage.index.manifest import MAX_FILE, NAME
from echoimage_tools.sources.bucket import Bucket
from echoimage_tools.sources.http import HttpSource

PARALLEL = 6
"""Requests at a time."""

TIMEOUT = 120.0
"""Seconds for one file, of up to 50 MB."""

KEPT = 64_000_000
"""Bytes at most of whole files that are kept where a host gives no parts."""


class HttpFiles:
    """Reads what lies beside the manifest at `address`, by the page's rules.

    Of a host that gives no parts, whole files are read, of which up to 64 MB are kept. Those of which each query needs
    a part, such as the words of a large index, are refused there.
    """

    def __init__(self, address: str, source: HttpSource | None = None) -> None:
        self._address = address
        self._source = source or HttpSource(TIMEOUT, MAX_FILE)
        self._limit = asyncio.Semaphore(PARALLEL)
        self._gives_parts: bool | None = None
        self._trying = asyncio.Lock()
        self._whole: dict[str, bytes] = {}
        self._reading = asyncio.Lock()

    def __repr__(self) -> str:
        return f"HttpFiles({self._address!r})"

    async def whole(self, name: str, _size: int) -> bytes:
        """Return a file. Raises `SourceError`."""
        try:
            async with self._limit:
                return await self._source.read(Entry(self._address_of(name)))
        except SourceError as error:
            raise _missing(name, error) from None

    async def ranges(self, name: str, size: int, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return pieces of a file. Raises `SourceError`, `IndexFileError` where it is another file."""
        wanted = joined(ranges)
        if wanted and self._gives_parts is None:
            async with self._trying:
                if self._gives_parts is None:
                    self._gives_parts = await self._part(name, wanted[0]) is not None
        if self._gives_parts is not False:
            parts = await asyncio.gather(*(self._part(name, part) for part in wanted))
            found = [part for part in parts if part is not None]
            if len(found) == len(wanted):
                return cut(ranges, wanted, found)
            self._gives_parts = False
        if name.startswith(("words", "keypoints")):
            raise _needs_parts(name, size)
        data = await self._kept(name, size)
        return cut(ranges, [(0, len(data))], [data])

    async def _part(self, name: str, part: ByteRange) -> bytes | None:
        try:
            async with self._limit:
                return await self._source.part(self._address_of(name), *part)
        except SourceError as error:
            raise _missing(name, error) from None

    async def _kept(self, name: str, size: int) -> bytes:
        """Return a whole file, which may have been read before; the last used are kept."""
        async with self._reading:
            data = self._whole.pop(name, None)
            if data is None:
                data = await self.whole(name, size)
                check_digest(name, data)
            self._whole[name] = data
            while len(self._whole) > 1 and sum(map(len, self._whole.values())) > KEPT:
                del self._whole[next(iter(self._whole))]
            return data

    def _address_of(self, name: str) -> str:
        return self._address if name == NAME else urljoin(self._address, name)


class BucketFiles:
    """Reads an index in a bucket."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        self._limit = asyncio.Semaphore(PARALLEL)

    def __repr__(self) -> str:
        return f"BucketFiles({self._bucket!r})"

    async def whole(self, name: str, _size: int) -> bytes:
        """Return a file. Raises `SourceError`."""
        return await self._part(name, (0, MAX_FILE + 1))

    async def ranges(self, name: str, _size: int, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return pieces of a file. Raises `SourceError`."""
        wanted = joined(ranges)
        return cut(ranges, wanted, await asyncio.gather(*(self._part(name, part) for part in wanted)))

    async def _part(self, name: str, part: ByteRange) -> bytes:
        try:
            async with self._limit:
                return await asyncio.to_thread(self._bucket.part, name, *part)
        except FileNotFoundError:
            raise _replaced(name) from None
        except OSError as error:
            cause = error.strerror or error
            raise SourceError("network", f"{name} cannot be read: {cause}; see to it and try again") from error


def _missing(name: str, error: SourceError) -> SourceError:
    return _replaced(name) if error.reason == "not-found" and name != NAME else error


def _replaced(name: str) -> SourceError:
    return SourceError(
        "not-found",
        f"{name} is not there; the index was probably replaced meanwhile: try again. If that does not help, upload the "
        "whole index again",
    )


def _needs_parts(name: str, size: int) -> SourceError:
    # Each query needs a part of every such file: more bytes than can be kept, sent again each time.
    return SourceError(
        "http-error",
        f"parts of {name} ({size / 1e6:.1f} MB) are read, and its host gives whole files; let it answer requests with "
        "Range for .zip files, and not compress these (docs/hosting.md says how), or copy the index to this machine",
    )
