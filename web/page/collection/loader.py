"""Opens the collection that is searched, by the worker; the newest choice replaces older ones, once it is open."""

from dom.address import short
from engine.requests import Refused, ask
from logic.inputs import legible
from logic.texts import text

MINE = "mine"
"""In place of a source: the visitor's own pictures."""


class CollectionLoader:
    """`is_open` while the worker has a collection and none is being opened; one that cannot be opened changes nothing.

    `source` is the one that was opened last: an absolute address, a File of JSON, or `MINE`. `opened(database, is_new)`
    is called with what the worker answers, `refused()` where the one before is still open; `rest()`, a coroutine
    function, after that.
    """

    def __init__(self, events, engine, status, panel, examples, *, opened, refused, rest):
        self._events = events
        self._engine = engine
        self._status = status
        self._panel = panel
        self._examples = examples
        self._opened = opened
        self._refused = refused
        self._rest = rest
        self.source = None
        self._chosen = None
        self._held = False
        # Tells a stale answer from a fresh one.
        self._number = 0
        engine.hear("opening", self._show_progress)

    @property
    def is_open(self):
        return self._held and self._chosen is None

    def choose(self, source):
        """Take this one as the chosen; `open` has the worker open it."""
        self._chosen = source
        self._panel.opening(name_of(source))

    def open(self, line):
        """Have the worker open the chosen one, after a crash the one before; and say so."""
        self._number += 1
        # The state changes at once, not when the task begins: who waits for "ready" must not see an older one.
        self._status.enter("starting", line)
        self._status.show_waiting(text("status-list"))
        if self._chosen is None:
            self._chosen = self.source
        self._events.start(self._open(self._number, self._chosen))

    def close(self):
        """Take note that no worker has it, and hear no answer that is under way."""
        self._held = False
        self._number += 1

    def _show_progress(self, done, total):
        """Show the bytes of an index read so far."""
        if self._status.state == "starting" and not self.is_open:
            self._status.show_bytes(done, total)

    async def _open(self, mine, source):
        try:
            asked = ["mine_use"] if source is MINE else ["open_database", source]
            database = await ask(self._engine, *asked)
        except Refused as refusal:
            if mine == self._number:
                self._fail(text("where-failed", name=name_of(source), why=str(refusal)))
                await self._rest()
            return
        if mine != self._number:
            return
        is_new = source is not self.source
        self.source, self._chosen, self._held = source, None, True
        self._panel.opened(source, database)
        self._examples.show(self._panel.is_demo(source))
        self._opened(database, is_new)
        await self._rest()

    def _fail(self, why):
        self._panel.failed(why, self._held)
        if self._held:
            self._chosen = None
        self._status.enter("error", why, "error")
        if self._held:
            self._refused()


def name_of(source):
    """Return what a source is called."""
    if source == MINE:
        return text("mine-name")
    return legible(short(source) if isinstance(source, str) else source.name)
