"""The worker: owns pixels and scores. The page calls the functions of `__export__`; plain values cross.

Every function gives its answer, or `{"error": reason, "text": what and remedy}`.
"""

import asyncio
import time
from contextlib import suppress

import js
from polyscript import xworker
from pyodide.ffi import JsException, JsProxy

import answers
import echoimage
import transfer
from browser_decoder import decode_in_browser
from collection import Listed, Wish, open_indexed
from echoimage import SourceError
from echoimage.database.entries import index_address
from perils import decoding, skipped
from reading import described, read
from ssim_map import Laid, heat_map
from state import worker
from telling import Search, Told

# PyScript hands every message to this name; those of the page are for interpreter.mjs, which has heard them.
xworker.onmessage = lambda _event: None

UNKEPT = (
    "Not all that was learned about these pictures could be stored on this device. The next visit reads them again, "
    "which takes longer and changes nothing else; free some space to avoid it."
)


async def health() -> dict:
    """Tell that the worker has started."""
    return {"ok": True, "version": echoimage.__version__}


@answers.refusing
async def open_database(source: object) -> dict:
    """Open a collection from an address or a file; it replaces the open one."""
    worker.opening += 1
    mine = worker.opening
    # It may be the manifest of an index, which has to be the newest.
    data, address = await read(source, "no-cache")
    manifest = index_address(data, address)
    if manifest:
        told = Told(xworker.sync.opening, lambda: mine == worker.opening)
        collection = await open_indexed(manifest, told, data if manifest == address else b"")
    else:
        collection = Listed(echoimage.parse(data, address), lambda: worker.library)
    # Who has named another one meanwhile waits for that.
    if mine == worker.opening:
        worker.collection = collection
        # Only from this site itself: nobody asked yet for the pictures of other hosts.
        if address.startswith(f"{js.location.origin}/"):
            worker.learn(collection)
    return {
        "name": address or source.name,
        "address": address,
        "count": collection.count,
        "indexed": bool(manifest),
        "problems": answers.problems(collection.problems),
    }


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
            progress=Told(xworker.sync.progress, lambda: True, ticket, quiet=collection.quiet),
            stopped=lambda: ticket in worker.stopped,
            first=mine.tell,
            team=worker.team,
        ),
    )
    worker.stopped.discard(ticket)
    mine.keep(found.results)
    spent = {name: count - before[name] for name, count in collection.fetched().items()}
    about = {"ticket": ticket, "method": method, "query": asked.facts(), "fetched": spent, "unkept": await _unkept()}
    return answers.as_objects({**about, "seconds": time.perf_counter() - started, **answers.report(found)})


async def _unkept() -> str:
    """Give what to say of features that were not stored; of a device that stores none, the page tells."""
    return UNKEPT if worker.library.store_failure and await worker.store.is_usable() else ""


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
    with decoding(url):
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


async def skip(urls: object) -> None:
    """Leave these pictures out: a worker has died while it decoded them."""
    skipped.update(urls.to_py())


async def stop(ticket: int) -> None:
    """Let the search with this ticket give what it has, without waiting for hosts that fail."""
    worker.stopped.add(ticket)
    transfer.retries.stop()


async def helped(helper: int) -> None:
    """Let a further worker, by the page's number, share the closer look; `assist` of the page asks it."""
    worker.team.join(helper)


async def assisted(share: int, scores: JsProxy) -> None:
    """Hear what a helper has found out about a share of the images."""
    worker.team.take(share, scores.to_bytes())


async def read_so_far() -> list[str]:
    """Give the addresses that were read since the start."""
    return sorted(transfer.read)


async def learned() -> None:
    """Return when nothing is read ahead any more."""
    if worker.learning:
        await asyncio.wait({worker.learning})


async def forget() -> None:
    """Delete all features kept."""
    with suppress(JsException):
        await worker.forget()


__export__ = [
    "assisted",
    "compare_files",
    "difference",
    "difference_of_pair",
    "forget",
    "health",
    "helped",
    "learned",
    "open_database",
    "read_so_far",
    "search",
    "skip",
    "stop",
    "thumbnail",
]
