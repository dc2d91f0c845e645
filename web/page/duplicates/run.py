"""A search for duplicates that is under way: the worker is asked, and tells how far it is and what it has found."""

import asyncio

from js import document, window

from engine.requests import Refused, ask, plain
from logic.duplicate_words import progress
from logic.pace import Pace

PACE = 30.0
"""Seconds over which the pace is taken: describing and comparing go at different speeds."""


class Run:
    """`show(changes, is_wanted)`, a coroutine function, shows what has changed, as long as `is_wanted()`.

    `refused(words)` or `ended(answer)` is called at the end, unless nobody waits for it any more.
    """

    def __init__(self, events, engine, *, show, refused, ended):
        self._events, self._engine = events, engine
        self._show, self._refused, self._ended = show, refused, ended
        self._bar, self._count, self._stop, self._meter = (
            document.getElementById("duplicates-" + name) for name in ("progress", "count", "stop", "meter")
        )
        # 0 while nothing is under way.
        self._ticket = 0
        self._pace = None
        self._taking = asyncio.Lock()
        engine.hear("duplicates_found", self._found)
        engine.hear("duplicates_progress", self._show_progress)
        events.listen(self._stop, "click", lambda _: self.stop())

    @property
    def is_under_way(self):
        return self._ticket != 0

    @property
    def has_focus(self):
        """Return whether the visitor is at the button that stops it."""
        return self._stop.isSameNode(document.activeElement)

    def start(self):
        """Look for duplicates in the open collection."""
        self._ticket = self._engine.new_ticket()
        self._pace = Pace(window=PACE, least=1)
        self._meter.hidden = False
        self._bar.removeAttribute("value")
        self._count.textContent = ""
        self._stop.focus()
        self._events.start(self._ask(self._ticket))

    def stop(self):
        """End what is under way, which then tells what it has; return whether anything is."""
        if not self.is_under_way:
            return False
        self._events.start(ask(self._engine, "stop", self._ticket))
        return True

    def forget(self):
        """Hear nothing more of what is under way."""
        self._ticket, self._meter.hidden = 0, True

    def _show_progress(self, ticket, done, total):
        """Show how far it is."""
        if ticket == self._ticket:
            self._pace.note(window.performance.now() / 1000, done)
            self._bar.max, self._bar.value = max(total, 1), done
            self._count.textContent = progress(done, total, self._pace.remaining(total - done))

    def _found(self, ticket, changes):
        """Show groups that have become known."""
        if ticket == self._ticket:
            self._events.start(self._take(ticket, plain(changes)))

    async def _ask(self, mine):
        await self._engine.woken()
        if mine != self._ticket:
            return
        try:
            answer = await ask(self._engine, "duplicates", mine)
        except Refused as refusal:
            if mine == self._ticket:
                self._refused(str(refusal))
            return
        await self._take(mine, answer)
        if mine == self._ticket:
            self._ended(answer)

    async def _take(self, mine, changes):
        """Have changes shown one after the other, and nothing of an earlier run."""
        async with self._taking:
            if mine == self._ticket:
                await self._show(changes, lambda: mine == self._ticket)
