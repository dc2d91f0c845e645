"""A viewport in the page: what lies on it is moved and enlarged together."""

from logic.geometry import css, product
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
