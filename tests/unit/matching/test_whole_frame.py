"""Whole frames laid over each other: pictures in which there are no keypoints to go by."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from echoimage import Features, MatchDetails, Score, extract
from echoimage.features.block_means import normalized
from echoimage.matching.overlap import corners
from echoimage.matching.transform import transformed
from echoimage.matching.whole_frame import compare_frames
from edits import Edited, mirrored, resized, turned
from examples import examples
from samples import photo

SOFT = cv2.GaussianBlur(photo(3, 180, 240), (0, 0), 25)
FEATURES = extract(SOFT)


def details(score: Score) -> MatchDetails:
    assert score.details is not None
    return score.details


def flat(blue: int, green: int, red: int, size: tuple[int, int] = (60, 80)) -> Features:
    return extract(np.full((*size, 3), (blue, green, red), np.uint8))


def test_sample_is_one_without_keypoints() -> None:
    assert len(FEATURES.keypoints) == 0


def test_identical_frames_are_the_same_picture() -> None:
    score = compare_frames(FEATURES, FEATURES)
    found = details(score)
    assert (found.verdict, found.basis, found.words, found.inliers) == ("same", "frame", (), 0)
    assert (score.ssim, score.orb, score.total) == (pytest.approx(1), 0, score.ssim)
    assert (found.image_coverage, found.query_coverage, found.scale, found.stretch) == (
        1,
        1,
        pytest.approx(1),
        pytest.approx(1),
    )
    assert found.pairs.shape == (0, 4)


TURNS: list[tuple[str, Callable[[np.ndarray], Edited], bool, int]] = [
    ("quarter", lambda p: turned(p, 90), False, 90),
    ("back", lambda p: turned(p, -90), False, -90),
    ("half", lambda p: turned(p, 180), False, 180),
    ("mirrored", mirrored, True, 0),
]


@pytest.mark.parametrize(("name", "edit", "hand", "degrees"), TURNS, ids=[turn[0] for turn in TURNS])
def test_turned_and_mirrored_frames_are_told(
    name: str, edit: Callable[[np.ndarray], Edited], hand: bool, degrees: int
) -> None:
    copy, matrix = edit(SOFT)
    score = compare_frames(extract(copy), FEATURES)
    found = details(score)
    assert (found.verdict, found.basis) == ("edited", "frame")
    assert (found.mirrored, found.rotation) == (hand, pytest.approx(degrees))
    assert score.total > 0.95
    frame = corners(240, 180)
    assert found.matrix is not None
    assert transformed(found.matrix, transformed(matrix, frame)) == pytest.approx(frame, abs=1e-6)


def test_mirrored_and_then_turned_frame_is_told_in_that_order() -> None:
    copy, _ = turned(mirrored(SOFT)[0], 90)
    found = details(compare_frames(extract(copy), FEATURES))
    assert found.words == (("mirrored", 0.0), ("turned", 90))


def test_resized_frame_is_the_same_with_its_scale() -> None:
    found = details(compare_frames(extract(resized(SOFT, 0.5, 0.5)[0]), FEATURES))
    assert (found.verdict, found.words) == ("same", (("scaled", 0.5),))
    assert found.scale == pytest.approx(0.5)


def test_duller_copy_is_still_one() -> None:
    duller = cv2.convertScaleAbs(SOFT, alpha=0.6, beta=20)
    assert details(compare_frames(extract(duller), FEATURES)).verdict in ("edited", "same")


def test_other_pictures_are_no_match() -> None:
    others = [extract(cv2.GaussianBlur(photo(seed, 180, 240), (0, 0), 25)) for seed in range(4, 4 + examples(20))]
    for other in others:
        score = compare_frames(FEATURES, other)
        assert (details(score).verdict, details(score).basis) == ("none", "nothing")
        assert not score.matches
        assert details(score).matrix is None
        assert score.total <= 0.5


def test_frames_that_are_alike_only_when_made_tiny_are_no_match() -> None:
    """Two shirts of one cut on one floor."""
    ground = 2.5 * (SOFT - SOFT.mean(axis=(0, 1))) + 128
    patterns = np.random.default_rng(1).integers(-30, 30, (2, 90, 120, 1)).repeat(2, axis=1).repeat(2, axis=2)
    one, other = (extract(np.clip(ground + pattern, 0, 255).astype(np.uint8)) for pattern in patterns)
    assert (normalized(one.block_means) * normalized(other.block_means)).sum() > 0.96
    assert details(compare_frames(one, other)).verdict == "none"
    assert details(compare_frames(one, one)).verdict == "same"


def test_frame_of_another_shape_is_no_match() -> None:
    squeezed = extract(resized(SOFT, 1, 0.5)[0])
    assert details(compare_frames(squeezed, FEATURES)).verdict == "none"


def test_flat_pictures_of_one_colour_are_the_same() -> None:
    found = details(compare_frames(flat(90, 20, 200), flat(93, 20, 198)))
    assert (found.verdict, found.basis, found.words) == ("same", "frame", ())


def test_flat_pictures_of_different_colours_are_no_match() -> None:
    """Their greys are equal: the colour itself has to be looked at."""
    blue, red = flat(255, 0, 0), flat(0, 0, 97)
    assert abs(int(blue.thumbnail[0, 0]) - int(red.thumbnail[0, 0])) <= 1
    assert details(compare_frames(blue, red)).verdict == "none"
    assert details(compare_frames(flat(0, 0, 0), flat(255, 255, 255))).verdict == "none"


def test_flat_picture_is_no_match_for_one_with_a_picture_in_it() -> None:
    mean = flat(*(int(value) for value in FEATURES.colour), size=(180, 240))
    assert details(compare_frames(mean, FEATURES)).verdict == "none"
    assert details(compare_frames(FEATURES, mean)).verdict == "none"


@pytest.mark.parametrize("size", [(1, 1), (8, 8), (1, 200), (200, 1), (5, 90)])
def test_tiniest_pictures_are_the_same_as_themselves_and_no_match_for_others(size: tuple[int, int]) -> None:
    one, other = (np.random.default_rng(seed).integers(0, 256, (*size, 3), dtype=np.uint8) for seed in (1, 2))
    score = compare_frames(extract(one), extract(one))
    assert (details(score).verdict, score.total) == ("same", pytest.approx(1))
    assert details(compare_frames(extract(one), extract(other))).verdict == "none"
