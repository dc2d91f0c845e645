"""The table of answers: a row for each picture, in the order given, filled as it is answered."""

from js import document, window

from dom.address import link
from logic.answers import said_of
from logic.batch import ANSWERED, FAILED
from logic.texts import text


class Table:
    """Shows a batch. `open_row(row)` is called for the one that is clicked.

    `point(results)` gives pictures of the user's own an address.
    """

    def __init__(self, events, open_row, point):
        self._open_row = open_row
        self._point = point
        self._part = document.getElementById("answers")
        self._title = document.getElementById("answers-title")
        self._body = document.getElementById("answers-rows")
        self._template = document.getElementById("answer-template")
        self._rows = []
        self._addresses = []
        events.listen(self._body, "click", self._clicked)

    def show(self, batch):
        """Show all rows as far as they are known."""
        self.clear()
        self._rows = batch.rows
        self._title.textContent = text("answers-title", n=len(batch.rows))
        for row in batch.rows:
            self._body.append(self._template.content.cloneNode(True))
            self.fill(row)
        self.reveal(True)

    def reveal(self, shown):
        """Show the table as it is, or hide it."""
        self._part.hidden = not shown
        if shown:
            document.body.dataset.answers = "yes"
        else:
            document.body.removeAttribute("data-answers")

    def shows(self, batch):
        return self._rows is batch.rows

    def clear(self):
        """Show no table; the addresses of small copies are let go."""
        self.reveal(False)
        self._rows = []
        for image in self._body.querySelectorAll("img"):
            # One that is still to be loaded would not be found.
            image.removeAttribute("src")
        self._body.replaceChildren()
        for address in self._addresses:
            window.URL.revokeObjectURL(address)
        self._addresses = []

    def fill(self, row):
        """Show what has become of a picture, if the table has it."""
        if row not in self._rows:
            return
        element = self._body.children[self._rows.index(row)]
        element.dataset.state = row.state
        element.querySelector(".row-name").textContent = row.query.name
        element.querySelector(".row-query").disabled = row.state != ANSWERED
        if row.state == ANSWERED:
            self._show_line(element, row.line)
        else:
            element.querySelector(".row-before").textContent = said_of(row)
        element.querySelector(".row-answer").classList.toggle("error", row.state == FAILED)
        image = element.querySelector("img")
        if row.small and image.hidden:
            image.src = window.URL.createObjectURL(row.small)
            image.hidden = False
            self._addresses.append(image.src)

    def _show_line(self, element, line):
        said = {".row-before": line.before, ".row-title": line.name, ".row-after": line.after, ".row-done": line.done}
        for place, words in said.items():
            element.querySelector(place).textContent = words
        element.querySelector(".row-more").textContent = line.more
        sure = element.querySelector(".certainty")
        sure.hidden = not line.certainty
        if line.certainty:
            sure.textContent = text("certainty-" + line.certainty)
            sure.dataset.sure = line.certainty
        if line.best:
            found = {"url": line.best["url"], "page": line.best["page"]}
            self._point([found])
            title = element.querySelector(".row-title")
            link(title, found["page"]) or link(title, found["url"])

    def _clicked(self, event):
        if event.target.closest("a[href]"):
            return
        element = event.target.closest("tr")
        row = self._rows[element.sectionRowIndex] if element else None
        if row and row.state == ANSWERED:
            self._open_row(row)
