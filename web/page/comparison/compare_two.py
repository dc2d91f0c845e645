"""Any two pictures compared with each other: two file fields, one line about the outcome, no collection."""

from js import document, window

from dom.address import show_task
from dom.picture import Picture, blob
from engine.requests import Refused, ask_for_comparison, ask_for_comparison_without
from logic.inputs import first_file, legible
from logic.outcome import points
from logic.texts import sentences, text, told
from logic.views import NO_AREAS, pair_subject


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
        self._asked = None
        self._subject = None
        events.listen(self._button, "click", lambda _: self._open_again())
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

    def _open_again(self):
        """Open what was compared last, with the areas that were left out."""
        self._comparison.open(self._subject, self._button, self._without, self._asked)

    def _begin(self):
        self._asked = None
        self._number += 1
        files = [slot.file for slot in self._slots]
        if self._comparison.subject is self._subject:
            # It shows what is no longer chosen.
            self._comparison.close()
        self._button.hidden = True
        self._instead.hidden = not all(files)
        if all(files):
            show_task("compare")
            one, other = (legible(file.name) for file in files)
            self._say(text("compare-waiting", one=one, other=other))
            self._events.start(self._compare(self._number, files))
        else:
            self._say(text("compare-second"))

    def _say(self, words, kind="info"):
        self._line.textContent = words
        self._line.dataset.kind = kind

    async def _compare(self, mine, files):
        await self._engine.woken()
        try:
            result, previews = await ask_for_comparison(self._engine, *files, "compare")
        except Refused as refusal:
            if mine == self._number:
                self._say(str(refusal), "error")
            return
        if mine != self._number:
            return
        first, second = self._slots
        damages = [result[name]["damage"] for name in ("query", "image")]
        first.prefer(previews[0], damages[0])
        second.prefer(previews[1], damages[1])
        one, other = legible(first.file.name), legible(second.file.name)
        names = (one, text("name-first")), (other, text("name-second"))
        self._shown = (first.address, second.address), "compare", names
        self._tell(result)
        self._button.hidden = False
        # Meanwhile another comparison may be looked at.
        if not self._comparison.is_open:
            self._comparison.open(self._subject, self._button, self._without)

    def _tell(self, result, areas=NO_AREAS):
        """Say what was found out without these areas."""
        self._subject = pair_subject(result, *self._shown, areas)
        left_out = len(areas[0]) + len(areas[1])
        verdict = text("verdict-" + result["finding"]["verdict"])
        said = [text("compare-done", verdict=verdict, score=points(result["score"]))]
        said += [text("mask-left-out-line", n=left_out)] if left_out else []
        for picture, (name, _) in (("query", self._shown[2][0]), ("image", self._shown[2][1])):
            damage = result[picture]["damage"]
            said += [text("compare-damaged", name=name, why=told(damage))] if damage else []
        self._say(sentences(said))

    def _without(self, areas):
        self._events.start(self._compare_without(self._number, areas))

    async def _compare_without(self, mine, areas):
        """Compare the two again without areas of each."""
        self._asked = asked = [[list(area) for area in some] for some in areas]
        try:
            result = await ask_for_comparison_without(self._engine, "compare", asked)
        except Refused as refusal:
            return self._comparison.say(str(refusal))
        # Another area, or other pictures, may have been chosen meanwhile.
        if mine == self._number and asked is self._asked:
            self._tell(result, asked)
            self._comparison.renew(self._subject)
