"""The offer to search several pictures, which were taken to be looked in, for they may have been meant so."""

from js import document, window

from logic.texts import text


class Instead:
    """A line below the status; `search(files, source)` is called for these in the collection that was open before.

    `own` are the user's own pictures, `panel` knows what a collection is called.
    """

    def __init__(self, events, own, panel, search):
        self._own, self._panel, self._search = own, panel, search
        self._line = document.getElementById("instead")
        self._words = document.getElementById("instead-text")
        self._button = document.getElementById("instead-search")
        self._files = []
        self._source = None
        events.listen(self._button, "click", lambda _: self._clicked())

    def offer(self, files, source):
        """Offer to search files in a collection, where there is one, and they would not find themselves in it."""
        if not source or not self._own.can_leave(source):
            return self.withdraw()
        self._files, self._source = files, source
        self._words.textContent = text("instead-taken", n=len(files))
        self._button.textContent = text("instead-search", name=self._panel.name_of(source))
        self._line.hidden = False

    def bring(self):
        """Bring the offer, if there is one, into sight on a small screen."""
        if not self._line.hidden:
            window.front.showAnswer()

    def withdraw(self):
        """Offer it no longer: something else is going on."""
        self._files = []
        self._line.hidden = True

    def _clicked(self):
        files = self._files
        self.withdraw()
        self._search(files, self._source)
