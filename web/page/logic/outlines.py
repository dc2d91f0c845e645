"""The places in which a copy differs: how they are outlined on the screen."""

from logic.geometry import moved, svg
from logic.texts import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.geometry import Matrix
    from logic.views import Subject

    Boxes = Sequence[Sequence[int]]

VIEWS = ("side", "heat")
"""The views in which they are outlined."""

STEPPED = ("side", "slider", "heat", "blink")
"""The views that go from one to the next."""

BESIDE = 4.5
"""Pixels of the screen between a place and the middle of its outline, which covers nothing of it."""

LEAST = 20
"""Pixels of the screen that an outline measures at least, however small its place."""

WITHIN = 3
"""Pixels of the screen from the edge of the picture to the outline of what reaches up to it."""


def outlined(view: str, subject: "Subject", aligned: bool) -> "tuple[Boxes, Boxes]":
    """Return the boxes that the view outlines in the query, and in the image: left, top, right, bottom.

    Of a query that is `aligned` they are the image's, in whose pixels it is shown.
    """
    places = subject.differences if view in VIEWS else []
    image = [one["image"] for one in places]
    return image if aligned else [one["query"] for one in places], image


def places_told(view: str, subject: "Subject") -> str:
    """Return how many places the view outlines, in a sentence; nothing where there are none."""
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
