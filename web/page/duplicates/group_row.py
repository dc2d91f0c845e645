"""A group of duplicates as a row of the list: a table of its pictures, with the fields in which their files differ."""

from js import document, window

from dom.picture import blob
from logic.duplicate_words import kind_label, name_of, parts_of, reason, rows
from logic.texts import text


class GroupRow:
    """The place of a group in the list; it is filled when it comes near the screen, for there may be thousands."""

    def __init__(self, group):
        self.group = group
        self.element = document.createElement("li")
        self.element.className = "group"
        self.element.dataset.key = group.key
        self.is_filled = False
        self.shown = 0
        self._addresses = []
        self.renew(group)

    def renew(self, group):
        """Stand for what has become of the group; what was filled is filled anew."""
        self.group = group
        self.shown = len(group.pictures)
        self.element.hidden = not group.is_shown
        # The height is known before the content is (duplicates.css).
        self.element.style.setProperty("--pictures", str(self.shown))
        if self.is_filled:
            self.empty()

    def empty(self):
        """Let the content go, and the addresses of its small copies."""
        for address in self._addresses:
            window.URL.revokeObjectURL(address)
        self._addresses = []
        self.element.replaceChildren()
        self.is_filled = False

    def fill(self, marks):
        """Make the content; `marks` say which pictures are extra."""
        self.is_filled = True
        self.element.append(document.getElementById("group-template").content.cloneNode(True))
        cells = rows(self.group.pictures)
        self._head(cells[0])
        body = self.element.querySelector("tbody")
        template = document.getElementById("group-row-template").content
        for place, one in enumerate(self.group.pictures):
            body.append(template.cloneNode(True))
            self._row(body.lastElementChild, place, one, cells[place])
        self._name()
        self.mark(marks)

    def mark(self, marks):
        """Show which pictures are kept, why, and which are extra."""
        if not self.is_filled:
            return
        self.element.querySelector(".group-why").textContent = reason(self.group, marks)
        for place, button in enumerate(self.choices()):
            choice = text("choice-extra" if marks[place] else "choice-keep")
            button.dataset.choice = "extra" if marks[place] else "keep"
            button.setAttribute("aria-pressed", "false" if marks[place] else "true")
            button.querySelector("span").textContent = choice
            # It begins with what is seen on it, for whoever speaks to the computer.
            named = text("choice-of", name=name_of(self.group.pictures[place]), choice=choice)
            button.setAttribute("aria-label", named)

    def choices(self):
        """Return the buttons by which pictures are kept, in the order of the pictures."""
        found = self.element.querySelectorAll(".group-choice button")
        return [found.item(place) for place in range(found.length)]

    def place_of(self, target):
        """Return the place of the picture in whose row an element is, None where it is in no such row."""
        row = target.closest("tbody tr")
        return row.rowIndex - 1 if row else None

    def show_copies(self, copies):
        """Show the small copies of the pictures, by number (an object of the worker's)."""
        images = self.element.querySelectorAll("img")
        for place, one in enumerate(self.group.pictures):
            copy = getattr(copies, str(one["number"]), None)
            if copy and place < images.length:
                address = window.URL.createObjectURL(blob(copy.picture, copy.type))
                self._addresses.append(address)
                images.item(place).src = address
                images.item(place).hidden = False

    def _name(self):
        """Tell this group from the others by its best picture and the reason to keep it, for whoever listens."""
        why, best = (f"group-{part}-{self.group.pictures[0]['number']}" for part in ("why", "best"))
        self.element.querySelector(".group-why").id = why
        self.element.querySelector(".name-file").id = best
        self.element.querySelector("table").setAttribute("aria-labelledby", f"{best} {why}")
        self.element.querySelector(".group-reject").setAttribute("aria-describedby", f"{best} {why}")

    def _head(self, cells):
        head = self.element.querySelector("thead tr")
        for key in ["picture"] + [cell.field for cell in cells] + ["choice"]:
            named = document.createElement("th")
            named.scope = "col"
            named.textContent = text("field-" + key)
            head.append(named)

    def _row(self, row, place, one, cells):
        row.querySelector(".row-name").title = name_of(one)
        for part, words in zip(("folder", "file"), parts_of(one)):  # noqa: B905  (MicroPython has no `strict`)
            row.querySelector(".name-" + part).textContent = words
        row.querySelector(".group-what").textContent = kind_label(one)
        row.querySelector("kbd").dataset.key = str(place + 1) if place < 9 else ""
        for cell in cells:
            made = document.createElement("td")
            made.className = "group-fact"
            made.textContent = cell.words
            if cell.is_best:
                made.dataset.best = ""
            row.insertBefore(made, row.lastElementChild)
