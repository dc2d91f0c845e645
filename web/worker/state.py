"""What stays between calls of the page."""

import asyncio
from contextlib import suppress

from browser_decoder import decode_in_browser
from collection import Collection, Listed
from echoimage import Database, EchoImageError, Library
from feature_store import IdbFeatureStore
from http_source import HttpSource
from perils import decoding
from reading import Read
from team import Team
from telling import Search

LEARNED_AHEAD = 100
"""Images at most in a collection that are described before anybody searches."""


class Worker:
    """The open collection, the last query, and features already computed."""

    def __init__(self) -> None:
        self.collection: Collection = Listed(Database((), ()), lambda: self.library)
        self.opening = 0
        self.source = HttpSource()
        self.store = IdbFeatureStore(self.source.validators)
        self.library = self._library()
        self.stopped: set[int] = set()
        self.team = Team()
        self.search = Search(0, None)
        self.pair: tuple[Read, Read] | None = None
        self.learning: asyncio.Task[None] | None = None

    def _library(self) -> Library:
        return Library(self.source, self.store, decode_in_browser, watch=decoding)

    async def forget(self) -> None:
        """Drop what is kept, and what is in memory."""
        old, self.store = self.store, IdbFeatureStore(self.source.validators)
        self.library = self._library()
        await old.clear()

    def learn(self, collection: Collection) -> None:
        """Describe a small database's images ahead, so that the first search takes a moment."""
        if isinstance(collection, Listed) and collection.count <= LEARNED_AHEAD:
            self.learning = asyncio.create_task(self._learn(collection))

    async def _learn(self, collection: Listed) -> None:
        library = self.library
        for entry in collection.entries:
            if self.collection is not collection or self.library is not library:
                return
            # A search of this image will tell what is wrong with it.
            with suppress(EchoImageError):
                await library.features(entry)
            await asyncio.sleep(0)


worker = Worker()
