"""What the windows of a view show of two pictures, and the frame of one on the other."""

from typing import Any

import pytest
from page_results import match, result

from logic.geometry import IDENTITY
from logic.layout import Layout, around, facing, frame, is_part
from logic.views import Subject


def subject(finding: dict[str, Any] | None) -> Subject:
    return Subject(result(finding=finding), {"width": 200, "height": 100}, "blob:q", ["difference", "url"])  # type: ignore[arg-type]


CROP = subject(match(matrix=[0.5, 0, 10, 0, 0.5, 20, 0, 0, 1], visible=0.06))
INSET = subject(match(matrix=[4, 0, -100, 0, 4, -50, 0, 0, 1], visible=1.0, covered=0.25))


@pytest.mark.parametrize("view", ["slider", "heat", "keypoints", "side"])
def test_the_original_is_shown_as_a_whole(view: str) -> None:
    assert Layout(view, CROP, False).second[0] == (0, 0, 400, 200)


def test_side_by_side_both_are_at_one_scale() -> None:
    layout = Layout("side", CROP, False)
    assert layout.first == ((0, 0, 200, 100), CROP.matrix, 0.5)
    assert layout.second[2] == 1


def test_what_does_not_match_is_as_large_as_there_is_room() -> None:
    assert Layout("side", subject(None), True).first[2] == 0


def test_aligned_the_query_is_laid_as_in_the_original() -> None:
    layout = Layout("side", CROP, True)
    assert layout.is_aligned and layout.first == layout.second and layout.query == CROP.matrix
    assert not Layout("slider", CROP, True).is_aligned


def test_a_frame_within_the_original_shows_just_that() -> None:
    within = subject(match(matrix=[0.5, 0, 10, 0, 0.5, 20, 0, 0, 1]))
    assert around(within) == (0, 0, 400, 200)
    assert frame(within) == [(10, 20), (110, 20), (110, 70), (10, 70)]


def test_a_frame_beyond_the_original_is_shown_with_an_edge() -> None:
    # To 500 of 400 pixels, and 3 % of that on each side.
    beyond = subject(match(matrix=[1, 0, 300, 0, 1, 0, 0, 0, 1]))
    assert around(beyond) == pytest.approx((-15, -15, 530, 230))


def test_a_frame_that_is_much_too_large_is_not_shown_as_a_whole() -> None:
    assert around(subject(match(matrix=[9, 0, 0, 0, 9, 0, 0, 0, 1]))) == (0, 0, 400, 200)


def test_the_frame_is_drawn_on_the_larger_picture_unless_swapped() -> None:
    assert not facing("frame", CROP, False).is_swapped and facing("frame", INSET, False).is_swapped
    assert facing("frame", CROP, True).is_swapped and not facing("frame", INSET, True).is_swapped
    assert not facing("side", INSET, False).is_swapped and facing("side", INSET, True).is_swapped
    assert frame(facing("frame", INSET, False))[0] == (25, 12.5)


def test_only_a_part_has_an_outline_in_the_slider() -> None:
    assert is_part(CROP) and not is_part(INSET) and not is_part(subject(None))
    assert Layout("frame", CROP, False).query == IDENTITY
