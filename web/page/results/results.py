"""What a search has found, first by quick matches, then for good: cards that stay where they are, and how many pass."""

from js import document, window

from dom.picture import blob_address
from logic.outcome import matches_of_all, matches_so_far, outcome, summary, why_nothing
from results.card import Card
from results.settings import Settings


class CardList:
    """Fills the list from the worker's report; `compare(result)` is called for a comparison."""

    def __init__(self, events, engine, compare):
        self._events = events
        self._engine = engine
        self._compare = compare
        self._list = document.getElementById("results")
        self._summary = document.getElementById("summary")
        self._nothing = document.getElementById("nothing")
        self._cards = []
        self._blobs = []
        events.listen(self._list, "click", self._clicked)
        events.listen(self._list, "error", self._unseen, True)

    def _clicked(self, event):
        if event.target.closest(".compare, .card-picture"):
            self._compare(self._card_around(event.target).result)

    def _unseen(self, event):
        card = self._card_around(event.target)
        if card:
            card.fail()

    def _card_around(self, element):
        found = [card for card in self._cards if card.element.contains(element)]
        return found[0] if found else None

    def clear(self):
        self._place([])
        for address in self._blobs:
            window.URL.revokeObjectURL(address)
        self._blobs = []
        self._summary.textContent = ""
        self._nothing.hidden = True
        document.body.removeAttribute("data-first")

    def show_first(self, results):
        """Show the best so far while the search goes on."""
        self._show(results)
        document.body.dataset.first = "yes"

    def show(self, report, explained):
        """Show the report; `explained` says whether the list of problems has something."""
        self._show(report["results"])
        self._summary.textContent = summary(report)
        self._nothing.hidden = bool(report["results"])
        if not report["results"]:
            self.nothing(why_nothing(report, explained))

    def judge(self, threshold):
        """Mark the cards that pass, and return their number."""
        return sum([card.judge(threshold) for card in self._cards])

    def nothing(self, text):
        self._nothing.textContent = text
        self._nothing.hidden = False

    def _show(self, results):
        known = {card.result["url"]: card for card in self._cards}
        cards = []
        for rank, result in enumerate(results):
            card = known.get(result["url"]) or Card(self._events, self._small_copy, result)
            card.fill(rank + 1, result)
            cards.append(card)
        self._place(cards)

    def _place(self, cards):
        """Put the cards in order; one that stands where it should is not touched, and keeps the focus."""
        for card in self._cards:
            if card not in cards:
                card.element.remove()
        self._cards = cards
        for place, card in enumerate(cards):
            there = self._list.children.item(place)
            if not there or not there.isSameNode(card.element):
                self._list.insertBefore(card.element, there)

    async def _small_copy(self, result):
        """Return the address of the small copy that the index holds of a picture, or nothing."""
        answer = await self._engine.call("thumbnail", result.get("key", result["url"]))
        if not hasattr(answer, "picture"):
            return ""
        address = blob_address(answer.picture, answer.type)
        self._blobs.append(address)
        return address


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
