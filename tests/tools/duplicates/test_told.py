"""Duplicates as text, JSON, a table and a page: whatever files are named, and in the same keys every time."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from duplicate_values import answer, member
from echoimage import Entry, Features, open_index
from echoimage.duplicates.groups import Group
from echoimage.duplicates.pair import Item
from echoimage.types import MatchDetails
from echoimage_tools.duplicates import as_csv, as_json, as_text
from echoimage_tools.duplicates.answer import Answer
from echoimage_tools.duplicates.html_report import html_report
from echoimage_tools.duplicates.proof import drawn
from memory_index import make_index
from planted import features

EVIL = '=1+1 <img src=x onerror="alert(1)">\u202e&\x1b[31m.png'


def described() -> dict[str, Features]:
    made = features(1)
    names = ("originals/0.png", "copies/0 cropped.png", "copies/0 smaller.png")
    return {new: made[old] for new, old in zip(("keep.png", EVIL, "smaller.png"), names, strict=True)}


def planted() -> tuple[Answer, list[Features]]:
    """A picture, a part of it with a bad name, and a smaller one."""
    made = described()
    images = [
        Item(number, Entry(f"/photos/{name}"), one.sha256, (one.width, one.height))
        for number, (name, one) in enumerate(made.items())
    ]
    best, part, smaller = images
    cropped = member(part, best, "edited", part="cropped", edits=(("cropped", 42.0),))
    return answer("/photos", Group(best, (member(smaller, best, "same", certainty="likely"), cropped))), list(
        made.values()
    )


def test_each_row_of_the_table_is_a_picture() -> None:
    told, _ = planted()
    rows = list(rows_of(told))
    assert [(row["group"], row["role"], row["kind"]) for row in rows] == [
        ("1", "keep", ""),
        ("1", "extra", "same"),
        ("1", "extra", "edited"),
    ]
    best, _ = rows[0], rows[1]
    assert (best["url"], best["width"], best["height"]) == ("/photos/keep.png", "480", "360")
    assert rows[2]["text"] == "shows 42% of the original"


@pytest.mark.parametrize("name", ["=1+1", "-2", " =1", "\uff1d1", "\uff20x"])
def test_no_cell_is_a_formula(name: str) -> None:
    keep = Item(0, Entry(name), "", (1, 1))
    rows = rows_of(answer("", Group(keep, (member(Item(1, Entry("b.png"), "", (1, 1)), keep),))))
    assert next(rows)["url"] == f"'{name}"


def rows_of(told: Answer) -> Iterator[dict[str, str]]:
    """The rows as a spreadsheet reads them: UTF-8 by its mark, lines as RFC 4180 has them."""
    table = as_csv.table(told, "groups")
    assert table.startswith("\ufeff") and table.count("\n") == table.count("\r\n")
    return csv.DictReader(io.StringIO(table[1:]))


def test_object_of_a_group_has_all_keys_though_nothing_is_known_of_the_files() -> None:
    (one,) = as_json.objects(planted()[0], "groups")
    assert set(one) == {"group", "kind", "keep", "reasons", "extras"}
    about = {"url", "title", "size", "sha256", "bytes", "format", "metadata", "modified"}
    pair = {"kind", "certainty", "score", "copy", "original", "part", "edits", "text", "rule", "reason"}
    assert set(one["keep"]) == about
    assert {key for extra in one["extras"] for key in extra} == about | pair
    assert (one["kind"], one["keep"]["bytes"], one["keep"]["format"]) == ("edited", None, None)


def test_text_says_what_to_keep_and_why_and_nothing_reaches_the_terminal() -> None:
    lines = list(as_text.lines(planted()[0], "groups"))
    assert lines[0] == "Group 1: 3 pictures"
    assert lines[1].startswith("  keep  /photos/keep.png")
    assert lines[2].endswith("likely same picture; the one to keep has more pixels")
    assert "edited copy: shows 42% of the original" in lines[3]
    assert not any(sign in line for line in lines for sign in "\x1b\u202e")


def test_frame_of_each_on_the_other_and_both_in_one_scale() -> None:
    half = np.array([[2.0, 0, 10], [0, 2.0, 20], [0, 0, 1]])
    found = MatchDetails("edited", "keypoints", 50, half, image_coverage=0.5, query_coverage=1.0)
    proof = drawn((40, 30), (200, 100), found, half)
    assert proof.original.frame == ((10, 20), (90, 20), (90, 80), (10, 80))
    assert (proof.copy.frame, proof.copy.width, proof.original.width) == ((), pytest.approx(80), 200)
    assert drawn((40, 30), (200, 100), replace(found, image_coverage=1.0), half).original.frame == ()


def test_report_needs_nothing_else_and_no_name_becomes_a_part_of_it(run) -> None:
    told, stored = planted()
    page = run(_page(told, stored)).decode()
    assert "<script" not in page and "onerror=&quot;" in page and 'onerror="' not in page
    assert "\u202e" not in page and "\\u202e" in page
    assert "default-src &#x27;none&#x27;" in page
    # The one to keep, the smaller one, and both of the pair with the frame of the part.
    assert page.count("data:image/") == 4
    assert page.count('class="frame"') == 1
    assert ">Keep</span>" in page and "Likely" in page and "details fit" in page


async def _page(told: Answer, stored: list[Features]) -> bytes:
    index = await open_index(
        make_index(stored, names=[f"{number}.png" for number in range(len(stored))]), "manifest.json"
    )
    return await html_report(told, index)
