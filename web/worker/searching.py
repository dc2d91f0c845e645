"""A picture is compared with the open collection; of the last search, what the page asks for later."""

import time
from collections.abc import Callable
from typing import Any

from polyscript import xworker
from pyodide.ffi import JsProxy

import answers
import echoimage
import transfer
from browser_decoder import decode_in_browser
from collection import SearchOptions
from crash_guard import decoding
from echoimage import Method, SourceError
from echoimage.images.part import Part
from echoimage.message import message, plain
from given_picture import Given, described
from progress import ProgressReporter
from small_copy import shown
from ssim_map import ScaledPicture, heat_map
from state import LastSearch, state


@answers.answering
async def search(  # noqa: PLR0917  (the page calls it so)
    ticket: int, source: Given, k: int, method: Method, accept: answers.Choice = "", box: JsProxy | None = None
) -> dict[str, Any]:
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
) -> dict[str, Any]:
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
    return {**about, "seconds": time.perf_counter() - started, **answers.report(found, accept)}


async def _unkept() -> object:
    """Return what to say of features that were not stored; of a device that stores none, the page says so itself."""
    unkept = state.library.store_failure and await state.store.is_usable()
    return plain(message("error-features-unkept")) if unkept else ""


@answers.answering
async def difference(url: str, matrix: JsProxy) -> dict[str, Any]:
    """Map where the last query and one of its results differ; the matrix lays one on the other."""
    result, query = state.search.found.get(url), state.search.query
    if result is None or query is None:
        raise SourceError("not-found", message("error-picture-closed", name=url))
    data = await state.collection.read(result.entry)
    with decoding(url):
        found = await echoimage.read_picture(data, decode_in_browser)
    image = ScaledPicture(found.picture, result.size)
    return await heat_map(query.scaled, image, matrix.to_py())


@answers.answering
async def thumbnail(url: str) -> dict[str, Any]:
    """Return the small copy that the index holds of a picture that was found, for one that cannot be shown itself."""
    found = state.collection.thumbnail(url)
    return shown(found) if found else {}


@answers.answering
async def query_copy(sha256: str, side: int) -> dict[str, Any]:
    """Return the query of the last search, if its file has this sha256, as a JPEG of at most so many pixels a side."""
    query = state.search.query
    if query is None or query.sha256 != sha256:
        return {}
    return {"picture": answers.reduced(query.picture, side)}
