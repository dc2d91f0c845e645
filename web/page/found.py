"""What a search has found, first at a glance, then for good: the cards, and how many pictures pass."""

from finding import outcome
from results import Results
from settings import Settings


class Found:
    """`report` is None while nothing is found; `compare(result)` and `search_again()` are called as the user wishes."""

    def __init__(self, events, engine, status, compare, search_again):
        self.report = None
        self.settings = Settings(events, search_again, self._judge)
        self._status = status
        self._results = Results(events, engine, compare)
        self._final = False

    def clear(self):
        self.report = None
        self._results.clear()
        self.settings.clear()

    def nothing(self, text):
        """Say why there is nothing; what a first glance has shown is taken away."""
        self.clear()
        self._results.nothing(text)

    def show_first(self, report):
        """Show the best so far."""
        self.report, self._final = report, False
        self._results.show_first(report["results"])
        self._judge()

    def show(self, report, explained):
        """Show the outcome; `explained` tells whether the list of problems has something."""
        self.report, self._final = report, True
        self._results.show(report, explained)
        self._judge()

    def told(self):
        """The outcome in one sentence."""
        return outcome(self.report, self.settings.threshold)

    def _judge(self):
        """Tell which pictures pass at this threshold."""
        report = self.report
        if not report:
            return
        matches, shown = self._results.judge(self.settings.threshold), len(report["results"])
        if self._final:
            self.settings.tell(matches, shown, report["scores"], report["compared"])
            self._status.say(self.told())
        else:
            self.settings.tell_first(matches, shown)
