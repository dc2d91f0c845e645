"""The user's own pictures: folders, files and archives, looked through and opened as a collection."""

import asyncio

from js import document, window

from collection.scan import MOST, Scan
from logic.inputs import legible
from logic.texts import text

SHOWN = 100
"""Problems that are listed of one folder."""

PAUSE = 0.1
"""Seconds between two looks whether a pause has ended."""


class MyPictures:
    """`opened(scan)` gets what was taken, `told(problems)` what was left out, `say(text)` why nothing was taken."""

    def __init__(self, events, *, opened, told, say):
        self._events = events
        self._opened = opened
        self._told = told
        self._say = say
        self._panel = document.getElementById("scan")
        self._line = document.getElementById("scan-line")
        self._pause = document.getElementById("scan-pause")
        self._list = document.getElementById("mine-list")
        self._scan = None
        self._lists = None
        self._addresses = {}
        self._number = 0
        self._paused = False
        self._ended = False
        events.listen(self._pause, "click", lambda _: self._set_paused(not self._paused))
        events.listen(document.getElementById("scan-stop"), "click", lambda _: self._stop())
        events.start(self._offer())

    def take(self, name, sources):
        """Look through sources (a JavaScript array, see folders.mjs), and open the pictures that are found."""
        self._number += 1
        self._ended = False
        self._set_paused(False)
        self._events.start(self._look(self._number, legible(name), sources))

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
            file = self._lists.fileOf(self._scan.files, key) if self._scan else None
            self._addresses[key] = window.URL.createObjectURL(file) if file else ""
        return self._addresses[key]

    async def _look(self, mine, name, sources):
        scan, others, problems, room = Scan(name), 0, [], True
        self._show(text("mine.looking", name=name))
        self._lists = await window.front.lists()
        batches = self._lists.batches(sources)
        while room and not self._ended:
            step = await batches.next()
            if mine != self._number:
                return
            if step.done:
                break
            room = scan.add(step.value.files)
            others += step.value.others
            problems += _problems(step.value.problems)
            self._show(text("mine.found", name=name, n=scan.count))
            while self._paused and not self._ended:
                await asyncio.sleep(PAUSE)
        self._panel.hidden = True
        self._finish(scan, _left_out(name, others, room) + problems[:SHOWN])

    def _finish(self, scan, problems):
        self._told(problems)
        if not scan.count:
            return self._say(text("mine.none", name=scan.name))
        for address in filter(None, self._addresses.values()):
            window.URL.revokeObjectURL(address)
        self._scan, self._addresses = scan, {}
        self._opened(scan)

    def _show(self, line):
        self._panel.hidden = False
        self._line.textContent = line

    def _set_paused(self, paused):
        self._paused = paused
        self._pause.textContent = text("mine.resume" if self._paused else "mine.pause")

    def _stop(self):
        """Open what was found so far."""
        self._ended = True

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


def _left_out(name, others, room):
    """Return what was left out of a folder, as problems."""
    told = []
    if others:
        told.append({"url": name, "reason": "not-an-image", "text": text("mine.others", n=others)})
    if not room:
        told.append({"url": name, "reason": "too-large", "text": text("mine.too-many", n=MOST)})
    return told
