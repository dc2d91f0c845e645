"""Duplicates for spreadsheets: an answer in, a table of comma-separated values (RFC 4180) out."""

import csv
import io
from collections.abc import Iterator

from echoimage_tools.duplicates.answer import Answer, Part
from echoimage_tools.duplicates.as_json import Json, objects
from echoimage_tools.output.csv_cells import BYTE_ORDER_MARK, LINE_END, cell

PICTURE = ("url", "title", "width", "height", "bytes", "format", "metadata", "modified", "sha256")
PAIR = ("kind", "certainty", "score", "copy", "original", "part", "text")

COLUMNS: dict[Part, tuple[str, ...]] = {
    "groups": ("group", "role", *PICTURE, *PAIR, "rule", "reason"),
    "common": (*PICTURE, "nearest", *PAIR),
    "missing": PICTURE,
    "folders": ("first", "second", "percent of first", "percent of second", "common"),
}


def table(answer: Answer, part: Part) -> str:
    """Return the table: of groups a row for each picture, the one to keep first."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    rows = csv.DictWriter(out, COLUMNS[part], restval="", extrasaction="ignore", lineterminator=LINE_END)
    rows.writeheader()
    for one in objects(answer, part):
        rows.writerows({key: cell(value) for key, value in row.items()} for row in _rows(one, part))
    return out.getvalue()


def _rows(one: Json, part: Part) -> Iterator[Json]:
    if part == "groups":
        yield {**_picture(one["keep"]), "group": one["group"], "role": "keep", "reason": "; ".join(one["reasons"])}
        yield from ({**_picture(extra), "group": one["group"], "role": "extra"} for extra in one["extras"])
    elif part == "folders":
        yield {**one, "percent of first": one["percent"][0], "percent of second": one["percent"][1]}
    else:
        nearest = one["nearest"] or {}
        yield {**_picture(one), **{key: nearest.get(key) for key in PAIR}, "nearest": nearest.get("url")}


def _picture(about: Json) -> Json:
    return {**about, "width": about["size"][0], "height": about["size"][1]}
