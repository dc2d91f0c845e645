"""Wheel, fingers and keys as changes of a zoom."""

from logic.geometry import distance, middle
from logic.zoom import STEP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from logic.geometry import Point
    from logic.zoom import Zoom

LINE = 16
"""Pixels of a wheel's step where a browser counts lines."""

STRIDE = 60
"""Pixels moved by one arrow key."""

ARROWS = {"ArrowLeft": (1, 0), "ArrowRight": (-1, 0), "ArrowUp": (0, 1), "ArrowDown": (0, -1)}


class Fingers:
    """Up to two fingers, or one mouse, by the browser's number of each."""

    def __init__(self) -> None:
        self._places: "dict[int, Point]" = {}

    @property
    def full(self) -> bool:
        return len(self._places) == 2

    def down(self, number: int, place: "Point") -> None:
        """Follow one from here on."""
        self._places[number] = place

    def up(self, number: int) -> None:
        """Follow one no more."""
        self._places.pop(number, None)

    def move(self, number: int, place: "Callable[[], Point]") -> "tuple[float, Point, Point] | None":
        """Return the enlargement, the place around which, and the way moved; None for one that is not followed.

        `place()` is asked only of a finger that is followed, for it costs a layout.
        """
        if number not in self._places:
            return None
        before = list(self._places.values())
        self._places[number] = place()
        after = list(self._places.values())
        start, end = middle(before), middle(after)
        # Fingers that touch each other have no direction, but a distance of at least a pixel.
        factor = max(1, distance(*after)) / max(1, distance(*before)) if self.full else 1
        return factor, start, (end[0] - start[0], end[1] - start[1])


def wheel_factor(delta: float, by_lines: bool, pinched: bool) -> float:
    """Return the enlargement by a wheel; a pinch on a touchpad comes as one with the control key, in small steps."""
    way = delta * (LINE if by_lines else 1)
    return float(0.99 ** (way if pinched else way / 6))


def press(key: str, zoom: "Zoom", on_stage: bool) -> bool:
    """Do what a key asks for, and return whether it does; arrows move the pictures only while these have the focus."""
    if key in ("+", "="):
        zoom.by(STEP)
    elif key in ("-", "_"):
        zoom.by(1 / STEP)
    elif key == "0":
        zoom.whole()
    elif key == "1":
        zoom.actual()
    elif on_stage and key in ARROWS:
        right, down = ARROWS[key]
        zoom.move(right * STRIDE, down * STRIDE)
    else:
        return False
    return True
