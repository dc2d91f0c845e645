"""The worker's life in a visit: it is started, ended, and replaced when it has died, by itself where that helps."""

from js import document, window
from jsffi import to_js

from dom.address import remember, short
from dom.events import reason
from logic.outcome import interruption
from logic.texts import sentences, text
from logic.workers import CrashGuard, RestartPolicy


class Recovery:
    """`is_awake` says whether the worker answers and knows what to leave out.

    `moment()` returns what is asked. `woken()` is called when a worker is ready; `lost()` when it has died or is ended,
    so that nothing waits for its answers.
    """

    def __init__(self, events, engine, status, *, search, results, helpers, storage, moment, woken, lost):
        self.is_awake = False
        self._has_died = False
        self._events, self._engine, self._status = events, engine, status
        self._search, self._results, self._helpers, self._storage = search, results, helpers, storage
        self._moment, self._woken, self._lost = moment, woken, lost
        self._guard = CrashGuard(_show_decoding, short)
        self._policy = RestartPolicy()
        engine.hear("decoding", self._guard.decoding)
        engine.on_boot, engine.on_crash = self._show_start, self._crashed

    async def boot(self):
        """Start a worker, and tell it what has killed others."""
        await self._engine.ready()
        if self._guard.skipped:
            await self._engine.call("skip", to_js(self._guard.skipped))
        self.is_awake = True
        self._woken()

    def _show_start(self, done, total):
        if self._status.state == "starting" and not self.is_awake:
            self._status.show_start(done, total)

    def restart(self):
        """Replace a dead worker; database and query are kept."""
        self._replace(text("status-again"))

    def failed(self, error):
        """Show an error that nobody expected."""
        if not self._has_died:
            self._status.enter("error", text("unexpected-restart", said=reason(error)), "crash")

    def leave(self):
        """End all that reads, for this page will be loaded anew."""
        self._end(text("status-changing"))
        window.stop()

    def _crashed(self, what):
        """Replace the worker, which has died, or say why not; `what` tells how that came."""
        if self._has_died:
            return  # shown already
        worked, searching = self.is_awake, self._search.is_under_way
        self._has_died, self.is_awake = True, False
        moment = self._moment()
        batch = moment.table if searching else None
        row = batch and batch.asked()
        query = row.query if row else moment.query
        of_query, why = self._guard.culprits(query.name if searching and query else text("crash-yours"))
        if row:
            batch.lost(row, of_query)
        self._lost()
        # One that never worked would not start this time either.
        by_itself = worked and (batch is not None or self._policy.allows(query))
        if searching and not row:
            self._results.nothing(interruption(why if of_query else "", by_itself))
            if of_query:
                # Not by a reload either.
                remember("q", "")
                moment.query = None
        self._storage.repair()
        self._say(sentences([one for one in (what, why) if one]), by_itself)

    def _say(self, what, by_itself):
        if by_itself:
            self._replace(text("crash-by-itself", why=what))
        else:
            self._status.enter("error", what, "crash")

    def _replace(self, words):
        self._end(words)
        self._status.show_waiting(text("status-loading"))
        self._events.start(self.boot())

    def _end(self, words):
        self._has_died = self.is_awake = False
        self._lost()
        self._status.enter("starting", words)
        self._helpers.end()
        self._engine.end()


def _show_decoding(names):
    document.body.dataset.decoding = names
