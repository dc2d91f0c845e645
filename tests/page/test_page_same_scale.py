"""Two pictures side by side, what they share in one size."""

import pytest
from page_results import match, result

from logic.same_scale import SameScale

QUERY = {"sha256": "", "width": 100, "height": 50, "format": "png", "keypoints": 0, "damage": ""}


def test_a_crop_is_as_large_as_its_area_in_the_original() -> None:
    crop = match(matrix=[2, 0, 10, 0, 2, 20, 0, 0, 1], visible=0.25)
    scale = SameScale(QUERY, result(finding=crop))
    assert scale.widths == pytest.approx((200, 400)) and scale.heights == pytest.approx((100, 200))
    assert scale.shape == pytest.approx(3)
    assert scale.frame_on_image() == "M10.0 20.0L210.0 20.0L210.0 120.0L10.0 120.0Z"
    assert scale.frame_on_query() == ""


def test_a_turn_changes_no_size() -> None:
    turned = match(matrix=[0, -2, 100, 2, 0, 0, 0, 0, 1], visible=1.0)
    assert SameScale(QUERY, result(finding=turned)).widths == pytest.approx((200, 400))


def test_the_original_is_framed_in_a_larger_picture() -> None:
    inset = match(matrix=[10, 0, -200, 0, 10, -100, 0, 0, 1], visible=1.0, covered=0.32)
    assert SameScale(QUERY, result(finding=inset)).frame_on_query() == "M20.0 10.0L60.0 10.0L60.0 30.0L20.0 30.0Z"


def test_without_a_transform_both_are_equally_high() -> None:
    for finding in (None, match(matrix=None)):
        scale = SameScale(QUERY, result(finding=finding))
        assert scale.heights == (200, 200) and scale.widths == (400, 400)
        assert scale.frame_on_image() == scale.frame_on_query() == ""
    unknown = SameScale({**QUERY, "width": 0, "height": 0}, result(finding=None, width=0, height=0))
    assert unknown.shape == 2


def test_places_that_differ_are_boxed_in_both() -> None:
    differences = [{"query": [0, 0, 5, 6], "image": [1, 2, 3, 4]}]
    scale = SameScale(QUERY, result(finding=match(differences=differences)))
    assert scale.places("query") == "M0.0 0.0L5.0 0.0L5.0 6.0L0.0 6.0Z"
    assert scale.places("image") == "M1.0 2.0L3.0 2.0L3.0 4.0L1.0 4.0Z"
