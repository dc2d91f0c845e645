"""The entries of the browser's history: each search is one, and what it found is kept for this visit."""

from js import window

KEPT = 30
"""Entries whose pictures and results are kept in memory."""


class History:
    """`moment` is what is kept of the entry that is shown; `went(moment)` is called with that of another, or None."""

    def __init__(self, events, went):
        self._went = went
        self._life = str(window.performance.timeOrigin)
        self._number = 0
        self._entry = self._here()
        self._moments = {}
        self._order = []
        events.listen(window, "popstate", lambda _: self._move())

    def push(self):
        """Begin an entry: the one before stays as it is."""
        self._number += 1
        self._entry = f"{self._life}/{self._number}"
        window.history.pushState(self._entry, "", window.location.href.split("#")[0])

    def keep(self, moment):
        """Keep this for the entry that is shown."""
        # What was shown last is let go last.
        if self._entry in self._moments:
            self._order.remove(self._entry)
        self._order.append(self._entry)
        self._moments[self._entry] = moment
        if len(self._order) > KEPT:
            del self._moments[self._order.pop(0)]

    def _here(self):
        state = window.history.state
        return state if isinstance(state, str) else ""

    def _move(self):
        entry = self._here()
        # A link within the page makes an entry of its own, which shows the same.
        if entry == self._entry or (not entry and window.location.hash):
            return
        self._entry = entry
        self._went(self._moments.get(entry))
