"""One enlargement and one place for all viewports."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from logic.geometry import Point
    from logic.viewport import Viewport

MOST = 32
"""Times larger than the whole picture in its viewport."""

STEP = 1.5
"""Times larger by one press of a button or key."""


class Zoom:
    """Moves the viewports together, the last leading; after each change `drawn()` and `enlarged(factor)` are called."""

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

    def measure(self) -> None:
        """Adapt to a new size of the viewports."""
        for pane in self._panes:
            pane.measure()
        self.draw()

    def by(self, factor: float, pane: "Viewport | None" = None, place: "Point | None" = None) -> None:
        """Enlarge around a place of a viewport, which stays where it is; or around the middle."""
        pane = pane or self._panes[-1]
        after = max(1, min(MOST, self._factor * factor))
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
        leader.place(self._factor, self._centre)
        # A picture is not moved out of its viewport, and the others follow where it stopped.
        self._centre = leader.shared(leader.width / 2, leader.height / 2)
        for pane in seen:
            if pane is not leader:
                pane.place(self._factor, self._centre)
        self._enlarged(self._factor)
        self._drawn()
