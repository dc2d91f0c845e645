"""The transform that most pairs fit, against transforms that the pairs were made with."""

import math

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage import Keypoints
from echoimage.matching.overlap import corners
from echoimage.matching.transform import (
    Correspondences,
    Transform,
    distinct_places,
    estimate,
    is_plausible,
    transformed,
)
from edits import rotation, translation

WIDTH, HEIGHT = 640, 480
seeds = st.integers(0, 2**32 - 1)


def similarity(degrees: float, scale: float, x: float, y: float) -> np.ndarray:
    """Turn clockwise and scale about the middle, then move."""
    middle = (WIDTH / 2, HEIGHT / 2)
    about = rotation(degrees) @ np.diag([scale, scale, 1])
    return translation(middle[0] + x, middle[1] + y) @ about @ translation(-middle[0], -middle[1])


def pairs_of(matrix: np.ndarray, seed: int, true: int = 60, false: int = 140, miss: float = 0.5) -> Correspondences:
    """Pairs made with a matrix, `true` of them, among others that were made by chance."""
    generator = np.random.default_rng(seed)
    many = true + false
    source = generator.uniform((0, 0), (WIDTH, HEIGHT), (many, 2))
    linear = matrix[:2, :2]
    turn = np.full(many, math.atan2(linear[1, 0] - linear[0, 1], linear[0, 0] + linear[1, 1]))
    log2_scale = np.full(many, math.log2(abs(np.linalg.det(linear))) / 2)
    target = transformed(matrix, source)
    low, high = target.min(axis=0), target.max(axis=0)
    unit = float(max(high - low)) / 640
    target += generator.normal(0, miss * unit, (many, 2))
    chance = generator.permutation(many)[true:]
    target[chance] = generator.uniform(low, high, (false, 2))
    turn[chance] = generator.uniform(-np.pi, np.pi, false)
    log2_scale[chance] = generator.uniform(-2, 2, false)
    turn += generator.normal(0, 0.08, many)
    log2_scale += generator.normal(0, 0.15, many)
    return Correspondences(source @ (1, 1j), target @ (1, 1j), (turn + np.pi) % (2 * np.pi) - np.pi, log2_scale, unit)


def off_by(found: Transform | None, matrix: np.ndarray) -> float:
    """How far the corners are from where they belong, in pixels of the source."""
    assert found is not None
    frame = corners(WIDTH, HEIGHT)
    apart = np.linalg.norm(transformed(found.matrix, frame) - transformed(matrix, frame), axis=1).max()
    return float(apart / math.sqrt(abs(np.linalg.det(matrix[:2, :2]))))


@given(st.floats(-180, 180), st.floats(-2, 2), st.floats(-300, 300), st.sampled_from([0, 60, 140]), seeds)
@settings(max_examples=60)
def test_similarity_is_recovered_from_30_percent_of_true_pairs(
    degrees: float, octaves: float, x: float, false: int, seed: int
) -> None:
    matrix = similarity(degrees, 2**octaves, x, -10)
    found = estimate(pairs_of(matrix, seed, true=60, false=false))
    assert off_by(found, matrix) < 4
    assert found is not None
    assert 52 <= np.count_nonzero(found.inliers) <= 72


@given(st.floats(-180, 180), st.floats(1, 1.5), st.floats(0, 180), seeds)
@settings(max_examples=40)
def test_stretched_copy_is_recovered(degrees: float, stretch: float, along: float, seed: int) -> None:
    pull = rotation(along) @ np.diag([math.sqrt(stretch), 1 / math.sqrt(stretch), 1]) @ rotation(-along)
    matrix = similarity(degrees, 1, 5, 9) @ pull
    assert off_by(estimate(pairs_of(matrix, seed, true=100, false=100)), matrix) < 5


@given(st.floats(-30, 30), st.floats(-0.0003, 0.0003), st.floats(-0.0003, 0.0003), seeds)
@settings(max_examples=40)
def test_copy_seen_at_an_angle_is_recovered(degrees: float, x: float, y: float, seed: int) -> None:
    """By an affine transform where that will do: then the pairs in the middle fit better than the corners."""
    tilt = np.array([[1, 0, 0], [0, 1, 0], [x, y, 1 - x * WIDTH / 2 - y * HEIGHT / 2]])
    matrix = similarity(degrees, 1, 0, 0) @ tilt
    pairs = pairs_of(matrix, seed, true=150, false=50)
    found = estimate(pairs)
    assert found is not None
    assert np.count_nonzero(found.inliers) > 110
    points = np.column_stack([pairs.source.real, pairs.source.imag])[found.inliers]
    assert np.median(np.linalg.norm(transformed(found.matrix, points) - transformed(matrix, points), axis=1)) < 4


def test_affine_transform_is_that_of_opencv() -> None:
    frame = np.array([[0, 0], [WIDTH, 0], [0, HEIGHT]], np.float32)
    target = np.array([[40, 30], [600, 90], [10, 400]], np.float32)
    matrix = np.vstack([cv2.getAffineTransform(frame, target), [0, 0, 1]])
    found = estimate(pairs_of(matrix, 7, miss=0))
    assert off_by(found, matrix) < 0.1


def test_perspective_transform_is_that_of_opencv() -> None:
    frame = corners(WIDTH, HEIGHT).astype(np.float32)
    target = np.array([[60, 50], [600, 10], [630, 470], [30, 400]], np.float32)
    matrix = cv2.getPerspectiveTransform(frame, target)
    found = estimate(pairs_of(matrix, 7, true=150, false=50, miss=0))
    assert off_by(found, matrix) < 0.1


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_fewer_than_four_pairs_have_no_transform(count: int) -> None:
    places = np.array([10 + 20j, 500 + 30j, 300 + 400j])[:count]
    assert estimate(Correspondences(places, places, np.zeros(count), np.zeros(count), 1.0)) is None


@given(seeds)
@settings(max_examples=40)
def test_pairs_made_by_chance_fit_nothing_or_little(seed: int) -> None:
    found = estimate(pairs_of(np.eye(3), seed, true=1, false=200))
    assert found is None or np.count_nonzero(found.inliers) < 8


def test_pairs_that_all_start_in_one_place_fit_nothing() -> None:
    same = np.full(30, 100 + 50j)
    spread = np.arange(30) * (3 + 2j)
    zeros = np.zeros(30)
    for source, target in ((same, spread), (spread, same), (same, same)):
        assert estimate(Correspondences(source, target, zeros, zeros, 1.0)) is None


def test_pairs_whose_own_turn_or_growth_contradicts_do_not_fit() -> None:
    """They lie where they should by chance: a corner of one letter on another one's."""
    plain = pairs_of(similarity(20, 1, 0, 0), 5, true=90, false=0)
    turn, log2_scale = plain.angle_difference.copy(), plain.log2_scale_difference.copy()
    turn[:20] += np.pi
    log2_scale[20:40] += 2
    found = estimate(Correspondences(plain.source, plain.target, turn, log2_scale, plain.unit))
    assert found is not None
    assert not found.inliers[:40].any()
    assert np.count_nonzero(found.inliers) > 40


def test_perspective_is_left_out_where_that_is_asked_for() -> None:
    tilted = pairs_of(np.array([[1, 0, 0], [0, 1, 0], [0.0006, 0, 1]]), 5, true=150, false=20)
    with_it, without = estimate(tilted), estimate(tilted, perspective=False)
    assert with_it is not None
    assert without is not None
    assert abs(with_it.matrix[2, 0]) > 1e-4
    assert without.matrix[2].tolist() == [0, 0, 1]


def test_mirror_image_is_no_transform() -> None:
    """Its keypoints are matched on their own."""
    flip = np.diag([-1.0, 1, 1])
    found = estimate(pairs_of(flip, 3, true=100, false=0))
    assert found is None or np.count_nonzero(found.inliers) < 25


@pytest.mark.parametrize("times", [0.01, 0.1, 10, 1000])
def test_tolerances_are_relative_to_the_image(times: float) -> None:
    plain = pairs_of(similarity(20, 1, 0, 0), 5)
    scaled = Correspondences(
        plain.source,
        plain.target * times,
        plain.angle_difference,
        plain.log2_scale_difference + math.log2(times),
        plain.unit * times,
    )
    first, second = estimate(plain), estimate(scaled)
    assert first is not None
    assert second is not None
    assert np.array_equal(first.inliers, second.inliers)
    assert np.allclose(
        np.diag([times, times, 1]) @ first.matrix, second.matrix * second.matrix[2, 2], atol=1e-6 * times
    )


def test_keypoints_are_paired_with_the_differences_between_them() -> None:
    def keypoints(x: float, y: float, size: float, angle: float) -> Keypoints:
        column = np.zeros(1, np.float32)
        points = np.array([[x, y]], np.float32)
        descriptors, words = np.zeros((1, 32), np.uint8), np.zeros(1, np.uint16)
        return Keypoints(points, column + size, column + angle, descriptors, words, column > 0)

    one = Correspondences.of(keypoints(3, 4, 1, 0.5), keypoints(30, 40, 4, 6.0), 1280)
    assert (one.source[0], one.target[0], one.log2_scale_difference[0], one.unit) == (3 + 4j, 30 + 40j, 2, 2)
    assert one.angle_difference[0] == pytest.approx(5.5 - 2 * np.pi, abs=1e-6)


@given(st.floats(-0.001, 0.001), st.floats(-0.001, 0.001), seeds)
def test_points_move_as_opencv_moves_them(x: float, y: float, seed: int) -> None:
    points = np.random.default_rng(seed).uniform(0, 400, (20, 2))
    matrix = similarity(33, 1.5, 4, 5) @ np.array([[1, 0.1, 0], [0, 1, 0], [x, y, 1]])
    assert np.allclose(transformed(matrix, points), cv2.perspectiveTransform(points[None], matrix)[0])


@pytest.mark.parametrize(
    ("linear", "expected"),
    [
        ([[1, 0], [0, 1]], True),
        ([[0, -3], [3, 0]], True),
        ([[2, 0], [0, 1]], True),
        ([[-1, 0], [0, 1]], False),
        ([[20, 0], [0, 1]], False),
        ([[1, 1], [1, 1]], False),
        ([[0, 0], [0, 0]], False),
    ],
)
def test_sane_transforms_neither_mirror_nor_flatten(linear: list[list[float]], expected: bool) -> None:
    assert is_plausible(np.array(linear, np.float64)) is expected


def test_places_are_counted_once_however_many_points_lie_there() -> None:
    heap = np.random.default_rng(1).uniform(100, 100.5, (50, 2))
    assert distinct_places(heap, 640) == distinct_places(heap * 10, 6400) == 1
    far = np.array([[x, y] for x in range(5, 640, 40) for y in range(5, 480, 40)], np.float64)
    assert distinct_places(far, 640) == len(far)
    assert distinct_places(np.concatenate([far, far, heap]), 640) == len(far) + 1
    assert distinct_places(far * 10, 6400) == len(far)
    assert distinct_places(np.zeros((0, 2)), 640) == 0


def test_two_runs_give_the_same_bytes() -> None:
    tilt = np.array([[1, 0, 0], [0, 1, 0], [0.0004, 0, 1]])
    for matrix in (similarity(10, 1.2, 3, 4), tilt):
        first, second = estimate(pairs_of(matrix, 9)), estimate(pairs_of(matrix, 9))
        assert first is not None
        assert second is not None
        assert first.matrix.tobytes() == second.matrix.tobytes()
        assert first.inliers.tobytes() == second.inliers.tobytes()
