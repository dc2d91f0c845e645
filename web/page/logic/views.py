"""What a comparison shows: two pictures, how one lies on the other, and what each way to look at them says."""

from logic.geometry import box_around, corners, moved, scaling
from logic.outcome import is_match, name_of
from logic.texts import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from worker_answers import Difference, Picture, Result

    from logic.geometry import Box, Matrix, Point

YOURS = text("picture-yours"), text("name-yours")

FOUND = YOURS, (text("picture-original"), text("name-original"))
"""What both pictures of a search are called: on a label, and in a sentence."""

OTHER = YOURS, (text("picture-other"), text("name-other"))
"""The same where nothing says that one was made from the other."""

FARTHEST = 4
"""A frame is shown as a whole up to this many times the size of the original."""

EDGE = 0.03
"""Of the longer side, left free around a frame that reaches beyond the original."""


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
    def transform(self) -> "Matrix":
        """Return what leads from the query's pixels to the image's; where none was found, from whole to whole."""
        (width, height), (image_width, image_height) = self.query_size, self.image_size
        return self.matrix or scaling(image_width / width, image_height / height)

    @property
    def pairs(self) -> "Sequence[float]":
        """Return keypoints that fit: x and y in the query, x and y in the image, of one pair after the other."""
        return self.finding["pairs"] if self.finding else []

    @property
    def differences(self) -> "Sequence[Difference]":
        """Return the places in which a copy differs, largest first."""
        return self.finding["differences"] if self.finding else []

    def say(self, key: str, **values: object) -> str:
        """Return the text of a key about {query} and {image}, by their names."""
        line = text(key, query=self.query_name, image=self.image_name, **values)
        return line[:1].upper() + line[1:]

    def place(self, x: float, y: float) -> "Point":
        """Return where a pixel of the query lies on the image."""
        return moved(self.transform, x, y)


def names_of(result: "Result") -> "tuple[tuple[str, str], tuple[str, str]]":
    """Return what both pictures of a search are called."""
    return FOUND if is_match(result) else OTHER


def pair_subject(
    result: "Result",
    addresses: "tuple[str, str]",
    task: str,
    names: "tuple[tuple[str, str], tuple[str, str]]",
) -> Subject:
    """Return what shows two pictures that a task of the page has compared; the browser has them at `addresses`."""
    result["url"] = addresses[1]
    result["title"] = text("compare-title", one=names[0][0], other=names[1][0])
    return Subject(result, result["query"], addresses[0], ["difference_of_pair", task], names)  # type: ignore[typeddict-item]


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
    visible, covered = subject.finding["visible"], subject.finding["covered"]
    key = "view-frame-filled" if covered < 0.98 else "view-framed"
    return subject.say(key, visible=round(100 * visible), covered=round(100 * covered))


def box(view: str, subject: "Subject") -> "Box":
    """Return left, top, width and height of what is shown as a whole, in pixels of the original."""
    width, height = subject.image_size
    if view != "frame" or not subject.matrix:
        return 0, 0, width, height
    whole = corners(width, height)
    around = box_around(whole + [subject.place(x, y) for x, y in corners(*subject.query_size)])
    left, top, wide, high = around
    if wide > FARTHEST * width or high > FARTHEST * height:
        return 0, 0, width, height
    edge = EDGE * max(wide, high) if around != (0, 0, width, height) else 0
    return left - edge, top - edge, wide + 2 * edge, high + 2 * edge
