"""How to search: the method, the number of results, the score from which a picture passes. Kept in the location."""

from js import document

from address import asked, remember
from finding import points

VERIFIED, CLASSIC = "verified", "classic"
RESULTS, MOST = 5, 50
PASSING = {VERIFIED: 0, CLASSIC: 30}
"""The least score of a match: a verdict needs none besides, the classic score has no verdict."""


class Settings:
    """`changed()` is called when a search would give something else, `moved()` when only the judgement does."""

    def __init__(self, events, changed, moved):
        self._changed = changed
        self._moved = moved
        self._count = document.getElementById("result-count")
        self._slider = document.getElementById("threshold")
        self._value = document.getElementById("threshold-value")
        self._told = document.getElementById("threshold-count")
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
        return within(self._count.value, 1, MOST, RESULTS)

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

    def tell_first(self, matches, shown):
        """Show how many pictures pass so far."""
        self._told.textContent = f"{matches} of {shown} shown {_are(matches)} so far."

    def tell(self, matches, shown, scores, compared):
        """Show how many pictures pass, of those shown and of all compared."""
        passing = len([score for score in scores if points(score) >= self.threshold])
        verb = _are(matches)
        self._told.textContent = f"{matches} of {shown} shown {verb}, {passing} of all {compared:,} compared."

    def clear(self):
        self._told.textContent = ""

    def _read(self):
        method = CLASSIC if asked("method") == CLASSIC else VERIFIED
        self._methods[method].checked = True
        self._count.value = within(asked("k"), 1, MOST, RESULTS)
        self._slider.value = within(asked("threshold"), 0, 100, PASSING[method])
        self._value.textContent = str(self.threshold)

    def _keep(self):
        self._value.textContent = str(self.threshold)
        remember("method", self.method if self.method != VERIFIED else "")
        remember("k", str(self.k) if self.k != RESULTS else "")
        default = self.threshold == PASSING[self.method]
        remember("threshold", "" if default else str(self.threshold))

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


def _are(matches):
    return "is a match" if matches == 1 else "are matches"


def within(text, least, most, otherwise):
    """A whole number within limits, from what may be no number at all."""
    try:
        return max(least, min(most, int(text)))
    except (TypeError, ValueError):
        return otherwise
