"""What a search has found, first by quick matches, then for good: the answer, further matches, what comes nearest."""

from js import document, window
from jsffi import JsException

from dom.picture import blob_address
from dom.sight import bring
from logic.outcome import is_match, more_matches, no_match, outcome, summary
from logic.settings import MOST
from logic.texts import text
from proofs import announced
from results.card import Card
from results.settings import Settings


class CardList:
    """Fills the list from the worker's report; `compare(result)` is called for a comparison.

    `await prove(result)` saves the proof of one; `link` leads to the search, "" where no link does.
    """

    def __init__(self, events, engine, compare, prove):
        self._events = events
        self._engine = engine
        self._compare = compare
        self._prove = prove
        self.link = ""
        self._list = document.getElementById("results")
        self._nearest = document.getElementById("nearest")
        self._cards = []
        self._blobs = []
        events.listen(self._list, "click", self._clicked)
        events.listen(self._list, "error", self._unseen, True)
        events.listen(self._nearest, "click", lambda _: self._fold(self._list.dataset.folded != "yes"))

    def _clicked(self, event):
        if event.target.closest(".compare, .card-picture, .card-query"):
            self._compare(self._card_around(event.target).result)
        elif event.target.closest(".copy-link"):
            self._events.start(self._copy_link(self._card_around(event.target)))
        elif event.target.closest(".save-proof"):
            self._events.start(self._save_proof(self._card_around(event.target)))

    def _unseen(self, event):
        card = self._card_around(event.target)
        if event.target.closest(".card-query"):
            event.target.hidden = True
        elif card:
            card.fail()

    def _card_around(self, element):
        found = [card for card in self._cards if card.element.contains(element)]
        return found[0] if found else None

    def clear(self):
        for card in self._cards:
            # The report may be shown again, the address is gone then.
            if card.result["thumbnail"].startswith("blob:"):
                card.result["thumbnail"] = ""
        self._place([])
        self._nearest.hidden = True
        for address in self._blobs:
            window.URL.revokeObjectURL(address)
        self._blobs = []

    def show(self, report, address, link, final=True):
        """Show the report; the query is seen at this address, and `link` leads to the search; "" where none does."""
        self.link = link
        known = {card.result["url"]: card for card in self._cards}
        # In their order, but what is no match last, for it is folded away. (MicroPython's `sorted` changes the order.)
        results = [one for one in report["results"] if is_match(one)]
        results += [one for one in report["results"] if not is_match(one)]
        cards = []
        for place, result in enumerate(results):
            card = known.get(result["url"]) or Card(self._events, self.small_copy, result)
            card.fill(_form(place, result), result)
            card.offer_link(bool(link))
            card.offer_proof(final)
            cards.append(card)
        self._place(cards)
        if cards and is_match(cards[0].result):
            cards[0].pair_with(report["query"], address)
        self._offer_nearest()

    def _offer_nearest(self):
        """Fold what is no match; the button stands before it, or after the matches."""
        matches = [card for card in self._cards if is_match(card.result)]
        self._nearest.hidden = len(matches) == len(self._cards)
        if matches:
            self._list.after(self._nearest)
        else:
            self._list.before(self._nearest)
        self._fold(True)

    def hide_nearest(self):
        """Offer nothing but matches yet: a button that comes and goes would make the list jump."""
        self._nearest.hidden = True

    def _fold(self, folded):
        self._list.dataset.folded = "yes" if folded else "no"
        self._nearest.setAttribute("aria-expanded", "false" if folded else "true")
        self._nearest.textContent = text("nearest-show" if folded else "nearest-hide")

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

    def focus(self, place):
        """Give a card the focus, where there are so many."""
        card = self._list.children.item(place)
        if card:
            card.tabIndex = -1
            card.focus()

    async def _copy_link(self, card):
        try:
            await window.navigator.clipboard.writeText(self.link)
        except (JsException, AttributeError):
            card.say_on("copy-link", text("link-refused"))
            return
        card.say_on("copy-link", text("link-copied"))

    async def _save_proof(self, card):
        await announced(self._prove(card.result), lambda words: card.say_on("save-proof", words))

    async def small_copy(self, result):
        """Return the address of the small copy that the index holds of a picture, or nothing."""
        answer = await self._engine.call("thumbnail", result.get("key", result["url"]))
        if not hasattr(answer, "picture"):
            return ""
        address = blob_address(answer.picture, answer.type)
        self._blobs.append(address)
        return address


def _form(place, result):
    if not is_match(result):
        return "nearest"
    return "row" if place else "answer"


class Results:
    """`report` is None while nothing is found.

    `compare(result)`, `await prove(result)` and `search_again()` are called as the user asks.
    """

    def __init__(self, events, engine, compare, prove, search_again):
        self.report = None
        self.settings = Settings(events, search_again)
        self._cards = CardList(events, engine, compare, prove)
        self._part = document.getElementById("outcome")
        self._summary = document.getElementById("summary")
        self._nothing = document.getElementById("nothing")
        self._more = document.getElementById("more")
        self._button = self._more.querySelector("button")
        self._new_from = 0
        events.listen(self._button, "click", lambda _: self._show_more())

    @property
    def link(self):
        """Return what leads to the search that is shown, "" where nothing does."""
        return self._cards.link

    async def small_copy(self, result):
        """Return the address of the small copy that the index holds of a picture, or ""."""
        return await self._cards.small_copy(result)

    def clear(self):
        self.report = None
        self._cards.clear()
        self._summary.textContent = ""
        self._more.hidden = True
        self._nothing.hidden = True
        document.body.removeAttribute("data-first")

    def nothing(self, words):
        """Say why there is nothing; what quick matches have shown is taken away."""
        self.clear()
        self._new_from = 0
        self._say_nothing(words)

    def show_first(self, report, address):
        """Show the best so far while the search goes on."""
        self.report = report
        self._cards.show(report, address, "", False)
        self._cards.hide_nearest()
        document.body.dataset.first = "yes"

    def show(self, report, address, *, link, explained):
        """Show the outcome; `explained` says whether the list of problems has something."""
        self.report = report
        self._cards.show(report, address, link)
        self._summary.textContent = summary(report)
        words = more_matches(report)
        self._more.querySelector("span").textContent = words
        self._more.hidden = not words
        self._button.hidden = self.settings.k >= MOST
        self._nothing.hidden = True
        if not any(is_match(one) for one in report["results"]):
            self._say_nothing(no_match(report, explained))

    def _show_more(self):
        """Ask for all matches; the first that is new will have the focus, which the button loses."""
        self._new_from = len([one for one in self.report["results"] if is_match(one)])
        self.settings.show_more(self.report["listed"])

    def bring(self):
        """Bring the answer into sight, on a screen where it is not; of more matches the first that is new."""
        if self._new_from:
            self._cards.focus(self._new_from)
            self._new_from = 0
            return
        bring(self._part)

    def outcome(self):
        """Return the outcome in one sentence."""
        return outcome(self.report)

    def _say_nothing(self, words):
        self._nothing.textContent = words
        self._nothing.hidden = False
