"""Any two pictures compared with each other: two file fields, one line about the outcome, no collection."""

from js import document, window

from dom.address import show_task
from dom.picture import Picture, blob
from engine.requests import Refused, ask_for_comparison
from logic.inputs import first_file, legible
from logic.outcome import points
from logic.texts import sentences, text
from logic.views import pair_subject


class Slot:
    """One of the two pictures: its field, its name, how it is shown."""

    def __init__(self, events, name, chosen):
        self._field = document.getElementById("compare-" + name)
        self._holder = document.getElementById(f"compare-{name}-slot")
        self._picture = Picture(events, self._holder)
        self._name = self._holder.querySelector(".slot-name")
        self.file = None
        self.address = ""
        self._chosen = chosen
        events.listen(self._field, "change", self._pick)

    def take(self, file):
        self.file = file
        self._holder.dataset.chosen = "yes"
        self._name.textContent = legible(file.name)
        self._point(file)

    def prefer(self, preview, damage):
        """Show this JPEG where the browser cannot show the file itself, or shows more than could be read."""
        if preview and (damage or not self._picture.element.naturalWidth):
            self._point(blob(preview, "image/jpeg"))

    def early(self):
        """Return a file that was chosen before this code ran, if there is one."""
        return first_file(self._field.files)

    def _point(self, data):
        if self.address:
            window.URL.revokeObjectURL(self.address)
        self.address = window.URL.createObjectURL(data)
        self._picture.show(self.address)

    def _pick(self, event):
        file = first_file(event.target.files)
        if file:
            self.take(file)
            self._chosen()


class CompareTwo:
    """Compares as soon as both are chosen, and opens the comparison; the button opens it again.

    `find(files)` is called where both are to be searched instead.
    """

    def __init__(self, events, engine, comparison, find):
        self._events = events
        self._engine = engine
        self._comparison = comparison
        self._line = document.getElementById("compare-line")
        self._button = document.getElementById("compare-open")
        self._instead = document.getElementById("compare-instead")
        self._slots = [Slot(events, name, self._begin) for name in ("first", "second")]
        self._number = 0
        self._subject = None
        events.listen(self._button, "click", lambda _: self._comparison.open(self._subject, self._button))
        events.listen(self._instead, "click", lambda _: find([slot.file for slot in self._slots]))
        for slot in self._slots:
            if slot.early():
                slot.take(slot.early())
        if any(slot.file for slot in self._slots):
            self._begin()

    def take(self, first, second):
        """Compare these two."""
        for slot, file in ((self._slots[0], first), (self._slots[1], second)):
            slot.take(file)
        self._begin()

    def take_next(self, file):
        """Take this as the second picture where there is a first alone, otherwise as the first."""
        missing = [slot for slot in self._slots if not slot.file]
        (missing or self._slots)[0].take(file)
        self._begin()

    def _begin(self):
        self._number += 1
        files = [slot.file for slot in self._slots]
        self._button.hidden = True
        self._instead.hidden = not all(files)
        if all(files):
            show_task("compare")
            one, other = (legible(file.name) for file in files)
            self._line.textContent = text("compare-waiting", one=one, other=other)
            self._events.start(self._compare(self._number, files))
        else:
            self._line.textContent = text("compare-second")

    async def _compare(self, mine, files):
        await self._engine.woken()
        try:
            result, previews = await ask_for_comparison(self._engine, *files, "compare")
        except Refused as refusal:
            if mine == self._number:
                self._line.textContent = str(refusal)
            return
        if mine != self._number:
            return
        first, second = self._slots
        damages = [result[name]["damage"] for name in ("query", "image")]
        first.prefer(previews[0], damages[0])
        second.prefer(previews[1], damages[1])
        one, other = legible(first.file.name), legible(second.file.name)
        names = (one, text("name-first")), (other, text("name-second"))
        self._subject = pair_subject(result, (first.address, second.address), "compare", names)
        finding = result["finding"]
        named = (one, damages[0]), (other, damages[1])
        told = [text("compare-done", verdict=finding["verdict_text"], score=points(result["score"]))]
        told += [text("compare-damaged", name=name, why=damage) for name, damage in named if damage]
        self._line.textContent = sentences(told)
        self._button.hidden = False
        self._comparison.open(self._subject, self._button)
