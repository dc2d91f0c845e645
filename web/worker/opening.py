"""A collection is opened and replaces the open one: one at an address, in a file, or the visitor's own pictures."""

from contextlib import suppress
from typing import Any

import js
from polyscript import xworker

import answers
import echoimage
from collection import Collection, Listed, open_indexed
from echoimage.database.entries import index_address
from given_picture import Given, read
from progress import ProgressReporter
from state import state


@answers.answering
async def open_database(source: Given) -> dict[str, Any]:
    """Open a collection from an address or a file."""
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


@answers.answering
async def mine_use() -> dict[str, Any]:
    """Search the visitor's own pictures from now on; the answer is that of `open_database`."""
    state.opening += 1
    await state.mine.open()
    state.collection = state.mine
    return _opened("", state.mine)


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
