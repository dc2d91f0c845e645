"""The outcome of a search, as it is read out, counted and explained."""

from typing import Any

import pytest
from page_results import match, report, result

from logic.outcome import (
    details,
    distinct,
    interruption,
    is_match,
    matches_of_all,
    matches_so_far,
    measured,
    name_of,
    outcome,
    points,
    summary,
    title_of,
    why_nothing,
)

NONE = match(verdict="none", text="", inliers=0)


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (result(), "Copy: A cat; cropped"),
        (result(finding=match(text="")), "Copy: A cat"),
        (result(exact=True), "Exact copy: A cat"),
        (result(finding=None, score=0.678), "Most similar: A cat, score 68 of 100"),
        (result(finding=NONE), "No match found. The most similar pictures are shown."),
    ],
)
def test_the_best_is_named(shown: dict[str, Any], sentence: str) -> None:
    assert outcome(report(shown), 0) == sentence
    assert outcome(report(shown, stopped=True, compared=3), 0) == f"Stopped: 3 of 20 compared. {sentence}"


def test_the_first_that_passes_is_named() -> None:
    found = report(result(title="No", finding=NONE), result(title="Yes"))
    assert outcome(found, 0) == "Copy: Yes; cropped"
    assert outcome(found, 91).startswith("No match found")


@pytest.mark.parametrize(
    ("known", "sentence", "why"),
    [
        ({}, "No match found.", "Nothing in this collection looks like your picture."),
        ({"total": 0}, "No picture could be compared.", "There are no pictures in this collection."),
        (
            {"stopped": True, "compared": 0},
            "Stopped: 0 of 20 compared. No picture could be compared.",
            "The search was stopped before a picture was compared.",
        ),
    ],
)
def test_why_nothing_is_shown(known: dict[str, Any], sentence: str, why: str) -> None:
    assert outcome(report(**known), 0) == sentence
    assert why_nothing(report(**known), False) == why
    assert "The list below says why" in why_nothing(report(**known), True)


def test_a_search_of_which_all_failed_found_no_match_but_compared_nothing() -> None:
    assert outcome(report(problems=[{}]), 0) == "No picture could be compared."


def test_summary() -> None:
    assert summary(report(compared=1)) == "Compared 1 picture in 1.2 seconds"
    assert summary(report(compared=1234)) == "Compared 1,234 pictures in 1.2 seconds"
    assert summary(report(stopped=True, compared=3)) == "Stopped: 3 of 20 compared in 1.2 seconds"
    assert summary(report(fetched={"bytes": 2_540_000})) == "Compared 20 pictures in 1.2 seconds, 2.5 MB read"


def test_matches_are_counted() -> None:
    found = report(result(score=0.5), result(score=0.3), scores=[0.5, 0.3, 0.29, -0.2], compared=2000)
    assert matches_so_far(1, 5) == "1 of 5 shown is a match so far."
    assert matches_so_far(0, 5) == "0 of 5 shown are matches so far."
    assert matches_of_all(2, found, 30) == "2 of 2 shown are matches, 2 of all 2,000 compared."
    assert matches_of_all(0, found, 0) == "0 of 2 shown are matches, 4 of all 2,000 compared."


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (match(), "Cropped; 120 keypoints fit"),
        (match(inliers=1, text=""), "1 keypoint fits"),
        (match(basis="frame"), "Cropped; judged by the whole frame, for lack of keypoints"),
        (NONE, ""),
        (None, ""),
    ],
)
def test_details_are_one_line(finding: dict[str, Any] | None, line: str) -> None:
    assert details(result(finding=finding)) == line


def test_a_match_passes_by_verdict_and_score() -> None:
    assert is_match(result(score=0.3), 30) and not is_match(result(score=0.294), 30)
    assert is_match(result(score=0.3, finding=None), 30)
    assert not is_match(result(score=0.9, finding=NONE), 0)


def test_a_picture_without_title_is_named_by_its_file() -> None:
    assert name_of(result(title="")) == "cat.jpg"
    assert name_of(result(title="", url="https://host.example/")) == "https://host.example/"


def test_scores_and_measures_as_shown() -> None:
    assert [points(value) for value in (-0.4, 0, 0.555, 1)] == [0, 0, 56, 100]
    assert measured(-0.123) == "−0.12"


def test_interruptions_say_what_goes_on() -> None:
    assert interruption("", True).endswith("It goes on by itself.")
    assert interruption("", False).endswith("Restart to search this picture again.")
    assert interruption("It was too large.", True) == "The search was interrupted. It was too large."


def test_a_problem_is_listed_once() -> None:
    one, other = ({"url": url, "reason": "cors", "text": "no"} for url in "ab")
    again = {**one, "text": "still no"}
    assert distinct([one, other, dict(one), again]) == [one, other, again]
    assert title_of(one) == "Not readable from here (CORS)"
    assert title_of({**one, "reason": "newer than this page"}) == "newer than this page"
