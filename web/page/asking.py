"""What is asked and where, as the page shows it; every change is an entry of the browser's history."""

from js import document, window

from collection.loader import MINE
from dom.address import remember, show_task
from dom.history import History
from results.moment import Moment


class Asking:
    """`moment` is what is shown; `went(moment)` is called by Back and Forward with what was kept, or None."""

    def __init__(self, events, *, stage, instead, search, results, problems, comparison, went):
        self.moment = Moment(None, None)
        self._stage, self._instead = stage, instead
        self._search, self._results, self._problems, self._comparison = search, results, problems, comparison
        self._history = History(events, went)
        self._untitled = document.title

    def push(self):
        """Begin an entry of the history: the one before stays as it is."""
        self._history.push()

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

    def move(self):
        """Show nothing found: another collection is open; what is offered in its stead moves no more."""
        if self._comparison.shows_result:
            self._comparison.forget()
        self._results.clear()
        self._instead.bring()

    def clear(self):
        """Show nothing found."""
        self._comparison.forget()
        self._results.clear()
