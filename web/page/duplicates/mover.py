"""Extras moved into a subfolder of their folder, after one question, and back again."""

import json

from js import document, window

from engine.requests import plain
from logic.moves import Moved, by_folder, moves
from logic.texts import sentences, text


class Mover:
    """Offered where extras lie in folders that the browser lets the page change (Chromium).

    `review()` returns the review that is shown; `changed()` is called when other pictures are in
    their places, or other things are offered, than before.
    """

    def __init__(self, events, *, review, changed, say):
        self._events = events
        self._review, self._changed, self._say = review, changed, say
        self._move, self._back, self._question = (
            document.getElementById(name) for name in ("duplicates-move", "duplicates-move-back", "move")
        )
        self._handles = {}
        self._names = []
        self._moved = []
        self._is_moving = False
        self._before = 0
        self._told = events.proxy(lambda number: self._say(text("move-running", n=self._before + number)))
        events.listen(self._move, "click", lambda _: self._ask())
        events.listen(self._back, "click", lambda _: self._start(self._bring_back()))
        events.listen(self._question, "close", lambda _: self._answered())

    @property
    def moved(self):
        """Return the addresses of the pictures that are not in their places."""
        return [one.url for one in self._moved]

    async def learn(self):
        """Find out which folders may be changed."""
        kept = {one.name: one.handle for one in await window.front.kept()}
        # Those of a folder that was forgotten meanwhile can still be moved back.
        self._handles.update(kept)
        self._names = list(kept)
        self._changed()

    def offer(self, is_running):
        """Offer what can be done now; nothing while groups are still to be found."""
        self._move.hidden = is_running or not next(self._wanted(), None)
        self._back.hidden = is_running or not self._moved
        self._move.disabled = self._back.disabled = self._is_moving

    def _wanted(self):
        return moves(self._review(), self._names)

    def _ask(self):
        document.getElementById("move-title").textContent = text("move-title", n=len(list(self._wanted())))
        self._question.returnValue = ""
        self._question.showModal()

    def _answered(self):
        if self._question.returnValue == "move":
            self._start(self._move_extras(list(self._wanted())))

    def _start(self, moving):
        self._events.start(self._alone(moving))

    async def _alone(self, moving):
        """Move, and let no other move begin meanwhile."""
        self._is_moving = True
        self._changed()
        try:
            words = await moving
        finally:
            self._is_moving = False
            self._changed()
        self._say(words)

    async def _move_extras(self, wanted):
        done = await self._done(wanted)
        self._moved += [Moved(one, place) for one, place in done]
        return _outcome("move-done", len(done), len(wanted))

    async def _bring_back(self):
        wanted = self._moved
        done = {one.url for one, _ in await self._done(wanted)}
        self._moved = [one for one in wanted if one.url not in done]
        return _outcome("move-back", len(done), len(wanted))

    async def _done(self, wanted):
        """Move, and return what was moved, each with the place at which it is now."""
        moving = await window.front.moving()
        allowed = await self._allowed(wanted, moving)
        found = []
        for name, some in by_folder([one for one in wanted if one.folder in allowed]):
            self._before = len(found)
            told = json.dumps([one.told() for one in some])
            places = dict(plain(await moving.move(name, told, self._told)))
            found += [(one, places[one.begin]) for one in some if one.begin in places]
        return found

    async def _allowed(self, wanted, moving):
        """Return the names of the folders that may be changed; all are asked for first, soon after a click."""
        allowed = set()
        changed = {one.folder for one in wanted}
        for name in sorted(changed | {one.looked_in for one in wanted}):
            moving.know(name, self._handles[name])
            mode = "readwrite" if name in changed else "read"
            if await window.front.allowed(self._handles[name], mode):
                allowed.add(name)
        return allowed


def _outcome(key, done, wanted):
    words = [text(key, n=done)]
    if done < wanted:
        words.append(text("move-left", n=wanted - done))
    return sentences(words)
