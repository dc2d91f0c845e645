"""The row of the last queries on this device: searched again by a click, and removed one by one or all at once."""

from js import document, window
from jsffi import to_js

from dom.picture import blob
from logic.recent import KEPT_WHOLE, REDUCED, SMALL, identity, next_place
from logic.texts import text
from query.stage import Query


class Recent:
    """Loaded when the page is ready. `choose(query)` is called for one of them, `changed()` when fewer are stored.

    `await copy(sha256, side)` returns the query as the worker has it, as a JPEG of at most so many pixels, or None.
    """

    def __init__(self, events, copy, choose, changed):
        self._events, self._copy, self._choose, self._changed = events, copy, choose, changed
        self._part = document.getElementById("recent")
        self._list = document.getElementById("recent-list")
        self._template = document.getElementById("recent-template")
        self._store = None
        self._queries = []
        self._addresses = []
        events.listen(self._list, "click", self._clicked)
        events.listen(self._list, "keydown", self._pressed)
        events.listen(document.getElementById("recent-clear"), "click", lambda _: events.start(self._clear()))

    async def show(self):
        """Show what is stored."""
        await self._load()
        found = await self._store.list()
        queries = [found[place] for place in range(found.length)]
        ids = [one.id for one in queries]
        if ids == [one.id for one in self._queries] and ids:
            return
        held = self._place_of(document.activeElement)
        held = None if held is None else self._queries[held].id
        self._queries = queries
        for address in self._addresses:
            window.URL.revokeObjectURL(address)
        self._addresses = []
        self._list.replaceChildren()
        for one in self._queries:
            self._list.append(self._item(one))
        self._part.hidden = not self._queries
        if held in ids:
            # What was chosen is the first now, and keeps the focus.
            self._enter(ids.index(held)).focus()
        else:
            self._enter(0)

    async def keep(self, query, facts):
        """Store a query that was read."""
        await self._load()
        file = _file_of(query)
        if file and file.size > KEPT_WHOLE:
            file = await self._jpeg(facts["sha256"], REDUCED)
            if not file or query.box:
                # A part is one of the whole picture.
                return
        small = await self._jpeg(facts["sha256"], SMALL)
        sha256 = query.sha256 or facts["sha256"]
        name = identity(query.address, sha256, query.box)
        await self._store.add(name, sha256, query.name, query.address, _crossing(query.box), file, small)
        await self.show()

    async def again(self):
        """Return the query that was to be kept over a reload, or None."""
        await self._load()
        found = await self._store.again()
        return self._query(found) if found else None

    async def _load(self):
        if not self._store:
            self._store = (await window.front.recent()).recent

    async def _jpeg(self, sha256, side):
        data = await self._copy(sha256, side)
        return blob(data, "image/jpeg") if data else None

    def _query(self, found):
        box = found.box
        source = found.address or self._store.file(found)
        box = tuple(box[at] for at in range(4)) if box else None
        return Query(source, found.name, found.address, box, found.sha256)

    def _item(self, one):
        item = self._template.content.cloneNode(True).firstElementChild
        search, remove = item.querySelector(".recent-search"), item.querySelector(".recent-remove")
        search.title = one.name
        search.setAttribute("aria-label", text("recent-search", name=one.name))
        remove.setAttribute("aria-label", text("recent-remove", name=one.name))
        image = item.querySelector("img")
        image.hidden = not one.small
        item.querySelector(".recent-name").textContent = "" if one.small else one.name
        if one.small:
            image.src = window.URL.createObjectURL(one.small)
            self._addresses.append(image.src)
        return item

    def _place_of(self, element):
        item = element.closest("li")
        places = [at for at in range(len(self._queries)) if item and item.isSameNode(self._list.children.item(at))]
        return places[0] if places else None

    def _clicked(self, event):
        place = self._place_of(event.target)
        if place is None:
            return
        if event.target.closest(".recent-remove"):
            self._events.start(self._remove(place))
        elif event.target.closest(".recent-search"):
            self._choose(self._query(self._queries[place]))

    def _pressed(self, event):
        place = self._place_of(event.target)
        if place is None or event.ctrlKey or event.metaKey or event.altKey:
            return
        if event.key in ("Delete", "Backspace"):
            event.preventDefault()
            return self._events.start(self._remove(place))
        rightwards = document.documentElement.dir != "rtl"
        there = next_place(event.key, place, len(self._queries), rightwards)
        if there is not None:
            event.preventDefault()
            self._enter(there).focus()

    def _enter(self, place):
        """Have the Tab key lead to this one of them, and return its button."""
        buttons = self._list.querySelectorAll(".recent-search")
        for at in range(buttons.length):
            buttons.item(at).tabIndex = 0 if at == place else -1
        return buttons.item(place)

    async def _remove(self, place):
        await self._store.remove(self._queries[place].id)
        await self._left()
        if self._queries:
            self._enter(min(place, len(self._queries) - 1)).focus()

    async def _clear(self):
        await self._store.clear()
        await self._left()

    async def _left(self):
        await self.show()
        if not self._queries:
            # What had the focus is gone.
            document.getElementById("query-file").focus()
        await self._changed()


def crossing(query):
    """Return a query, or None, as recent.mjs keeps it over a reload."""
    if not query:
        return None
    told = {"name": query.name, "address": query.address, "sha256": query.sha256, "box": _crossing(query.box)}
    told["file"] = _file_of(query)
    return to_js(told)


def _file_of(query):
    return None if query.address else query.source


def _crossing(box):
    return to_js(list(box)) if box else None
