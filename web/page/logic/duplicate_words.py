"""What a group of duplicates says: why which one is kept, what the others are, and in what their files differ."""

from logic.counts import file_size, with_time_left
from logic.formats import format_name
from logic.inputs import is_own, legible
from logic.outcome import KINDS
from logic.texts import joined, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from worker_answers import DuplicatePicture

    from logic.duplicates import Group, Review

FIELDS = ("pixels", "bytes", "format", "date")

FORMATS = ("raw", "heic", "jpeg", "tiff", "png")
"""From the best on (echoimage/duplicates/best.py); all others come after them."""

BOTH_WAYS = ("mirrored", "turned", "inverted")
"""What was done to the one is true of the other as well."""

LONGEST = 1000
"""Characters of a path that are shown."""

REASONS = 2
"""Reasons that are told of a group; the others are weaker."""


class Cell:
    """What a file has in a field; `is_best` where no other one has better."""

    def __init__(self, field: str, words: str, is_best: bool) -> None:
        self.field = field
        self.words = words
        self.is_best = is_best


def name_of(picture: "DuplicatePicture") -> str:
    """Return the name of a picture, with the folders it is in, fit to be shown."""
    return legible(path_of(picture))


def parts_of(picture: "DuplicatePicture") -> "tuple[str, str]":
    """Return the name of a picture as its folders and the name of the file."""
    path = legible(path_of(picture), LONGEST)
    at = path.rfind("/") + 1
    return path[:at], path[at:]


def path_of(picture: "DuplicatePicture") -> str:
    """Return where a picture is: below the folder that was given, or on the web.

    Of two folders of one name the second is called "Holidays (2)" in the index, and its files are here as well.
    """
    title, folder = picture["title"], picture["folder"]
    if not is_own(picture["url"]):
        return picture["url"]
    top, _, rest = title.partition("/")
    return f"{folder}/{rest}" if rest and folder.startswith(top) else title


def reason(group: "Group", marks: "list[bool]") -> str:
    """Return why the one that is kept is; `marks` say which pictures are extra."""
    return text("group-keep", reasons=joined(reasons(group, marks)[:REASONS]))


def reasons(group: "Group", marks: "list[bool]") -> "list[str]":
    """Return why the best one is kept, the strongest reason first; or that the visitor has chosen another one."""
    if not group.keeps_best(marks):
        return [text("rule-choice")]
    return [text("rule-" + rule) for rule in group.told["rules"]]


def kind_label(picture: "DuplicatePicture") -> str:
    """Return what an extra is beside the best one; "" of that itself."""
    kind = picture.get("kind")
    if not kind:
        return ""
    if kind != "edited":
        return text("extra-" + kind)
    made, done = picture["made"], [edit for edit, _ in picture["edits"]]
    if made and picture["part"] == "framed":
        return text("extra-inset")
    named = [] if "overlaid" in done else [one for one in KINDS if one in done and (made or one in BOTH_WAYS)]
    if named:
        return text("extra-" + named[0])
    return text("extra-edited" if made else "extra-other")


def rows(pictures: "list[DuplicatePicture]") -> "list[list[Cell]]":
    """Return for each picture what its file has in the fields in which the files differ.

    More bytes are better only among files of one format and number of pixels.
    """
    fields = [field for field in FIELDS if _differs(pictures, field)]
    best = {field: max(_worth(one, field) for one in pictures) for field in fields}
    judged = [field for field in fields if field != "bytes" or not ("format" in fields or _differ_in_pixels(pictures))]
    return [
        [Cell(field, _said(one, field), field in judged and _worth(one, field) == best[field]) for field in fields]
        for one in pictures
    ]


def progress(done: int, total: int, seconds: "float | None") -> str:
    """Return how far the search for duplicates is, and how long the rest will take as far as that is known."""
    return with_time_left(text("number-percent", n=100 * done // max(total, 1)), seconds)


def headline(review: "Review", run: str, number: int, pictures: int) -> str:
    """Return what stands above the groups.

    run: as in `data-run`. number: pictures of the open collection, 0 where none is. pictures: among which the run
    looked, 0 while that is not known.
    """
    if run != "running" and review.all and len(review.rejected) == len(review.all):
        return text("duplicates-rejected")
    if review.groups or (run == "done" and pictures):
        return outcome(review, pictures)
    if number == 1:
        return text("duplicates-few")
    if run == "running":
        return text("duplicates-running")
    return "" if number else text("duplicates-closed")


def outcome(review: "Review", pictures: int) -> str:
    """Return how many groups and extras there are, among so many pictures; 0 while that is not known."""
    groups, extras = review.groups, review.extras()
    if not groups:
        return text("duplicates-nothing", n=pictures) if pictures else ""
    told = {"groups": text("duplicates-groups", n=len(groups)), "extras": text("duplicates-extras", n=len(extras))}
    size = sum([one["bytes"] for one in extras])
    return text("duplicates-sized", size=file_size(size), **told) if size else text("duplicates-found", **told)


def _differ_in_pixels(pictures: "list[DuplicatePicture]") -> bool:
    return len({one["width"] * one["height"] for one in pictures}) > 1


def _differs(pictures: "list[DuplicatePicture]", field: str) -> bool:
    said = {_said(one, field) for one in pictures}
    return len(said) > 1


def _said(picture: "DuplicatePicture", field: str) -> str:
    if field == "pixels":
        return text("number-pixels", width=picture["width"], height=picture["height"])
    if field == "bytes":
        return file_size(picture["bytes"]) if picture["bytes"] else ""
    return format_name(picture["format"]) if field == "format" else picture["date"][:16]


def _worth(picture: "DuplicatePicture", field: str) -> "tuple[float, ...]":
    """Return what is larger for what is better."""
    if field == "pixels":
        return (picture["width"] * picture["height"],)
    if field == "bytes":
        return (picture["bytes"],)
    if field == "format":
        known = picture["format"] in FORMATS
        return (-FORMATS.index(picture["format"]) if known else -len(FORMATS),)
    # The oldest; digits turned round, for texts cannot be negative.
    return tuple([-int(digit) for digit in picture["date"] if digit in "0123456789"]) or (-9,)
