"""Two pictures side by side, what they share in one size: how wide each is drawn, and what is drawn on them."""

from logic.geometry import corners, inverse, moved, svg

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from worker_answers import Picture, Result

    from logic.geometry import Matrix, Point

WHOLE = 0.97
"""Share of a picture from which it is all of it: no frame is drawn then."""


def scale(matrix: "Matrix", width: float, height: float) -> float:
    """Return the pixels of the image for one pixel of a query of this size, in its middle."""
    x, y = width / 2, height / 2
    (left, top), right, down = moved(matrix, x, y), moved(matrix, x + 1, y), moved(matrix, x, y + 1)
    area = (right[0] - left) * (down[1] - top) - (right[1] - top) * (down[0] - left)
    return float(abs(area) ** 0.5) or 1.0


class SameScale:
    """`widths` and `heights` of query and image, both in pixels of the image; without a transform, equally high."""

    def __init__(self, query: "Picture", result: "Result") -> None:
        # Of a file that nothing is known of, a square.
        width, height = query["width"] or 1, query["height"] or 1
        image_width, image_height = result["width"] or 1, result["height"] or 1
        self._finding = finding = result["finding"]
        self.query_size, self.image_size = (width, height), (image_width, image_height)
        self._matrix = finding["matrix"] if finding else None
        factor = scale(self._matrix, width, height) if self._matrix else image_height / height
        self.widths = width * factor, image_width
        self.heights = height * factor, image_height

    @property
    def shape(self) -> float:
        """Return how wide both are, beside each other, for the height of the higher one."""
        return float(sum(self.widths) / max(self.heights))

    def frame_on_image(self) -> str:
        """Return the frame of the query on the image as a path of SVG; nothing where it shows all of it."""
        if not self._finding or not self._matrix or self._finding["visible"] >= WHOLE:
            return ""
        return _frame(self._matrix, self.query_size)

    def frame_on_query(self) -> str:
        """Return the frame of the image on the query as a path of SVG; nothing where the image fills it."""
        if not self._finding or not self._matrix or self._finding["covered"] >= WHOLE:
            return ""
        return _frame(inverse(self._matrix), self.image_size)

    def places(self, where: str) -> str:
        """Return the boxes that differ, in the `query` or the `image`, as a path of SVG."""
        found = self._finding["differences"] if self._finding else []
        return "".join(_box(one["query"] if where == "query" else one["image"]) for one in found)


def _frame(matrix: "Matrix", size: "tuple[int, int]") -> str:
    return svg([moved(matrix, x, y) for x, y in corners(*size)])


def _box(box: "Sequence[int]") -> str:
    left, top, right, bottom = box
    points: list[Point] = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return svg(points)
