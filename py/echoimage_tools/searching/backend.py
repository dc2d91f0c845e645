"""What `echoimage search` searches: a database name in, one way of asking for pictures and for indexes alike out."""

import shlex
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import echoimage
from echoimage import Accept, Index, Method, Problem, Query
from echoimage.search.feature_cache import REMEMBERED
from echoimage.search.ranking import Accepts, accepting
from echoimage.search.search import PARALLEL
from echoimage_tools.output.counts import counted
from echoimage_tools.searching.kept_features import KeptFeatures
from echoimage_tools.searching.pictures import CORES, NativeLibrary
from echoimage_tools.searching.placed import PlacedReport, Root, placed, root_of_collection, root_of_index
from echoimage_tools.sources.collection import Collection
from echoimage_tools.sources.named_index import NamedIndex, open_named

Progress = Callable[[int, int], None]

MANY = 500
"""Pictures read for a search from which an index is worth a word: 6 s of photographs of 0.2 megapixels, on 2 cores."""


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

    root: Root
    total: int
    problems: tuple[Problem, ...]

    async def search(self, query: Query, options: SearchOptions, progress: Progress) -> PlacedReport:
        """Answer one query."""
        ...

    def advice(self) -> str:
        """Return how the searches so far would have been much faster, "" where they would not."""
        ...


@asynccontextmanager
async def open_backend(database: str, again: bool, kept: bool) -> AsyncIterator[Backend]:
    """Open a folder, a database or an index. Raises `EchoImageError`.

    again: there is more than one query. kept: what is known of local pictures is kept for the next run, and used.
    """
    found = await open_named(database)
    if isinstance(found, NamedIndex):
        index = await echoimage.open_index(found.files, found.address)
        yield _Indexed(index, root_of_index(database, index.base, found.scheme))
        return
    store = KeptFeatures(found.base) if kept and isinstance(found.base, Path) else None
    with NativeLibrary(found.source, REMEMBERED if again else 0, on_disk=again, store=store) as library:
        yield _Pictures(found, library, root_of_collection(database, found.base))


class _Pictures:
    def __init__(self, collection: Collection, library: NativeLibrary, root: Root) -> None:
        self.root = root
        self.total, self.problems = len(collection.entries), collection.problems
        self._entries, self._library = collection.entries, library

    async def search(self, query: Query, options: SearchOptions, progress: Progress) -> PlacedReport:
        self._library.classic = options.method == "classic"
        report = await echoimage.search(
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
        return placed(report, self.root)

    def advice(self) -> str:
        if self._library.described < MANY:
            return ""
        read, name = counted(self._library.described, "picture"), shlex.quote(self.root.database)
        return (
            f"{read} were read. To search them in a second, run: echoimage index {name} -o INDEX; and name INDEX then"
        )


class _Indexed:
    def __init__(self, index: Index, root: Root) -> None:
        self.root = root
        self.total = index.count
        self.problems: tuple[Problem, ...] = ()
        self._index = index

    async def search(self, query: Query, options: SearchOptions, _progress: Progress) -> PlacedReport:
        report = await echoimage.search_index(
            query,
            self._index,
            k=options.top,
            method=options.method,
            accept=options.accept or "edited",
            min_score=options.min_score,
        )
        return placed(report, self.root)

    def advice(self) -> str:
        return ""
