"""Outlines on a pane: boxes of its picture, in two tones, so that they are seen on light and on dark."""

from logic.outlines import path


class Outlines:
    """Drawn in the pane itself, which cuts off what is outside."""

    def __init__(self, pane):
        self._pane = pane
        svg = pane.element.querySelector(".outlines")
        self._all = svg.querySelectorAll(":not(.chosen)")
        self._chosen = svg.querySelectorAll(".chosen")
        self.show([], (0, 0))

    def show(self, boxes, size, chosen=None):
        """Take the boxes, left, top, right and bottom, in pixels of a picture of this size; one is highlighted."""
        self._boxes = boxes
        self._one = [chosen] if chosen else []
        self._size = size
        for paths in (self._all, self._chosen):
            self._set(paths, "")

    def draw(self):
        """Draw them as the pane shows its picture."""
        if self._pane.seen and (self._boxes or self._one):
            self._set(self._all, path(self._boxes, self._size, self._pane.view))
            self._set(self._chosen, path(self._one, self._size, self._pane.view))

    def _set(self, paths, data):
        for index in range(paths.length):
            paths.item(index).setAttribute("d", data)
