"""The list of what could not be used, each with the reason and the remedy; and what could not be stored."""

from js import document

from dom.address import link
from logic.counts import counted
from logic.inputs import is_web
from logic.outcome import distinct, title_of


class Problems:
    """One list of what the database and what the last search could not use."""

    def __init__(self):
        self._panel = document.getElementById("problems-panel")
        self._count = document.getElementById("problems-count")
        self._list = document.getElementById("problems")
        self._template = document.getElementById("problem-template")
        self._unkept = document.getElementById("unkept")
        self._of_database = []
        self._of_search = []
        self._of_given = []

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

    @property
    def any(self):
        return not self._panel.hidden

    def of_storage(self, text):
        """Say at the foot of the page what could not be stored, if anything: only the next visit is slower."""
        self._unkept.textContent = text
        self._unkept.hidden = not text

    def _fill(self):
        self._list.replaceChildren()
        problems = distinct(self._of_given + self._of_database + self._of_search)
        for problem in problems:
            self._list.append(self._item(problem))
        self._panel.hidden = not problems
        self._count.textContent = counted(len(problems), "problem") + " with the pictures of this collection"

    def _item(self, problem):
        item = self._template.content.cloneNode(True).firstElementChild
        item.setAttribute("data-url", problem["url"])
        item.setAttribute("data-reason", problem["reason"])
        item.querySelector(".reason").textContent = title_of(problem)
        where = item.querySelector(".where")
        where.textContent = problem["url"]
        # "entry 7" is no address, though it would resolve to one of this site.
        if is_web(problem["url"]):
            link(where, problem["url"])
        item.querySelector(".text").textContent = problem["text"]
        return item
