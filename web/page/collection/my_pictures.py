"""The user's own pictures: folders, files and archives, looked through and opened as a collection."""

import asyncio

from js import document, window

from collection.scan import PAUSED, SCANNING, STOPPED, Scan
from logic.counts import pace
from logic.inputs import legible
from logic.texts import text

SHOWN = 100
"""Problems that are listed of one folder."""

PAUSE = 0.1
"""Seconds between two looks whether a pause has ended."""


class MyPictures:
    """`opened(scan)` gets what was taken, `told(problems)` what was left out, `say(text)` why nothing was taken."""

    def __init__(self, events, engine, *, opened, told, say):
        self._events = events
        self._engine = engine
        self._opened = opened
        self._told = told
        self._say = say
        self._panel, self._line, self._bar, self._pause, self._list = (
            document.getElementById(name) for name in ("scan", "scan-line", "scan-progress", "scan-pause", "mine-list")
        )
        self._scan = None
        self._lists = None
        self._files = None
        self._addresses = {}
        events.listen(self._pause, "click", lambda _: self._turn_pause())
        events.listen(document.getElementById("scan-stop"), "click", lambda _: self._scan.stop())
        events.start(self._offer())

    def take(self, name, sources):
        """Look through sources (a JavaScript array, see folders.mjs), and open the pictures that are found."""
        if self._scan:
            self._scan.stop()
        scan = Scan(self._events, self._engine, legible(name), lambda: self._show(scan))
        self._scan = scan
        self._show(scan)
        self._events.start(self._look(scan, sources))

    def take_handle(self, handle):
        """Look through a folder that may be read again, now and at the next visit."""
        self._events.start(self._look_again(handle, True))

    def point(self, results):
        """Give results that are the user's own an address at which the browser shows them; `key` is the worker's."""
        for result in results:
            address = self._address(result["url"]) if result["url"].startswith("mine/") else ""
            if address:
                result["key"], result["url"] = result["url"], address

    def _address(self, key):
        if key not in self._addresses:
            file = self._lists.fileOf(self._files, key) if self._files else None
            self._addresses[key] = window.URL.createObjectURL(file) if file else ""
        return self._addresses[key]

    async def _look(self, scan, sources):
        others, problems = 0, []
        self._lists = await window.front.lists()
        batches = self._lists.batches(sources)
        while scan.state != STOPPED:
            step = await batches.next()
            if step.done:
                break
            await scan.take(step.value.files)
            others += step.value.others
            problems += _problems(step.value.problems)
            while scan.state == PAUSED:
                await asyncio.sleep(PAUSE)
        await scan.finish(scan.state != STOPPED)
        # A newer choice has the place.
        if scan is self._scan:
            self._panel.hidden = True
            self._finish(scan, _left_out(scan, others) + problems[:SHOWN])

    def _finish(self, scan, problems):
        self._told(problems)
        if not scan.total:
            return self._say(text("mine.none", name=scan.name))
        for address in filter(None, self._addresses.values()):
            window.URL.revokeObjectURL(address)
        self._files, self._addresses = scan.files, {}
        self._opened(scan)

    def _show(self, scan):
        """Show how far it is."""
        if scan is not self._scan:
            return
        self._panel.hidden = scan.state not in (SCANNING, PAUSED)
        self._pause.textContent = text("mine.resume" if scan.state == PAUSED else "mine.pause")
        if scan.rate():
            self._bar.max, self._bar.value = max(scan.total, 1), scan.done
            self._line.textContent = pace(scan.done, scan.total, scan.rate(), scan.remaining)
        else:
            self._bar.removeAttribute("value")
            self._line.textContent = text("mine.found", name=scan.name, n=scan.total)

    def _turn_pause(self):
        if self._scan.state == PAUSED:
            self._scan.resume()
        else:
            self._scan.pause()
        self._show(self._scan)

    async def _offer(self):
        """List the folders of earlier visits."""
        for handle in await window.front.kept():
            self._list.append(self._item(handle))

    def _item(self, handle):
        item = document.createElement("li")
        item.dataset.name = handle.name
        again, forget = document.createElement("button"), document.createElement("button")
        again.textContent = text("mine.again", name=legible(handle.name))
        forget.textContent = "✕"
        forget.setAttribute("aria-label", text("mine.forget", name=legible(handle.name)))
        for button in (again, forget):
            button.type = "button"
            button.className = "button small"
            item.append(button)
        self._events.listen(again, "click", lambda _: self._events.start(self._look_again(handle, False)))
        self._events.listen(forget, "click", lambda _: self._events.start(self._forget(item)))
        return item

    async def _look_again(self, handle, is_new):
        name = legible(handle.name)
        if not await window.front.allowed(handle):
            return self._say(text("mine.no-permission", name=name))
        if is_new:
            await window.front.keep(handle)
            listed = [one for one in self._list.children if one.dataset.name == handle.name]
            if not listed:
                self._list.append(self._item(handle))
        self.take(handle.name, window.Array.of(handle))

    async def _forget(self, item):
        await window.front.drop(item.dataset.name)
        item.remove()


def _problems(found):
    listed = []
    for one in found:
        listed.append({"url": one.path, "reason": "damaged", "text": text(f"mine.{one.reason}")})
    return listed


def _left_out(scan, others):
    """Return what was left out of a folder, as problems."""
    told = [{"url": path, "reason": reason, "text": why} for path, reason, why in scan.problems]
    if others:
        told.append({"url": scan.name, "reason": "not-an-image", "text": text("mine.others", n=others)})
    return told
