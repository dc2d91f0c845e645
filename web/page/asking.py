"""What is asked and where, one picture or several, as the page shows it; every change is an entry of the history."""

from js import document, window

from collection.loader import MINE
from dom.address import asked, remember, show_task, typed_address
from dom.history import History
from logic.batch import Batch
from query.stage import Query
from results.moment import Moment


class Asking:
    """`moment` is what is shown.

    `go_on()` is called where there is something else to search, `move(moment)` where that is in another collection;
    `went(moment)` by Back and Forward with what was kept, or None. `own` are the visitor's own pictures.
    """

    def __init__(self, events, *, stage, instead, search, results, problems, comparison, own, go_on, move, went):
        self.moment = Moment(None, None)
        self._events, self._own, self._go_on, self._move = events, own, go_on, move
        self._stage, self._instead = stage, instead
        self._search, self._results, self._problems, self._comparison = search, results, problems, comparison
        self._history = History(events, went)
        self._untitled = document.title

    def choose(self, query):
        """Show this picture at once, and search it as soon as possible."""
        # A link leads to its search without an entry before it.
        if self.moment.is_asking or not query.address or typed_address(asked("q") or "") != query.address:
            self.push()
        self.take(query)
        self._go_on()
        window.front.showAnswer()

    def find_all(self, files, source=None):
        """Search several pictures, one after the other, for a table; in a collection, if told, and not as one's own."""
        batch = Batch([Query.from_file(file) for file in files])
        self.push()
        self.take(None, batch)
        self._problems.of_given([])
        window.front.showAnswer()
        if not source:
            return self._go_on()
        self._events.start(self._leave_own(Moment(None, source, batch)))

    def open_row(self, row):
        """Show in full what was found for one picture of a table."""
        self.push()
        self.take(row.query, self.moment.batch)
        self._search.open(self.moment, row)
        window.front.showAnswer()

    def offer_search(self, files):
        """Offer to search these files, which are about to be looked in, in what is open until now."""
        self._instead.offer(files, self.moment.source)

    def renew(self):
        """Ask for another picture, as at first."""
        self.push()
        self.take(None)
        self._problems.of_given([])
        self._go_on()
        window.scrollTo(0, 0)
        document.getElementById("query-file").focus()

    def push(self, at=""):
        """Begin an entry of the history: the one before stays as it is. `at` is the hash of its address."""
        self._history.push(at)

    def take(self, query, batch=None):
        """Show a picture at once; without one the table of a batch, or the page as it is at first."""
        self._search.drop()
        self.begin(Moment(query, self.moment.source, batch))
        if self.moment.is_asking:
            show_task("find")
        if query:
            self._stage.show(query)
        else:
            self._stage.clear()
        remember("q", query.address if query else "")
        self.clear()
        self._problems.of_search([])

    def begin(self, moment):
        """Have this moment for the entry that is shown."""
        # Its own scan leaves the offer.
        if moment.query is not self.moment.query or moment.batch or moment.source != MINE:
            self._instead.withdraw()
        self.moment = moment
        self._history.keep(moment)
        self._search.show(moment)
        window.front.showTitle(self._untitled)

    def forget_found(self):
        """Show nothing found: another collection is open; what is offered in its stead moves no more."""
        if self._comparison.shows_result:
            self._comparison.forget()
        self._results.clear()
        self._instead.bring()

    def clear(self):
        """Show nothing found."""
        self._comparison.forget()
        self._results.clear()

    async def _leave_own(self, moment):
        await self._own.give_up()
        if self.moment.batch is moment.batch:
            self._move(moment)
