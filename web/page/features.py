"""What was learned about pictures (IndexedDB): counted and deleted here, for a worker that has died does neither.

The worker writes it (worker/feature_store.py), by the same names.
"""

import asyncio

from js import window
from jsffi import JsException, create_proxy

from address import parse

STORE = "features"
OLD = "echoimage"
"""The name before sites on one host were kept apart."""

RECORD = 256 * 256 + 500 * 40 + 1000 * 51 + 160 * 120 + 32 * 32
"""Bytes of a usual record: the grey square and its keypoints, those at the picture's own aspect, two small pictures."""


async def count():
    """Give the number of pictures; None where this browser keeps nothing."""
    return await _with_store("readonly", lambda store: store.count())


async def clear():
    """Delete all."""
    await _with_store("readwrite", lambda store: store.clear())
    if getattr(window, "indexedDB", None):
        window.indexedDB.deleteDatabase(OLD)


async def _with_store(mode, deed):
    """Give the result of what `deed(store)` asks for; None where it fails."""
    # Missing, or refused, in private windows of some browsers.
    if not getattr(window, "indexedDB", None):
        return None
    try:
        opening = window.indexedDB.open(f"echoimage {parse('.').href}")
        opening.onupgradeneeded = create_proxy(lambda _: opening.result.createObjectStore(STORE))
        database = await _settled(opening)
        try:
            return await _settled(deed(database.transaction(STORE, mode).objectStore(STORE)))
        finally:
            database.close()
    except JsException:
        return None


async def _settled(request):
    done = asyncio.Event()
    request.onsuccess = request.onerror = create_proxy(lambda _: done.set())
    await done.wait()
    # Throws where it failed.
    return request.result
