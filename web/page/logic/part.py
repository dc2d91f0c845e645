"""A part of a picture, drawn with pointer or keys: boxes of left, top, width and height, in pixels of the picture."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    Box = tuple[int, int, int, int]
    Point = tuple[float, float]
    Size = tuple[int, int]

LEAST = 32
"""Pixels of a side at least: in less there is hardly anything to be found."""

STEP = 0.025
"""Share of the longer side by which a key moves or resizes."""

MOVES = {"ArrowLeft": (-1, 0), "ArrowRight": (1, 0), "ArrowUp": (0, -1), "ArrowDown": (0, 1)}


def shown_in(room: "Point", size: "Size") -> "tuple[float, float, float]":
    """Return how large a picture is drawn in a room that it is to fit in, pixel for pixel, and its left and top."""
    scale = min(room[0] / size[0], room[1] / size[1])
    return scale, (room[0] - scale * size[0]) / 2, (room[1] - scale * size[1]) / 2


def centred(size: "Size") -> "Box":
    """Return the half of each side, in the middle."""
    return fitted(size[0] / 4, size[1] / 4, size[0] / 2, size[1] / 2, size)


def fitted(left: float, top: float, width: float, height: float, size: "Size") -> "Box":
    """Return a box as large as it may be, moved into the picture."""
    wide = min(max(round(width), LEAST), size[0])
    high = min(max(round(height), LEAST), size[1])
    return min(max(round(left), 0), size[0] - wide), min(max(round(top), 0), size[1] - high), wide, high


def between(one: "Point", other: "Point", size: "Size") -> "Box":
    """Return the box with these two corners, cut at the edges of the picture."""
    (left, right), (top, bottom) = [
        sorted(min(max(value, 0), most) for value in pair)
        for pair, most in zip(zip(one, other), size)  # noqa: B905
    ]
    return fitted(left, top, right - left, bottom - top, size)


def opposite(box: "Box", point: "Point", near: float) -> "Point | None":
    """Return the corner opposite to the one that a point is near to, None where it is near none."""
    left, top, width, height = box
    for x, far_x in ((left, left + width), (left + width, left)):
        for y, far_y in ((top, top + height), (top + height, top)):
            if abs(point[0] - x) <= near and abs(point[1] - y) <= near:
                return far_x, far_y
    return None


def holds(box: "Box", point: "Point") -> bool:
    """Return whether a point lies in a box."""
    return box[0] <= point[0] <= box[0] + box[2] and box[1] <= point[1] <= box[1] + box[3]


def pressed(key: str, resizing: bool, box: "Box", size: "Size") -> "Box | None":
    """Return what an arrow key makes of a box, None for another key; with Shift it resizes."""
    if key not in MOVES:
        return None
    step = max(round(STEP * max(size)), 1)
    x, y = MOVES[key][0] * step, MOVES[key][1] * step
    left, top, width, height = box
    if resizing:
        return fitted(left, top, min(width + x, size[0] - left), min(height + y, size[1] - top), size)
    return fitted(left + x, top + y, width, height, size)


def inset(box: "Box", size: "Size") -> "tuple[float, float, float, float]":
    """Return left, top, width and height of a box as shares of the picture."""
    return box[0] / size[0], box[1] / size[1], box[2] / size[0], box[3] / size[1]
