"""The places in which a copy differs, one after the other."""

from comparison.stage import find
from logic.texts import text


class Places:
    """Two buttons and where one is; `choose(number)` is called with each place, counted from 0."""

    def __init__(self, events, choose):
        self._choose = choose
        self._told = find("place")
        events.listen(find("next"), "click", lambda _: self.step(1))
        events.listen(find("previous"), "click", lambda _: self.step(-1))
        self.begin(0)

    def begin(self, number):
        """Have this many places."""
        self._number = number
        self._at = None
        self._told.textContent = text("view-places", n=number) if number else ""

    def show(self, shown):
        """Show the buttons, if `shown` and there are places."""
        find("places").hidden = not (shown and self._number)

    def step(self, way):
        """Go to the next place, or the one before."""
        if find("places").hidden:
            return
        start = -1 if way > 0 else 0
        self._at = ((start if self._at is None else self._at) + way) % self._number
        self._told.textContent = text("view-place", n=self._at + 1, total=self._number)
        self._choose(self._at)
