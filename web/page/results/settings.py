"""The fields for how to search; what they say is kept in the location."""

from js import document

from dom.address import asked, remember
from logic.settings import CLASSIC, PASSING, VERIFIED, for_location, from_location, result_count


class Settings:
    """`changed()` is called when a search would give something else, `moved()` when only the judgement does."""

    def __init__(self, events, changed, moved):
        self._changed = changed
        self._moved = moved
        self._count = document.getElementById("result-count")
        self._slider = document.getElementById("threshold")
        self._value = document.getElementById("threshold-value")
        self._matches = document.getElementById("threshold-count")
        self._why = document.getElementById("method-why")
        self._methods = {name: document.getElementById("method-" + name) for name in PASSING}
        self._read()
        for radio in self._methods.values():
            events.listen(radio, "change", lambda _: self._choose_method())
        events.listen(self._count, "change", lambda _: self._choose_count())
        events.listen(self._slider, "input", lambda _: self._move())
        # Not at each step: browsers refuse an address that changes hundreds of times.
        events.listen(self._slider, "change", lambda _: self._keep())

    @property
    def method(self):
        return CLASSIC if self._methods[CLASSIC].checked else VERIFIED

    @property
    def k(self):
        return result_count(self._count.value)

    @property
    def threshold(self):
        return int(self._slider.value)

    def allow_classic(self, allowed):
        """Leave the choice, or say why there is none: then the verified method is taken."""
        self._methods[CLASSIC].disabled = not allowed
        self._why.hidden = allowed
        if not allowed and self.method == CLASSIC:
            self._methods[VERIFIED].checked = True
            self._slider.value = PASSING[VERIFIED]
            self._keep()

    def say(self, text):
        """Show how many pictures pass."""
        self._matches.textContent = text

    def _read(self):
        method, self._count.value, self._slider.value = from_location(asked)
        self._methods[method].checked = True
        self._value.textContent = str(self.threshold)

    def _keep(self):
        self._value.textContent = str(self.threshold)
        for name, value in for_location(self.method, self.k, self.threshold):
            remember(name, value)

    def _choose_method(self):
        self._slider.value = PASSING[self.method]
        self._keep()
        self._changed()

    def _choose_count(self):
        self._count.value = self.k
        self._keep()
        self._changed()

    def _move(self):
        self._value.textContent = str(self.threshold)
        self._moved()
