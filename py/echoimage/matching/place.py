"""Boxes in a picture in; where they are, as a key of `phrases`, out: a ninth of the picture, several places, or all."""

from collections.abc import Iterable, Sequence

from echoimage.types import Box, Phrase

NINTHS = (("top left", "top", "top right"), ("left", "middle", "right"), ("bottom left", "bottom", "bottom right"))
"""The picture cut in three both ways, from the top and from the left."""

Ninth = tuple[int, int]
"""Row and column, from 0."""


def place_of(boxes: Sequence[Box], size: tuple[int, int]) -> Phrase | None:
    """Return where boxes lie in a picture of this width and height; None where there is none.

    Boxes with their centres in one ninth have its name. They are "everywhere" where the inner halves of their sides
    reach all nine: one box from two thirds of both sides on, or many that are spread.
    """
    if not boxes:
        return None
    if len({ninth for box in boxes for ninth in _reached(box, size)}) == 9:
        return "everywhere", 0.0
    centres = {_ninth((left + right) / 2, (top + bottom) / 2, size) for left, top, right, bottom in boxes}
    if len(centres) > 1:
        return "places", len(boxes)
    ((row, column),) = centres
    return NINTHS[row][column], 0.0


def _ninth(x: float, y: float, size: tuple[int, int]) -> Ninth:
    column, row = (min(int(3 * at / max(side, 1)), 2) for at, side in zip((x, y), size, strict=True))
    return row, column


def _reached(box: Box, size: tuple[int, int]) -> Iterable[Ninth]:
    """Return the ninths in which the inner half of a box lies, each side counted for itself."""
    left, top, right, bottom = box
    across, down = (right - left) / 4, (bottom - top) / 4
    first_row, first_column = _ninth(left + across, top + down, size)
    last_row, last_column = _ninth(right - across, bottom - down, size)
    return ((row, column) for row in range(first_row, last_row + 1) for column in range(first_column, last_column + 1))
