"""The keys of the task: what each does to the group and the picture that the visitor is at."""

from js import document

from dom.address import task


class Keys:
    """`groups` is the list of groups; `choose(row, place)`, `compare(row, place)` and `reject(row)` as there.

    `undo()` and `stop()` return whether there was anything to take back, or to stop.
    """

    def __init__(self, events, groups, *, choose, compare, reject, undo, stop):
        self._groups = groups
        self._choose, self._compare, self._reject = choose, compare, reject
        self._undo, self._stop = undo, stop
        events.listen(document, "keydown", self._pressed)

    def _pressed(self, event):
        """Do what a key says, where it is not typed into a field, switched off, and no dialog is open."""
        if len(event.key) == 1 and document.body.dataset.keys == "off":
            return
        if task() != "duplicates" or event.ctrlKey or event.metaKey or event.altKey:
            return
        if document.querySelector("dialog[open]") or event.target.tagName == "INPUT":
            return
        if self._done(event.key):
            event.preventDefault()

    def _done(self, key):
        """Return whether a key was one of this task's; Enter and the space bar are those of buttons elsewhere."""
        if key == "u":
            return self._undo()
        if key == "Escape":
            return self._stop()
        row, place = self._groups.here()
        if not row or (key == "Enter" and not self._groups.has_focus):
            return False
        return self._done_to(row, place, key)

    def _done_to(self, row, place, key):
        if key in ("ArrowDown", "ArrowUp"):
            self._groups.move(1 if key == "ArrowDown" else -1)
        elif key in ("ArrowLeft", "ArrowRight"):
            self._groups.go(row, place + (1 if key == "ArrowRight" else -1))
        elif len(key) == 1 and key in "123456789":
            self._choose(row, int(key) - 1)
        elif key in ("c", "Enter"):
            self._compare(row, place)
        elif key == "n":
            self._reject(row)
        else:
            return False
        return True
