"""State of the page, the one region for messages, and the progress bar."""

from js import document, window

from dom.sight import bring
from logic.counts import duration, part
from logic.pace import Pace
from logic.texts import text

NETWORK = 5.0
"""Seconds over which the speed of a transfer is taken; a shorter time would make the number jump."""


class Status:
    """What the page is doing: in `data-state` for scripts, in words for people."""

    def __init__(self):
        self._panel = document.getElementById("status-panel")
        self._text = document.getElementById("status")
        self._bar = document.getElementById("progress")
        self._count = document.getElementById("progress-text")
        self._restart = document.getElementById("restart")
        self._reload = document.getElementById("reload")
        self._pace = Pace(window=NETWORK, least=1)

    @property
    def state(self):
        return document.body.dataset.state

    def enter(self, state, words, kind="info"):
        """Change to a state and say so; a crash offers to restart, what this page cannot mend by itself to reload."""
        document.body.dataset.state = state
        self._restart.hidden = kind != "crash"
        self._reload.hidden = kind != "broken"
        if state not in ("starting", "searching"):
            self.settle()
        self.say(words, "error" if kind in ("crash", "broken") else kind)

    def say(self, words, kind="info"):
        self._panel.dataset.kind = kind
        # The same text again would be read out again.
        if self._text.textContent != words:
            self._text.textContent = words
        if kind == "error":
            bring(self._panel)

    def refuse(self, words):
        """Say why something was not taken; the state stays, for nothing that works has ended."""
        self.say(words, "error")

    def show_waiting(self, words):
        """Show that something of unknown length goes on."""
        self._bar.removeAttribute("value")
        self._show(words)

    def show_start(self, done, total):
        """Show the bytes of the runtime read so far, and how long the rest will take."""
        if done >= total:
            return self.show_waiting(text("ready-soon"))
        self._set(done, total)
        self._pace.note(window.performance.now() / 1000, done)
        left = self._pace.remaining(total - done)
        if left is None:
            self._show(text("ready-bytes", size=part(done, total)))
        else:
            self._show(text("ready-left", size=part(done, total), left=duration(left)))

    def show_bytes(self, done, total):
        """Show the bytes of an index read so far."""
        self._set(done, total)
        if total and done >= total:
            self.show_waiting(text("status-index"))
        else:
            self._show(text("status-index-bytes", size=part(done, total)))

    def show_count(self, done, total):
        """Show the pictures compared so far."""
        self._set(done, total)
        self._show(text("number-part", done=done, total=total))

    def show_part(self, done, total, words):
        """Show how much is done, in these words."""
        self._set(done, total)
        self._show(words)

    def show_share(self, done, total):
        """Show the steps of a search that counts no pictures."""
        self._set(done, total)
        self._show(text("number-percent", n=100 * done // max(total, 1)))

    def after_click(self, action):
        """Do what a button here says; it disappears, and the focus must not go with it."""
        action()
        self._panel.focus()

    def settle(self):
        self._bar.hidden = True
        self._count.textContent = ""

    def _set(self, done, total):
        self._bar.max = max(total, 1)
        self._bar.value = min(done, total)

    def _show(self, words):
        self._bar.hidden = False
        self._count.textContent = words
