"""The list of what could not be used, each with the reason and the remedy; and what could not be stored."""

from js import document

from dom.address import link
from logic.inputs import is_web
from logic.outcome import distinct, place_of, title_of
from logic.texts import text, told

STEP = 100
"""Items that are listed at once: a thousand hold up the page for 0.3 s."""


class Problems:
    """One list of what the database, the last search and the last look for duplicates could not use."""

    def __init__(self, events):
        self._panel = document.getElementById("problems-panel")
        self._count = document.getElementById("problems-count")
        self._list = document.getElementById("problems")
        self._template = document.getElementById("problem-template")
        self._more = document.getElementById("problems-more")
        self._unkept = document.getElementById("unkept")
        self._of_database = []
        self._of_search = []
        self._of_duplicates = []
        self._of_given = []
        self._all = []
        self._shown = 0
        events.listen(self._more.querySelector("button"), "click", lambda _: self._show_more())

    def of_given(self, problems):
        """Take what was given, and could not be used."""
        self._of_given = problems
        self._fill()

    def of_database(self, problems):
        self._of_database = problems
        self.of_search([])

    def of_search(self, problems):
        self._of_search = problems
        self._fill()

    def of_duplicates(self, problems):
        """Take what the last look for duplicates could not use."""
        self._of_duplicates = problems
        self._fill()

    @property
    def any(self):
        return not self._panel.hidden

    def of_storage(self, words):
        """Say at the foot of the page what could not be stored, if anything: only the next visit is slower."""
        self._unkept.textContent = words
        self._unkept.hidden = not words

    def _fill(self):
        self._list.replaceChildren()
        self._all = distinct(self._of_given + self._of_database + self._of_search + self._of_duplicates)
        self._shown = 0
        self._panel.hidden = not self._all
        number = len([one for one in self._all if one["reason"] != "left-out"])
        if self._all:
            # Files of a folder that are no pictures are told, and no problem.
            self._count.textContent = text("problems", n=number) if number else told(self._all[0]["message"])
        self._show_more()

    def _show_more(self):
        """List the next ones."""
        for problem in self._all[self._shown : self._shown + STEP]:
            self._list.append(self._item(problem))
        number = len(self._all)
        self._shown = min(self._shown + STEP, number)
        self._more.hidden = self._shown == number
        self._more.querySelector("span").textContent = text("problems-shown", shown=self._shown, n=number)
        self._more.querySelector("button").textContent = text("problems-more", more=min(STEP, number - self._shown))

    def _item(self, problem):
        item = self._template.content.cloneNode(True).firstElementChild
        item.setAttribute("data-url", problem["url"])
        item.setAttribute("data-reason", problem["reason"])
        item.querySelector(".reason").textContent = title_of(problem)
        where = item.querySelector(".where")
        where.textContent = place_of(problem)
        # "entry 7" is no address, though it would resolve to one of this site.
        if is_web(problem["url"]):
            link(where, problem["url"])
        item.querySelector(".text").textContent = told(problem["message"])
        return item
