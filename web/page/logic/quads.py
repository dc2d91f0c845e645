"""A picture seen at an angle, cut into pieces that a canvas can draw: it knows no perspective."""

from logic.geometry import moved, svg

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.geometry import Matrix

PIECES = 24
"""Pieces along each side. Of a picture tilted by 45 degrees each is then off by less than half a pixel of 1,000."""


def pieces(matrix: "Matrix", width: float, height: float) -> "Iterator[tuple[Matrix, str]]":
    """Yield a transform without perspective, and as a path of SVG where it holds; "" where it holds everywhere."""
    if not matrix[6] and not matrix[7]:
        yield [value / (matrix[8] or 1) for value in matrix], ""
        return
    across, down = width / PIECES, height / PIECES
    for row in range(PIECES):
        for column in range(PIECES):
            left, top = column * across, row * down
            yield _flat(matrix, left, top, across, down)


def _flat(matrix: "Matrix", left: float, top: float, across: float, down: float) -> "tuple[Matrix, str]":
    x0, y0 = moved(matrix, left, top)
    x1, y1 = moved(matrix, left + across, top)
    x2, y2 = moved(matrix, left, top + down)
    a, d, b, e = (x1 - x0) / across, (y1 - y0) / across, (x2 - x0) / down, (y2 - y0) / down
    # A little larger than the piece, so that no seams are seen.
    low, high = -0.02, 1.02
    ends = [(low, low), (high, low), (high, high), (low, high)]
    path = svg([moved(matrix, left + x * across, top + y * down) for x, y in ends])
    return [a, b, x0 - a * left - b * top, d, e, y0 - d * left - e * top, 0, 0, 1], path
