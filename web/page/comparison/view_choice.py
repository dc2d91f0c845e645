"""The choice of a view: a radio button each, of which the rarer ones stand in a list on a small screen."""

from comparison.stage import find
from logic.texts import text


class ViewChoice:
    """`chosen` is the view; `changed()` is called after each change."""

    def __init__(self, events, changed):
        self._more = find("more")
        self._radios = find("views").querySelectorAll("input")
        self._changed = changed
        for index in range(self._radios.length):
            events.listen(self._radios.item(index), "change", self._choose)
        events.listen(find("stage"), "pointerdown", lambda _: self._open(False))
        events.listen(self._more, "click", lambda _: self._open(self._more.ariaExpanded != "true"))

    def begin(self):
        """Choose the first."""
        first = self._radios.item(0)
        first.checked = True
        first.focus()
        self._take(first)

    def _choose(self, event):
        self._take(event.target)
        self._changed()

    def _take(self, radio):
        self.chosen = radio.value
        is_rare = bool(radio.closest("#comparison-rare"))
        find("views").dataset.rare = "yes" if is_rare else ""
        self._more.textContent = radio.nextElementSibling.textContent if is_rare else text("view-more")
        self._open(False)
        if is_rare and self._more.offsetWidth:
            # The list with the button is closed.
            self._more.focus()

    def _open(self, is_open):
        self._more.setAttribute("aria-expanded", "true" if is_open else "false")
