"""Groups of duplicates as files: a table (CSV), objects (JSON), both with the keys of the command line, and names."""

import json
from collections import OrderedDict

from logic.csv_table import BYTE_ORDER_MARK, line
from logic.duplicate_words import path_of, what
from logic.texts import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from worker_answers import DuplicatePicture

    from logic.duplicates import Group, Review

COLUMNS = ("group", "role", "url", "width", "height", "bytes", "format", "modified", "sha256", "kind", "text", "reason")


def table(review: "Review") -> "list[str]":
    """Return the lines of a table: a line for each picture, those of a group one below the other."""
    lines = [BYTE_ORDER_MARK + line(list(COLUMNS))]
    for number, group in enumerate(review.groups, 1):
        for one, is_extra in _marked(review, group):
            lines.append(_line(number, group, one, is_extra))
    return lines


def objects(review: "Review") -> "list[str]":
    """Return the lines of a list of objects, one for each group."""
    told = [json.dumps(_object(number, review, group)) for number, group in enumerate(review.groups, 1)]
    return ["[\n", ",\n".join(told), "\n]\n"]


def names(review: "Review") -> "list[str]":
    """Return the lines of a list of the extras."""
    return [path_of(one) + "\n" for one in review.extras()]


def _marked(review: "Review", group: "Group") -> "list[tuple[DuplicatePicture, bool]]":
    return list(zip(group.pictures, review.extras_of(group)))  # noqa: B905  (MicroPython has no `strict`)


def _line(number: int, group: "Group", one: "DuplicatePicture", is_extra: bool) -> str:
    is_best = one is group.pictures[0]
    reasons = "; ".join([text("rule." + rule) for rule in group.told["rules"]]) if is_best else ""
    role = "extra" if is_extra else "keep"
    told: "list[object]" = [number, role, path_of(one), one["width"], one["height"], one["bytes"] or "", one["format"]]
    told += [one["date"], one["sha256"], one.get("kind") or "", what(one), reasons]
    return line(told)


def _object(number: int, review: "Review", group: "Group") -> "dict[str, object]":
    marked = _marked(review, group)
    kept = [one for one, is_extra in marked if not is_extra]
    told: "dict[str, object]" = OrderedDict()
    told["group"] = number
    told["keep"] = _picture(kept[0])
    told["also_kept"] = [_picture(one) for one in kept[1:]]
    told["reasons"] = [text("rule." + rule) for rule in group.told["rules"]]
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
    told["modified"] = one["date"] or None
    told["kind"] = one.get("kind")
    told["text"] = one.get("text") or ""
    return told
