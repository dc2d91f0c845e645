"""A window onto a picture: which part of it is seen, how large, and where."""

from logic.geometry import IDENTITY, inverse, moved, placing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from logic.geometry import Box, Matrix, Point


class Viewport:
    """Shows a box of its picture; `to_world` leads from the picture's pixels to those that all viewports share.

    `left`, `top`, `width` and `height` are those of the window on the stage, in pixels of the screen.
    """

    left = top = width = height = 0.0

    def __init__(self) -> None:
        self.hold((0, 0, 0, 0), IDENTITY)

    def hold(self, box: "Box", to_world: "Matrix") -> None:
        """Show this box as a whole."""
        self.box = box
        self._to_world = to_world
        self._from_world = inverse(to_world)

    def measure(self) -> None:
        """Learn the size on the screen again."""

    @property
    def seen(self) -> bool:
        return self.width > 0 and self.height > 0

    def middle(self) -> "Point":
        """Return the shared point in the middle of the whole."""
        left, top, width, height = self.box
        return moved(self._to_world, left + width / 2, top + height / 2)

    def place(self, zoom: float, centre: "Point") -> None:
        """Put the shared point `centre` in the middle, as far as the picture still fills the window."""
        left, top, width, height = self.box
        scale = zoom * min(self.width / max(width, 1), self.height / max(height, 1))
        x, y = moved(self._from_world, *centre)
        across = _start(self.width, scale, left, width, x)
        down = _start(self.height, scale, top, height, y)
        self.view = placing(scale, across, down)
        self._back = inverse(self.view)

    def shared(self, x: float, y: float) -> "Point":
        """Return the shared point at this place of the window."""
        return moved(self._to_world, *moved(self._back, x, y))

    def towards(self, x: float, y: float, factor: float) -> "Point":
        """Return the shared point in the middle after enlarging around this place of the window."""
        middle_x, middle_y = self.width / 2, self.height / 2
        return self.shared(x + (middle_x - x) / factor, y + (middle_y - y) / factor)

    def on_stage(self, x: float, y: float) -> "Point":
        """Return where a pixel of the picture is, seen from the corner of the stage around the windows."""
        x, y = moved(self.view, x, y)
        return x + self.left, y + self.top

    def shows(self, x: float, y: float) -> bool:
        """Return whether a place on the stage is within this window."""
        return 0 <= x - self.left <= self.width and 0 <= y - self.top <= self.height


def _start(room: float, scale: float, start: float, length: float, middle: float) -> float:
    """Return where a picture's zero lies in a window along one axis."""
    if scale * length <= room:
        return (room - scale * length) / 2 - scale * start
    return max(room - scale * (start + length), min(-scale * start, room / 2 - scale * middle))
