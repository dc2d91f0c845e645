"""The files of an index by HTTP: parts of them where the host gives parts, else whole ones, of which some are kept."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from functools import partial

import js
from pyodide.ffi import JsProxy

from echoimage import IndexFileError, SourceError
from echoimage.index.byte_ranges import ByteRange, cut, joined
from echoimage.index.container import check_digest
from echoimage.index.manifest import MAX_FILE, NAME
from echoimage.message import message
from range_requests import RangeRequests
from transfer import check_status, read_body, response_of, with_retries

PARALLEL = 6
"""Requests at a time: browsers open six connections to a host over HTTP/1.1."""

KEPT = 64_000_000
"""Bytes at most of whole files that are kept where a host gives no parts."""

END, END_LENGTH = b"PK\5\6", 22
"""How a ZIP file's last bytes begin, and how many they are."""


class HttpFiles:
    """Reads what lies beside the manifest at `address`; `progress(done, total)` hears of the bytes of whole files.

    `bytes` and `requests` count everything. `cache` is how the browser's own is used for whole files, as of `fetch`.
    `manifest` is not read again if it is given, and then the one that was read.
    """

    def __init__(
        self,
        address: str,
        progress: Callable[[int, int], object] = lambda *_: None,
        cache: str = "default",
        manifest: bytes = b"",
    ) -> None:
        self.bytes = self.requests = 0
        self.manifest = manifest
        self._address = address
        self._cache = cache
        self._progress = progress
        self._done = self._expected = 0
        self._limit = asyncio.Semaphore(PARALLEL)
        self._requests = RangeRequests()
        self._gives_parts: bool | None = None
        self._probing: asyncio.Task[None] | None = None
        self._whole: dict[str, asyncio.Task[bytes]] = {}

    async def whole(self, name: str, size: int) -> bytes:
        """Return a file. Raises `SourceError`."""
        if name == NAME:
            # The one file that changes under its name.
            self.manifest = self.manifest or await self._read(name, "no-cache")
            return self.manifest
        self._expected += size
        found, _ = await asyncio.gather(self._read(name, self._cache, self._count), self._probe(name, size))
        return found

    async def ranges(self, name: str, size: int, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return parts of a file. Raises `SourceError`, `IndexFileError` where the file has another size."""
        wanted = joined(ranges)
        if wanted and name not in self._whole and not self._gives_parts:
            await self._probe(name, size)
        if name not in self._whole and self._gives_parts:
            parts = await asyncio.gather(*(self._part(name, part) for part in wanted))
            found = [part for part in parts if part is not None]
            if len(found) == len(wanted):
                return cut(ranges, wanted, found)
            self._gives_parts = False
        if self._gives_parts is False and name.startswith(("words", "keypoints")):
            raise _needs_parts(name, size)
        return cut(ranges, [(0, size)], [await self._kept(name, size)])

    async def _probe(self, name: str, size: int) -> None:
        """Find out, once, whether the host gives parts: it may ignore the range, or give parts of something else."""
        if self._gives_parts is not None:
            return
        if self._probing is None:
            self._probing = asyncio.create_task(self._try_part(name, size))
        try:
            await self._probing
        finally:
            self._probing = None

    async def _try_part(self, name: str, size: int) -> None:
        part = size - END_LENGTH, size
        try:
            # Past the cache, which gives parts of a whole file by itself.
            async with self._response(name, part, "no-store") as response:
                check_status(response, MAX_FILE)
                self._gives_parts = _is_part(response, part) and await self._ends(response)
        except SourceError as error:
            # Another failure says nothing about parts: whoever reads the file will meet it.
            self._gives_parts = False if error.reason == "cors" else None

    async def _ends(self, response: JsProxy) -> bool:
        try:
            return (await read_body(response, END_LENGTH, self._add)).startswith(END)
        except SourceError:
            # Browsers stumble over a part of compressed bytes.
            return False

    async def _part(self, name: str, part: ByteRange) -> bytes | None:
        """Return a part; None where the host sends something else."""
        found = await self._requests.read(self._address_of(name), *part)
        if not found:
            # Asked for again, to hear what is wrong.
            return await with_retries(self._address, partial(self._part_once, name, part))
        self.requests += 1
        self._add(len(found))
        return found

    async def _part_once(self, name: str, part: ByteRange) -> bytes | None:
        async with self._limit, self._response(name, part, "no-store") as response:
            _refuse_missing(response, name)
            check_status(response, MAX_FILE)
            if not _is_part(response, part):
                return None
            length = part[1] - part[0]
            found = await read_body(response, MAX_FILE, self._add)
            return found if len(found) == length else None

    async def _kept(self, name: str, size: int) -> bytes:
        """Return a whole file, which may have been read before; several callers share one read."""
        task = self._whole.pop(name, None) or asyncio.create_task(self._genuine(name))
        # Last used, last dropped.
        self._whole[name] = task
        try:
            found = await task
        except BaseException:
            self._whole.pop(name, None)
            raise
        self._drop_oldest()
        return found

    def _drop_oldest(self) -> None:
        sizes = {name: len(task.result()) for name, task in self._whole.items() if task.done() and not task.exception()}
        total = sum(sizes.values())
        for name in list(sizes)[:-1]:
            if total > KEPT:
                total -= sizes[name]
                del self._whole[name]

    async def _genuine(self, name: str) -> bytes:
        found = await self._read(name, self._cache)
        try:
            check_digest(name, found)
        except IndexFileError:
            # A cache, the browser's own or one on the way, may go on giving what once came wrong.
            found = await self._read(name, "reload")
            check_digest(name, found)
        return found

    async def _read(self, name: str, cache: str, on_bytes: Callable[[int], None] | None = None) -> bytes:
        return await with_retries(self._address, partial(self._read_once, name, cache, on_bytes or self._add))

    async def _read_once(self, name: str, cache: str, on_bytes: Callable[[int], None]) -> bytes:
        async with self._limit, self._response(name, None, cache) as response:
            if name != NAME:
                _refuse_missing(response, name)
            check_status(response, MAX_FILE)
            return await read_body(response, MAX_FILE, on_bytes)

    def _response(self, name: str, part: ByteRange | None, cache: str) -> AbstractAsyncContextManager[JsProxy]:
        self.requests += 1
        headers = {"Range": f"bytes={part[0]}-{part[1] - 1}"} if part else {}
        return response_of(self._address_of(name), cache, **headers)

    def _address_of(self, name: str) -> str:
        return self._address if name == NAME else str(js.URL.new(name, self._address).href)

    def _add(self, count: int) -> None:
        self.bytes += count

    def _count(self, count: int) -> None:
        self._add(count)
        self._done += count
        self._progress(min(self._done, self._expected), self._expected)


def _refuse_missing(response: JsProxy, name: str) -> None:
    if response.status in (404, 410):
        raise SourceError(
            "not-found",
            message("error-index-gone", file=name, status=str(response.status)),
        )


def _needs_parts(name: str, size: int) -> SourceError:
    # Each query needs a part of every such file: more bytes than can be kept, sent again each time.
    return SourceError(
        "http-error",
        message("error-index-parts", file=name, size=size / 1e6),
    )


def _is_part(response: JsProxy, part: ByteRange) -> bool:
    """Return whether the host says that it sends this part; another site may read its length, but seldom its range."""
    headers = (response.headers.get(f"content-{name}") or "" for name in ("range", "length", "encoding"))
    stated, length, encoding = headers
    return bool(
        response.status == 206
        and encoding in ("", "identity")
        and (not stated or stated.startswith(f"bytes {part[0]}-{part[1] - 1}/"))
        and (not length or length == str(part[1] - part[0]))
    )
