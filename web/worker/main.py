"""The worker: owns pixels and scores. The page calls the functions of `__export__`; plain values cross.

Every function gives its answer, or `{"error": reason, "text": what and remedy}`.
"""

import asyncio
import time
from contextlib import suppress

import js
from polyscript import xworker
from pyodide.ffi import JsException

import answers
import echoimage
import transfer
from browser_decoder import decode_in_browser
from collection import Collection, Listed, Wish, open_indexed
from echoimage import Database, EchoImageError, Library, SourceError
from echoimage.database import index_address
from feature_store import IdbFeatureStore
from http_source import HttpSource
from reading import Read, described, read
from ssim_map import Laid, heat_map
from telling import Search, Told

# PyScript hands every message to this name; those of the page are for interpreter.mjs, which has heard them.
xworker.onmessage = lambda _event: None

LEARNED_AHEAD = 100
"""Images at most in a collection of this site that are described before anybody searches."""

NOTHING_KEPT = {
    "error": "storage",
    "text": "This browser keeps nothing for this page: every visit reads the pictures anew.",
}


class Worker:
    """What stays between calls: the open collection, the last query, and features already computed."""

    def __init__(self) -> None:
        self.collection: Collection = Listed(Database((), ()), lambda: self.library)
        self.opening = 0
        self.source = HttpSource()
        self.store = IdbFeatureStore(self.source.validators)
        self.library = self._library()
        self.stopped: set[int] = set()
        self.search = Search(0, None)
        self.pair: tuple[Read, Read] | None = None
        self.learning: asyncio.Task[None] | None = None

    def _library(self) -> Library:
        return Library(self.source, self.store, decode_in_browser)

    def forget(self) -> None:
        """Drop what is in memory as well."""
        self.library = self._library()

    async def learn(self, collection: Listed) -> None:
        """Describe a database's images ahead, so that the first search takes a moment."""
        library = self.library
        for entry in collection.entries:
            if self.collection is not collection or self.library is not library:
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
    """Open a collection from an address or a file; it replaces the open one."""
    worker.opening += 1
    mine = worker.opening
    data, address = await read(source)
    manifest = index_address(data, address)
    if manifest:
        collection = await open_indexed(manifest, Told(xworker.sync.opening, lambda: mine == worker.opening))
    else:
        collection = Listed(echoimage.parse(data, address), lambda: worker.library)
    # Who has named another one meanwhile waits for that.
    if mine == worker.opening:
        worker.collection = collection
        _learn(address, collection)
    return {
        "name": address or source.name,
        "address": address,
        "count": collection.count,
        "indexed": bool(manifest),
        "problems": answers.problems(collection.problems),
    }


def _learn(address: str, collection: Collection) -> None:
    # Only from this site itself: nobody asked yet for the pictures of other hosts.
    ours = isinstance(collection, Listed) and address.startswith(f"{js.location.origin}/")
    if ours and collection.count <= LEARNED_AHEAD:
        worker.learning = asyncio.create_task(worker.learn(collection))


@answers.refusing
async def search(ticket: int, source: object, k: int, method: str) -> object:
    """Compare a picture, an address or a file, with the open collection; `stop(ticket)` ends it early."""
    started = time.perf_counter()
    collection = worker.collection
    asked = await described(source)
    mine = Search(ticket, asked)
    if ticket >= worker.search.ticket:
        worker.search = mine
    before = collection.fetched()
    found = await collection.search(
        asked.query,
        Wish(
            k,
            method,
            progress=Told(xworker.sync.progress, lambda: True, ticket),
            stopped=lambda: ticket in worker.stopped,
            first=mine.tell,
        ),
    )
    worker.stopped.discard(ticket)
    mine.keep(found.results)
    spent = {name: count - before[name] for name, count in collection.fetched().items()}
    about = {"ticket": ticket, "method": method, "query": asked.facts(), "fetched": spent}
    return answers.as_objects({**about, "seconds": time.perf_counter() - started, **answers.report(found)})


@answers.refusing
async def compare_files(first: object, second: object) -> object:
    """Compare two pictures, each an address or a file, with each other."""
    pair = await described(first), await described(second)
    score = echoimage.verify(pair[0].query, pair[1].query.features)
    worker.pair = pair
    return answers.as_objects(answers.compared(score, pair[0].facts(), pair[1].facts()))


@answers.refusing
async def difference(url: str, matrix: object) -> object:
    """Map where the last query and one of its results differ; the matrix lays one on the other."""
    entry, asked = worker.search.entries.get(url), worker.search.asked
    if entry is None or asked is None:
        raise SourceError("not-found", f"{url} is not in the open collection; search again")
    data = await worker.source.read(entry)
    picture = await echoimage.decode(data, decode_in_browser)
    image = Laid(picture, echoimage.read_header(data).upright)
    return answers.as_objects(await heat_map(asked.laid, image, matrix.to_py()))


async def thumbnail(url: str) -> object:
    """Give a JPEG of what the index holds of a picture that was found, for one that cannot be shown itself."""
    found = worker.collection.thumbnail(url)
    return answers.as_objects({"jpeg": found} if found else {})


@answers.refusing
async def difference_of_pair(matrix: object) -> object:
    """Map where the two files of the last comparison differ."""
    if worker.pair is None:
        raise SourceError("not-found", "no two pictures have been compared; choose them again")
    first, second = worker.pair
    return answers.as_objects(await heat_map(first.laid, second.laid, matrix.to_py()))


async def stop(ticket: int) -> None:
    """Let the search with this ticket give what it has."""
    worker.stopped.add(ticket)


async def read_so_far() -> list[str]:
    """Give the addresses that were read since the start."""
    return sorted(transfer.read)


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
    "read_so_far",
    "search",
    "stop",
    "stored",
    "thumbnail",
]
