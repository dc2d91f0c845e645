"""The pictures of a proof: both beside each other, the details that match, and one laid over the other; as SVG and CSS.

Each picture is there once, and used again by its id.
"""

from logic.geometry import corners, css, inverse, moved, product, scaling, svg
from logic.markup import element
from logic.outlines import places_told
from logic.same_scale import WHOLE
from logic.texts import sentences, text
from logic.views import note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from logic.geometry import Matrix
    from logic.markup import Element, Slot
    from logic.proof import Side
    from logic.views import Subject

IDS = "query", "original"

GAP = 0.02
"""Between two pictures beside each other, as a share of their height."""

WIDE, HIGH = 640, 420
"""CSS pixels of the picture that one is laid over, at most."""


class _Beside:
    """Both pictures beside each other, equally high, in pixels of the image."""

    def __init__(self, subject: "Subject") -> None:
        (width, height), (image_width, image_height) = subject.query_size, subject.image_size
        self.factor = image_height / max(height, 1)
        self.start = self.factor * width + GAP * image_height
        self.width, self.height = self.start + image_width, image_height
        self.places = scaling(self.factor, self.factor), [1, 0, self.start, 0, 1, 0, 0, 0, 1]

    def figure(self, words: str, *content: "Element") -> "Element":
        """Return them with what is drawn on them, described in words."""
        box = f"0 0 {self.width:.1f} {self.height:.1f}"
        drawing = element("svg", {"class": "both", "viewBox": box, "role": "img", "aria-label": words}, *content)
        return element("figure", None, drawing, element("figcaption", None, words))


def pair(subject: "Subject", sides: "tuple[Side, Side]") -> "Element":
    """Return both pictures beside each other, with frames, the places that differ, and the areas that were left out."""
    beside = _Beside(subject)
    drawn = []
    for index, side in enumerate(sides):
        edges = _edges(_frame(subject, index), "frame") + _edges(_boxes(subject, index), "places")
        place = {"transform": css(beside.places[index])}
        drawn.append(element("g", place, _picture(index, side), *_left_out(side), *edges))
    words = text("proof-beside", left=sides[0].label, right=sides[1].label)
    return beside.figure(sentences([one for one in (words, places_told("side", subject)) if one]), *drawn)


def _picture(index: int, side: "Side") -> "Element":
    """Return the picture itself, to be used again; grey where there is none."""
    known: dict[str, str | int | Slot] = {"id": IDS[index], "width": side.size[0], "height": side.size[1]}
    if not side.picture:
        known["fill"] = "#8888"
        return element("rect", known)
    known.update({"href": side.picture, "preserveAspectRatio": "none"})
    return element("image", known)


def _left_out(side: "Side") -> "list[Element]":
    """Return the areas that did not count."""
    return [
        element("rect", {"class": "left-out", "x": left, "y": top, "width": width, "height": height})
        for left, top, width, height in side.areas
    ]


def lines(subject: "Subject") -> "list[Element]":
    """Return both pictures with lines between the details that match; nothing where there are none."""
    pairs = subject.pairs
    if len(pairs) < 4:
        return []
    beside = _Beside(subject)
    places = [css(place) for place in beside.places]
    drawn = [element("use", {"href": "#" + IDS[at], "transform": places[at], "class": "dim"}) for at in (0, 1)]
    for at in range(0, len(pairs) - 3, 4):
        ends = moved(beside.places[0], pairs[at], pairs[at + 1]), moved(beside.places[1], pairs[at + 2], pairs[at + 3])
        colour = f"hsl({round(360 * pairs[at] / max(subject.query_size[0], 1)) % 360} 90% 50%)"
        (x, y), (other_x, other_y) = ends
        drawn.append(element("path", {"stroke": colour, "d": f"M{x:.1f} {y:.1f}L{other_x:.1f} {other_y:.1f}"}))
    return [beside.figure(note("keypoints", subject), *drawn)]


def laid(subject: "Subject") -> "list[Element]":
    """Return the query laid over the image, half transparent; nothing where no way was found in which they fit."""
    if not subject.matrix:
        return []
    (width, height), (query_width, query_height) = subject.image_size, subject.query_size
    scale = min(WIDE / max(width, 1), HIGH / max(height, 1))
    wide, high = width * scale, height * scale
    # What is moved is as large as it is seen, and not as its file.
    before = scaling(query_width / wide, query_width / wide)
    matrix = product(scaling(scale, scale), product(subject.matrix, before))
    moving = {"class": "over", "style": f"transform:{css(matrix)}"}
    over = _sheet(1 / before[0], subject.query_size, moving, _use(0))
    edge = svg([subject.place(x, y) for x, y in corners(query_width, query_height)])
    below = _sheet(scale, (width, height), {}, _use(1))
    above = _sheet(scale, (width, height), {}, *_edges(edge, "frame"))
    style = f"inline-size:{wide:.1f}px;block-size:{high:.1f}px;transform:scale(tan(atan2(100cqi,{wide:.1f}px)))"
    sheet = element("div", {"class": "sheet", "style": style}, below, over, above)
    words = subject.say("proof-laid")
    frame = {"class": "lay", "role": "img", "aria-label": words}
    frame["style"] = f"inline-size:min(100%,{wide:.1f}px);aspect-ratio:{width}/{height}"
    return [element("figure", None, element("div", frame, sheet), element("figcaption", None, words))]


def _sheet(scale: float, size: "tuple[int, int]", attributes: "dict[str, str]", *content: "Element") -> "Element":
    """Return a picture of its own, of that many pixels of the screen for one of its own."""
    width, height = size
    shown = {"viewBox": f"0 0 {width} {height}", "width": f"{width * scale:.1f}", "height": f"{height * scale:.1f}"}
    shown.update(attributes)
    return element("svg", shown, *content)


def _use(index: int) -> "Element":
    return element("use", {"href": "#" + IDS[index]})


def _edges(path: str, kind: str) -> "list[Element]":
    """Return a path in two tones, so that it is seen on light and on dark."""
    return [element("path", {"class": name, "d": path}) for name in ("edge", kind)] if path else []


def _frame(subject: "Subject", index: int) -> str:
    """Return the frame of the other picture on one of them; nothing where it is the whole."""
    finding, matrix = subject.finding, subject.matrix
    if not finding or not matrix or finding["visible" if index else "covered"] >= WHOLE:
        return ""
    way: Matrix = matrix if index else inverse(matrix)
    return svg([moved(way, x, y) for x, y in corners(*(subject.query_size if index else subject.image_size))])


def _boxes(subject: "Subject", index: int) -> str:
    places: Sequence[Sequence[int]] = [one["image"] if index else one["query"] for one in subject.differences]
    return "".join(
        svg([(left, top), (right, top), (right, bottom), (left, bottom)]) for left, top, right, bottom in places
    )
