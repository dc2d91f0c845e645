"""The worker: owns pixels and scores. The page calls the functions of `__export__`; plain values cross.

Every function gives its answer, or `{"error": reason, "text": what and remedy}`.
"""

import asyncio
import time
from contextlib import suppress

import js
from polyscript import xworker
from pyodide.ffi import JsException, to_js

import answers
import echoimage
from browser_decoder import decode_in_browser
from echoimage import Database, EchoImageError, Library, SourceError
from feature_store import IdbFeatureStore
from http_source import HttpSource
from reading import Read, described, read
from ssim_map import Laid, heat_map

# PyScript hands every message to this name; those of the page are for interpreter.mjs, which has heard them.
xworker.onmessage = lambda _event: None

LEARNED_AHEAD = 100
"""Images at most in a collection of this site that are described before anybody searches."""

NOTHING_KEPT = {
    "error": "storage",
    "text": "This browser keeps nothing for this page: every visit reads the pictures anew.",
}

PROGRESS_EVERY = 0.1
"""Seconds between two reports of progress; each costs 0.2 ms and makes the page draw."""


class Worker:
    """What stays between calls: the open database, and features already computed."""

    def __init__(self) -> None:
        self.database = Database((), ())
        self.source = HttpSource()
        self.store = IdbFeatureStore(self.source.validators)
        self.library = self._library()
        self.stopped: set[int] = set()
        self.asked: Read | None = None
        self.pair: tuple[Read, Read] | None = None
        self.learning: asyncio.Task[None] | None = None

    def _library(self) -> Library:
        return Library(self.source, self.store, decode_in_browser)

    def forget(self) -> None:
        """Drop what is in memory as well."""
        self.library = self._library()

    async def learn(self, database: Database) -> None:
        """Describe a database's images ahead, so that the first search takes a moment."""
        library = self.library
        for entry in database.entries:
            if self.database is not database or self.library is not library:
                return
            # A search of this image will tell what is wrong with it.
            with suppress(EchoImageError):
                await library.features(entry)
            await asyncio.sleep(0)


worker = Worker()


async def health() -> dict:
    """Tell that the worker has started."""
    return {"ok": True, "version": echoimage.__version__}


@answers.refusing
async def open_database(source: object) -> dict:
    """Read a database from an address or a file; it replaces the open one."""
    data, address = await read(source)
    database = echoimage.parse(data, address)
    worker.database = database
    # Only from this site itself: nobody asked yet for the pictures of other hosts.
    if address.startswith(f"{js.location.origin}/") and len(database.entries) <= LEARNED_AHEAD:
        worker.learning = asyncio.create_task(worker.learn(database))
    return {
        "name": address or source.name,
        "address": address,
        "count": len(database.entries),
        "problems": answers.problems(database.problems),
    }


@answers.refusing
async def search(ticket: int, source: object, k: int, method: str) -> object:
    """Compare a picture, an address or a file, with the open database; `stop(ticket)` ends it early."""
    started = time.perf_counter()
    database = worker.database
    asked = await described(source)
    found = await echoimage.search(
        asked.query,
        database.entries,
        worker.library,
        k=k,
        method=method,
        progress=_Progress(ticket),
        stopped=lambda: ticket in worker.stopped,
    )
    worker.stopped.discard(ticket)
    worker.asked = asked
    return _as_objects(
        {
            "ticket": ticket,
            "method": method,
            "query": asked.facts(),
            "seconds": time.perf_counter() - started,
            **answers.report(found),
        }
    )


@answers.refusing
async def compare_files(first: object, second: object) -> object:
    """Compare two pictures, each an address or a file, with each other."""
    pair = await described(first), await described(second)
    score = echoimage.verify(pair[0].query, pair[1].query.features)
    worker.pair = pair
    return _as_objects(answers.compared(score, pair[0].facts(), pair[1].facts()))


def _as_objects(answer: dict) -> object:
    return to_js(answer, dict_converter=js.Object.fromEntries)


class _Progress:
    """Tells the page how far a search is, but not more often than it can draw."""

    def __init__(self, ticket: int) -> None:
        self._ticket = ticket
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.perf_counter()
        if done == total or now - self._last > PROGRESS_EVERY:
            self._last = now
            xworker.sync.progress(self._ticket, done, total)


@answers.refusing
async def difference(url: str, matrix: object) -> object:
    """Map where the last query and an image of the database differ; the matrix lays one on the other."""
    entry = next((entry for entry in worker.database.entries if entry.url == url), None)
    if entry is None or worker.asked is None:
        raise SourceError("not-found", f"{url} is not in the open database; search again")
    query = worker.asked.laid
    data = await worker.source.read(entry)
    picture = await echoimage.decode(data, decode_in_browser)
    image = Laid(picture, echoimage.read_header(data).upright)
    return _as_objects(await heat_map(query, image, matrix.to_py()))


@answers.refusing
async def difference_of_pair(matrix: object) -> object:
    """Map where the two files of the last comparison differ."""
    if worker.pair is None:
        raise SourceError("not-found", "no two pictures have been compared; choose them again")
    first, second = worker.pair
    return _as_objects(await heat_map(first.laid, second.laid, matrix.to_py()))


async def stop(ticket: int) -> None:
    """Let the search with this ticket give what it has."""
    worker.stopped.add(ticket)


async def stored() -> dict:
    """Tell how many images' features are kept for the next visit, and about how many bytes they take."""
    try:
        images, size = await worker.store.size()
    except JsException:
        return NOTHING_KEPT
    return {"images": images, "bytes": size}


async def forget() -> None:
    """Delete all features kept."""
    worker.forget()
    with suppress(JsException):
        await worker.store.clear()


__export__ = [
    "compare_files",
    "difference",
    "difference_of_pair",
    "forget",
    "health",
    "open_database",
    "search",
    "stop",
    "stored",
]
