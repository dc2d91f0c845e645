"""Wheel, drag, pinch, double click and keys on panes, as changes of a zoom."""

from zoom import STEP

LINE = 16
"""Pixels of a wheel's step where a browser counts lines."""

STRIDE = 60
"""Pixels moved by one arrow key."""

ARROWS = {"ArrowLeft": (1, 0), "ArrowRight": (-1, 0), "ArrowUp": (0, 1), "ArrowDown": (0, -1)}


class Gestures:
    """Listens on one pane; up to two fingers are followed."""

    def __init__(self, events, zoom, pane):
        self._zoom = zoom
        self._pane = pane
        self._fingers = {}
        one = pane.element
        events.listen(one, "pointerdown", self._down)
        events.listen(one, "pointermove", self._move)
        for name in ("pointerup", "pointercancel", "lostpointercapture"):
            events.listen(one, name, self._up)
        events.listen(one, "wheel", self._wheel)
        events.listen(one, "dblclick", lambda event: zoom.by(2, pane, *self._place(event)))

    def _place(self, event):
        box = self._pane.element.getBoundingClientRect()
        return event.clientX - box.left, event.clientY - box.top

    def _down(self, event):
        if event.button or len(self._fingers) == 2:
            return
        self._pane.element.setPointerCapture(event.pointerId)
        self._fingers[event.pointerId] = self._place(event)

    def _up(self, event):
        self._fingers.pop(event.pointerId, None)

    def _move(self, event):
        if event.pointerId not in self._fingers:
            return
        before = list(self._fingers.values())
        self._fingers[event.pointerId] = self._place(event)
        after = list(self._fingers.values())
        (x0, y0), (x1, y1) = _middle(before), _middle(after)
        if len(after) == 2:
            self._zoom.by(_span(after) / _span(before), self._pane, x0, y0)
        self._zoom.move(x1 - x0, y1 - y0, self._pane)

    def _wheel(self, event):
        event.preventDefault()
        way = event.deltaY * (LINE if event.deltaMode else 1)
        # A pinch on a touchpad comes as a wheel with the control key, in small steps.
        self._zoom.by(0.99 ** (way if event.ctrlKey else way / 6), self._pane, *self._place(event))


def pressed(event, zoom, on_stage):
    """Do what a key asks for; arrows belong to the pictures only while these have the focus."""
    if event.ctrlKey or event.metaKey or event.altKey:
        return
    if event.key in ("+", "="):
        zoom.by(STEP)
    elif event.key in ("-", "_"):
        zoom.by(1 / STEP)
    elif event.key == "0":
        zoom.whole()
    elif on_stage and event.key in ARROWS:
        right, down = ARROWS[event.key]
        zoom.move(right * STRIDE, down * STRIDE)
    else:
        return
    event.preventDefault()


def _middle(points):
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _span(points):
    (x0, y0), (x1, y1) = points
    return max(1, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
