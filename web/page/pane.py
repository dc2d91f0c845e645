"""A window onto a picture: what lies on it is moved and enlarged together, and clipped at its edge."""

from geometry import css, inverse, moved, placing, product


class Sheet:
    """An element laid on a pane; `matrix` leads from its pixels to those of the pane's picture."""

    def __init__(self, element, width, height, matrix):
        self._element = element
        self._matrix = matrix
        element.style.width = f"{width}px"
        element.style.height = f"{height}px"

    def place(self, view):
        self._element.style.transform = css(product(view, self._matrix))


class Pane:
    """Shows a box of its picture; `to_world` leads from the picture's pixels to those that all panes share."""

    def __init__(self, element):
        self.element = element
        self._sheets = []

    def hold(self, box, to_world, sheets):
        """Show this box as a whole, with these sheets on it."""
        self.box = box
        self._to_world = to_world
        self._from_world = inverse(to_world)
        self._sheets = sheets

    def measure(self):
        """Read the size on the screen, which costs a layout: once for each change of size."""
        one = self.element
        self.left, self.top, self.width, self.height = one.offsetLeft, one.offsetTop, one.offsetWidth, one.offsetHeight

    @property
    def seen(self):
        return self.width > 0 and self.height > 0

    def middle(self):
        """The shared point in the middle of the whole."""
        left, top, width, height = self.box
        return moved(self._to_world, left + width / 2, top + height / 2)

    def place(self, zoom, centre):
        """Put the shared point `centre` in the middle, as far as the picture still fills the pane."""
        left, top, width, height = self.box
        scale = zoom * min(self.width / max(width, 1), self.height / max(height, 1))
        x, y = moved(self._from_world, *centre)
        across = _start(self.width, scale, left, width, x)
        down = _start(self.height, scale, top, height, y)
        self.view = placing(scale, across, down)
        self._back = inverse(self.view)
        for sheet in self._sheets:
            sheet.place(self.view)

    def shared(self, x, y):
        """The shared point at this place of the pane."""
        return moved(self._to_world, *moved(self._back, x, y))

    def towards(self, x, y, factor):
        """The shared point in the middle after enlarging around this place of the pane."""
        middle_x, middle_y = self.width / 2, self.height / 2
        return self.shared(x + (middle_x - x) / factor, y + (middle_y - y) / factor)

    def on_stage(self, x, y):
        """Where a pixel of the picture is, seen from the corner of the stage around the panes."""
        x, y = moved(self.view, x, y)
        return x + self.left, y + self.top

    def shows(self, x, y):
        """Whether a place on the stage is within this pane."""
        return 0 <= x - self.left <= self.width and 0 <= y - self.top <= self.height


def _start(room, scale, start, length, middle):
    """Where a picture's zero lies on a pane along one axis."""
    if scale * length <= room:
        return (room - scale * length) / 2 - scale * start
    return max(room - scale * (start + length), min(-scale * start, room / 2 - scale * middle))
