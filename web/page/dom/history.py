"""The entries of the browser's history: each search is one, and what it found is kept for this visit."""

from js import window

KEPT = 30
"""Entries whose pictures and results are kept in memory."""

DIALOG = "#dialog"
"""At the end of the state of an entry that shows a dialog over the entry before."""


def _is_dialog():
    state = window.history.state
    return isinstance(state, str) and state.endswith(DIALOG)


class DialogEntry:
    """A dialog's entry, so that Back closes it: `close()` is called then."""

    leaving = False

    def __init__(self, events, close):
        self._close = close
        self._is_open = False
        events.listen(window, "popstate", lambda _: self._move())

    def enter(self):
        """The dialog was opened."""
        self._is_open = True
        # The way back from the last one may not have ended.
        if not DialogEntry.leaving and not _is_dialog():
            window.history.pushState((window.history.state or "") + DIALOG, "")

    def leave(self):
        """The dialog was closed; where that was not by Back, the entry is left."""
        if self._is_open and _is_dialog():
            DialogEntry.leaving = True
            window.history.back()
        self._is_open = False

    def _move(self):
        if DialogEntry.leaving:
            DialogEntry.leaving = False
            if self._is_open:
                self.enter()
        elif self._is_open and not _is_dialog():
            self._is_open = False
            self._close()


class History:
    """`moment` is what is kept of the entry that is shown; `went(moment)` is called with that of another, or None."""

    def __init__(self, events, went):
        self._went = went
        self._life = str(window.performance.timeOrigin)
        self._number = 0
        self._entry = self._here()
        self._moments = {}
        self._order = []
        self._overtaken = False
        events.listen(window, "popstate", lambda _: self._move())

    def push(self, at=""):
        """Begin an entry: the one before stays as it is, but for that of a dialog. `at` is the hash of its address."""
        self._number += 1
        self._entry = f"{self._life}/{self._number}"
        set_state = window.history.replaceState if _is_dialog() else window.history.pushState
        set_state(self._entry, "", window.location.href.split("#")[0] + at)
        # The way back from a dialog's entry, which ends later, leaves this one.
        self._overtaken = DialogEntry.leaving

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
        return state.replace(DIALOG, "") if isinstance(state, str) else ""

    def _move(self):
        if self._overtaken:
            self._overtaken = False
            return window.history.forward()
        entry = self._here()
        # A link within the page makes an entry of its own, which shows the same.
        if entry == self._entry or (not entry and window.location.hash):
            return
        self._entry = entry
        self._went(self._moments.get(entry))
