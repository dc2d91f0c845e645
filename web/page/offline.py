"""The copy of this site for use without network: stored by the service worker once the page is ready."""

import asyncio

from js import document, window
from jsffi import JsException, to_js

from address import parse
from answer import plain
from count import megabytes, part

NONE = "This browser stores no copy of the page: it needs the network at every visit."
FAILED = "No copy for use without network: {}. Everything else works; the next visit tries again."
STORING = "Storing this page for use without network: {}"
READY = "Works without network ({} on this device)."
SAFARI = (
    " Safari deletes what a site has stored after seven days of use without a visit here,"
    " unless it is on the home screen or in the Dock (Share, Add)."
)
AGREED = " The browser will keep it until you delete it."
DENIED = " The browser made no promise to keep it: it may delete it when room is short. Installing the page helps."

SETTLED = 4
"""Seconds after the first start until storing begins: Chromium writes down the code it has optimised meanwhile, for the
next start, and should have the processor for that."""


class Offline:
    """Tells in the footer how the storing goes; `changed()` is called when there is something stored, or no more.

    `read_so_far()`, a coroutine function, gives the addresses that the worker has read.
    """

    def __init__(self, events, changed, read_so_far):
        self._events = events
        self._changed = changed
        self._read_so_far = read_so_far
        self._line = document.getElementById("offline")
        self._persist = document.getElementById("persist")
        self._workers = None
        self._begun = False
        self.kept = False
        events.listen(self._persist, "click", lambda _: events.start(self._ask_to_keep()))

    async def begin(self, watch):
        """Have everything stored; once, when the page has nothing else to do. `watch(registration)` sees updates."""
        if self._begun:
            return
        self._begun = True
        # Missing in private windows of some browsers, and on pages by plain http.
        if not hasattr(window.navigator, "serviceWorker"):
            self._line.textContent = NONE
            return
        self._workers = window.navigator.serviceWorker
        first = not self._workers.controller
        if first:
            await asyncio.sleep(SETTLED)
        self._events.listen(self._workers, "message", self._hear)
        try:
            registration = await self._workers.register("sw.js")
        except JsException as error:
            # Forbidden by the browser's settings, or the host lacks the file.
            self._line.textContent = FAILED.format(error.args[-1])
            return
        if not registration:
            self._line.textContent = NONE
            return
        watch(registration)
        active = (await self._workers.ready).active
        self._tell(active, "complete")
        if first:
            self._tell(active, "keep", addresses=await self._read_so_far())

    def repair(self):
        """Have damaged parts of the copy fetched anew: one of them may be why the page failed."""
        if hasattr(window.navigator, "serviceWorker") and window.navigator.serviceWorker.controller:
            self._tell(window.navigator.serviceWorker.controller, "repair")

    async def forget(self):
        """Delete the copy and all that the service worker has kept."""
        self.kept = False
        if not self._workers:
            return
        registration = await self._workers.getRegistration()
        if registration:
            await registration.unregister()
        own = f"echoimage {parse('.').href} "
        for name in plain(await window.caches.keys()):
            if name.startswith(own):
                await window.caches.delete(name)
        self._persist.hidden = True
        self._line.textContent = "Nothing is stored any more. The next visit stores the page anew."

    def _tell(self, worker, deed, **more):
        more["deed"] = deed
        worker.postMessage(to_js(more))

    def _hear(self, event):
        told = plain(event.data).get("offline")
        if not told or told.get("update"):
            return
        if told["state"] == "storing":
            self._line.textContent = STORING.format(part(told["done"], told["total"]))
        elif told["state"] == "failed":
            self._line.textContent = FAILED.format(told["text"])
        elif told["state"] == "ready":
            self.kept = True
            self._events.start(self._show(told["bytes"]))
            self._changed()

    async def _show(self, size):
        self._line.textContent = READY.format(megabytes(size))
        storage = getattr(window.navigator, "storage", None)
        kept = storage and hasattr(storage, "persisted") and await storage.persisted()
        self._persist.hidden = bool(kept) or not hasattr(storage, "persist")
        if kept:
            self._line.textContent += AGREED
        elif _in_safari():
            self._line.textContent += SAFARI

    async def _ask_to_keep(self):
        agreed = await window.navigator.storage.persist()
        self._persist.hidden = True
        self._line.textContent += AGREED if agreed else DENIED


def _in_safari():
    installed = window.matchMedia("(display-mode: standalone)").matches
    return window.navigator.vendor.startswith("Apple") and not installed
