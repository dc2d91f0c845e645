"""Wheel, fingers and double click on a pane: they move and enlarge what lies on it."""

from logic.gestures import Fingers, wheel_factor


class Gestures:
    """Listens on one pane; up to two fingers are followed."""

    def __init__(self, events, zoom, pane):
        self._zoom = zoom
        self._pane = pane
        self._fingers = Fingers()
        one = pane.element
        events.listen(one, "pointerdown", self._down)
        events.listen(one, "pointermove", self._move)
        for name in ("pointerup", "pointercancel", "lostpointercapture"):
            events.listen(one, name, lambda event: self._fingers.up(event.pointerId))
        events.listen(one, "wheel", self._wheel)
        events.listen(one, "dblclick", lambda event: zoom.by(2, pane, self._place(event)))

    def _place(self, event):
        box = self._pane.element.getBoundingClientRect()
        return event.clientX - box.left, event.clientY - box.top

    def _down(self, event):
        if event.button or self._fingers.full:
            return
        self._pane.element.setPointerCapture(event.pointerId)
        self._fingers.down(event.pointerId, self._place(event))

    def _move(self, event):
        change = self._fingers.move(event.pointerId, lambda: self._place(event))
        if change:
            factor, start, (right, down) = change
            if factor != 1:
                self._zoom.by(factor, self._pane, start)
            self._zoom.move(right, down, self._pane)

    def _wheel(self, event):
        event.preventDefault()
        factor = wheel_factor(event.deltaY, bool(event.deltaMode), event.ctrlKey)
        self._zoom.by(factor, self._pane, self._place(event))
