"""What was changed is outlined beside it, in the pictures' own pixels, and counted."""

import re
from typing import Any

import pytest
from page_results import match, result

from logic.geometry import IDENTITY, placing
from logic.outlines import outlined, path
from logic.views import Subject

ONE = {"query": [10, 20, 60, 70], "image": [110, 20, 160, 70]}
OTHER = {"query": [0, 0, 5, 5], "image": [195, 0, 200, 5]}


def subject(*places: dict[str, Any]) -> Subject:
    found = result(finding=match(differences=list(places)))
    return Subject(found, {"width": 200, "height": 100}, "blob:q", ["difference", "url"])  # type: ignore[arg-type]


def drawn(box: list[int], view: Any = IDENTITY) -> list[float]:
    """Return left, top, right and bottom of the outline of a box in a picture of 200 x 100 pixels."""
    numbers = [float(number) for number in re.findall(r"[-.\d]+", path([box], (200, 100), view))]
    return [*numbers[:2], *numbers[4:6]]


@pytest.mark.parametrize("view", ["side", "heat"])
def test_each_picture_has_its_own_boxes(view: str) -> None:
    shown = subject(ONE, OTHER)
    assert outlined(view, shown, False) == ([ONE["query"], OTHER["query"]], [ONE["image"], OTHER["image"]])
    assert outlined(view, shown.swapped(), False) == ([ONE["image"], OTHER["image"]], [ONE["query"], OTHER["query"]])


def test_aligned_both_have_those_of_the_original() -> None:
    assert outlined("side", subject(ONE), True) == ([ONE["image"]], [ONE["image"]])


@pytest.mark.parametrize("view", ["slider", "blink", "keypoints", "frame"])
def test_other_views_outline_nothing(view: str) -> None:
    assert outlined(view, subject(ONE), False) == ([], [])


def test_the_classic_score_knows_no_places() -> None:
    classic = Subject(result(finding=None), {"width": 200, "height": 100}, "blob:q", [])  # type: ignore[arg-type]
    assert outlined("side", classic, False) == ([], [])


def test_an_outline_runs_beside_its_place_and_follows_the_view() -> None:
    assert drawn([10, 20, 60, 70]) == [5.5, 15.5, 64.5, 74.5]
    # Enlarged, the line keeps its distance on the screen.
    assert drawn([10, 20, 60, 70], placing(4, -100, 30)) == [-64.5, 105.5, 144.5, 314.5]


def test_an_outline_stays_within_the_picture() -> None:
    assert drawn([0, 0, 200, 100]) == [3, 3, 197, 97]
    assert drawn([0, 0, 200, 100], placing(2, 50, 60)) == [53, 63, 447, 257]


def test_a_small_place_has_an_outline_that_is_seen() -> None:
    assert drawn([100, 50, 102, 52]) == [91, 41, 111, 61]


def test_several_outlines_are_one_path() -> None:
    assert path([[10, 20, 60, 70], [100, 50, 102, 52]], (200, 100), IDENTITY).count("Z") == 2
    assert path([], (200, 100), IDENTITY) == ""
