"""The fields for how to search; what they say is kept in the location."""

from js import document

from dom.address import asked, remember
from logic.settings import CLASSIC, VERIFIED, for_location, from_location, result_count


class Settings:
    """`changed()` is called when a search would give something else."""

    def __init__(self, events, changed):
        self._changed = changed
        self._count = document.getElementById("result-count")
        self._why = document.getElementById("method-why")
        self._usual = document.getElementById("usual")
        self._methods = {name: document.getElementById("method-" + name) for name in (VERIFIED, CLASSIC)}
        self._accept = document.getElementById("accept")
        self.read()
        events.listen(self._accept, "change", lambda _: self._choose_count())
        for radio in self._methods.values():
            events.listen(radio, "change", lambda _: self._choose_method())
        events.listen(self._count, "change", lambda _: self._choose_count())
        events.listen(document.getElementById("usual-method"), "click", lambda _: self._leave_classic())

    @property
    def method(self):
        return CLASSIC if self._methods[CLASSIC].checked else VERIFIED

    @property
    def k(self):
        return result_count(self._count.value)

    @property
    def accept(self):
        return self._accept.value

    def show_more(self, number):
        """Have so many results, as far as that is allowed."""
        self._count.value = number
        self._choose_count()

    def allow_classic(self, allowed):
        """Leave the choice, or say why there is none: then the verified method is taken."""
        self._methods[CLASSIC].disabled = not allowed
        self._why.hidden = allowed
        if not allowed and self.method == CLASSIC:
            self._methods[VERIFIED].checked = True
            self._keep()

    def read(self):
        """Take what the location says."""
        method, self._count.value, self._accept.value = from_location(asked)
        self._methods[method].checked = True
        self._tell()

    def _tell(self):
        # A link or a reload has kept it, in a panel that is closed.
        self._usual.hidden = self.method != CLASSIC

    def _keep(self):
        self._tell()
        for name, value in for_location(self.method, self.k, self.accept):
            remember(name, value)

    def _choose_method(self):
        self._keep()
        self._changed()

    def _choose_count(self):
        self._count.value = self.k
        self._keep()
        self._changed()

    def _leave_classic(self):
        self._methods[VERIFIED].checked = True
        self._choose_method()
