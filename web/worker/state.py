"""What stays between calls of the page."""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from polyscript import xworker

import answers
from browser_decoder import decode_in_browser
from collection import Collection, Listed
from crash_guard import decoding
from echoimage import Database, EchoImageError, Library, Result
from feature_store import IdbFeatureStore
from given_picture import GivenPicture
from http_source import HttpSource
from team import Team

if TYPE_CHECKING:
    from duplicate_groups import DuplicateGroups
    from mine import Mine

AHEAD = 100
"""Images at most in a collection that are described before anybody searches."""


@dataclass
class LastSearch:
    """The query of a search, and what it has found, by address."""

    ticket: int
    query: GivenPicture | None
    accept: answers.Choice = ""
    found: dict[str, Result] = field(default_factory=dict)

    def keep(self, results: Iterable[Result]) -> None:
        """Keep what was found: the page may ask for the differences of any of it."""
        self.found |= {result.entry.url: result for result in results}

    def report_first(self, results: Sequence[Result]) -> None:
        """Report the best so far to the page."""
        self.keep(results)
        if self.query:
            found = {"query": self.query.facts(), "results": answers.results(results, self.accept)}
            xworker.sync.first(self.ticket, answers.as_objects(found))


class State:
    """The open collection, the last query, and features already computed."""

    def __init__(self) -> None:
        self.source = HttpSource()
        self.collection: Collection = self.listed(Database((), ()))
        self.opening = 0
        self.store = IdbFeatureStore(self.source.validators)
        self.library = self._library()
        self.team = Team()
        self.search = LastSearch(0, None)
        self.duplicates: DuplicateGroups | None = None
        self.prefetching: asyncio.Task[None] | None = None

    @cached_property
    def mine(self) -> "Mine":
        """The visitor's own pictures."""
        # Not before it is asked for: a start takes 10 ms less (Chromium, 2 busy cores, 2026-11-30).
        from mine import Mine

        return Mine()

    def listed(self, database: Database) -> Listed:
        """Return the collection of a database."""
        return Listed(database, lambda: self.library, self._library_of_index, self.source)

    def _library_of_index(self) -> Library:
        """Return one that keeps nothing: each picture is described once, for an index that keeps more of it."""
        return Library(self.source, None, decode_in_browser, 0, decoding, indexed=True)

    def _library(self) -> Library:
        return Library(self.source, self.store, decode_in_browser, watch=decoding)

    async def forget(self) -> None:
        """Drop what is kept, and what is in memory."""
        old, self.store = self.store, IdbFeatureStore(self.source.validators)
        self.library = self._library()
        await self.mine.clear()
        await old.clear()

    def prefetch(self, collection: Collection) -> None:
        """Describe a small database's images ahead, so that the first search takes a moment."""
        if isinstance(collection, Listed) and collection.count <= AHEAD:
            self.prefetching = asyncio.create_task(self._prefetch(collection))

    async def _prefetch(self, collection: Listed) -> None:
        library = self.library
        for entry in collection.entries:
            if self.collection is not collection or self.library is not library:
                return
            # A search will report what is wrong with this image.
            with suppress(EchoImageError):
                await library.features(entry)
            await asyncio.sleep(0)


state = State()
