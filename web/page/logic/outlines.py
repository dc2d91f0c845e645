"""The places in which a copy differs: how they are outlined on the screen, and what is said of them."""

from logic.geometry import moved, svg
from logic.texts import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.geometry import Matrix
    from logic.views import Subject

VIEWS = ("side", "heat")
"""The views in which they are outlined."""

BESIDE = 4.5
"""Pixels of the screen between a place and the middle of its outline, which covers nothing of it."""

LEAST = 20
"""Pixels of the screen that an outline measures at least, however small its place."""

WITHIN = 3
"""Pixels of the screen from the edge of the picture to the outline of what reaches up to it."""


def outlined(view: str, subject: "Subject") -> "tuple[Sequence[Sequence[int]], Sequence[Sequence[int]]]":
    """Return the boxes that the view outlines in the query, and in the image: left, top, right, bottom."""
    places = subject.differences if view in VIEWS else []
    return [one["query"] for one in places], [one["image"] for one in places]


def told(view: str, subject: "Subject") -> str:
    """Return what the view says of the places that it outlines."""
    number = len(subject.differences) if view in VIEWS else 0
    return text("places", n=number) if number else ""


def path(boxes: "Sequence[Sequence[int]]", size: "tuple[int, int]", view: "Matrix") -> str:
    """Return the outlines of boxes in a picture of this size, on a screen that shows it through `view`, as SVG."""
    (first_x, first_y), (last_x, last_y) = moved(view, 0, 0), moved(view, *size)
    found = ""
    for box in boxes:
        (left, top), (right, bottom) = moved(view, box[0], box[1]), moved(view, box[2], box[3])
        left, right = _around(left, right, first_x, last_x)
        top, bottom = _around(top, bottom, first_y, last_y)
        found += svg([(left, top), (right, top), (right, bottom), (left, bottom)])
    return found


def _around(low: float, high: float, first: float, last: float) -> "tuple[float, float]":
    """Return where the outline of `low` to `high` runs along one axis, within a picture from `first` to `last`."""
    beside = max(BESIDE, (LEAST - (high - low)) / 2)
    return max(low - beside, first + WITHIN), min(high + beside, last - WITHIN)
