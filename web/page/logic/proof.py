"""A result as a page of its own, to be passed on: what both pictures are, how one lies on the other, and what is said.

It has no script, asks nobody for anything, and is printed on one or two sheets of paper.
"""

from logic.inputs import is_web, legible
from logic.markup import Slot, document, element
from logic.outcome import answer, certainty_of, differing, done_to, evidence, is_match, measured, points
from logic.proof_pictures import laid, lines, pair
from logic.texts import sentences, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from worker_answers import Difference

    from logic.box import Box
    from logic.markup import Content, Element
    from logic.views import Subject

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Whoever opens it has no reason to trust it: it may show the pictures that are in it, and nothing else."""

STYLE = 2
"""The number of the slot for the style sheet; those before are for the pictures."""

MOST = 10
"""Places that are listed: with more, the page would not stay at two sheets."""

LONGEST = 400
"""Letters of a name or an address."""

UNSAFE = "\\/:*?\"'<>|%#&$`~.…"
"""Letters that some system does not take in the name of a file, or reads as something else."""


class Side:
    """One of the two pictures: `label` is what it is called here, `name` that of its file, `address` "" if unknown.

    picture: where its picture goes, None where there is none. small: it is a small copy, for the file cannot be read.
    changed: the sha256 of what is at its address now, where that is another file. box: the part that was searched.
    areas: what was left out of it.
    """

    def __init__(
        self,
        label: str,
        name: str,
        address: str,
        size: "tuple[int, int]",
        *,
        sha256: str,
        picture: "Slot | None" = None,
        small: bool = False,
        changed: str = "",
        box: "Box | None" = None,
        areas: "Sequence[Box]" = (),
    ) -> None:
        self.label, self.name = label, legible(name, LONGEST)
        self.address = legible(address, LONGEST) if is_web(address) else ""
        self.link = address if len(address) <= LONGEST else ""
        self.size, self.sha256, self.picture, self.small, self.changed = size, sha256, picture, small, changed
        self.box, self.areas = box, areas


class Made:
    """How the proof was made: `moment` for people, `stamp` for programs; `link` leads to the answer, "" without one."""

    def __init__(
        self, version: str, moment: str, stamp: str, *, link: str = "", language: str = "en", direction: str = "ltr"
    ) -> None:
        self.version, self.moment, self.stamp, self.link = version, moment, stamp, link
        self.language, self.direction = language, direction


def proof(subject: "Subject", sides: "tuple[Side, Side]", made: Made) -> "list[str | Slot]":
    """Return the page in pieces, with slots for the addresses (`data:`) of the pictures, and for the style sheet."""
    title = headline(subject, sides)
    head = element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("title", None, text("answer-page", answer=title)),
        element("style", None, Slot(STYLE)),
    )
    body = element(
        "body",
        None,
        element("h1", None, title),
        *_verdict(subject),
        pair(subject, sides),
        *lines(subject),
        *laid(subject),
        element("h2", None, text("proof-pictures")),
        _facts(sides),
        *_scores(subject),
        *_places(subject.differences, sides),
        *_making(subject, sides, made),
    )
    return document(element("html", {"lang": made.language, "dir": made.direction}, head, body))


def file_name(name: str) -> str:
    """Return a name for the file of a proof: that of the picture, as every system takes it."""
    stem = legible(name.rsplit(".", 1)[0])
    for letter in UNSAFE:
        stem = stem.replace(letter, " ")
    return ("-".join(stem.split())[:60].strip("-") or "picture") + "-proof.html"


def headline(subject: "Subject", sides: "tuple[Side, Side]") -> str:
    """Return the answer in words."""
    if is_match(subject.result):
        return answer(subject.result, text("answer-title", title=sides[1].name))
    finding = subject.finding
    verdict = text("verdict-" + finding["verdict"]) if finding else text("compare-classic")
    return text("proof-compared", verdict=verdict, one=sides[0].name, other=sides[1].name)


def _verdict(subject: "Subject") -> "list[Element]":
    result = subject.result
    sure = certainty_of(result) if is_match(result) else ""
    told = [element("span", {"class": "sure"}, text("certainty-" + sure))] if sure else []
    told += [element("strong", None, text("proof-exact"))] if result["exact"] else []
    said = [element("p", None, words) for words in (done_to(result), differing(result)) if words]
    return ([element("p", None, *told)] if told else []) + said


def _facts(sides: "tuple[Side, Side]") -> "Element":
    rows = [_row("", *(side.label for side in sides), cell="th")]
    rows.append(_row(text("proof-name"), *(element("bdi", None, side.name) for side in sides)))
    if any(side.address for side in sides):
        rows.append(_row(text("column-address"), *(_link(side.link, side.address) for side in sides)))
    rows.append(_row(text("field-pixels"), *(_size(*side.size) for side in sides)))
    if any(side.box for side in sides):
        rows.append(_row(text("proof-part"), *(_box_words(side.box) for side in sides)))
    if any(side.areas for side in sides):
        rows.append(_row(text("proof-left-out"), *(_areas(side) for side in sides)))
    rows.append(_row("SHA-256", *(element("code", None, side.sha256) for side in sides)))
    notes = [sentences(_notes(side)) for side in sides]
    if any(notes):
        rows.append(_row(text("proof-note"), *notes))
    return element("table", None, element("tbody", None, *rows))


def _notes(side: Side) -> "list[str]":
    told = [] if side.picture else [text("proof-missing")]
    if side.picture and side.small:
        told.append(text("proof-small"))
    if side.changed:
        told.append(text("proof-changed", sha256=side.changed))
    return told


def _row(name: str, *cells: "Content", cell: str = "td") -> "Element":
    return element("tr", None, element("th", None, name), *(element(cell, None, one) for one in cells))


def _link(address: str, words: str) -> "Content":
    return element("a", {"href": address, "rel": "noreferrer"}, words) if is_web(address) else words


def _size(width: int, height: int) -> str:
    return text("number-pixels", width=width, height=height)


def _box_words(box: "Box | None") -> str:
    return text("proof-box", left=box[0], top=box[1], width=box[2], height=box[3]) if box else ""


def _areas(side: Side) -> "Element":
    return element("div", None, *(element("div", None, _box_words(area)) for area in side.areas))


def _scores(subject: "Subject") -> "list[Element]":
    result, finding = subject.result, subject.finding
    rows = [_row(text("details-verdict"), text("verdict-" + finding["verdict"]))] if finding else []
    rows.append(_row(text("details-score"), str(points(result["score"]))))
    rows.append(_row(text("details-ssim"), measured(result["ssim"])))
    rows.append(_row(text("details-orb"), measured(result["orb"])))
    if finding:
        rows.append(_row(text("details-evidence"), evidence(finding)))
        if finding["matrix"]:
            rows.append(_row(text("proof-visible"), text("number-percent", n=round(100 * finding["visible"]))))
    table = element("table", None, element("tbody", None, *rows))
    return [element("h2", None, text("proof-numbers")), table]


def _places(places: "Sequence[Difference]", sides: "tuple[Side, Side]") -> "list[Element]":
    if not places:
        return []
    rows = [_row("", sides[0].label, sides[1].label, cell="th")]
    for number, one in enumerate(places[:MOST], 1):
        rows.append(_row(str(number), _corners(one["query"]), _corners(one["image"])))
    found = [element("h2", None, text("proof-places")), element("table", None, element("tbody", None, *rows))]
    more = len(places) - MOST
    return found + ([element("p", {"class": "muted"}, text("proof-more", n=more))] if more > 0 else [])


def _corners(box: "Sequence[int]") -> str:
    left, top, right, bottom = box
    return text("proof-box", left=left, top=top, width=right - left, height=bottom - top)


def _making(subject: "Subject", sides: "tuple[Side, Side]", made: Made) -> "list[Element]":
    rows = [
        _row("EchoImage", made.version),
        _row(text("proof-method"), text("proof-verified" if subject.finding else "proof-classic")),
        _row(text("proof-date"), element("time", {"datetime": made.stamp}, made.moment)),
    ]
    if made.link:
        rows.append(_row(text("proof-link"), _link(made.link, made.link)))
    return [
        element("h2", None, text("proof-made")),
        element("table", None, element("tbody", None, *rows)),
        element("h2", None, text("proof-check")),
        element("p", None, text("proof-check-how")),
        element("p", None, element("code", None, command(subject, sides))),
    ]


def command(subject: "Subject", sides: "tuple[Side, Side]") -> str:
    """Return what compares both pictures anew, A with B."""
    boxes = [("--box", sides[0].box)] if sides[0].box else []
    for option, side in zip(("--mask-first", "--mask-second"), sides):  # noqa: B905
        boxes += [(option, area) for area in side.areas]
    told = "".join(f" {option} {','.join(str(value) for value in box)}" for option, box in boxes)
    return "echoimage compare" + ("" if subject.finding else " --method classic") + told + " A B"
