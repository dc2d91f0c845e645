"""Boxes on a picture, drawn, moved and resized within it: left, top, width and height, in pixels of the picture.

`least` is how many pixels a side has at least.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.geometry import Point

    Box = tuple[int, int, int, int]
    Size = tuple[int, int]

STEP = 0.02
"""Share of the longer side by which a key moves or resizes."""

MOVES = {"ArrowLeft": (-1, 0), "ArrowRight": (1, 0), "ArrowUp": (0, -1), "ArrowDown": (0, 1)}

NEAR = 16
"""Pixels of the screen around a corner in which it is taken; of a small box, a third of a side."""

DRAWN = 5
"""Pixels of the screen across which a pointer draws a new box: a click draws none."""


class Drag:
    """One of `boxes`, held at a place of the picture: moved, taken by a corner, or drawn from there and not yet in it.

    `pixel` is one of the screen, in pixels of the picture. What is drawn is added to the boxes, or takes the place of
    the first. `number` says which it is, None as long as nothing is drawn; `before` is what it was.
    """

    def __init__(
        self, boxes: "list[Box]", place: "Point", size: "Size", least: int, pixel: float, *, adds: bool = True
    ) -> None:
        self.boxes = boxes
        self.number: "int | None" = None
        self.before: "Box | None" = None
        self._start, self._size, self._least = place, size, least
        self._corner = place
        self._whole: "Box | None" = None
        self._apart = DRAWN * pixel
        self._place_of_new = len(boxes) if adds else 0
        for number, box in enumerate(boxes):
            corner = opposite(box, place, NEAR * pixel)
            if corner or holds(box, place):
                self.number, self.before = number, box
                self._corner, self._whole = corner or place, None if corner else box

    def to(self, place: "Point") -> None:
        """Follow to another place."""
        (x, y), (x0, y0) = place, self._start
        if self.number is None:
            if max(abs(x - x0), abs(y - y0)) < self._apart:
                return
            self.number = self._place_of_new
        if self._whole:
            left, top, width, height = self._whole
            box = fitted((left + x - x0, top + y - y0, width, height), self._size, self._least)
        else:
            box = between(self._corner, place, self._size, self._least)
        self.boxes[self.number : self.number + 1] = [box]


def centred(share: float, size: "Size", least: int) -> "Box":
    """Return the box in the middle that has this share of each side."""
    wide, high = share * size[0], share * size[1]
    return fitted(((size[0] - wide) / 2, (size[1] - high) / 2, wide, high), size, least)


def fitted(box: "Sequence[float]", size: "Size", least: int) -> "Box":
    """Return a box as large as it may be, moved into the picture."""
    left, top, width, height = box
    wide = min(max(round(width), least), size[0])
    high = min(max(round(height), least), size[1])
    return min(max(round(left), 0), size[0] - wide), min(max(round(top), 0), size[1] - high), wide, high


def between(one: "Point", other: "Point", size: "Size", least: int) -> "Box":
    """Return the box with these two corners, cut at the edges of the picture."""
    (left, right), (top, bottom) = [
        sorted(min(max(round(value), 0), most) for value in pair)
        for pair, most in zip(zip(one, other), size)  # noqa: B905
    ]
    return fitted((left, top, right - left, bottom - top), size, least)


def opposite(box: "Box", point: "Point", near: float) -> "Point | None":
    """Return the corner opposite to the one that a point is near to, None where it is near none."""
    left, top, width, height = box
    near = min(near, width / 3, height / 3)
    for x, far_x in ((left, left + width), (left + width, left)):
        for y, far_y in ((top, top + height), (top + height, top)):
            if abs(point[0] - x) <= near and abs(point[1] - y) <= near:
                return far_x, far_y
    return None


def holds(box: "Box", point: "Point") -> bool:
    """Return whether a point lies in a box."""
    return box[0] <= point[0] <= box[0] + box[2] and box[1] <= point[1] <= box[1] + box[3]


def pressed(key: str, resizing: bool, box: "Box", size: "Size", least: int) -> "Box | None":
    """Return what an arrow key makes of a box, None for another key; with Shift it resizes."""
    if key not in MOVES:
        return None
    step = max(round(STEP * max(size)), 1)
    x, y = MOVES[key][0] * step, MOVES[key][1] * step
    left, top, width, height = box
    if resizing:
        width, height = min(width + x, size[0] - left), min(height + y, size[1] - top)
    else:
        left, top = left + x, top + y
    return fitted((left, top, width, height), size, least)
