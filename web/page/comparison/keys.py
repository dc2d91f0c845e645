"""The keys of the comparison, and the list of them."""

from js import document

from comparison.overlay import Hold
from comparison.stage import find
from logic.gestures import press

HELD = (" ", "o")
"""Keys that show the other picture as long as they are held."""


SWITCHED = tuple("01+=-_npox?")
"""Keys that are letters, digits or signs, which can be switched off."""


class Keys:
    """`places` are stepped through, `swap()` has the sides change."""

    def __init__(self, events, dialog, stage, *, places, swap):
        self._stage = stage
        self._places, self._swap = places, swap
        self._hold = Hold(events, stage)
        self._help = document.getElementById("comparison-help")
        events.listen(find("keys-open"), "click", lambda _: self._help.showModal())
        events.listen(dialog, "keydown", self._press)
        events.listen(document, "keyup", self._release)

    def _press(self, event):
        if event.key in SWITCHED and document.body.dataset.keys == "off":
            return
        # With a modifier it belongs to the browser.
        if not (event.ctrlKey or event.metaKey or event.altKey) and self._does(event):
            event.preventDefault()

    def _does(self, event):
        key, target = event.key, event.target
        if key in HELD:
            # The space bar presses buttons and checks boxes.
            if key == " " and (target.tagName == "BUTTON" or target.getAttribute("type") == "checkbox"):
                return False
            self._hold.begin()
        elif key == "n":
            self._places.step(1)
        elif key == "p":
            self._places.step(-1)
        elif key == "x":
            self._swap()
        elif key == "?":
            self._help.showModal()
        else:
            return press(key, self._stage.zoom, target.id == self._stage.element.id)
        return True

    def _release(self, event):
        if event.key in HELD:
            self._hold.end()
