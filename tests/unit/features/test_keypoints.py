"""Keypoints: where they are, of which sizes, and how they are spread."""

import cv2
import numpy as np
import pytest

from echoimage import Keypoints
from echoimage.features import keypoints as module
from echoimage.features.keypoints import (
    COARSE,
    COUNT,
    LEADING,
    QUERY_SCALES,
    SIDES,
    SMALLEST,
    SOFT,
    SURPLUS,
    VOTED,
    WORKING,
    _leading,
    as_query_keypoints,
    at_working_size,
    describe_keypoints,
    describe_scale,
    joined,
    working_side,
)
from echoimage.features.vocabulary import nearest_centres, words
from echoimage.types import QueryKeypoints
from edits import resized
from samples import photo

PHOTO = photo(1, 180, 240)


def marked(height: int, width: int, x: float, y: float) -> np.ndarray:
    """A soft dark ground with one sharp white corner at (x, y)."""
    picture = np.full((height, width, 3), 60, np.uint8)
    side = max(height, width) // 6
    cv2.rectangle(picture, (round(x), round(y)), (round(x) + side, round(y) + side), (255, 255, 255), -1)
    return picture


def described(picture: np.ndarray) -> QueryKeypoints:
    """All scales of a picture as it is."""
    return joined(
        [as_query_keypoints(False, scale, describe_scale(picture, scale)) for scale in range(len(QUERY_SCALES))]
    )


def same(a: Keypoints, b: Keypoints) -> bool:
    return all(getattr(a, name).tobytes() == getattr(b, name).tobytes() for name in Keypoints.__slots__)


def test_shapes_and_types_are_as_documented() -> None:
    found = describe_keypoints(*at_working_size(PHOTO))
    many = len(found)
    assert 300 < many <= COUNT
    assert (found.points.shape, found.points.dtype) == ((many, 2), np.float32)
    assert (found.sizes.shape, found.sizes.dtype) == ((many,), np.float32)
    assert (found.angles.shape, found.angles.dtype) == ((many,), np.float32)
    assert (found.descriptors.shape, found.descriptors.dtype) == ((many, 32), np.uint8)
    assert (found.words.shape, found.words.dtype) == ((many,), np.uint16)
    assert (found.leading.shape, found.leading.dtype) == ((many,), np.bool_)
    assert found.sizes.min() > 0
    assert found.angles.min() >= 0
    assert found.angles.max() <= 2 * np.pi + 1e-5


@pytest.mark.parametrize("size", [(180, 240), (600, 130), (40, 300)])
def test_points_lie_in_the_picture(size: tuple[int, int]) -> None:
    points = describe_keypoints(*at_working_size(photo(4, *size))).points
    assert points.min() >= 0
    assert (points < (size[1], size[0])).all()


def test_keypoints_are_in_the_order_of_their_words() -> None:
    found = describe_keypoints(*at_working_size(PHOTO))
    assert (np.diff(found.words.astype(int)) >= 0).all()
    expected = words(found.descriptors, nearest_centres(found.descriptors, 1))[:, 0]
    assert found.words.tolist() == expected.tolist()


def test_taking_rows_takes_them_of_every_column() -> None:
    found = describe_keypoints(*at_working_size(PHOTO))
    rows = np.array([7, 3, 3])
    taken = found.take(rows)
    assert len(taken) == 3
    for name in Keypoints.__slots__:
        assert np.array_equal(getattr(taken, name), getattr(found, name)[rows])


@pytest.mark.parametrize(
    ("height", "width"), [(60, 80), (180, 240), (480, 640), (1200, 1600), (900, 200)], ids=lambda n: str(n)
)
def test_points_are_in_pixels_of_the_picture_at_any_resolution(height: int, width: int) -> None:
    x, y = 0.4 * width, 0.5 * height
    found = describe_keypoints(*at_working_size(marked(height, width, x, y)))
    away = np.linalg.norm(found.points - (x, y), axis=1)
    assert away.min() < 0.015 * max(height, width)
    side = max(height, width) // 6
    middle = found.points - (x + side / 2, y + side / 2)
    assert (np.abs(middle).max(axis=1) < 0.8 * side).all()


@pytest.mark.parametrize("times", [0.5, 2, 4])
def test_sizes_grow_with_the_picture(times: float) -> None:
    plain, scaled = (
        describe_keypoints(*at_working_size(PHOTO)),
        describe_keypoints(*at_working_size(resized(PHOTO, times, times)[0])),
    )
    assert np.median(scaled.sizes) / np.median(plain.sizes) == pytest.approx(times, rel=0.25)


def test_angles_turn_with_the_picture() -> None:
    picture = marked(200, 200, 80, 90)
    turned = np.ascontiguousarray(np.rot90(picture, -1))
    plain, quarter = describe_keypoints(*at_working_size(picture)), describe_keypoints(*at_working_size(turned))
    at = np.linalg.norm(plain.points - (80, 90), axis=1).argmin()
    there = np.linalg.norm(quarter.points - (200 - 90, 80), axis=1).argmin()
    turn = np.degrees(float(quarter.angles[there] - plain.angles[at]))
    assert (turn - 90 + 180) % 360 - 180 == pytest.approx(0, abs=15)


def test_text_below_a_picture_leaves_it_some_keypoints() -> None:
    """Letters have the strongest corners of all: taken by strength alone, none of the picture would be left."""
    picture = photo(1, 320, 480)
    picture[200:] = 255
    for line in range(5):
        place = (5, 220 + 22 * line)
        cv2.putText(picture, "Lorem ipsum dolor sit amet consectetur", place, cv2.FONT_HERSHEY_SIMPLEX, 0.7, (0, 0, 0))
    assert (describe_keypoints(*at_working_size(picture)).points[:, 1] < 190).mean() > 0.1


@pytest.mark.parametrize(
    "picture",
    [np.full((90, 120, 3), 200, np.uint8), photo(1)[:1], photo(1)[:, :2], photo(1)[:1, :1]],
    ids=["flat", "one pixel high", "two pixels wide", "one pixel"],
)
def test_pictures_without_detail_have_no_keypoints(picture: np.ndarray) -> None:
    empty, query_keypoints = describe_keypoints(*at_working_size(picture)), described(picture)
    assert len(empty) == len(query_keypoints.keypoints) == 0
    assert (empty.points.shape, empty.descriptors.shape) == ((0, 2), (0, 32))
    assert query_keypoints.centres.shape == (0, SOFT)
    assert query_keypoints.words.shape == (0, VOTED)


@pytest.mark.parametrize("longer", [1, 8, SMALLEST, SIDES[0] // 4, SIDES[0], SIDES[1], 3000])
def test_working_side_lies_between_the_limits_unless_the_picture_is_tiny(longer: int) -> None:
    side = working_side(np.zeros((max(1, longer // 2), longer, 3), np.uint8))
    assert side <= SIDES[1]
    assert min(SIDES[0], 4 * longer) <= side <= 4 * longer
    assert side == longer or not SIDES[0] <= longer <= SIDES[1]
    assert working_side(np.zeros((longer, max(1, longer // 2), 3), np.uint8)) == side


def test_query_is_described_at_several_scales() -> None:
    query_keypoints = described(PHOTO)
    assert not query_keypoints.mirrored
    assert (query_keypoints.scales.dtype, query_keypoints.centres.dtype, query_keypoints.words.dtype) == (
        np.uint8,
        np.int32,
        np.int32,
    )
    assert (
        len(query_keypoints.keypoints)
        == len(query_keypoints.scales)
        == len(query_keypoints.centres)
        == len(query_keypoints.words)
    )
    sizes = [
        query_keypoints.keypoints.sizes[query_keypoints.scales == scale].min()
        for scale in np.unique(query_keypoints.scales)
    ]
    assert len(sizes) >= 2
    assert max(sizes) > 1.4 * min(sizes)


def test_large_query_is_described_in_finer_detail_too() -> None:
    small, large = (described(photo(1, 3 * side, 4 * side)) for side in (150, 400))
    assert len(set(large.scales.tolist())) > len(set(small.scales.tolist()))


def test_words_of_a_query_are_those_of_its_nearest_centres() -> None:
    query_keypoints = described(PHOTO)
    assert np.array_equal(query_keypoints.centres, nearest_centres(query_keypoints.keypoints.descriptors, SOFT))
    assert np.array_equal(
        query_keypoints.words, words(query_keypoints.keypoints.descriptors, query_keypoints.centres[:, :VOTED])
    )


def test_probe_has_the_keypoints_of_each_scale_in_their_order() -> None:
    found = {scale: describe_scale(PHOTO, scale) for scale in (WORKING, 3)}
    query_keypoints = joined([as_query_keypoints(False, scale, part) for scale, part in found.items()])
    assert query_keypoints.scales.tolist() == [WORKING] * len(found[WORKING]) + [3] * len(found[3])
    for scale, part in found.items():
        assert same(query_keypoints.keypoints.take(np.flatnonzero(query_keypoints.scales == scale)), part)


def test_keypoints_of_one_scale_stand_level_by_level_and_in_the_middle_of_its_pixels() -> None:
    found = describe_scale(PHOTO, WORKING)
    assert (np.diff(found.sizes) >= 0).all()
    assert len(np.unique(found.sizes)) > 4
    at_their_level = found.points / found.sizes[:, None]
    assert at_their_level == pytest.approx(np.floor(at_their_level) + 0.5, abs=0.01)


def test_half_of_the_leading_keypoints_are_those_that_would_be_kept_if_no_more_were_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = describe_keypoints(*at_working_size(PHOTO))
    assert found.leading.sum() == LEADING
    # As many are looked for, fewer kept.
    monkeypatch.setattr(module, "COUNT", LEADING // 2)
    monkeypatch.setattr(module, "SURPLUS", SURPLUS * COUNT // (LEADING // 2))
    best = describe_keypoints(*at_working_size(PHOTO))
    places = set(map(tuple, found.points[found.leading].tolist()))
    assert len(best) == LEADING // 2
    assert set(map(tuple, best.points.tolist())) <= places


def test_other_half_of_the_leading_keypoints_is_coarse() -> None:
    found = describe_keypoints(*at_working_size(PHOTO))
    finest = found.sizes.min()
    coarse = found.sizes > finest * 1.2 ** (COARSE - 0.5)
    assert LEADING // 2 <= (found.leading & coarse).sum() < LEADING
    assert (found.leading & ~coarse).any()


def test_what_lacks_coarse_keypoints_has_as_many_leading_ones() -> None:
    ranked = np.array([4, 2, 9, 7, *range(10, 200)])
    for levels in (np.zeros(len(ranked), int), np.full(len(ranked), COARSE)):
        assert _leading(ranked, levels).tolist() == ranked[:LEADING].tolist()
    mixed = np.where(np.arange(len(ranked)) % 3 == 2, COARSE, 0)
    half = LEADING // 2
    rows = [*range(half), *[row for row in range(half, len(ranked)) if mixed[row]]][:LEADING]
    rows += [row for row in range(half, len(ranked)) if not mixed[row]][: LEADING - len(rows)]
    assert sorted(_leading(ranked, mixed).tolist()) == sorted(ranked[rows].tolist())


def test_all_keypoints_of_a_picture_with_few_are_leading() -> None:
    found = describe_keypoints(*at_working_size(marked(200, 200, 80, 90)))
    assert 0 < len(found) <= LEADING
    assert found.leading.all()


def test_picture_has_the_same_keypoints_every_time_and_is_left_alone() -> None:
    before = PHOTO.copy()
    assert same(describe_keypoints(*at_working_size(PHOTO)), describe_keypoints(*at_working_size(PHOTO.copy())))
    assert same(described(PHOTO).keypoints, described(PHOTO.copy()).keypoints)
    assert np.array_equal(PHOTO, before)
