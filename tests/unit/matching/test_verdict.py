"""What a transform means: verdict, rotation, scale and edits, compared with matrices made for the purpose."""

import math
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoimage.matching.agreement import NOTHING
from echoimage.matching.colour import Colours
from echoimage.matching.evidence import Evidence
from echoimage.matching.verdict import (
    ALIKE,
    COPY,
    IDENTICAL,
    SUPPORTED,
    SURE,
    edits_of,
    is_same,
    is_strained,
    judged,
    rotation_of,
    scale_of,
    verdict_of,
)
from echoimage.types import Edits, MatchDetails
from edits import rotation, translation

degrees = st.floats(-179.9, 180)
PLAIN = MatchDetails("edited", "keypoints", image_coverage=1, query_coverage=1)


def edits(tilted: bool = False, **done: Any) -> Edits:
    """What is said of a copy that is like the image, but for what was done to it."""
    return edits_of(replace(PLAIN, **done), tilted)


@given(degrees, st.floats(0.05, 20))
def test_rotation_is_clockwise_and_that_of_the_copy(turn: float, scale: float) -> None:
    """A copy made by turning the image clockwise has a positive rotation; the matrix goes the other way."""
    made = translation(7, 9) @ rotation(turn) @ np.diag([scale, scale, 1])
    assert rotation_of(np.linalg.inv(made), False) == pytest.approx(turn, abs=1e-5)


@given(degrees, st.floats(0.05, 20))
def test_rotation_of_a_mirrored_copy_is_that_done_after_mirroring(turn: float, scale: float) -> None:
    flip = np.diag([-1.0, 1, 1])
    made = rotation(turn) @ np.diag([scale, scale, 1]) @ flip
    of_mirror_image = np.linalg.inv(flip @ made)
    assert rotation_of(of_mirror_image, True) == pytest.approx(turn, abs=1e-5)


@pytest.mark.parametrize("mirrored", [False, True])
def test_half_a_turn_is_positive_and_none_has_no_sign(mirrored: bool) -> None:
    for noise in (-1e-9, 0.0, 1e-9):
        half = np.array([[-1, -noise, 0], [noise, -1, 0], [0, 0, 1]])
        assert rotation_of(half, mirrored) == 180
        none = rotation_of(-half, mirrored)
        assert (none, math.copysign(1, none)) == (0, 1)


@given(degrees, degrees, st.floats(0.05, 20), st.floats(1, 3))
def test_scale_and_stretch_are_those_of_the_copy(turn: float, along: float, scale: float, stretch: float) -> None:
    """Scale is that of the side of a square of equal area; stretch is the same whatever way it goes."""
    pull = np.diag([scale * math.sqrt(stretch), scale / math.sqrt(stretch), 1])
    made = rotation(turn) @ pull @ rotation(along)
    assert scale_of(np.linalg.inv(made)) == pytest.approx((scale, stretch), rel=1e-6)


def test_verdict_needs_enough_keypoints_or_fewer_and_a_likeness() -> None:
    assert SUPPORTED < SURE
    assert verdict_of(SUPPORTED - 1, 1.0) == "none"
    assert verdict_of(SUPPORTED, ALIKE - 0.01) == "none"
    assert verdict_of(SUPPORTED, max(ALIKE, COPY)) == "edited"
    assert verdict_of(SURE - 1, ALIKE - 0.01) == "none"
    assert verdict_of(SURE, ALIKE - 0.01) == "related"
    assert verdict_of(1000, -1.0) == "related"
    assert verdict_of(1000, COPY - 0.01) == "related"
    assert verdict_of(1000, COPY) == "edited"


@given(st.integers(0, 60), st.floats(-1, 1))
def test_more_proof_never_makes_a_verdict_worse(inliers: int, tone_matched_ssim: float) -> None:
    worth = {"none": 0, "related": 1, "edited": 2}
    verdict = worth[verdict_of(inliers, tone_matched_ssim)]
    assert worth[verdict_of(inliers + 1, tone_matched_ssim)] >= verdict
    assert worth[verdict_of(inliers, min(tone_matched_ssim + 0.1, 1.0))] >= verdict


def test_untouched_copy_has_no_edits() -> None:
    assert edits() == ()


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ({"mirrored": True}, (("mirrored", 0.0),)),
        ({"rotation": 90.2}, (("turned", 90),)),
        ({"rotation": -4.6}, (("turned", -5),)),
        ({"image_coverage": 0.304}, (("cropped", 30),)),
        ({"query_coverage": 0.4}, (("inset", 40),)),
        ({"query_coverage": 0.85}, (("border", 85),)),
        ({"stretch": 1.333}, (("stretched", 1.33),)),
        ({"tilted": True}, (("tilted", 0.0),)),
        ({"tilted": True, "stretch": 1.4}, (("tilted", 0.0),)),
        ({"scale": 0.5}, (("scaled", 0.5),)),
        ({"scale": 20.0}, (("scaled", 20.0),)),
    ],
)
def test_what_was_done_has_its_key_and_number(done: dict[str, Any], expected: object) -> None:
    assert edits(**done) == expected


@pytest.mark.parametrize(
    "done",
    [
        {"rotation": 0.9},
        {"rotation": -0.9},
        {"image_coverage": 0.99},
        {"query_coverage": 0.99},
        {"stretch": 1.02},
        {"scale": 1.02},
    ],
)
def test_what_may_be_an_error_of_measurement_is_left_out(done: dict[str, Any]) -> None:
    assert edits(**done) == ()


def test_edits_come_in_one_order() -> None:
    everything = edits(mirrored=True, rotation=30, scale=2, stretch=1.2, image_coverage=0.5, query_coverage=0.5)
    assert [key for key, _ in everything] == ["mirrored", "turned", "cropped", "inset", "stretched", "scaled"]


@given(st.lists(st.floats(0, 1), min_size=2, max_size=9))
def test_numbers_of_shares_grow_with_the_shares(shares: list[float]) -> None:
    numbers = [dict(edits(image_coverage=share)).get("cropped", 100) for share in sorted(shares)]
    assert all(less <= more for less, more in pairwise(numbers))


def seen(alike: bool = True, coloured: bool = True, repainted: bool = False) -> Evidence:
    """What two pictures show that have no texture."""
    colours = Colours(alike, made_grey=False, recoloured=repainted, repainted=repainted, close=True)
    return Evidence(0.0, NOTHING, colours, 0.0, (), None, coloured)


def test_same_is_what_was_at_most_scaled_and_looks_alike() -> None:
    assert is_same((), 0.5, seen())
    assert is_same((("scaled", 0.5),), 1.0, seen())
    assert not is_same((), 1.0, seen(alike=False))
    for key in ("mirrored", "turned", "cropped", "inset", "border", "stretched", "tilted", "overlaid", "grey"):
        assert not is_same(((key, 1.0),), 1.0, seen())
        assert not is_same((("scaled", 0.5), (key, 1.0)), 1.0, seen())


def test_where_colours_are_not_known_the_whole_has_to_be_alike() -> None:
    assert is_same((), IDENTICAL, seen(coloured=False))
    assert not is_same((), IDENTICAL - 0.01, seen(coloured=False))


def verdict(evidence: Evidence, error: float = 1.0, stretch: float = 1.0, **agreement: Any) -> str:
    plain = {"blocks": 500, "agreeing": 1.0, "outside": 1.0}
    changed = replace(evidence, agreement=replace(NOTHING, **{**plain, **agreement}))
    return judged("edited", changed, error, 0.9, stretch)


def test_what_has_moved_is_another_photograph_unless_keypoints_stand_where_they_stood() -> None:
    assert verdict(seen()) == "edited"
    for moved in ({"moved": 0.05}, {"moved_outside": 0.02}, {"parallax": 0.5}):
        assert verdict(seen(), **moved) == "related"
        assert verdict(seen(), error=0.1, **moved) == "edited"


def test_what_has_moved_much_is_another_photograph_though_keypoints_stand_where_they_stood() -> None:
    for moved in ({"moved": 0.15}, {"moved_outside": 0.05}):
        assert verdict(seen(), error=0.0, **moved) == "related"


def test_between_two_colourings_flow_is_no_parallax_and_in_what_is_blurred_less_sure() -> None:
    assert verdict(seen(repainted=True), parallax=0.9) == "edited"
    assert verdict(replace(seen(), blur=3.0), parallax=0.9) == "edited"
    assert verdict(seen(), parallax=0.9) == "related"


def test_ink_both_ways_and_disagreement_all_over_make_no_copy() -> None:
    assert verdict(seen(), exchange=0.01) == "related"
    assert verdict(seen(), scattered=0.1) == "related"
    assert verdict(seen(), outside=0.8) == "related"


def test_few_blocks_have_to_agree_all_and_without_stretch() -> None:
    assert verdict(seen(), blocks=12) == "edited"
    assert verdict(seen(), blocks=12, agreeing=0.7) == "none"
    assert verdict(seen(), blocks=12, stretch=1.5) == "none"
    assert judged("related", seen(), 1.0, 0.5, 1.0) == "related"


def test_the_more_a_transform_stretches_the_more_inliers_it_needs() -> None:
    assert not is_strained(11, 1.0)
    assert is_strained(11, 1.9)
    assert not is_strained(40, 1.9)


def test_few_of_the_keypoints_in_the_overlap_make_no_copy_that_is_not_clearly_alike() -> None:
    assert verdict_of(33, 0.74, 0.08) == "edited"
    assert verdict_of(33, 0.74, 0.06) == "related"
    assert verdict_of(33, 0.81, 0.06) == "edited"
    assert verdict_of(5, 0.81, 0.06) == "none"
