"""Opens the collection that is searched, by the worker; the newest choice replaces older ones."""

from dom.address import short
from engine.requests import Refused, ask
from logic.inputs import legible

MINE = "mine"
"""In place of a source: the visitor's own pictures."""


class CollectionLoader:
    """`is_open` while the worker has the collection that was chosen last.

    `opened(database)` is called then, with what the worker answers; `rest()`, a coroutine function, after that, and
    after a refusal.
    """

    def __init__(self, events, engine, status, panel, examples, *, opened, rest):
        self.is_open = False
        self._events = events
        self._engine = engine
        self._status = status
        self._panel = panel
        self._examples = examples
        self._opened = opened
        self._rest = rest
        self._source = None
        # Tells a stale answer from a fresh one.
        self._number = 0

    def choose(self, source):
        """Take this one as the chosen; `open` has the worker open it."""
        self._source = source
        self.is_open = False
        self._panel.opening(source)

    def open(self, text):
        """Have the worker open the chosen one, and say so."""
        self._number += 1
        # The state changes at once, not when the task begins: who waits for "ready" must not see an older one.
        self._status.enter("starting", text)
        self._status.show_waiting("Reading the list of pictures")
        self._events.start(self._open(self._number, self._source))

    def close(self):
        """Take note that no worker has it, and hear no answer that is under way."""
        self.is_open = False
        self._number += 1

    def show_progress(self, done, total):
        """Show the bytes of an index read so far."""
        if self._status.state == "starting" and not self.is_open:
            self._status.show_bytes(done, total, "Reading the index")

    async def _open(self, mine, source):
        try:
            asked = ["mine_use"] if source is MINE else ["open_database", source]
            database = await ask(self._engine, *asked)
        except Refused as refusal:
            if mine == self._number:
                name = "your pictures" if source is MINE else short(source) if isinstance(source, str) else source.name
                self._panel.failed()
                self._status.enter("error", f"{legible(name)}: {refusal}", "error")
                await self._rest()
            return
        if mine != self._number:
            return
        self.is_open = True
        self._panel.opened(source, database)
        self._events.start(self._examples.show(self._panel.is_demo(source)))
        self._opened(database)
        await self._rest()
