"""The copy of this site for use without network: stored by the service worker once the page is ready."""

import asyncio

from js import document, window
from jsffi import JsException, to_js

from dom.address import site
from engine.requests import plain
from logic.counts import part
from logic.texts import sentences, text

SETTLED = 4
"""Seconds after the first start until storing begins: Chromium writes down the code it has optimised meanwhile, for the
next start, and should have the processor for that."""


class OfflineCopy:
    """Shows in the footer how the storing goes; `changed()` is called when more or less is stored.

    `read_so_far()`, a coroutine function, returns the addresses that the worker has read. `sizes` has the bytes of what
    is stored, by kind; `kept` says whether there is anything.
    """

    def __init__(self, events, changed, read_so_far):
        self._events = events
        self._changed = changed
        self._read_so_far = read_so_far
        self._line = document.getElementById("offline")
        self._persist = document.getElementById("persist")
        # Missing in private windows of some browsers, and on pages by plain http.
        self._workers = getattr(window.navigator, "serviceWorker", None)
        self._begun = False
        self._worker = None
        self.kept = False
        self.sizes = {}
        events.listen(self._persist, "click", lambda _: events.start(self._ask_to_keep()))

    async def begin(self, watch):
        """Have everything stored; once, when the page has nothing else to do. `watch(registration)` sees updates."""
        if self._begun:
            return
        self._begun = True
        if not self._workers:
            self._line.textContent = text("offline-none")
            return
        self._events.listen(self._workers, "message", self._hear)
        try:
            # At once: from then on shared pictures are not sent.
            registration = await self._workers.register("sw.js")
        except JsException as error:
            # Forbidden by the browser's settings, or the host lacks the file.
            self._line.textContent = text("offline-failed", why=error.args[-1])
            return
        if not registration:
            self._line.textContent = text("offline-none")
            return
        watch(registration)
        await self._workers.ready
        if not await _caches():
            await asyncio.sleep(SETTLED)
        self._complete(registration.active)
        self._events.listen(self._workers, "controllerchange", lambda _: self._replaced())

    def _complete(self, worker):
        self._worker = worker
        worker.postMessage(to_js({"deed": "complete"}))

    def _replaced(self):
        # A version that could not store itself makes way for one that is whole.
        if self._worker.state == "redundant" and self._workers.controller:
            self._complete(self._workers.controller)

    def repair(self):
        """Have damaged parts of the copy fetched anew: one of them may be why the page failed."""
        self._ask("repair")

    async def measure(self):
        """Find out what is stored; `sizes` come later."""
        self.kept = bool(await _caches())
        if self.kept:
            self._ask("measure")

    async def forget(self):
        """Delete the copy and all that the service worker has kept; it stays, to answer for shared pictures."""
        for name in await _caches():
            await window.caches.delete(name)
        self.sizes = {}
        self._persist.hidden = True
        if self._workers:
            self._line.textContent = text("offline-forgotten")

    def _ask(self, action, **more):
        if self._workers and self._workers.controller:
            more["deed"] = action
            self._workers.controller.postMessage(to_js(more))

    def _hear(self, event):
        news = plain(event.data).get("offline")
        if not news or news.get("update"):
            return
        if "sizes" in news:
            self.sizes = news["sizes"]
        if news["state"] == "storing":
            self._line.textContent = text("offline-storing", size=part(news["done"], news["total"]))
            if self.kept:
                return
        elif news["state"] == "failed":
            why = text("offline-no-room") if news["full"] else news["text"]
            self._line.textContent = text("offline-failed", why=why)
        elif news["state"] == "ready":
            self._events.start(self._ready(news))
        self._events.start(self._check())

    async def _check(self):
        self.kept = bool(await _caches())
        if not self.kept:
            # Of before all was deleted.
            self.sizes = {}
        self._changed()

    async def _ready(self, news):
        self._line.textContent = text("offline-ready-" + news["collection"])
        storage = getattr(window.navigator, "storage", None)
        kept = storage and hasattr(storage, "persisted") and await storage.persisted()
        self._persist.hidden = bool(kept) or not hasattr(storage, "persist")
        if kept:
            self._add("offline-agreed")
        elif _in_safari():
            self._add("offline-safari")
        if news["fresh"]:
            self._ask("keep", addresses=await self._read_so_far())

    async def _ask_to_keep(self):
        agreed = await window.navigator.storage.persist()
        self._persist.hidden = True
        self._add("offline-agreed" if agreed else "offline-denied")

    def _add(self, key):
        self._line.textContent = sentences([self._line.textContent, text(key)])


def _in_safari():
    installed = window.matchMedia("(display-mode: standalone)").matches
    return window.navigator.vendor.startswith("Apple") and not installed


async def _caches():
    """Return the names of this site's caches."""
    if not hasattr(window, "caches"):
        return []
    own = f"echoimage {site()} "
    return [name for name in plain(await window.caches.keys()) if name.startswith(own)]
