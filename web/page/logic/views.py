"""What a comparison shows: two pictures, how one lies on the other, and what each way to look at them says."""

from logic.geometry import IDENTITY, inverse, moved, scaling
from logic.outcome import is_match, name_of
from logic.texts import capitalized, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from worker_answers import Difference, Picture, Result

    from logic.box import Box
    from logic.geometry import Matrix, Point

    Areas = tuple[Sequence[Box], Sequence[Box]]
    Names = tuple[tuple[str, str], tuple[str, str]]

NO_AREAS: "Areas" = ((), ())


class Subject:
    """Two pictures and how the first, the query, lies on the second, the image; `swapped()` has them the other way.

    `map_call` is the worker's function that maps the differences, with its arguments; `names` what both are called, on
    a label and in a sentence, by default as of a search; `areas`, which were left out of the first and of the second
    picture.
    """

    def __init__(
        self,
        result: "Result",
        query: "Picture",
        query_address: str,
        map_call: "Sequence[str]",
        names: "Names | None" = None,
        *,
        areas: "Areas" = NO_AREAS,
        is_swapped: bool = False,
    ) -> None:
        self._made_of = result, query, query_address, map_call, names
        self._areas = areas
        self.is_swapped = is_swapped
        self.title = name_of(result)
        self.result = result
        self.finding = finding = result["finding"]
        self.query = query
        self.map_call = map_call
        self.areas = (areas[1], areas[0]) if is_swapped else areas
        names = names or _names_of(result)
        sides = [
            (names[0], query_address, "", (query["width"], query["height"])),
            (names[1], result["url"], result["thumbnail"], (result["width"], result["height"])),
        ]
        first, second = reversed(sides) if is_swapped else sides
        (self.query_label, self.query_name), self.query_address, self.query_small, self.query_size = first
        (self.image_label, self.image_name), self.image_address, self.thumbnail, self.image_size = second
        self.found_matrix = finding["matrix"] if finding else None
        self.matrix = inverse(self.found_matrix) if self.found_matrix and is_swapped else self.found_matrix

    def swapped(self) -> "Subject":
        """Return the same with the query as the image, and the image as the query."""
        return Subject(*self._made_of, areas=self._areas, is_swapped=not self.is_swapped)

    @property
    def is_of_search(self) -> bool:
        """Return whether it is a picture that a search has found."""
        return self.map_call[0] == "difference"

    @property
    def transform(self) -> "Matrix":
        """Return what leads from the query's pixels to the image's; where none was found, from whole to whole."""
        (width, height), (image_width, image_height) = self.query_size, self.image_size
        return self.matrix or scaling(image_width / width, image_height / height)

    @property
    def to_image(self) -> "Matrix":
        """Return what leads from the pixels of the picture found, in which the worker counts, to the image's."""
        return self.transform if self.is_swapped else IDENTITY

    @property
    def found_transform(self) -> "Matrix":
        """Return what leads from the pixels of the picture searched for to those of the picture found."""
        return inverse(self.transform) if self.is_swapped else self.transform

    @property
    def visible(self) -> float:
        """Return the share of the image that the query shows."""
        if not self.finding or not self.matrix:
            return 1
        return self.finding["covered" if self.is_swapped else "visible"]

    @property
    def covered(self) -> float:
        """Return the share of the query that shows the image."""
        return self.swapped().visible

    @property
    def pairs(self) -> "Sequence[float]":
        """Return keypoints that fit: x and y in the query, x and y in the image, of one pair after the other."""
        flat = self.finding["pairs"] if self.finding else []
        if not self.is_swapped:
            return flat
        return [flat[at - at % 4 + (at + 2) % 4] for at in range(len(flat))]

    @property
    def differences(self) -> "Sequence[Difference]":
        """Return the places in which a copy differs, largest first."""
        found = self.finding["differences"] if self.finding else []
        return [{"query": one["image"], "image": one["query"]} for one in found] if self.is_swapped else found

    def say(self, key: str, **values: object) -> str:
        """Return the text of a key about {query} and {image}, by their names."""
        line = text(key, query=self.query_name, image=self.image_name, **values)
        return capitalized(line)

    def place(self, x: float, y: float) -> "Point":
        """Return where a pixel of the query lies on the image."""
        return moved(self.transform, x, y)


def _names_of(result: "Result") -> "Names":
    """Return what both pictures of a search are called; only of a match it is said that one was made from the other."""
    found = "original" if is_match(result) else "other"
    return (text("picture-yours"), text("name-yours")), (text("picture-" + found), text("name-" + found))


def pair_subject(
    result: "Result",
    addresses: "tuple[str, str]",
    task: str,
    names: "Names",
    areas: "Areas" = NO_AREAS,
) -> Subject:
    """Return what shows two pictures that a task of the page has compared; the browser has them at `addresses`."""
    result["url"] = addresses[1]
    result["title"] = text("compare-title", one=names[0][0], other=names[1][0])
    query = result["query"]  # type: ignore[typeddict-item]
    return Subject(result, query, addresses[0], ["difference_of_pair", task], names, areas=areas)


def note(view: str, subject: "Subject") -> str:
    """Return what the view shows, in words; the map of differences has its own."""
    if view == "side":
        return subject.say("view-gestures")
    if view in ("slider", "blink"):
        return subject.say("view-laid" if subject.matrix else "view-stretched" if subject.finding else "view-squeezed")
    if view == "keypoints":
        return _keypoints(subject)
    return _frame(subject) if view == "frame" else ""


def _keypoints(subject: "Subject") -> str:
    finding = subject.finding
    if not finding:
        return subject.say("view-pairs-classic")
    if finding["basis"] == "frame":
        return subject.say("view-pairs-frame")
    drawn, all_ = len(finding["pairs"]) // 4, finding["inliers"]
    if not drawn:
        return subject.say("view-pairs-none")
    return subject.say("view-pairs", n=all_) if drawn >= all_ else subject.say("view-pairs-drawn", n=all_, drawn=drawn)


def _frame(subject: "Subject") -> str:
    if not subject.finding:
        return subject.say("view-frame-classic")
    if not subject.matrix:
        return subject.say("view-frame-none")
    key = "view-frame-inside" if subject.is_swapped else "view-framed"
    return subject.say(key, visible=round(100 * subject.visible))
