"""The worker: owns pixels and scores. The page calls the functions of `__export__`; plain values cross.

Every function returns its answer, or `{"error": reason, "message": what and remedy}`.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import js
from polyscript import xworker
from pyodide.ffi import JsException, JsProxy, to_js

import answers
import echoimage
import transfer
from browser_decoder import decode_in_browser
from collection import Collection, Listed, SearchOptions, open_indexed
from crash_guard import decoding, skipped
from echoimage import Method, SourceError
from echoimage.database.entries import index_address
from echoimage.images.part import Part
from echoimage.message import message, plain
from echoimage.types import Box
from given_picture import Given, GivenPicture, KnownFile, described, read
from progress import ProgressReporter
from small_copy import shown
from ssim_map import ScaledPicture, heat_map
from state import LastSearch, state

# PyScript hands every message to this name; those of the page are for interpreter.mjs, which has heard them.
xworker.onmessage = lambda _event: None


async def health() -> dict[str, Any]:
    """Return that the worker has started."""
    return {"ok": True, "version": echoimage.__version__}


@answers.refusing
async def open_database(source: Given) -> dict[str, Any]:
    """Open a collection from an address or a file; it replaces the open one."""
    state.opening += 1
    mine = state.opening
    # It may be the manifest of an index, which has to be the newest.
    data, address = await read(source, "no-cache")
    manifest = index_address(data, address)
    if manifest:
        progress = ProgressReporter(xworker.sync.opening, lambda: mine == state.opening)
        known, beside = data if manifest == address else b"", _listed_beside(data, address)
        collection: Collection = await open_indexed(manifest, progress, known, beside, state.source)
    else:
        collection = state.listed(echoimage.parse(data, address))
    # Who has named another one meanwhile waits for that.
    if mine == state.opening:
        state.collection = collection
        # Only from this site itself: nobody asked yet for the pictures of other hosts.
        if address.startswith(f"{js.location.origin}/"):
            state.prefetch(collection)
    return _opened(address, collection)


def _opened(address: str, collection: Collection) -> dict[str, Any]:
    return {
        "address": address,
        "count": collection.count,
        "indexed": not isinstance(collection, Listed),
        "classic": collection.has_classic,
        "problems": answers.problems(collection.problems),
    }


def _listed_beside(data: bytes, address: str) -> Listed | None:
    """Return the pictures that a document lists beside the index that it names, None where it lists none."""
    with suppress(echoimage.DatabaseError):
        return state.listed(echoimage.parse(data, address))
    return None


@answers.refusing
async def search(  # noqa: PLR0917  (the page calls it so)
    ticket: int, source: Given, k: int, method: Method, accept: answers.Choice = "", box: JsProxy | None = None
) -> object:
    """Compare a picture, an address or a file, with the open collection; `stop(ticket)` ends it early.

    box: left, top, width and height of the part of the picture that alone is searched.
    """
    part = tuple(box.to_py()) if box else None
    with transfer.retries.stoppable(ticket) as stopped:
        return await _search(ticket, (source, part), (k, method, accept), stopped)


async def _search(
    ticket: int,
    given_part: tuple[Given, Part | None],
    how: tuple[int, Method, answers.Choice],
    stopped: Callable[[], bool],
) -> object:
    started = time.perf_counter()
    collection, (k, method, accept) = state.collection, how
    source, part = given_part
    given = await described(source, part=part)
    mine = LastSearch(ticket, given, accept)
    if ticket >= state.search.ticket:
        state.search = mine
    before = collection.fetched()
    progress = ProgressReporter(xworker.sync.progress, lambda: True, ticket, quiet=collection.quiet(method))
    options = SearchOptions(k, method, accept or "edited", progress, stopped, mine.report_first, state.team)
    found = await collection.search(given.query, options)
    mine.keep(found.results)
    spent = {name: count - before[name] for name, count in collection.fetched().items()}
    about = {"ticket": ticket, "method": method, "query": given.facts(), "fetched": spent, "unkept": await _unkept()}
    return answers.as_objects({**about, "seconds": time.perf_counter() - started, **answers.report(found, accept)})


async def _unkept() -> object:
    """Return what to say of features that were not stored; of a device that stores none, the page says so itself."""
    unkept = state.library.store_failure and await state.store.is_usable()
    return plain(message("error-features-unkept")) if unkept else ""


@answers.refusing
async def duplicates(ticket: int) -> object:
    """Find the duplicates in the open collection, and tell groups as they are found; `stop(ticket)` ends it early."""
    # Not before: a visit that only searches has no use for it.
    from duplicate_groups import DuplicateGroups

    # What the last run knew may be large, and goes before.
    state.duplicates = groups = DuplicateGroups(ticket, state.collection)
    with transfer.retries.stoppable(ticket) as stopped:
        return answers.as_objects(await groups.find(stopped))


async def duplicates_copies(numbers: JsProxy) -> object:
    """Return the small copies of these images of the last run, by number; what cannot be read has none."""
    found = await state.duplicates.small_copies(numbers.to_py()) if state.duplicates else {}
    return answers.as_objects(found)


@answers.refusing
async def compare_files(first: Given, second: Given, task: str, wholes: JsProxy | None = None) -> object:
    """Compare two pictures, each an address or a file, with each other; the page's `task` has its own two.

    `wholes`, for small copies, has sha256, width and height of the file of each.
    """
    one, other = [KnownFile(*known) for known in wholes.to_py()] if wholes else (None, None)
    pair = await described(first, one), await described(second, other)
    state.pairs[task] = pair
    return answers.as_objects(_compared(*pair))


@answers.refusing
async def compare_without(task: str, masks: JsProxy) -> object:
    """Compare the two files of the last comparison of a task again, without areas of each.

    `masks` has those of the first and those of the second: left, top, width and height in pixels of the whole.
    """
    first, second = (given.without(boxes) for given, boxes in zip(_pair(task), _boxes(masks), strict=True))
    state.pairs[task] = first, second
    return answers.as_objects(_compared(first, second))


def _boxes(masks: JsProxy) -> list[list[Box]]:
    return [[(left, top, left + wide, top + high) for left, top, wide, high in boxes] for boxes in masks.to_py()]


def _pair(task: str) -> tuple[GivenPicture, GivenPicture]:
    if task not in state.pairs:
        raise SourceError("not-found", message("error-pair-none"))
    return state.pairs[task]


def _compared(first: GivenPicture, second: GivenPicture) -> dict[str, Any]:
    score = echoimage.verify_pair(first.query, second.query.features)
    return answers.compared(score, first.facts(), second.facts())


@answers.refusing
async def difference(url: str, matrix: JsProxy) -> object:
    """Map where the last query and one of its results differ; the matrix lays one on the other."""
    result, query = state.search.found.get(url), state.search.query
    if result is None or query is None:
        raise SourceError("not-found", message("error-picture-closed", name=url))
    data = await state.collection.read(result.entry)
    with decoding(url):
        found = await echoimage.read_picture(data, decode_in_browser)
    image = ScaledPicture(found.picture, result.size)
    return answers.as_objects(await heat_map(query.scaled, image, matrix.to_py()))


async def thumbnail(url: str) -> object:
    """Return the small copy that the index holds of a picture that was found, for one that cannot be shown itself."""
    found = state.collection.thumbnail(url)
    if not found:
        return answers.as_objects({})
    return answers.as_objects(shown(found))


async def query_copy(sha256: str, side: int) -> object:
    """Return the query of the last search, if its file has this sha256, as a JPEG of at most so many pixels a side."""
    query = state.search.query
    if query is None or query.sha256 != sha256:
        return answers.as_objects({})
    return answers.as_objects({"picture": answers.reduced(query.picture, side)})


@answers.refusing
async def difference_of_pair(task: str, matrix: JsProxy) -> object:
    """Map where the two files of the last comparison of a task of the page differ."""
    first, second = _pair(task)
    return answers.as_objects(await heat_map(first.scaled, second.scaled, matrix.to_py()))


@answers.refusing
async def mine_open() -> object:
    """Return what there is of the visitor's own pictures."""
    return answers.as_objects(await state.mine.open())


@answers.refusing
async def mine_name(called: str, batch: JsProxy, taken: JsProxy) -> str:
    """Return the name of a folder in which these files, `{path, file}`, were found first; `taken` are others'."""
    return await state.mine.name(called, batch, taken)


@answers.refusing
async def mine_known(folder: str, batch: JsProxy) -> object:
    """Return the indexes of those files, `{path, file}`, that a scan has to read; of the others nothing is read."""
    return to_js(await state.mine.known(folder, batch))


@answers.refusing
async def mine_add(folder: str, described: JsProxy) -> object:
    """Take what the scanners say of files."""
    return answers.as_objects(await state.mine.add(folder, described))


@answers.refusing
async def mine_finish(folder: str, complete: bool, unread: JsProxy) -> object:
    """End the scan of a folder; where it is `complete`, every file was seen, but for those at or below `unread`."""
    return answers.as_objects(await state.mine.finish(folder, complete, unread))


@answers.refusing
async def mine_forget(folder: str) -> object:
    """Delete what is known of a folder."""
    return answers.as_objects(await state.mine.forget(folder))


@answers.refusing
async def mine_use() -> dict[str, Any]:
    """Search the visitor's own pictures from now on; the answer is that of `open_database`."""
    state.opening += 1
    await state.mine.open()
    state.collection = state.mine
    return _opened("", state.mine)


async def skip(urls: JsProxy) -> None:
    """Leave these pictures out: a worker has died while it decoded them."""
    skipped.update(urls.to_py())


async def stop(ticket: int) -> None:
    """Let what has this ticket return what it has, without waiting for hosts that fail."""
    transfer.retries.stop(ticket)


async def add_helper(helper: int) -> None:
    """Let a further worker, by the page's number, share the full matches; `assist` of the page asks it."""
    state.team.join(helper)


async def take_share(share: int, scores: JsProxy) -> None:
    """Take what a helper has found out about a share of the images."""
    state.team.take(share, scores.to_bytes())


async def read_so_far() -> list[str]:
    """Return the addresses that were read since the start."""
    return sorted(transfer.addresses_read)


async def prefetched() -> None:
    """Return when nothing is read ahead any more."""
    if state.prefetching:
        await asyncio.wait({state.prefetching})


async def forget() -> None:
    """Delete all features kept."""
    with suppress(JsException):
        await state.forget()


__export__ = [
    "add_helper",
    "compare_files",
    "compare_without",
    "difference",
    "difference_of_pair",
    "duplicates",
    "duplicates_copies",
    "forget",
    "health",
    "mine_add",
    "mine_finish",
    "mine_forget",
    "mine_known",
    "mine_name",
    "mine_open",
    "mine_use",
    "open_database",
    "prefetched",
    "query_copy",
    "read_so_far",
    "search",
    "skip",
    "stop",
    "take_share",
    "thumbnail",
]
