"""Transforms of the plane: nine numbers, row by row, that lead from the pixels of one picture to those of another."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Matrix = Sequence[float]
    Point = tuple[float, float]
    Box = tuple[float, float, float, float]
    """Left, top, width and height."""

IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1]


def scaling(across: float, down: float) -> "Matrix":
    """Return the transform that changes width and height."""
    return [across, 0, 0, 0, down, 0, 0, 0, 1]


def placing(scale: float, left: float, top: float) -> "Matrix":
    """Return the transform that changes the size, then moves."""
    return [scale, 0, left, 0, scale, top, 0, 0, 1]


def product(after: "Matrix", before: "Matrix") -> "Matrix":
    """Return the transform that does first `before`, then `after`."""
    return [
        sum(after[3 * row + step] * before[3 * step + column] for step in range(3))
        for row in range(3)
        for column in range(3)
    ]


def inverse(matrix: "Matrix") -> "Matrix":
    """Return the way back, or the identity where there is none."""
    a, b, c, d, e, f, g, h, i = matrix
    adjugate = [e * i - f * h, c * h - b * i, b * f - c * e]
    adjugate += [f * g - d * i, a * i - c * g, c * d - a * f]
    adjugate += [d * h - e * g, b * g - a * h, a * e - b * d]
    determinant = a * adjugate[0] + b * adjugate[3] + c * adjugate[6]
    return [value / determinant for value in adjugate] if determinant else IDENTITY


def moved(matrix: "Matrix", x: float, y: float) -> "Point":
    """Return where a point comes to lie."""
    a, b, c, d, e, f, g, h, i = matrix
    depth = (g * x + h * y + i) or 1e-9
    return (a * x + b * y + c) / depth, (d * x + e * y + f) / depth


def corners(width: float, height: float) -> "list[Point]":
    """Return the corners of a picture, from the upper left clockwise."""
    return [(0, 0), (width, 0), (width, height), (0, height)]


def box_around(points: "Sequence[Point]") -> "Box":
    """Return left, top, width and height of the smallest upright box."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top


def middle(points: "Sequence[Point]") -> "Point":
    """Return the mean of points."""
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def distance(one: "Point", other: "Point") -> float:
    """Return how far two points are from each other."""
    (x0, y0), (x1, y1) = one, other
    return float(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)


NEAR = 12
"""Pixels of the screen up to which a line is near to the pointer."""


def nearest(segments: "Sequence[tuple[float, float, float, float] | None]", x: float, y: float) -> "int | None":
    """Return which segment, from one point to another, is nearest to a place; None where none is near."""
    found, least = None, float(NEAR * NEAR)
    for number, segment in enumerate(segments):
        if segment:
            x0, y0, x1, y1 = segment
            across, down = x1 - x0, y1 - y0
            share = ((x - x0) * across + (y - y0) * down) / ((across * across + down * down) or 1)
            share = max(0, min(1, share))
            apart = (x - x0 - share * across) ** 2 + (y - y0 - share * down) ** 2
            if apart < least:
                found, least = number, apart
    return found


def css(matrix: "Matrix") -> str:
    """Return the value of CSS's `transform` with its origin at the upper left."""
    a, b, c, d, e, f, g, h, i = matrix
    # A browser draws a flat transform in place, one in space on a layer of its own.
    if not g and not h and i:
        return "matrix(" + ",".join(f"{value / i:.9g}" for value in (a, d, b, e, c, f)) + ")"
    return "matrix3d(" + ",".join(f"{value:.9g}" for value in (a, d, 0, g, b, e, 0, h, 0, 0, 1, 0, c, f, 0, i)) + ")"


def svg(points: "Sequence[Point]") -> str:
    """Return the path of SVG through points and back to the first."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"
