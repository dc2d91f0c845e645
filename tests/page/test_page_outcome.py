"""The outcome of a search, as it is read out, counted and explained."""

from typing import Any

import pytest
from page_results import match, report, result

from logic.outcome import (
    answer,
    certainty_of,
    details,
    differing,
    distinct,
    done_to,
    interruption,
    is_match,
    kind_of,
    measured,
    more_matches,
    name_of,
    no_match,
    outcome,
    page_title,
    place_of,
    points,
    summary,
    title_of,
)

NONE = match(verdict="none", done="", inliers=0, certainty=None)


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (result(), "Cropped copy of “A cat”"),
        (result(finding=match(words=[])), "Edited copy of “A cat”"),
        (result(finding=match(verdict="same", words=[])), "Same picture as “A cat”"),
        (result(finding=match(verdict="related")), "Same scene as “A cat”"),
        (result(finding=match(words=[["cropped", 9], ["inset", 30]])), "“A cat” inside a larger picture"),
        (result(finding=match(words=[["cropped", 9], ["overlaid", 2]])), "Edited copy of “A cat”"),
        (result(exact=True), "Exact copy of “A cat”"),
        (result(finding=None), "Most similar to “A cat”"),
        (result(finding=NONE), "Not among these 20 pictures."),
    ],
)
def test_the_best_is_named(shown: dict[str, Any], sentence: str) -> None:
    assert outcome(report(shown)) == sentence
    assert outcome(report(shown, stopped=True, compared=20)) == f"Stopped: 20 of 20 compared. {sentence}"


def test_the_first_that_matches_is_named_on_the_page_and_in_its_title() -> None:
    found = report(result(title="No", finding=NONE), result(title="Yes"))
    assert outcome(found) == "Cropped copy of “Yes”"
    assert page_title(found) == "Cropped copy of “Yes” – EchoImage"
    assert page_title(report()) == "Not among these 20 pictures – EchoImage"


def test_every_edit_that_names_a_copy_has_a_text() -> None:
    for verdict in ("same", "related", "none"):
        assert kind_of(result(finding=match(verdict=verdict))) == verdict
    for edit in ("inset", "cropped", "mirrored", "turned", "inverted", "grey", "recoloured", "blurred"):
        assert "A cat" in answer(result(finding=match(words=[[edit, 1], ["scaled", 2]])))


def test_how_sure_an_answer_is() -> None:
    assert certainty_of(result(finding=match(certainty="likely"))) == "likely"
    assert certainty_of(result(exact=True, finding=match(certainty="likely"))) == "certain"
    assert certainty_of(result(finding=match(verdict="related", certainty=None))) == "related"
    assert certainty_of(result(finding=NONE)) == certainty_of(result(finding=None)) == ""


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({}, "Not among these 20 pictures."),
        ({"compared": 8}, "Not among these 8 pictures. 12 could not be read."),
        ({"compared": 1, "total": 1001}, "Not the one picture that was compared. 1,000 could not be read."),
        ({"compared": 0}, "No picture could be compared."),
        ({"compared": 0, "total": 0}, "There are no pictures in this collection."),
        ({"stopped": True, "compared": 0}, "The search was stopped before a picture was compared."),
        ({"stopped": True, "compared": 8}, "Not among these 8 pictures."),
        (
            {"incomplete": True},
            "Not found, but parts of this collection could not be read. The list below says why.",
        ),
    ],
)
def test_no_match_says_among_how_many(known: dict[str, Any], sentence: str) -> None:
    assert no_match(report(**known)) == sentence


def test_where_nothing_was_compared_the_list_of_problems_says_why() -> None:
    assert "The list below says why" in no_match(report(compared=0), explained=True)
    assert no_match(report(), explained=True) == "Not among these 20 pictures."
    assert no_match(report(problems=[{}])) == "No picture could be compared.", "as of an index that cannot be read"


def test_summary() -> None:
    assert summary(report(compared=1, total=1)) == "Compared 1 picture in 1.2 seconds"
    assert summary(report(compared=1234, total=1234)) == "Compared 1,234 pictures in 1.2 seconds"
    assert summary(report(compared=15)) == "Compared 15 pictures in 1.2 seconds; 5 could not be read"
    assert summary(report(stopped=True, compared=3)) == "Stopped: 3 of 20 compared in 1.2 seconds"
    assert summary(report(fetched={"bytes": 2_540_000})) == "Compared 20 pictures in 1.2 seconds, 2.5 MB read"


def test_matches_that_are_not_shown_are_counted() -> None:
    assert more_matches(report(result(), listed=2)).startswith("1 more picture matches.")
    assert more_matches(report(result(), result(finding=NONE), listed=3)).startswith("2 more pictures")
    assert more_matches(report(result())) == ""
    assert more_matches(report(result(finding=None), listed=2)) == "", "the classic score judges nothing"


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (match(), "Cropped; 120 matching details"),
        (match(inliers=1, done=""), "1 matching detail"),
        (match(basis="frame"), "Cropped; judged by the whole frame, for lack of details"),
        (NONE, ""),
        (None, ""),
    ],
)
def test_details_are_one_line(finding: dict[str, Any] | None, line: str) -> None:
    assert details(result(finding=finding)) == line


def test_what_was_done_and_what_differs() -> None:
    place = {"query": [0, 0, 1, 1], "image": [0, 0, 1, 1]}
    assert done_to(result()) == "Cropped" and done_to(result(finding=NONE)) == done_to(result(finding=None)) == ""
    assert differing(result()) == differing(result(finding=None)) == ""
    assert differing(result(finding=match(differences=[place]))) == "1 place differs"
    assert differing(result(finding=match(differences=[place, place]))) == "2 places differ"


def test_a_match_is_a_match_by_its_verdict() -> None:
    assert is_match(result(score=0.1)) and is_match(result(finding=None))
    assert not is_match(result(score=0.9, finding=NONE))
    assert not is_match(result(finding=match(verdict="related"), found=False)), "as it was chosen not to count"


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
    one, other = ({"url": url, "reason": "cors", "message": "no"} for url in "ab")
    again = {**one, "message": "still no"}
    assert distinct([one, other, dict(one), again]) == [one, other, again]
    assert title_of(one) == "Not readable from here (CORS)"


def test_an_entry_without_an_address_is_named_by_its_message() -> None:
    message = {"key": "error-entry-left-out", "values": {"number": 7, "why": ""}}
    assert place_of({"url": "entry 7", "reason": "bad-entry", "message": message}) == ""
    assert place_of({"url": "a.png", "reason": "damaged", "message": "it is damaged"}) == "a.png"
