"""What is searched: the pictures that a database lists, or an index of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol

import cv2
import numpy as np

import echoimage
from echoimage import (
    Database,
    EchoImageError,
    Entry,
    Index,
    IndexFileError,
    Library,
    Method,
    Problem,
    Query,
    Report,
    Source,
    SourceError,
    open_index,
)
from echoimage.duplicates.pair import FileFacts
from echoimage.index.manifest import NAME
from echoimage.index.record import Stored
from echoimage.message import message
from echoimage.search.listed_index import index_of
from echoimage.search.scan import Progress, Stopped
from echoimage.search.search import First
from echoimage.types import Accept, Bytes2D
from file_format import format_of
from index_files import HttpFiles
from team import Team

MOST = 2_000
"""Pictures of a list that are described for an index in memory, 41 KB each."""

QUIET = 0.5
"""Seconds: most searches of an index end before, and a bar that comes and goes says nothing."""


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How to search, and who is called: the keywords of `echoimage.search`."""

    k: int
    method: Method
    accept: Accept
    progress: Progress
    stopped: Stopped
    first: First
    team: Team

    def keywords(self) -> dict[str, Any]:
        """Return them for `echoimage.search` or `echoimage.search_index`."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


class Collection(Protocol):
    """What every collection can do."""

    has_classic: bool
    """Whether there are classic scores of it, for which the pictures themselves are read."""

    @property
    def count(self) -> int:
        """Return how many pictures it has."""
        ...

    @property
    def problems(self) -> Sequence[Problem]:
        """Entries that cannot be used."""
        ...

    async def search(self, query: Query, options: SearchOptions) -> Report:
        """Find the best."""
        ...

    async def read(self, entry: Entry) -> bytes:
        """Return the picture, or the small copy that is all there is of it, as a file. Raises `SourceError`."""
        ...

    def thumbnail(self, url: str) -> bytes | None:
        """Return the small copy of a picture that the last search looked at, where there is one."""
        ...

    def fetched(self) -> dict[str, int]:
        """Return how many bytes and requests were spent on it so far."""
        ...

    def quiet(self, method: Method) -> float:
        """Return the seconds of a search in which nobody needs to hear how far it is."""
        ...

    async def index(self, progress: Progress, stopped: Stopped) -> tuple[Index, Sequence[Problem]]:
        """Return it as an index, of what there is now, and what could not be read for it. Raises `SourceError`.

        Where pictures are read, `progress(done, total)` counts them, and `stopped()` ends it early; the index is of no
        use then.
        """
        ...

    def file_facts(self, url: str) -> FileFacts:
        """Return what is known of the file of a picture."""
        ...


class Listed:
    """A database, whose pictures are read themselves."""

    has_classic = True

    def __init__(
        self,
        database: Database,
        library: Callable[[], Library],
        library_of_index: Callable[[], Library],
        source: Source,
    ) -> None:
        self.count = len(database.entries)
        self.problems = database.problems
        self.entries = database.entries
        self._library = library
        self._library_of_index = library_of_index
        self.read = source.read

    async def search(self, query: Query, options: SearchOptions) -> Report:
        """Compare every picture."""
        return await echoimage.search(query, self.entries, self._library(), **options.keywords())

    def thumbnail(self, _url: str) -> None:
        """Return nothing: a picture that was read can be shown."""
        return

    def fetched(self) -> dict[str, int]:
        """Return nothing: pictures are counted one by one as they come."""
        return {}

    def quiet(self, _method: Method) -> float:
        """Return 0: each picture counts."""
        return 0.0

    async def index(self, progress: Progress, stopped: Stopped) -> tuple[Index, Sequence[Problem]]:
        """Read every picture; raise `SourceError` where they are too many to hold what is known of them."""
        if self.count > MOST:
            raise SourceError("too-large", message("error-duplicates-many", most=MOST))
        return await index_of(self.entries, self._library_of_index(), progress, stopped)

    def file_facts(self, url: str) -> FileFacts:
        """Return what its name tells."""
        return FileFacts(format=format_of(url))


class Indexed:
    """An index, of which the likeliest pictures are read; for classic scores those listed beside it, if they are."""

    problems: Sequence[Problem] = ()

    def __init__(self, index: Index, files: HttpFiles, address: str, listed: Listed | None, source: Source) -> None:
        self.count = index.count
        self.has_classic = listed is not None
        self._listed = listed
        self._index = index
        self._files = files
        self._address = address
        self._seen: dict[str, bytes | Bytes2D] = {}
        self.read = source.read

    async def search(self, query: Query, options: SearchOptions) -> Report:
        """Compare the pictures that the index proposes; of one that was replaced meanwhile those of the new one."""
        if self._listed and options.method == "classic":
            return await self._listed.search(query, options)
        try:
            found = await self._search(query, options)
        except SourceError as error:
            if error.reason != "not-found" or not await self._renewed():
                raise
        else:
            gone = any(problem.reason == "not-found" for problem in found.problems)
            if not gone or options.stopped() or not await self._renewed():
                return found
        return await self._search(query, options)

    async def _search(self, query: Query, options: SearchOptions) -> Report:
        self._seen = {}
        return await search_index(query, self._index, self._seen, options)

    async def _renewed(self) -> bool:
        """Open the index again if there is another one at its address; return whether there is."""
        files = HttpFiles(self._address)
        try:
            if await files.whole(NAME, 0) == self._files.manifest:
                return False
            self._index = await open_index(files, self._address)
        except EchoImageError:
            # What is missing of the old one says more.
            return False
        self.count = self._index.count
        files.bytes += self._files.bytes
        files.requests += self._files.requests
        self._files = files
        return True

    def thumbnail(self, url: str) -> bytes | None:
        """Return the small copy in the index, which is grey in an old one."""
        found = self._seen.get(url)
        return bytes(cv2.imencode(".jpg", found)[1]) if isinstance(found, np.ndarray) else found

    def fetched(self) -> dict[str, int]:
        """Return what was read of the index."""
        return {"bytes": self._files.bytes, "requests": self._files.requests}

    def quiet(self, method: Method) -> float:
        """Return a little where the index is searched, nothing where pictures are read one by one."""
        return 0.0 if self._listed and method == "classic" else QUIET

    async def index(self, _progress: Progress, _stopped: Stopped) -> tuple[Index, Sequence[Problem]]:
        """Return the index."""
        return self._index, ()

    def file_facts(self, url: str) -> FileFacts:
        """Return what its name tells."""
        return FileFacts(format=format_of(url))


class _Seen:
    """An index that keeps the small copies of what was read, for pictures that cannot be shown themselves."""

    def __init__(self, index: Index, copies: dict[str, bytes | Bytes2D]) -> None:
        self.count, self.held = index.count, index.held
        self.candidates, self.agreeing = index.candidates, index.agreeing
        self.same_file = index.same_file
        self._index = index
        self._copies = copies

    async def details(
        self, numbers: Sequence[int], progress: Callable[[int], None]
    ) -> tuple[dict[int, Stored], list[Problem]]:
        """Return what is stored about images."""
        found, problems = await self._index.details(numbers, progress)
        seen = [(one.entry.url, one.features) for one in found.values() if not one.features.window]
        self._copies.update({url: features.preview or features.thumbnail for url, features in seen})
        return found, problems


async def search_index(
    query: Query, index: Index, copies: dict[str, bytes | Bytes2D], options: SearchOptions
) -> Report:
    """Compare the pictures that an index proposes; the small copies of what was read come into `copies`, by address."""
    return await echoimage.search_index(query, _Seen(index, copies), **options.keywords())


async def open_indexed(
    address: str, progress: Callable[[int, int], object], manifest: bytes, listed: Listed | None, source: Source
) -> Indexed:
    """Return the index whose manifest, if it was not just read, is at an address; `listed` has its pictures.

    Raises `SourceError` or `IndexFileError`.
    """
    try:
        try:
            return await _opened(HttpFiles(address, progress, manifest=manifest), address, listed, source)
        except IndexFileError as error:
            if error.reason != "damaged":
                raise
            # A cache, the browser's own or one on the way, may go on giving what once came wrong.
            return await _opened(HttpFiles(address, progress, "reload"), address, listed, source)
    except SourceError as error:
        # What was opened may be another document, which only names the index.
        raise SourceError(error.reason, message("error-index-unreadable", address=address, why=error.message)) from None


async def _opened(files: HttpFiles, address: str, listed: Listed | None, source: Source) -> Indexed:
    return Indexed(await open_index(files, address), files, address, listed, source)
