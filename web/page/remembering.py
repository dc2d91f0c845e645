"""The last queries: their row is loaded when the page is ready, and each query that was answered is stored."""

from js import window


class Remembering:
    """`moment()` returns what is shown; `choose(query)` and `changed()` are called as of `Recent`."""

    def __init__(self, events, engine, *, moment, choose, changed):
        self._events = events
        self._engine = engine
        self._moment = moment
        self._choose = choose
        self._changed = changed
        self._recent = self._kept = None

    def load(self):
        """Load the row; search what was searched before the page was loaded again, in another language."""
        from query.recent import Recent, crossing

        self._recent = Recent(self._events, self._copy, self._choose, self._changed)
        window.front.asked = self._events.answering(lambda: crossing(self._moment().query))
        if window.front.isAgain():
            self._events.start(self._choose_again())

    async def show(self):
        """Show what is stored."""
        await self._recent.show()

    async def keep(self):
        """Show the last queries, with the one that was answered."""
        moment = self._moment()
        if not moment.query or not moment.report or moment.batch:
            await self._recent.show()
        elif moment is not self._kept:
            self._kept = moment
            await self._recent.keep(moment.query, moment.report["query"])

    async def _choose_again(self):
        query = await self._recent.again()
        moment = self._moment()
        # The address of the page brings a picture back as a whole.
        if query and (not moment.is_asking or (query.address and query.address == moment.query.address)):
            self._choose(query)

    async def _copy(self, sha256, side):
        answer = await self._engine.call("query_copy", sha256, side)
        return answer.picture if hasattr(answer, "picture") else None
