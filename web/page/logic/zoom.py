"""Windows onto pictures, and one enlargement and one place for all of them."""

from logic.geometry import IDENTITY, inverse, moved, placing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from logic.geometry import Box, Matrix, Point

MOST, MOST_OF_PIXELS = 32, 8
"""Times larger than the whole picture in its viewport, and pixels of the screen for one of the picture: up to the more
of both."""

STEP = 1.5
"""Times larger by one press of a button or key."""

AROUND, MOST_OF_PLACE = 0.4, 4
"""Share of the viewport that a place takes that is shown, and pixels of the screen for one of the picture then."""


class Viewport:
    """Shows a box of its picture; `to_world` leads from the picture's pixels to those that all viewports share.

    `left`, `top`, `width` and `height` are those of the window on the stage, in pixels of the screen.
    """

    left = top = width = height = 0.0

    def __init__(self) -> None:
        self.hold((0, 0, 0, 0), IDENTITY)

    def hold(self, box: "Box", to_world: "Matrix", unit: float = 0) -> None:
        """Show this box as a whole; those with a `unit`, shared pixels for one of the picture, are at one scale."""
        self.box = box
        self.unit = unit
        self._to_world = to_world
        self._from_world = inverse(to_world)

    def measure(self) -> None:
        """Learn the size on the screen again."""

    @property
    def seen(self) -> bool:
        return self.width > 0 and self.height > 0

    def fit(self) -> float:
        """Return the scale, pixels of the screen for one of the picture, at which the box is seen as a whole."""
        _, _, width, height = self.box
        return min(self.width / max(width, 1), self.height / max(height, 1))

    def middle(self) -> "Point":
        """Return the shared point in the middle of the whole."""
        left, top, width, height = self.box
        return self.shared_point(left + width / 2, top + height / 2)

    def place(self, scale: float, centre: "Point") -> None:
        """Put the shared point `centre` in the middle, as far as the picture still fills the window."""
        left, top, width, height = self.box
        x, y = moved(self._from_world, *centre)
        across = _start(self.width, scale, left, width, x)
        down = _start(self.height, scale, top, height, y)
        self.view = placing(scale, across, down)
        self._back = inverse(self.view)

    def shared_point(self, x: float, y: float) -> "Point":
        """Return the shared point at a pixel of the picture."""
        return moved(self._to_world, x, y)

    def shared(self, x: float, y: float) -> "Point":
        """Return the shared point at this place of the window."""
        return moved(self._to_world, *self.pixel(x, y))

    def pixel(self, x: float, y: float) -> "Point":
        """Return the pixel of the picture at this place of the window."""
        return moved(self._back, x, y)

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


class Zoom:
    """Moves the viewports together, the last leading; after each change `drawn()` and `enlarged(share)` are called.

    `share` is pixels of the screen for one of the last viewport's picture; of `density` in a pixel of the page.
    """

    density = 1.0

    def __init__(
        self, panes: "Sequence[Viewport]", drawn: "Callable[[], None]", enlarged: "Callable[[float], None]"
    ) -> None:
        self._panes = panes
        self._drawn = drawn
        self._enlarged = enlarged
        self._factor = 1.0
        self._centre: "Point" = (0, 0)

    def whole(self) -> None:
        """Show everything."""
        self._factor = 1
        self._centre = self._panes[-1].middle()
        self.draw()

    def actual(self) -> None:
        """Show a pixel of the last viewport's picture as one of the screen."""
        self.by(self._actual() / self._factor)

    def show(self, box: "Box") -> None:
        """Show this box of the last viewport's picture with what is around it."""
        pane = self._panes[-1]
        if not pane.seen:
            return
        left, top, width, height = box
        fit = self._fit(pane)
        around = min(pane.width / max(width, 1), pane.height / max(height, 1)) * AROUND
        self._factor = max(fit, min(around, MOST_OF_PLACE / self.density)) / fit
        self._centre = pane.shared_point(left + width / 2, top + height / 2)
        self.draw()

    def measure(self) -> None:
        """Adapt to a new size of the viewports."""
        for pane in self._panes:
            pane.measure()
        self.draw()

    def by(self, factor: float, pane: "Viewport | None" = None, place: "Point | None" = None) -> None:
        """Enlarge around a place of a viewport, which stays where it is; or around the middle."""
        pane = pane or self._panes[-1]
        actual = self._actual()
        after = max(min(1, actual), min(max(MOST, MOST_OF_PIXELS * actual), self._factor * factor))
        x, y = place or (pane.width / 2, pane.height / 2)
        self._centre = pane.towards(x, y, after / self._factor)
        self._factor = after
        self.draw(pane)

    def move(self, right: float, down: float, pane: "Viewport | None" = None) -> None:
        """Move by pixels of the screen."""
        pane = pane or self._panes[-1]
        self._centre = pane.shared(pane.width / 2 - right, pane.height / 2 - down)
        self.draw(pane)

    def draw(self, leader: "Viewport | None" = None) -> None:
        """Place the picture of the leader, and the others as it is placed."""
        leader = leader or self._panes[-1]
        seen = [pane for pane in self._panes if pane.seen]
        if leader not in seen:
            return
        leader.place(self._factor * self._fit(leader), self._centre)
        # A picture is not moved out of its viewport, and the others follow where it stopped.
        self._centre = leader.shared(leader.width / 2, leader.height / 2)
        for pane in seen:
            if pane is not leader:
                pane.place(self._factor * self._fit(pane), self._centre)
        self._enlarged(self._factor / self._actual())
        self._drawn()

    def _fit(self, pane: "Viewport") -> float:
        """Return the scale of a viewport at which everything is seen."""
        if not pane.unit:
            return pane.fit()
        return pane.unit * min(one.fit() / one.unit for one in self._panes if one.seen and one.unit)

    def _actual(self) -> float:
        """Return the enlargement at which a pixel of the last picture is one of the screen."""
        fit = self._fit(self._panes[-1])
        return 1 / (fit * self.density) if fit else 1.0
