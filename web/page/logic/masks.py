"""Areas of a picture that do not count: boxes in its pixels, and how they are drawn, moved and resized."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from logic.geometry import Point

    Area = tuple[int, int, int, int]
    """Left, top, right and bottom."""
    Size = tuple[int, int]

STEPS = 50
"""Presses of an arrow key along the longer side of a picture."""


def spanned(one: "Point", other: "Point", size: "Size") -> "Area":
    """Return the area between two pixels, within a picture of this size."""
    (x0, y0), (x1, y1) = one, other
    left, right = _ordered(x0, x1, size[0])
    top, bottom = _ordered(y0, y1, size[1])
    return left, top, right, bottom


def in_the_middle(size: "Size") -> "Area":
    """Return an area in the middle of a picture, a quarter as wide and high."""
    width, height = size
    return spanned((width * 3 / 8, height * 3 / 8), (width * 5 / 8, height * 5 / 8), size)


def step_of(size: "Size") -> int:
    """Return the pixels by which an arrow key moves or resizes an area."""
    return max(1, max(size) // STEPS)


def shifted(area: "Area", right: float, down: float, size: "Size") -> "Area":
    """Return the area moved by pixels, as far as the picture reaches."""
    left, top, far_right, bottom = area
    across = round(max(-left, min(size[0] - far_right, right)))
    along = round(max(-top, min(size[1] - bottom, down)))
    return left + across, top + along, far_right + across, bottom + along


def resized(area: "Area", wider: int, higher: int, size: "Size") -> "Area":
    """Return the area with its right and lower side moved by pixels."""
    left, top, right, bottom = area
    return left, top, max(left + 1, min(size[0], right + wider)), max(top + 1, min(size[1], bottom + higher))


def _ordered(one: float, other: float, length: int) -> "tuple[int, int]":
    low, high = (round(max(0, min(length, value))) for value in sorted((one, other)))
    low = min(low, length - 1)
    return low, max(high, low + 1)
