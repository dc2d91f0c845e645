"""One search at a time: the worker is asked, what is found first and in the end is shown; the newest search counts."""

from js import window

from answers.answers import Answers
from dom.address import link_to_here
from engine.requests import Refused, ask, ask_for_search, read_report
from logic.inputs import is_web
from logic.outcome import page_title
from logic.settings import VERIFIED
from logic.texts import text, told


class Search:
    """A ticket tells a stale answer from a fresh one. `indexed` says whether the open collection is an index.

    A search is of a `Moment`: its query, in its collection, or the pictures of its table. `point(results)` gives
    pictures of the user's own an address; `rest()`, a coroutine function, is called after a search; `open_row(row)`
    where one of a table is to be seen in full.
    """

    def __init__(self, events, engine, status, *, stage, results, problems, helpers, point, rest, open_row):
        self.indexed = False
        self._events = events
        self._engine = engine
        self._status = status
        self._stage = stage
        self._results = results
        self._problems = problems
        self._helpers = helpers
        self._point = point
        self._rest = rest
        self._again = None
        self._ticket = 0
        engine.hear("first", self._show_first)
        engine.hear("progress", self._show_progress)
        self._answers = Answers(
            events, engine, status, how=self._how, point=point, open_row=open_row, came_to_rest=self._came_to_rest
        )

    @property
    def is_under_way(self):
        return self._status.state == "searching"

    def show(self, moment):
        """Show the table of a moment, where it has one, or the way back to it."""
        self._answers.show(moment)

    def start(self, moment):
        if moment.table:
            return self._answers.start()
        self._ticket = self._engine.new_ticket()
        self._again = None
        self._status.enter("searching", text("status-searching"))
        self._status.show_waiting(text("status-reading"))
        self._events.start(self._run(self._ticket, moment))

    def stop(self):
        """Ask the running search, if there is one, for what it has."""
        if self.is_under_way:
            self._status.say(text("status-stopping"))
            if self._answers.is_running:
                self._answers.stop()
            else:
                self._ask_to_stop()

    def drop(self):
        """Let the worker end the running search, and hear no answer of it."""
        if self._answers.is_running:
            self._answers.drop()
        elif self.is_under_way:
            self._ask_to_stop()
        self.lose()

    def lose(self):
        """Hear no answer of the worker that is under way: it has ended, or nobody waits."""
        self._answers.lose()
        self._ticket = self._engine.new_ticket()
        self._again = None

    def open(self, moment, row):
        """Show in full what a row of a table has."""
        report, preview = self._answers.recall(row)
        self._point(report["results"])
        moment.found(report, preview, moment.batch.how)
        self.show_again(moment)

    def show_again(self, moment):
        """Show results from memory, and have the worker find them as well: it is asked for maps of differences."""
        self._ticket = self._engine.new_ticket()
        self._show(moment)
        self._again = self._events.start(self._find_again(self._ticket, moment.query))

    def can_show_again(self, moment):
        """Return whether a moment has what a search would find now."""
        return bool(moment and moment.report and moment.how == self._how())

    async def caught_up(self):
        """Wait until the worker has found what is shown."""
        if self._again:
            await self._again

    def _show_progress(self, ticket, done, total):
        """Show how far the worker is."""
        if ticket == self._ticket and self.is_under_way:
            by_index = self.indexed and self._results.settings.method == VERIFIED
            show = self._status.show_share if by_index else self._status.show_count
            show(done, total)

    def _show_first(self, ticket, answer):
        """Show what quick matches have found; the search goes on."""
        if ticket != self._ticket or not self.is_under_way:
            return
        report, preview = read_report(answer)
        self._point(report["results"])
        self._stage.describe(report["query"], preview)
        self._results.show_first(report, self._stage.address)
        self._helpers.needed = True
        self._status.say(text("status-closer"))
        self._status.show_waiting(text("status-best"))

    def _how(self):
        settings = self._results.settings
        return settings.k, settings.method, settings.accept

    def _ask_to_stop(self):
        self._events.start(ask(self._engine, "stop", self._ticket))

    async def _run(self, mine, moment):
        how = self._how()
        try:
            report, preview = await ask_for_search(self._engine, mine, moment.query, *how)
        except Refused as refusal:
            if mine == self._ticket:
                self._results.nothing(text("status-nothing"))
                self._status.enter("error", text("where-failed", name=moment.query.name, why=str(refusal)), "error")
            return
        if mine != self._ticket:
            return
        self._point(report["results"])
        self._problems.of_storage(told(report["unkept"]))
        moment.found(report, preview, how)
        self._show(moment)
        await self._rest()

    async def _came_to_rest(self, report):
        if report:
            self._problems.of_storage(told(report["unkept"]))
            self._problems.of_search(report["problems"])
        await self._rest()

    async def _find_again(self, mine, query):
        try:
            await ask_for_search(self._engine, mine, query, *self._how())
        except Refused:
            return  # The maps will say why there are none.

    def _show(self, moment):
        """Show what was found."""
        report = moment.report
        self._stage.describe(report["query"], moment.preview)
        self._problems.of_search(report["problems"])
        self._results.show(report, self._stage.address, link=_link(moment), explained=self._problems.any)
        window.front.showTitle(page_title(report))
        self._status.enter("done", self._results.outcome())
        self._results.bring()


def _link(moment):
    """Return what leads to the same answer elsewhere, "" where the query or the collection is not on the web."""
    is_linked = moment.query.address and not moment.query.box and isinstance(moment.source, str)
    return link_to_here() if is_linked and is_web(moment.source) else ""
