"""A file in, the query that it makes out; pictures of a database in, their features, made on all cores, out."""

import asyncio
import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from functools import partial
from threading import Lock

from echoimage import (
    DecodeError,
    EchoImageError,
    Entry,
    Features,
    Library,
    Query,
    Source,
    describe,
    describe_query,
    read_header,
)
from echoimage.images.part import Part
from echoimage.search.feature_cache import REMEMBERED
from echoimage_tools.searching.disk_cache import DiskCache
from echoimage_tools.searching.kept_features import Kept, KeptFeatures
from echoimage_tools.sources.mistaken import Meant, instead_of
from echoimage_tools.sources.named_picture import read_named
from echoimage_tools.sources.pillow_decoder import decode_with_pillow

LARGE = 25_000_000
"""Pixels from which pictures are decoded one at a time: one of a hundred million takes up to 1 GB."""

CORES = os.cpu_count() or 1


async def read_query(name: str, part: Part | None = None) -> Query:
    """Read what is to be searched for, or a part of it: a path, an address, or "-".

    Raises `SourceError` or `DecodeError`.
    """
    try:
        return await query_from(await read_named(name), part)
    except EchoImageError as error:
        if other := instead_of(Meant.PICTURE, name):
            raise type(error)(error.reason, other) from None
        raise


async def query_from(data: bytes, part: Part | None = None) -> Query:
    """Read the bytes of a file to be searched for, or a part of it. Raises `DecodeError`."""
    try:
        return await describe_query(data, decode_with_pillow, part=part)
    except EchoImageError:
        raise
    except Exception as error:
        text = f"an unexpected error, please report it: {type(error).__name__}: {error}"
        raise DecodeError("internal", text) from error


class NativeLibrary(Library):
    """Describes pictures in threads, each once; what memory shall not hold goes to a temporary file.

    `remembered` features are kept in memory, 160 KB each; with `on_disk` the others go to the file, without it they
    are computed anew. A failure is remembered too: every query would else wait anew for a host that does not answer.
    `store` has those of earlier runs. `classic`: what is asked for is the classic score, of which that has nothing.
    `described` counts the pictures that were read.
    """

    def __init__(
        self,
        source: Source,
        remembered: int = REMEMBERED,
        on_disk: bool = True,
        store: KeptFeatures | None = None,
    ) -> None:
        super().__init__(source, foreign=decode_with_pillow)
        self.classic = False
        self.described = 0
        self._kept_store = store
        self._reader = source
        self._room = remembered
        self._kept: dict[str, Features] = {}
        self._disk = DiskCache() if on_disk else None
        self._failures: dict[str, EchoImageError] = {}
        self._large = Lock()
        # Threads share what processes would have to copy. Of the 16 ms that a picture takes, OpenCV and the distances
        # are 11 to 13, and let other threads run meanwhile.
        self._threads = ThreadPoolExecutor(CORES, "describe")

    def __enter__(self) -> "NativeLibrary":
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        if self._kept_store:
            self._kept_store.close()
        if self._disk:
            self._disk.close()

    def holds(self, entries: Sequence[Entry]) -> bool:
        """Return whether these images are read only once."""
        return self._disk is not None or len(entries) <= self._room

    async def features(self, entry: Entry) -> Features:
        """Return an image's features. Raises `SourceError` or `DecodeError`, the same each time."""
        url = entry.url
        if url in self._failures:
            raise self._failures[url]
        known = self._kept.get(url) or (self._disk and self._disk.load(url))
        if known and (known.classic or not self.classic):
            return known
        try:
            features = await self._obtain_in_thread(entry)
        except EchoImageError as error:
            self._failures[url] = error
            raise
        if len(self._kept) < self._room or url in self._kept:
            self._kept[url] = features
        elif self._disk:
            self._disk.save(url, features)
        return features

    async def _obtain_in_thread(self, entry: Entry) -> Features:
        in_thread = partial(asyncio.get_running_loop().run_in_executor, self._threads)
        store = self._kept_store
        kept = await in_thread(store.find, entry) if store else Kept(None)
        if kept.features and kept.holds and not self.classic:
            return kept.features
        data = await self._reader.read(entry)
        self.described += 1
        return await in_thread(self._described, entry, data, kept)

    def _described(self, entry: Entry, data: bytes, kept: Kept) -> Features:
        features = kept.features
        if features is None or self.classic or features.sha256 != hashlib.sha256(data).hexdigest():
            header = read_header(data)
            with self._large if header.width * header.height > LARGE else nullcontext():
                features = asyncio.run(describe(data, decode_with_pillow))
        if self._kept_store:
            self._kept_store.keep(entry, kept.version, features)
        return features
