"""The user's own pictures: folders, files and archives, looked through and described, searched as one collection."""

from js import document, window

from collection.loader import MINE
from collection.scan import FAILED, PAUSED, SCANNING, Scan
from dom.icon import icon
from engine.requests import Refused, ask
from engine.scanner import Spare
from logic.counts import pace
from logic.inputs import is_own, legible
from logic.texts import text, told

SHOWN = 100
"""Problems that are listed of one folder."""

EARLY = 64
"""Pictures after which what is described so far can be searched."""


class MyPictures:
    """`opened(MINE)` is called when there is something to search, and again when there is more.

    `told(problems)` gets what was left out, `say(text)` why nothing was taken. How a scan goes stands in the attributes
    of its panel, for scripts.
    """

    def __init__(self, events, engine, *, opened, told, say):
        self.any = False
        self._events = events
        self._engine = engine
        self._opened = opened
        self._told = told
        self._say = say
        self._panel, self._line, self._bar, self._pause, self._list = (
            document.getElementById(name) for name in ("scan", "scan-line", "scan-progress", "scan-pause", "mine-list")
        )
        self._scan = self._looking = None
        self._spare = Spare(events)
        self._is_searched = False
        self._lists = None
        self._addresses = {}
        self._is_listed = False
        events.listen(self._pause, "click", lambda _: self._turn_pause())
        events.listen(document.getElementById("scan-stop"), "click", lambda _: self._scan.stop())
        events.start(self._offer())

    def take(self, name, sources, whole, handle=None):
        """Look through sources (a JavaScript array, see folders.mjs), and search the pictures that are found.

        `whole`: they are all that a folder or an archive has; what is known of it and not among them, is gone.
        `handle`: that of a folder which may be read again.
        """
        if self._scan:
            self._scan.stop()
        scan = Scan(self._events, self._engine, self._spare, legible(name), lambda: self._show(scan))
        self._scan, self._is_searched = scan, False
        self._show(scan)
        self._looking = self._events.start(self._look(scan, self._looking, sources, whole, handle))

    def take_handle(self, handle):
        """Look through a folder that may be read again, now and at the next visit."""
        self._events.start(self._look_in(handle))

    def can_leave(self, source):
        """Return whether loose pictures, taken now, can be taken out again, or are no part of this collection."""
        return source != MINE or not self._knows(text("mine-name"))

    async def give_up(self):
        """End the scan under way; the loose pictures that it took are forgotten, unless they came to others."""
        scan, self._scan, self._panel.hidden = self._scan, None, True
        scan.stop()
        await self._looking
        name = text("mine-name")
        try:
            folders = (await ask(self._engine, "mine_open"))["folders"]
        except Refused:
            return
        # Nothing was known before, and nothing else is now.
        if not scan.known and any(one["name"] == name and one["count"] <= scan.total for one in folders):
            await self._forget(self._item(name, None), name)

    def _knows(self, name):
        # What earlier visits know is listed later; until then it may be there.
        return not self._is_listed or any(one.dataset.name == name for one in self._list.children)

    def end(self):
        """End a scan: the worker has ended."""
        if self._scan:
            self._scan.end()

    def point(self, results):
        """Give results that are the user's own an address at which the browser shows them; `key` is the worker's."""
        for result in results:
            address = self._address(result["url"]) if is_own(result["url"]) else ""
            if address:
                result["key"], result["url"] = result["url"], address

    def file_of(self, key):
        """Return the file of a picture, if it was found in this visit; `key` is the worker's address of it."""
        return self._lists.fileOf(key) if self._lists else None

    def _address(self, key):
        if key not in self._addresses:
            file = self.file_of(key)
            self._addresses[key] = window.URL.createObjectURL(file) if file else ""
        return self._addresses[key]

    async def _look(self, scan, earlier, sources, whole, handle):
        others, problems, named = 0, [], not whole
        if earlier:
            await earlier
        self._lists = await window.front.lists()
        await self._engine.woken()
        batches = self._lists.batches(sources)
        while scan.state in (SCANNING, PAUSED):
            step = await batches.next()
            if step.done:
                break
            named = named or await self._name(scan, step.value.files, handle)
            self._lists.remember(scan.folder, step.value.files)
            await scan.take(step.value.files)
            others += step.value.others
            problems += _problems(step.value.problems)
        await scan.finish(whole and named, [one["url"] for one in problems])
        # A newer choice has the place.
        if scan is self._scan:
            self._finish(scan, _left_out(scan, others) + problems[:SHOWN])

    async def _name(self, scan, files, handle):
        """Find out the name that a folder has in the index; return whether there is one."""
        name = await window.front.nameOf(handle) if handle else ""
        if name:
            scan.folder = name
        elif files.length:
            kept = await window.front.kept()
            await scan.recognise(files, [one.name for one in kept])
        if handle and scan.state != FAILED and (name or files.length):
            await window.front.keep(scan.folder, handle)
            self._item(scan.folder, handle)
        return bool(name or files.length)

    def _finish(self, scan, problems):
        self._panel.hidden = True
        self._told(problems)
        if scan.state == FAILED:
            self._say(text("mine-failed", name=scan.folder, why=scan.why))
        elif scan.facts.get("full"):
            self._say(told(scan.facts["full"]))
        self._events.start(self._list_folders())
        if not scan.total:
            return self._say(text("mine-none", name=scan.folder))
        for address in filter(None, self._addresses.values()):
            window.URL.revokeObjectURL(address)
        self._addresses = {}
        self._opened(MINE)

    def _show(self, scan):
        """Show how far it is."""
        if scan is not self._scan:
            return
        self._describe(scan)
        if scan.done >= EARLY and scan.state == SCANNING and not self._is_searched:
            self._is_searched = True
            self._opened(MINE)
        self._panel.hidden = scan.state not in (SCANNING, PAUSED)
        self._pause.textContent = text("mine-resume" if scan.state == PAUSED else "mine-pause")
        if scan.done:
            self._bar.max, self._bar.value = max(scan.total, 1), scan.done
            self._line.textContent = pace(scan.done, scan.total, scan.pace.rate(), scan.remaining)
        else:
            self._bar.removeAttribute("value")
            self._line.textContent = text("mine-found", n=scan.total)

    def _describe(self, scan):
        shown = self._panel.dataset
        shown.scan, shown.why, shown.full = scan.state, scan.why, told(scan.facts.get("full", ""))
        shown.done, shown.known, shown.total = str(scan.done), str(scan.known), str(scan.total)

    def _turn_pause(self):
        if self._scan.state == PAUSED:
            self._scan.resume()
        else:
            self._scan.pause()
        self._show(self._scan)

    async def _offer(self):
        """List the folders that may be read again."""
        for one in await window.front.kept():
            self._item(one.name, one.handle)

    async def rest(self):
        """List, once, what is known of earlier visits: reading it takes the worker's time."""
        if not self._is_listed:
            await self._list_folders()

    async def _list_folders(self):
        """List what is known, with its number of pictures."""
        self._is_listed = True
        try:
            folders = (await ask(self._engine, "mine_open"))["folders"]
        except Refused:
            return
        self.any = bool(folders)
        counts = {folder["name"]: folder["count"] for folder in folders}
        for name in counts:
            self._item(name, None)
        for item in self._list.children:
            name = item.dataset.name
            words = text("mine-counted", name=name, n=counts[name]) if name in counts else name
            item.querySelector("span").textContent = words

    def _item(self, name, handle):
        """Return the item of a folder, which is made where there is none."""
        known = [one for one in self._list.children if one.dataset.name == name]
        item = known[0] if known else document.createElement("li")
        if not known:
            item.dataset.name = name
            item.append(document.createElement("span"))
            item.firstChild.textContent = name
            forget = _button("", text("mine-forget", name=name))
            forget.append(icon("close"))
            self._events.listen(forget, "click", lambda _: self._events.start(self._forget(item, name)))
            item.append(forget)
            self._list.append(item)
        if handle and not item.querySelector(".look-again"):
            again = _button(text("mine-again"), text("mine-again-in", name=name))
            again.classList.add("look-again")
            self._events.listen(again, "click", lambda _: self.take_handle(handle))
            item.insertBefore(again, item.lastChild)
        return item

    async def _look_in(self, handle):
        if not await window.front.allowed(handle):
            return self._say(text("mine-no-permission", name=legible(handle.name)))
        self.take(handle.name, window.Array.of(handle), True, handle)

    async def _forget(self, item, name):
        await window.front.drop(name)
        await self._engine.woken()
        try:
            await ask(self._engine, "mine_forget", name)
        except Refused as refusal:
            return self._say(str(refusal))
        item.remove()
        await self._list_folders()


def _button(words, label):
    button = document.createElement("button")
    button.type = "button"
    button.className = "button small"
    button.textContent = words
    button.setAttribute("aria-label", label)
    return button


def _problems(found):
    listed = []
    for one in found:
        listed.append({"url": one.path, "reason": "damaged", "message": text("left-out-" + one.reason)})
    return listed


def _left_out(scan, others):
    """Return what was left out of a folder, as problems."""
    listed = [{"url": path, "reason": reason, "message": why} for path, reason, why in scan.problems]
    if others:
        listed.append({"url": scan.folder, "reason": "left-out", "message": text("mine-others", n=others)})
    return listed
