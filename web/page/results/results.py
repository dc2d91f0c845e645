"""What a search has found, first by quick matches, then for good: the cards, and how many pictures pass."""

from logic.outcome import matches_of_all, matches_so_far, outcome
from results.card_list import CardList
from results.settings import Settings


class Results:
    """`report` is None while nothing is found; `compare(result)` and `search_again()` are called as the user asks."""

    def __init__(self, events, engine, status, compare, search_again):
        self.report = None
        self.settings = Settings(events, search_again, self._judge)
        self._status = status
        self._cards = CardList(events, engine, compare)
        self._final = False

    def clear(self):
        self.report = None
        self._cards.clear()
        self.settings.say("")

    def nothing(self, text):
        """Say why there is nothing; what quick matches have shown is taken away."""
        self.clear()
        self._cards.nothing(text)

    def show_first(self, report):
        """Show the best so far."""
        self.report, self._final = report, False
        self._cards.show_first(report["results"])
        self._judge()

    def show(self, report, explained):
        """Show the outcome; `explained` says whether the list of problems has something."""
        self.report, self._final = report, True
        self._cards.show(report, explained)
        self._judge()

    def outcome(self):
        """Return the outcome in one sentence."""
        return outcome(self.report, self.settings.threshold)

    def _judge(self):
        """Show which pictures pass at this threshold."""
        report, threshold = self.report, self.settings.threshold
        if not report:
            return
        matches = self._cards.judge(threshold)
        if self._final:
            self.settings.say(matches_of_all(matches, report, threshold))
            self._status.say(self.outcome())
        else:
            self.settings.say(matches_so_far(matches, len(report["results"])))
