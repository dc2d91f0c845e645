"""Boxes on the picture of a pane, which a pointer or a finger draws, moves and resizes, and keys move and resize."""

from logic.box import Drag, pressed


class BoxEditor:
    """Edits the boxes that `boxes()` returns, a list, or None while there is nothing to edit; `size()` of a picture.

    `changed()` is called at each step, `released(drag)` when a `Drag` that took or drew a box has ended. `least` and
    `adds` are as in `logic/box.py`.
    """

    def __init__(self, events, pane, boxes, size, changed, *, released=lambda drag: None, least=1, adds=True):
        self._pane, self._boxes, self._size = pane, boxes, size
        self._changed, self._released = changed, released
        self._least, self._adds = least, adds
        self._drag = self._pointer = None
        # Before the pane's own gestures, which move the picture.
        events.listen(pane.element, "pointerdown", self._down, True)
        events.listen(pane.element, "pointermove", self._move)
        for name in ("pointerup", "pointercancel", "lostpointercapture"):
            events.listen(pane.element, name, self._release)

    def drop(self):
        """Hold no box any more."""
        self._drag = None

    def lay(self, element, box):
        """Lay an element where a box is seen."""
        scale, _, x, _, _, y, _, _, _ = self._pane.view
        left, top, width, height = [scale * value for value in box]
        element.style.transform = f"translate({left + x:.1f}px, {top + y:.1f}px)"
        element.style.width, element.style.height = f"{width:.1f}px", f"{height:.1f}px"

    def press(self, event, boxes, number, others):
        """Do what a key asks for, and return whether it changed a box: by arrows, or `others`, actions by key."""
        if event.ctrlKey or event.metaKey or event.altKey:
            return False
        box = pressed(event.key, event.shiftKey, boxes[number], self._size(), self._least)
        action = others.get(event.key)
        if box or action:
            event.preventDefault()
            event.stopPropagation()
        if box:
            boxes[number] = box
            self._changed()
        elif action:
            action()
        return bool(box)

    def _place(self, event):
        around = self._pane.element.getBoundingClientRect()
        return self._pane.pixel(event.clientX - around.left, event.clientY - around.top)

    def _down(self, event):
        boxes = self._boxes()
        if boxes is None or event.button:
            return
        event.stopImmediatePropagation()
        if self._drag:
            return
        self._pointer = event.pointerId
        pixel = 1 / self._pane.view[0]
        self._drag = Drag(boxes, self._place(event), self._size(), self._least, pixel, adds=self._adds)
        self._pane.element.setPointerCapture(event.pointerId)

    def _move(self, event):
        if self._drag and event.pointerId == self._pointer:
            self._drag.to(self._place(event))
            self._changed()

    def _release(self, event):
        drag = self._drag
        if drag and event.pointerId == self._pointer:
            self._drag = None
            if drag.number is not None:
                self._released(drag)
