"""Which of two pictures lies where in each view: what the windows show of them, and the frame of one on the other."""

from logic.geometry import IDENTITY, box_around, corners
from logic.same_scale import WHOLE, scale

TYPE_CHECKING = False
if TYPE_CHECKING:
    from logic.geometry import Box, Matrix, Point
    from logic.views import Subject

FARTHEST = 4
"""A frame is shown as a whole up to this many times the size of the image."""

EDGE = 0.03
"""Of the longer side, left free around a frame that reaches beyond the image."""


def facing(view: str, subject: "Subject", swapped: bool) -> "Subject":
    """Return the pictures as the view shows them: a frame is drawn on the larger of the two, if not `swapped`."""
    if view == "frame":
        swapped = swapped != (subject.visible > subject.covered and subject.covered < WHOLE)
    return subject.swapped() if swapped else subject


def frame(subject: "Subject") -> "list[Point]":
    """Return the corners of the query on the image; none where no place was found."""
    if not subject.matrix:
        return []
    return [subject.place(x, y) for x, y in corners(*subject.query_size)]


def is_part(subject: "Subject") -> bool:
    """Return whether the query shows a part of the image only."""
    return bool(subject.matrix) and subject.visible < WHOLE


class Layout:
    """What the two windows of a view show, as `Viewport.hold` takes it.

    `query` leads from the query's pixels to those of the first window: to the image's where both are aligned.
    """

    first: "tuple[Box, Matrix, float]"
    query: "Matrix"

    def __init__(self, view: str, subject: "Subject", aligned: bool) -> None:
        whole = (0, 0) + subject.image_size  # noqa: RUF005  (MicroPython has no stars in tuples)
        self.is_aligned = aligned and view == "side" and subject.matrix is not None
        self.second = around(subject) if self.is_aligned or view == "frame" else whole, IDENTITY, 1.0
        if self.is_aligned:
            self.first, self.query = self.second, subject.transform
            return
        unit = scale(subject.matrix, *subject.query_size) if subject.matrix else 0.0
        self.first = (0, 0) + subject.query_size, subject.transform, unit  # noqa: RUF005
        self.query = IDENTITY


def around(subject: "Subject") -> "Box":
    """Return left, top, width and height, in pixels of the image, of a box around both, unless it is much larger."""
    width, height = subject.image_size
    if not subject.matrix:
        return 0, 0, width, height
    box = box_around(corners(width, height) + frame(subject))
    left, top, wide, high = box
    if wide > FARTHEST * width or high > FARTHEST * height:
        return 0, 0, width, height
    edge = EDGE * max(wide, high) if box != (0, 0, width, height) else 0
    return left - edge, top - edge, wide + 2 * edge, high + 2 * edge
