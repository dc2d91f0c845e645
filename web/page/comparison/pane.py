"""A viewport in the page: what lies on it is moved and enlarged together, by wheel, fingers, double click and keys."""

from logic.geometry import css, product
from logic.gestures import Fingers, wheel_factor
from logic.zoom import Viewport


class Sheet:
    """An element laid on a pane; `matrix` leads from its pixels to those of the pane's picture."""

    def __init__(self, element, width, height, matrix):
        self.element = element
        self.width, self.height = width, height
        self._matrix = matrix
        element.style.width = f"{width}px"
        element.style.height = f"{height}px"

    def place(self, view):
        self.placed = product(view, self._matrix)
        self.element.style.transform = css(self.placed)


class Pane(Viewport):
    """A viewport whose size is that of an element, and which places sheets."""

    def __init__(self, element):
        super().__init__()
        self.element = element
        self.sheets = []

    def measure(self):
        """Read the size on the screen, which costs a layout: once for each change of size."""
        one = self.element
        self.left, self.top, self.width, self.height = one.offsetLeft, one.offsetTop, one.offsetWidth, one.offsetHeight

    def place(self, zoom, centre):
        super().place(zoom, centre)
        for sheet in self.sheets:
            sheet.place(self.view)


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
