"""Areas of either picture that do not count, drawn on it: by pointer or added by a button, and changed by keys."""

import asyncio

from js import document

from comparison.stage import find
from logic.geometry import moved
from logic.gestures import ARROWS
from logic.masks import in_the_middle, resized, shifted, spanned, step_of
from logic.texts import text

SMALLEST = 5
"""Pixels of the screen across which a drag draws an area."""

PAUSE = 0.5
"""Seconds after the last key until the pictures are compared again."""


ADDING = "mask-first", "mask-second"
"""The buttons that add an area on the picture in a pane."""


class Drag:
    """An area being drawn or moved by a pointer, from a place on the picture and on the screen.

    `number` says which of the areas it is, None before there is one; `before` is what it was, None of a new one.
    """

    def __init__(self, event, index, areas, start, number):
        self.pointer, self.index, self.areas, self.start = event.pointerId, index, areas, start
        self.on_screen = event.clientX, event.clientY
        self.number = number
        self.before = None if number is None else areas[number]


class MaskEditor:
    """Has the areas of both pictures, the one searched for first; `stage` shows them.

    `changed(areas)`, given at `begin`, is called after each change.
    """

    def __init__(self, events, stage):
        self._events = events
        self._stage = stage
        self._toggle = find("masking")
        self._layers = [pane.element.querySelector(".masks") for pane in stage.panes]
        self._drag = None
        self._changes = 0
        stage.drawn_too = self.draw
        events.listen(self._toggle, "click", lambda _: self._turn(not self._is_on))
        events.listen(find("mask-remove"), "click", lambda _: self._remove(*self._current))
        for index, pane in enumerate(stage.panes):
            self._listen(events, index, pane.element)
        self.begin(None)

    def _listen(self, events, index, element):
        events.listen(find(ADDING[index]), "click", lambda _: self._add(index))
        events.listen(element, "pointerdown", lambda event: self._press(event, index), True)
        events.listen(element, "pointermove", self._move)
        for name in ("pointerup", "pointercancel", "lostpointercapture"):
            events.listen(element, name, self._release)
        events.listen(element, "keydown", lambda event: self._key(event, index))
        events.listen(element, "focusin", lambda event: self._focus(event, index))

    def begin(self, changed, areas=None):
        """Have these areas, or none; `changed` is None where the pictures cannot be compared again."""
        self._changed = changed
        self._changes += 1
        self.areas = areas or [[], []]
        self._current = self._drag = None
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
                self._place(layer.children.item(number), pane, area, number, index)

    def _button(self):
        button = document.createElement("button")
        button.type = "button"
        button.className = "mask"
        return button

    def _place(self, button, pane, area, number, index):
        left, top = moved(pane.view, *area[:2])
        right, bottom = moved(pane.view, *area[2:])
        button.style.transform = f"translate({left:.1f}px, {top:.1f}px)"
        button.style.width, button.style.height = f"{right - left:.1f}px", f"{bottom - top:.1f}px"
        button.disabled = not self._is_on
        button.ariaLabel = text("mask-area", n=number + 1, name=self._stage.label(index))

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

    def _size(self, index):
        _, _, width, height = self._stage.panes[index].box
        return width, height

    def _point(self, event, index):
        pane = self._stage.panes[index]
        box = pane.element.getBoundingClientRect()
        return pane.pixel(event.clientX - box.left, event.clientY - box.top)

    def _press(self, event, index):
        """Begin to draw an area, or to move the one that was pressed."""
        if not self._is_on or event.button or not self._stage.shows_own(index):
            return
        event.stopImmediatePropagation()
        if self._drag:
            return
        areas, start = self._areas(index), self._point(event, index)
        self._drag = Drag(event, index, areas, start, self._number(event.target))
        self._stage.panes[index].element.setPointerCapture(event.pointerId)

    def _move(self, event):
        drag = self._drag
        if not drag or event.pointerId != drag.pointer:
            return
        (x, y), (screen_x, screen_y) = drag.start, drag.on_screen
        areas, size = drag.areas, self._size(drag.index)
        x1, y1 = self._point(event, drag.index)
        if drag.before:
            areas[drag.number] = shifted(drag.before, x1 - x, y1 - y, size)
        elif drag.number is not None:
            areas[drag.number] = spanned((x, y), (x1, y1), size)
        elif max(abs(event.clientX - screen_x), abs(event.clientY - screen_y)) >= SMALLEST:
            areas.append(spanned((x, y), (x1, y1), size))
            drag.number = len(areas) - 1
        self.draw()

    def _release(self, event):
        drag = self._drag
        if not drag or event.pointerId != drag.pointer:
            return
        self._drag = None
        if drag.number is not None:
            self._enter(drag.areas, drag.number)
            if drag.before != drag.areas[drag.number]:
                self._tell(0)

    def _add(self, index):
        areas = self._areas(index)
        areas.append(in_the_middle(self._size(index)))
        self.draw()
        self._layers[index].lastElementChild.focus()
        self._tell(0)

    def _remove(self, areas, number):
        """Remove an area; the focus goes to its neighbour, or to the button that adds one."""
        self._drag = None
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
        if number is None or event.ctrlKey or event.metaKey or event.altKey:
            return
        if event.key in ("Delete", "Backspace"):
            self._remove(self._areas(index), number)
        elif event.key in ARROWS:
            right, down = [-way * step_of(self._size(index)) for way in ARROWS[event.key]]
            change = resized if event.shiftKey else shifted
            areas = self._areas(index)
            areas[number] = change(areas[number], right, down, self._size(index))
            self.draw()
            self._tell(PAUSE)
        else:
            return
        event.preventDefault()
        event.stopPropagation()

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
