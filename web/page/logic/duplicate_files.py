"""Groups of duplicates as files: a table (CSV), objects (JSON) with keys of the command line, and names."""

import json
from collections import OrderedDict

from logic.csv_table import BYTE_ORDER_MARK, line
from logic.duplicate_words import kind_label, path_of, reasons
from logic.inputs import legible
from logic.texts import clauses
from logic.texts import told as said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from worker_answers import DuplicatePicture

    from logic.duplicates import Group, Review

COLUMNS = ("group", "role", "url", "width", "height", "bytes", "format", "modified", "sha256", "kind", "text", "reason")


def table(review: "Review") -> "list[str]":
    """Return the lines of a table: a line for each picture, those of a group one below the other."""
    lines = [BYTE_ORDER_MARK + line(list(COLUMNS))]
    for number, group in enumerate(review.groups, 1):
        marked = _marked(review, group)
        first = _kept(marked)[0]
        told = clauses(reasons(group, review.extras_of(group)))
        for one, is_extra in marked:
            lines.append(_line(number, one, is_extra, told if one is first else ""))
    return lines


def objects(review: "Review") -> "list[str]":
    """Return the lines of a list of objects, one for each group."""
    told = [json.dumps(_object(number, review, group)) for number, group in enumerate(review.groups, 1)]
    return ["[\n", ",\n".join(told), "\n]\n"]


def names(review: "Review") -> "list[str]":
    """Return the lines of a list of the extras; a name on one line, though it has line breaks."""
    paths = [path_of(one) for one in review.extras()]
    return [legible(path, len(path)) + "\n" for path in paths]


def _marked(review: "Review", group: "Group") -> "list[tuple[DuplicatePicture, bool]]":
    return list(zip(group.pictures, review.extras_of(group)))  # noqa: B905  (MicroPython has no `strict`)


def _kept(marked: "list[tuple[DuplicatePicture, bool]]") -> "list[DuplicatePicture]":
    return [one for one, is_extra in marked if not is_extra]


def _line(number: int, one: "DuplicatePicture", is_extra: bool, why: str) -> str:
    role = "extra" if is_extra else "keep"
    told: "list[object]" = [number, role, path_of(one), one["width"], one["height"], one["bytes"] or "", one["format"]]
    told += [one["modified"], one["sha256"], one.get("kind") or "", kind_label(one), why]
    return line(told)


def _object(number: int, review: "Review", group: "Group") -> "dict[str, object]":
    marked = _marked(review, group)
    kept = _kept(marked)
    told: "dict[str, object]" = OrderedDict()
    told["group"] = number
    told["kind"] = group.told["kind"]
    told["keep"] = _picture(kept[0])
    told["also_kept"] = [_picture(one) for one in kept[1:]]
    told["reasons"] = reasons(group, review.extras_of(group))
    told["extras"] = [_picture(one) for one, is_extra in marked if is_extra]
    return told


def _picture(one: "DuplicatePicture") -> "dict[str, object]":
    told: "dict[str, object]" = OrderedDict()
    told["url"] = path_of(one)
    told["title"] = one["title"]
    told["size"] = [one["width"], one["height"]]
    told["sha256"] = one["sha256"]
    told["bytes"] = one["bytes"] or None
    told["format"] = one["format"] or None
    told["modified"] = one["modified"] or None
    told["kind"] = one.get("kind")
    told["part"] = one.get("part")
    told["edits"] = one.get("edits") or []
    told["text"] = said(one.get("done") or "")
    return told
