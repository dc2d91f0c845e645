"""Outlines on a pane: boxes of its picture, in two tones, so that they are seen on light and on dark."""

from logic.outlines import path


class Outlines:
    """Drawn in the pane itself, which cuts off what is outside."""

    def __init__(self, pane):
        self._pane = pane
        self._paths = pane.element.querySelector(".outlines").querySelectorAll("path")
        self.show([], (0, 0))

    def show(self, boxes, size):
        """Take the boxes, left, top, right and bottom, in pixels of a picture of this size."""
        self._boxes = boxes
        self._size = size
        if not boxes:
            self._set("")

    def draw(self):
        """Draw them as the pane shows its picture."""
        if self._boxes and self._pane.seen:
            self._set(path(self._boxes, self._size, self._pane.view))

    def _set(self, data):
        for index in range(self._paths.length):
            self._paths.item(index).setAttribute("d", data)
