"""What a comparison shows: two pictures, what was found out about them, and how one lies on the other."""

from logic.geometry import moved, scaling
from logic.result import name_of, points

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from worker_answers import Picture, Result

    from logic.geometry import Matrix, Point

FOUND = ("Your picture", "your picture"), ("Original", "the original")
"""What both pictures of a search are called: on a label, and in a sentence."""


class Subject:
    """`map_call` is the worker's function that maps the differences, with its arguments; `names` as in `FOUND`."""

    def __init__(
        self,
        result: "Result",
        query: "Picture",
        query_address: str,
        map_call: "Sequence[str]",
        names: "tuple[tuple[str, str], tuple[str, str]]" = FOUND,
    ) -> None:
        self.title = name_of(result)
        (self.query_label, self.query_name), (self.image_label, self.image_name) = names
        self.score = points(result["score"])
        self.result = result
        self.finding = result["finding"]
        self.query_address = query_address
        self.query_size = query["width"], query["height"]
        self.image_address = result["url"]
        self.thumbnail = result["thumbnail"]
        self.image_size = result["width"], result["height"]
        self.map_call = map_call
        self.matrix = self.finding["matrix"] if self.finding else None

    @property
    def laid(self) -> "Matrix":
        """From the query's pixels to the image's; without a found way, the whole of one on the whole of the other."""
        (width, height), (image_width, image_height) = self.query_size, self.image_size
        return self.matrix or scaling(image_width / width, image_height / height)

    @property
    def pairs(self) -> "Sequence[float]":
        """Keypoints that fit: x and y in the query, x and y in the image, of one pair after the other."""
        return self.finding["pairs"] if self.finding else []

    def say(self, text: str) -> str:
        """Return a sentence about {query} and {image}, by their names."""
        text = text.format(query=self.query_name, image=self.image_name)
        return text[:1].upper() + text[1:]

    def place(self, x: float, y: float) -> "Point":
        """Return where a pixel of the query lies on the image."""
        return moved(self.laid, x, y)
