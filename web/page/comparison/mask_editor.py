"""Areas of either picture that do not count, drawn on it: by pointer or added by a button, and changed by keys."""

import asyncio

from js import document

from comparison.stage import find
from dom.box_editor import BoxEditor
from logic.box import centred
from logic.texts import text

PAUSE = 0.5
"""Seconds after the last key until the pictures are compared again."""

ADDING = "mask-first", "mask-second"
"""The buttons that add an area on the picture in a pane."""


class MaskEditor:
    """Has the areas of both pictures, the one searched for first; `stage` shows them.

    `changed(areas)`, given at `begin`, is called after each change.
    """

    def __init__(self, events, stage):
        self._events = events
        self._stage = stage
        self._toggle = find("masking")
        self._layers = [pane.element.querySelector(".masks") for pane in stage.panes]
        self._changes = 0
        stage.drawn_too = self.draw
        events.listen(self._toggle, "click", lambda _: self._turn(not self._is_on))
        events.listen(find("mask-remove"), "click", lambda _: self._remove(*self._current))
        self._editors = [self._editor(events, index, pane) for index, pane in enumerate(stage.panes)]
        self.begin(None)

    def _editor(self, events, index, pane):
        events.listen(find(ADDING[index]), "click", lambda _: self._add(index))
        events.listen(pane.element, "keydown", lambda event: self._key(event, index))
        events.listen(pane.element, "focusin", lambda event: self._focus(event, index))
        return BoxEditor(
            events,
            pane,
            lambda: self._areas(index) if self._is_on and self._stage.shows_own(index) else None,
            lambda: self._stage.size(index),
            self.draw,
            released=self._release,
        )

    def begin(self, changed, areas=None):
        """Have these areas, or none; `changed` is None where the pictures cannot be compared again."""
        self._changed = changed
        self._changes += 1
        self.areas = areas or [[], []]
        self._current = None
        self._drop()
        self._toggle.parentElement.hidden = not changed
        self._turn(False)

    def draw(self):
        """Put the areas where the panes show them."""
        for index, (pane, layer) in enumerate(zip(self._stage.panes, self._layers)):  # noqa: B905
            areas = self._areas(index) if pane.seen and self._stage.shows_own(index) else []
            while layer.childElementCount > len(areas):
                layer.lastElementChild.remove()
            while layer.childElementCount < len(areas):
                layer.append(self._button())
            for number, area in enumerate(areas):
                button = layer.children.item(number)
                self._editors[index].lay(button, area)
                button.disabled = not self._is_on
                button.ariaLabel = text("mask-area", n=number + 1, name=self._stage.label(index))

    def _button(self):
        button = document.createElement("button")
        button.type = "button"
        button.className = "mask"
        return button

    def _turn(self, on):
        self._is_on = on
        self._toggle.setAttribute("aria-pressed", "true" if on else "false")
        self._stage.element.dataset.masking = "yes" if on else ""
        find("mask-tools").hidden = not on
        self._tell()
        self.draw()

    def rename(self):
        """Name the buttons by the pictures in the panes."""
        for index, name in enumerate(ADDING):
            find(name).textContent = text("mask-add", name=self._stage.label(index))

    def _areas(self, index):
        """Return the areas of the picture in a pane."""
        return self.areas[1 - index if self._stage.is_swapped else index]

    def _drop(self):
        for editor in self._editors:
            editor.drop()

    def _release(self, drag):
        self._enter(drag.boxes, drag.number)
        if drag.before != drag.boxes[drag.number]:
            self._tell(0)

    def _add(self, index):
        areas = self._areas(index)
        areas.append(centred(1 / 4, self._stage.size(index), 1))
        self.draw()
        self._enter(areas, len(areas) - 1)
        self._tell(0)

    def _remove(self, areas, number):
        """Remove an area; the focus goes to its neighbour, or to the button that adds one."""
        self._drop()
        areas.pop(number)
        number = min(number, len(areas) - 1)
        self._current = (areas, number) if areas else None
        self.draw()
        self._enter(areas, number)
        self._tell(0)

    def _enter(self, areas, number):
        """Give an area the focus, or the button that adds one where it is not there or not seen."""
        index = 0 if areas is self._areas(0) else 1
        button = self._layers[index].children.item(number) if areas else None
        (button or find(ADDING[index])).focus()

    def _focus(self, event, index):
        number = self._number(event.target)
        if number is not None:
            self._current = self._areas(index), number
            find("mask-remove").disabled = False

    def _key(self, event, index):
        number = self._number(event.target)
        if number is None:
            return
        areas = self._areas(index)
        others = dict.fromkeys(("Delete", "Backspace"), lambda: self._remove(areas, number))
        if self._editors[index].press(event, areas, number, others):
            self._tell(PAUSE)

    def _number(self, target):
        """Return which area of its pane an element is, or None."""
        if target.className != "mask":
            return None
        children = target.parentElement.children
        return next(at for at in range(children.length) if children.item(at).isSameNode(target))

    def _tell(self, wait=None):
        """Say how many there are, and have the pictures compared again, after seconds that may be told."""
        number = len(self.areas[0]) + len(self.areas[1])
        find("left-out").textContent = text("mask-left-out", n=number) if number else ""
        find("mask-remove").disabled = not self._current
        if wait is not None:
            self._changes += 1
            self._events.start(self._tell_later(self._changes, wait))

    async def _tell_later(self, change, wait):
        await asyncio.sleep(wait)
        if change == self._changes:
            self._changed(self.areas)
