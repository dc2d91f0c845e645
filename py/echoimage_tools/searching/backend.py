"""What `echoimage search` searches: a database name in, one way of asking for pictures and for indexes alike out."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

import echoimage
from echoimage import Accept, Index, Method, Problem, Query, Report
from echoimage.search.feature_cache import REMEMBERED
from echoimage.search.ranking import Accepts, accepting
from echoimage.search.search import PARALLEL
from echoimage_tools.searching.pictures import CORES, NativeLibrary
from echoimage_tools.sources.collection import Collection, open_collection
from echoimage_tools.sources.index_files import FolderFiles, manifest_of

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """What is asked for, the same for every query; `accept` None: copies count, and the same scene is told as well."""

    method: Method
    top: int
    json: bool
    accept: Accept | None = None
    min_score: float = 0.0

    @property
    def narrowed(self) -> bool:
        """Return whether it was said what counts as a match."""
        return bool(self.accept or self.min_score)

    @property
    def accepts(self) -> Accepts:
        """What tells a match."""
        return accepting(self.accept or "edited", self.min_score)


class Backend(Protocol):
    """What can be searched; `problems` tells what of it was left out when it was opened."""

    total: int
    problems: tuple[Problem, ...]

    async def search(self, query: Query, options: SearchOptions, progress: Progress) -> Report:
        """Answer one query."""
        ...


@asynccontextmanager
async def open_backend(database: str, again: bool) -> AsyncIterator[Backend]:
    """Open a folder, a database or an index; `again`: there is more than one query. Raises `EchoImageError`."""
    manifest = manifest_of(database)
    if manifest is not None:
        yield _Indexed(await echoimage.open_index(FolderFiles(manifest.parent), str(manifest)))
        return
    collection = await open_collection(database)
    with NativeLibrary(collection.source, REMEMBERED if again else 0, on_disk=again) as library:
        yield _Pictures(collection, library)


class _Pictures:
    def __init__(self, collection: Collection, library: NativeLibrary) -> None:
        self.total, self.problems = len(collection.entries), collection.problems
        self._entries, self._library = collection.entries, library

    async def search(self, query: Query, options: SearchOptions, progress: Progress) -> Report:
        return await echoimage.search(
            query,
            self._entries,
            self._library,
            k=options.top,
            method=options.method,
            accept=options.accept or "edited",
            min_score=options.min_score,
            progress=progress,
            parallel=max(PARALLEL, CORES),
        )


class _Indexed:
    def __init__(self, index: Index) -> None:
        self.total = index.count
        self.problems: tuple[Problem, ...] = ()
        self._index = index

    async def search(self, query: Query, options: SearchOptions, _progress: Progress) -> Report:
        return await echoimage.search_index(
            query,
            self._index,
            k=options.top,
            method=options.method,
            accept=options.accept or "edited",
            min_score=options.min_score,
        )
