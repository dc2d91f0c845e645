"""An entry of a database in, its features out, computed once: from memory, a store, or the source of the bytes."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

from echoimage.hosts import FeatureStore, ForeignDecoder, Source
from echoimage.search.describe import describe
from echoimage.types import Entry, Features

Watch = Callable[[str], AbstractContextManager[object]]
"""Entered with an image's address while that is decoded and described; may refuse it by a `SourceError`."""

REMEMBERED = 2000
"""Features kept in memory, 160 KB each. Beyond that each query reads the store or source again."""


class Library:
    """Features by entry, remembered by address for the next query.

    The sha256 of the features is that of the bytes read; where the database has another one,
    the bytes count. A store that fails is not used again; `store_failure` has the reason. `indexed` as of `extract`:
    such features are for an index, and no store keeps them.
    """

    def __init__(
        self,
        source: Source,
        store: FeatureStore | None = None,
        foreign: ForeignDecoder | None = None,
        remembered: int = REMEMBERED,
        watch: Watch = nullcontext,
        *,
        indexed: bool = False,
    ) -> None:
        self.store_failure = ""
        self._source = source
        self._store = store
        self._foreign = foreign
        self._remembered = remembered
        self._watch = watch
        self._indexed = indexed
        self._memory: dict[str, Features] = {}
        self._pending: dict[str, asyncio.Task[Features]] = {}
        self._waiting: dict[str, int] = {}

    def __repr__(self) -> str:
        return f"Library({len(self._memory)} remembered, {len(self._pending)} being read)"

    def holds(self, entries: Sequence[Entry]) -> bool:
        """Return whether these images are read only once, however often they are asked for."""
        new = sum(entry.url not in self._memory for entry in entries)
        return new <= self._remembered - len(self._memory)

    async def features(self, entry: Entry) -> Features:
        """Return an image's features; several callers of one address share one read.

        Raises `SourceError` or `DecodeError`; a failure is not remembered, the next call tries
        again. If all callers are cancelled, so is the read.
        """
        known = self._memory.get(entry.url)
        if known is not None:
            return known
        task = self._pending.get(entry.url)
        if task is None:
            task = asyncio.create_task(self._obtain(entry))
            self._pending[entry.url] = task
        self._waiting[entry.url] = self._waiting.get(entry.url, 0) + 1
        try:
            return await asyncio.shield(task)
        finally:
            self._leave(entry.url, task)

    def _leave(self, url: str, task: asyncio.Task[Features]) -> None:
        if self._pending.get(url) is not task:
            return
        self._waiting[url] -= 1
        if self._waiting[url] == 0:
            del self._pending[url], self._waiting[url]
            task.cancel()

    async def _obtain(self, entry: Entry) -> Features:
        features = await self._load(entry)
        if features is None:
            data = await self._source.read(entry)
            with self._watch(entry.url):
                features = await describe(data, self._foreign, indexed=self._indexed)
            await self._save(entry, features)
        # First come, first kept: queries go through a database in the same order, and a full
        # cache that drops the oldest would drop each image just before it is needed again.
        if len(self._memory) < self._remembered:
            self._memory[entry.url] = features
        return features

    async def _load(self, entry: Entry) -> Features | None:
        if self._store is None:
            return None
        try:
            features = await self._store.load(entry)
        except Exception as error:
            self._give_up_store(error)
            return None
        if features is not None and entry.sha256 not in ("", features.sha256):
            # The database has been renewed since.
            return None
        return features

    async def _save(self, entry: Entry, features: Features) -> None:
        # One that is damaged may have come short, and the note would be lost.
        if self._store is None or features.damage:
            return
        try:
            await self._store.save(entry, features)
        except Exception as error:
            self._give_up_store(error)

    def _give_up_store(self, error: Exception) -> None:
        self._store = None
        self.store_failure = f"features are not kept for the next visit: {error or repr(error)}"
