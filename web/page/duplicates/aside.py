"""Extras moved into a subfolder of their folder, after one question, and back again."""

from js import document, window
from jsffi import to_js

from logic.duplicate_words import aside
from logic.texts import text


class Aside:
    """Offered where extras lie in a folder that the browser lets the page change (Chromium).

    `extras()` returns the pictures that are extra; `moved(addresses, away)` hears which are away now, or back.
    """

    def __init__(self, events, *, extras, moved, say):
        self._events = events
        self._extras, self._moved, self._say = extras, moved, say
        self._move, self._back, self._question = (
            document.getElementById(name) for name in ("duplicates-move", "duplicates-move-back", "move")
        )
        self._handles = {}
        self._away = []
        events.listen(self._move, "click", lambda _: self._ask())
        events.listen(self._back, "click", lambda _: events.start(self._bring_back()))
        events.listen(self._question, "close", lambda _: self._answered())

    def forget(self):
        """Offer nothing any more."""
        self._away = []
        self._move.hidden = self._back.hidden = True

    async def learn(self):
        """Find out which folders may be changed."""
        kept = await window.front.kept()
        self._handles = {one.name: one.handle for one in kept}
        self.offer()

    def offer(self):
        """Offer what can be done now."""
        self._move.hidden = not aside(self._extras(), list(self._handles))
        self._back.hidden = not self._away

    def _ask(self):
        number = sum([len(some) for _, some in aside(self._extras(), list(self._handles))])
        document.getElementById("move-title").textContent = text("move.title", n=number)
        self._question.returnValue = ""
        self._question.showModal()

    def _answered(self):
        if self._question.returnValue == "move":
            self._events.start(self._put_away(aside(self._extras(), list(self._handles))))

    async def _put_away(self, folders):
        wanted, done = sum([len(some) for _, some in folders]), 0
        for name, some in folders:
            pairs = [[one.path, one.place] for one in some]
            moved = await self._moved_of(self._handles[name], pairs, False)
            urls = {one.path: one.url for one in some}
            self._away += [(name, urls[one[0]], one[0], one[1]) for one in moved]
            self._moved([urls[one[0]] for one in moved], True)
            done += len(moved)
        self._tell("move.done", done, wanted)

    async def _bring_back(self):
        wanted, done, left = len(self._away), 0, []
        for name, url, path, place in self._away:
            moved = await self._moved_of(self._handles[name], [[place, path]], True)
            if moved:
                self._moved([url], False)
            else:
                left.append((name, url, path, place))
            done += len(moved)
        self._away = left
        self._tell("move.back", done, wanted)

    async def _moved_of(self, handle, pairs, exactly):
        """Return the pairs of paths that were moved."""
        if not await window.front.allowed(handle, "readwrite"):
            return []
        moving = await window.front.moving()
        told = self._events.proxy(lambda number: self._say(text("move.running", n=number)))
        moved = await moving.move(handle, to_js(pairs), exactly, told)
        return [(moved[place][0], moved[place][1]) for place in range(moved.length)]

    def _tell(self, key, done, wanted):
        words = [text(key, n=done)]
        if done < wanted:
            words.append(text("move.left", n=wanted - done))
        self._say(" ".join(words))
        self.offer()
