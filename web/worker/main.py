"""The worker: owns pixels and scores. The page calls the functions of `__export__`; plain values cross.

Here are those that are about the worker itself; what the others answer, `answers.answering` makes ready for the page.
"""

import asyncio
from contextlib import suppress
from typing import Any

from polyscript import xworker
from pyodide.ffi import JsException, JsProxy

import echoimage
import transfer
from crash_guard import skipped
from duplicate_search import duplicates, duplicates_copies
from opening import mine_use, open_database
from own_pictures import mine_add, mine_finish, mine_forget, mine_known, mine_name, mine_open
from pairs import compare_files, compare_without, difference_of_pair
from searching import difference, query_copy, search, thumbnail
from state import state

# PyScript hands every message to this name; those of the page are for interpreter.mjs, which has heard them.
xworker.onmessage = lambda _event: None


async def health() -> dict[str, Any]:
    """Return that the worker has started."""
    return {"ok": True, "version": echoimage.__version__}


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


__all__ = __export__ = [
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
