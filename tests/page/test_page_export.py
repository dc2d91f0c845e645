"""Answers as CSV, read back as a spreadsheet does, and as JSON, with the keys of the command line."""

import csv
import io
import json
from typing import Any

import pytest
from page_results import match, report, result

from echoimage.types import Entry, MatchDetails, Report, Result, Score
from echoimage_tools.output import as_json
from logic.batch import Row
from logic.export import COLUMNS, FINDING, REPORT, RESULT, header, json_object, table_rows
from logic.texts import text

QUERY = {"sha256": "0", "width": 40, "height": 20, "format": "png", "keypoints": 9, "damage": ""}


def asked(*results: dict[str, Any], **known: Any) -> dict[str, Any]:
    return report(*results, query=QUERY, match=bool(results), **known)


def read(*lines: str) -> list[dict[str, str]]:
    """Return what a spreadsheet shows, by the names of the columns."""
    assert header().startswith("\ufeff")
    whole = header()[1:] + "".join(lines)
    assert whole.count("\r\n") >= len(lines) + 1
    rows = list(csv.reader(io.StringIO(whole, newline=""), strict=True))
    assert rows[0] == [text("column-" + name) for name in COLUMNS]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]


def failed(reason: str, why: str) -> Row:
    row = Row("x")
    row.fail(reason, why)
    return row


def test_each_match_has_a_row() -> None:
    other = result(url="mine/Holidays/dog.jpg", title="Holidays/dog.jpg", score=0.81234567)
    none = result(finding=match(verdict="none"))
    found = asked(result(), other, none, listed=3)
    first, second = read(table_rows("copy.jpg", Row("x"), found))  # type: ignore[arg-type]
    assert first == {
        "query": "copy.jpg",
        "rank": "1",
        "answer": "Cropped copy of “A cat”",
        "verdict": "edited",
        "certainty": "certain",
        "score": "0.9",
        "ssim": "0.9",
        "orb": "0.9",
        "name": "A cat",
        "address": "https://host.example/pictures/cat.jpg",
        "done": "Cropped",
        "differs": "0",
        "matches": "3",
        "problem": "",
    }
    assert (second["rank"], second["name"], second["address"]) == ("2", "Holidays/dog.jpg", "")
    assert second["score"] == "0.812346"


def test_a_picture_without_a_match_one_that_failed_and_one_that_was_not_searched_have_a_row_each() -> None:
    none = asked(result(finding=match(verdict="none")))
    rows = read(
        table_rows("a.png", Row("x"), none),  # type: ignore[arg-type]
        table_rows("b.png", failed("damaged", "It is damaged, save it anew."), None),
        table_rows("c.png", Row("x"), None),
    )
    told = [(row["query"], row["rank"], row["answer"], row["verdict"], row["problem"]) for row in rows]
    assert told == [
        ("a.png", "", "Not among these 20 pictures.", "none", ""),
        ("b.png", "", "", "", "It is damaged, save it anew."),
        ("c.png", "", "", "", "It was not searched."),
    ]


@pytest.mark.parametrize("name", ["=HYPERLINK(0)", "+1", "-1.jpg", "@x", "\t=1", " =1", "\r=1", "＝1", '=1","=2'])
def test_what_a_spreadsheet_would_compute_is_made_text(name: str) -> None:
    (row,) = read(table_rows(name, Row("x"), None))
    assert row["query"] == "'" + name


@pytest.mark.parametrize("name", ['say "cheese".jpg', "a,b.jpg", "two\nlines.jpg", "猫 🐈.jpg", "plain.jpg"])
def test_a_name_comes_back_as_it_was(name: str) -> None:
    (row,) = read(table_rows(name, Row("x"), None))
    assert row["query"] == name


def test_a_negative_number_stays_a_number() -> None:
    (row,) = read(table_rows("a", Row("x"), asked(result(ssim=-0.25))))  # type: ignore[arg-type]
    assert row["ssim"] == "-0.25"


def test_json_has_the_shape_of_the_command_line() -> None:
    finding = match(matrix=[1, 0, 0.123456789, 0, 1, 20, 0, 0, 1], mirrored=False)
    found = asked(result(rank=1, finding=finding, title='"猫"'))
    told = json.loads(json_object("copy.jpg", "verified", Row("x"), found))  # type: ignore[arg-type]
    assert (told["query"], told["method"], told["query_size"], told["error"]) == (
        "copy.jpg",
        "verified",
        [40, 20],
        None,
    )
    assert list(told) == ["query", "method", "query_size", *REPORT, "error"]
    (one,) = told["results"]
    assert tuple(one) == RESULT and tuple(one["finding"]) == FINDING
    assert one["title"] == '"猫"'
    assert one["finding"]["matrix"] == [[1, 0, 0.123457], [0, 1, 20], [0, 0, 1]]
    assert "pairs" not in one["finding"]


def test_json_tells_of_damage_and_of_failures() -> None:
    damage = {"key": "error-damage-finer", "values": {}}
    problem = {"url": "c.jpg", "reason": "empty", "message": {"key": "error-host-empty", "values": {}}}
    found = {**asked(), "query": {**QUERY, "damage": damage}, "problems": [problem]}
    told = json.loads(json_object("a.jpg", "verified", Row("x"), found))  # type: ignore[arg-type]
    assert told["problems"] == [
        {"url": "a.jpg", "reason": "damaged", "text": "its finer detail could not be read"},
        {"url": "c.jpg", "reason": "empty", "text": "the host sent an empty file; put the picture there again"},
    ]
    told = json.loads(json_object("b.jpg", "verified", failed("too-large", "Save it smaller."), None))
    assert list(told) == ["query", "method", "query_size", *REPORT, "error"]
    assert told["error"] == {"file": "b.jpg", "reason": "too-large", "text": "Save it smaller."}


def test_the_keys_and_their_order_are_those_of_the_command_line() -> None:
    score = Score(1.0, 1.0, 1.0, MatchDetails("same", "keypoints"))
    found = Report((Result(Entry("a.png"), "0", score, True, (4, 3)),), (1.0,), (), 1, 1, False)
    told: Any = as_json.report(found, [])
    assert tuple(told) == REPORT
    assert tuple(told["results"][0]) == RESULT
    assert tuple(told["results"][0]["finding"]) == FINDING
