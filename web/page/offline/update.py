"""A newer version of the page waits until the user agrees: a line with a button, nothing else changes."""

import asyncio

from js import document, window
from jsffi import to_js

from engine.requests import plain
from logic.texts import text

CHECK_EVERY = 0.5
"""Seconds between two checks whether a version that is being stored is whole."""
SETTLED = 2
"""Seconds for the pictures that the page itself shows, before the version at work is asked to make way unnoticed."""
PATIENCE = 4
"""Seconds until the page is loaded anew in any case. Chromium starts a service worker again that is asked for something
while it ends, as by a worker that is ended, too (for up to 2 s), and tries to replace it again at a navigation."""


class Update:
    """Offers the version that waits; the page is loaded anew when it has taken over.

    `leave()` ends all that asks the version at work for anything; `at_rest()`, a coroutine function, waits for the end.
    """

    def __init__(self, events, leave, at_rest):
        self._events = events
        self._leave = leave
        self._at_rest = at_rest
        self._box = document.getElementById("update")
        self._text = document.getElementById("update-text")
        self._buttons = document.getElementById("update-buttons")
        self._waiting = None
        self._agreed = False
        self._outdated = False
        events.listen(document.getElementById("update-now"), "click", lambda _: self._agree())
        events.listen(document.getElementById("update-later"), "click", lambda _: self._hide())

    def watch(self, registration):
        """Notice a version that waits already, that is being stored, or that comes later."""
        workers = window.navigator.serviceWorker
        self._events.listen(workers, "controllerchange", lambda _: self._changed())
        self._events.listen(workers, "message", self._hear)
        self._events.listen(registration, "updatefound", lambda _: self._events.start(self._arrive(registration)))
        self._events.start(self._arrive(registration))

    async def _arrive(self, registration):
        # Checked again and again, for in a tab that is opened meanwhile Chromium may lose the event, and leave the
        # worker's state at "installing" for ever (in 6 of 65 visits with two tabs, 2026-11-28).
        while registration.installing:
            await asyncio.sleep(CHECK_EVERY)
        if registration.waiting:
            self._offer(registration.waiting)

    def _offer(self, worker):
        # The first version of all waits for nobody.
        if not window.navigator.serviceWorker.controller:
            return
        self._waiting = worker
        self._say(text("update-here"))
        self._box.hidden = self._outdated
        if self._outdated:
            self._events.start(self._make_way())

    def _agree(self):
        self._agreed = True
        self._ask("update")

    def _ask(self, action):
        self._waiting.postMessage(to_js({"deed": action}))

    def _say(self, words, asks=True):
        self._text.textContent = words
        self._buttons.hidden = not asks

    def _hide(self):
        self._box.hidden = True

    def _hear(self, event):
        news = plain(event.data).get("offline")
        if news and news["state"] == "waiting":
            if news["others"]:
                self._say(text("update-others", n=news["others"]))
            elif self._agreed:
                self._events.start(self._change())
        elif news and news["state"] == "outdated":
            # The version at work has no copy of itself, and makes way without a question.
            self._outdated = True
            if self._waiting:
                self._offer(self._waiting)

    async def _make_way(self):
        await self._at_rest()
        await asyncio.sleep(SETTLED)
        self._ask("replace")

    async def _change(self):
        self._say(text("update-changing"), asks=False)
        self._leave()
        self._ask("replace")
        await asyncio.sleep(PATIENCE)
        window.location.reload()

    def _changed(self):
        self._outdated = False
        # Parts of this page that are not loaded yet would be those of another version. Unasked it would lose a picture.
        if self._agreed:
            window.location.reload()
