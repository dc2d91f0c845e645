"""The visitor's own pictures: folders that are scanned into an index of the browser's, searched meanwhile and later."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from polyscript.js_modules import mine_files, site
from pyodide.ffi import JsException, JsProxy

from collection import QUIET, SearchOptions, search_index
from echoimage import Entry, Index, Method, Problem, Query, Report, SourceError
from echoimage.duplicates.pair import FileFacts
from echoimage.index.growing import GrowingIndex
from echoimage.index.record import Packed
from echoimage.index.sources_file import Image
from echoimage.message import Message, message, plain
from echoimage.search.scan import Progress, Stopped
from echoimage.types import Bytes2D
from file_format import format_of
from known_folder import name_of
from mine_address import entry_of, folder_of, prefix_of, size_and_time, validator_of
from mine_store import MineStore, StorageFullError

EACH = 64
"""Pictures at least between two writes during a scan: what a tab that is killed loses, and one detail file."""

SHARE = 20
"""A write may take a twentieth of the time: the lists of what is remembered are written anew each time, and grow."""

ADDRESS = "manifest.json"

FULL = message("error-mine-full")
UNKEPT = message("error-mine-unkept")
EVICTED = message("error-mine-evicted")
BUSY = message("error-mine-busy")


class Mine:
    """A `Collection`. One tab at a time scans; the others search what is stored."""

    has_classic = False
    problems: Sequence[Problem] = ()

    def __init__(self) -> None:
        self._store = MineStore()
        self._index: GrowingIndex | None = None
        self._reader: Index | None = None
        self._release: Any = None
        self._seen: dict[str, set[str]] = {}
        self._copies: dict[str, bytes | Bytes2D] = {}
        self._writing = asyncio.Lock()
        self._last, self._cost = 0.0, 0.0
        self._full: Message | None = None

    @property
    def count(self) -> int:
        """Return how many pictures can be found."""
        return sum(1 for _ in self._index.addresses()) if self._index else 0

    async def open(self) -> dict[str, Any]:
        """Read what is stored, if it was not read yet, and return the facts."""
        await self._opened()
        return self.facts()

    def facts(self) -> dict[str, Any]:
        """Return the folders with the numbers of their pictures, the bytes, and what is to be told of storing."""
        folders = [{"name": name, "count": count} for name, count in sorted(self._counts().items())]
        return {"folders": folders, "bytes": self._store.size, "full": plain(self._full)}

    async def name(self, called: str, batch: Iterable[JsProxy], taken: Iterable[str]) -> str:
        """Return the name of a folder in which these files, `{path, file}`, were found first (`known_folder.name_of`).

        Raises `SourceError` in a second tab.
        """
        await self._hold()
        index = await self._opened()
        files = {one.path: validator_of(one.file) for one in batch}

        def known(folder: str, path: str) -> str | None:
            return index.validator(entry_of(folder, path).url)

        return name_of(called, files, self._counts(), known, set(taken))

    async def known(self, folder: str, batch: Iterable[JsProxy]) -> list[int]:
        """Return which of these files, `{path, file}`, have to be read. Raises `SourceError` in a second tab."""
        await self._hold()
        index = await self._opened()
        seen = self._seen.setdefault(folder, set())
        new = []
        for number, one in enumerate(batch):
            url = entry_of(folder, one.path).url
            seen.add(url)
            if not index.knows(url, validator_of(one.file)):
                new.append(number)
        return new

    async def add(self, folder: str, described: Iterable[JsProxy]) -> dict[str, Any]:
        """Take what the scanners have found out. Raises `SourceError` where the scan was ended from elsewhere."""
        index = await self._opened()
        if folder not in self._seen:
            raise SourceError("not-found", EVICTED)
        for one in described:
            image = Image(Entry(one.url, title=one.title), one.validator, one.sha256)
            index.add(folder, image, *(Packed(each.data.to_bytes(), each.size, each.crc) for each in one.records))
        if index.pending >= EACH and time.monotonic() - self._last > SHARE * self._cost:
            await self._write()
        return {"pending": index.pending, "full": plain(self._full)}

    async def finish(self, folder: str, complete: bool, unread: Iterable[str] = ()) -> dict[str, Any]:
        """Write everything; where the scan was `complete`, what it has not seen in the folder is gone.

        What is at a path that could not be read, or below, may still be there.
        """
        index = await self._opened()
        seen = self._seen.pop(folder, set())
        if complete:
            unseen = (url for url in index.addresses() if url.startswith(prefix_of(folder)) and url not in seen)
            spared = tuple(f"{entry_of(folder, path).url}/" for path in unread)
            index.remove([url for url in unseen if not f"{url}/".startswith(spared)])
        await self._write()
        self._let_go()
        return self.facts()

    async def forget(self, folder: str) -> dict[str, Any]:
        """Delete what is known of a folder. Raises `SourceError` while another tab scans."""
        await self._hold()
        index = await self._opened()
        index.remove([url for url in index.addresses() if url.startswith(prefix_of(folder))])
        self._seen.pop(folder, None)
        self._copies = {}
        await self._write()
        self._let_go()
        return self.facts()

    async def clear(self) -> None:
        """Delete everything."""
        self._reader, self._index, self._copies, self._seen = None, None, {}, {}
        self._let_go()
        with suppress(JsException):
            await self._store.clear()

    async def search(self, query: Query, options: SearchOptions) -> Report:
        """Compare the pictures that the index proposes, those scanned up to now."""
        reader = await self._latest()
        self._copies = {}
        return await search_index(query, reader, self._copies, options)

    async def index(self, _progress: Progress, _stopped: Stopped) -> tuple[Index, Sequence[Problem]]:
        """Return the index of what was scanned up to now."""
        return await self._latest(), ()

    def file_facts(self, url: str) -> FileFacts:
        """Return what the browser told of a file when it was scanned."""
        known = self._index.validator(url) if self._index else None
        size, time = size_and_time(known) if known else (None, None)
        return FileFacts(size, format_of(url), modified=time)

    async def read(self, entry: Entry) -> bytes:
        """Return the small copy of a picture that was found. Raises `SourceError`."""
        found = self.thumbnail(entry.url)
        if found is None:
            raise SourceError("not-found", message("error-picture-unknown", name=entry.title or entry.url))
        return found

    def thumbnail(self, url: str) -> bytes | None:
        """Return the small copy of a picture that the last search looked at."""
        found = self._copies.get(url)
        return found if isinstance(found, bytes) else None

    def fetched(self) -> dict[str, int]:
        """Return nothing: nothing is fetched."""
        return {}

    def quiet(self, _method: Method) -> float:
        """Return a little, as of an index."""
        return QUIET

    def _counts(self) -> Counter[str]:
        """Return the number of pictures of each folder."""
        return Counter(map(folder_of, self._index.addresses() if self._index else ()))

    async def _opened(self) -> GrowingIndex:
        async with self._writing:
            if self._index is None:
                await self._store.load()
                self._index = GrowingIndex(self._store)
                self._reader = None
            return self._index

    async def _latest(self) -> Index:
        index = await self._opened()
        if not index.is_written:
            await self._write()
        elif not self._release and await self._store.is_outdated():
            self._index = self._reader = None
        return await self._current()

    async def _current(self) -> Index:
        index = await self._opened()
        if self._reader is None:
            self._reader = Index(index.manifest, self._store, ADDRESS)
            await self._reader.load()
        return self._reader

    async def _write(self) -> None:
        """Write what is pending. Raises `SourceError` where the browser has deleted what there was."""
        async with self._writing:
            index = self._index
            if index is None or (index.is_written and not self._full):
                return
            begun = time.monotonic()
            await self._store.hold(index.read_again())
            index.write()
            self._reader = None
            try:
                same = await self._store.commit(index.manifest.names)
                self._full = None
            except StorageFullError as error:
                same, self._full = True, FULL if "Quota" in str(error) else UNKEPT
            self._last = time.monotonic()
            self._cost = self._last - begun
        if not same:
            self._index = self._reader = None
            self._seen.clear()
            raise SourceError("not-found", EVICTED)

    async def _hold(self) -> None:
        if self._release is None:
            self._release = await mine_files.hold(f"echoimage {site.address} mine")
            if self._release is None:
                raise SourceError("internal", BUSY)
            # Another tab may have written before.
            if await self._store.is_outdated():
                self._index = self._reader = None

    def _let_go(self) -> None:
        if self._release and not self._seen:
            self._release()
            self._release = None
