"""The picture searched for: each part described when it is first asked for, and once."""

import pickle

import cv2
import numpy as np
import pytest

from echoimage import Query, extract, prepare
from echoimage.features.extract import describe_classic, describe_global
from echoimage.features.keypoints import QUERY_SCALES, WORKING
from echoimage.features.preview import small_copy
from echoimage.matching.verify import full_match
from echoimage.matching.verify_pair import verify_pair
from samples import photo

LATER = {"quick_keypoints", "quick_mirrored_keypoints", "full_keypoints", "classic", "features"}


@pytest.fixture
def query() -> Query:
    return prepare(photo(2), "cd" * 32, (640, 720))


def described(query: Query) -> set[str]:
    """What has been described so far."""
    return LATER & set(query.__dict__)


def test_global_features_are_those_of_the_picture_and_nothing_else_is_described_at_first(query: Query) -> None:
    expected = describe_global(photo(2), "cd" * 32, (640, 720))
    assert (query.global_features.sha256, query.global_features.width, query.global_features.height) == (
        "cd" * 32,
        640,
        720,
    )
    for name in ("thumbnail", "block_means", "colour"):
        assert np.array_equal(getattr(query.global_features, name), getattr(expected, name))
    assert described(query) == set()


@pytest.mark.parametrize("part", sorted(LATER))
def test_each_part_is_described_alone_and_once(query: Query, part: str) -> None:
    first = getattr(query, part)
    assert described(query) == {part}
    assert getattr(query, part) is first


@pytest.mark.parametrize(("part", "mirrored"), [("quick_keypoints", False), ("quick_mirrored_keypoints", True)])
def test_quick_keypoints_are_those_at_the_working_scale(query: Query, part: str, mirrored: bool) -> None:
    (quick,) = getattr(query, part)
    straight = query.full_keypoints[mirrored]
    rows = np.flatnonzero(straight.scales == WORKING)
    assert quick.mirrored == mirrored
    assert set(quick.scales.tolist()) == {WORKING}
    assert 0 < len(rows) < len(straight.keypoints)
    assert np.array_equal(quick.centres, straight.centres[rows])
    assert np.array_equal(quick.words, straight.words[rows])
    assert quick.keypoints.points.tobytes() == straight.keypoints.take(rows).points.tobytes()
    assert quick.keypoints.descriptors.tobytes() == straight.keypoints.take(rows).descriptors.tobytes()


def test_full_keypoints_are_the_same_whether_there_were_quick_ones_or_not(query: Query) -> None:
    assert query.quick_keypoints
    for ours, theirs in zip(query.full_keypoints, prepare(photo(2), size=(640, 720)).full_keypoints, strict=True):
        assert (ours.mirrored, ours.scales.tolist()) == (theirs.mirrored, theirs.scales.tolist())
        assert np.array_equal(ours.keypoints.points, theirs.keypoints.points)
        assert np.array_equal(ours.words, theirs.words)


def test_large_picture_is_described_at_all_scales_and_its_mirror_image_not_at_the_finest() -> None:
    straight, mirrored = prepare(photo(2, 800, 1100)).full_keypoints
    assert set(straight.scales.tolist()) == set(range(len(QUERY_SCALES)))
    assert set(mirrored.scales.tolist()) == set(range(WORKING, len(QUERY_SCALES)))


def test_classic_part_is_that_of_the_picture(query: Query) -> None:
    expected = describe_classic(photo(2))
    for name in ("grey", "points", "descriptors"):
        assert np.array_equal(getattr(query.classic, name), getattr(expected, name))


def test_features_are_those_of_an_image(query: Query) -> None:
    expected = extract(photo(2), "cd" * 32, (640, 720))
    assert (query.features.sha256, query.features.width, query.features.height) == ("cd" * 32, 640, 720)
    assert np.array_equal(query.features.keypoints.points, expected.keypoints.points)
    assert query.features.classic is not None


def test_query_is_shown_by_its_size(query: Query) -> None:
    assert repr(query) == "Query(640 x 720 pixels)"


def test_a_query_sent_elsewhere_has_what_is_compared_and_no_pixels() -> None:
    query = prepare(photo(3, 120, 160), "ab")
    there = pickle.loads(pickle.dumps(query))
    assert there.global_features.sha256 == "ab"
    for ours, theirs in zip(query.full_keypoints, there.full_keypoints, strict=True):
        np.testing.assert_array_equal(ours.keypoints.descriptors, theirs.keypoints.descriptors)
    with pytest.raises(AttributeError, match="_picture"):
        _ = there.classic
    image = extract(photo(3, 90, 120))
    assert full_match(there, image).total == full_match(query, image).total


def test_small_copies_at_the_sizes_of_their_files_are_compared_in_pixels_of_these() -> None:
    whole = photo(7, 533, 400)
    crop = np.ascontiguousarray(whole[60:486, 50:360])
    small = [cv2.imdecode(np.frombuffer(small_copy(one), np.uint8), cv2.IMREAD_COLOR) for one in (crop, whole)]
    first, second = prepare(small[0], size=(310, 426)), prepare(small[1], size=(400, 533))
    found = verify_pair(first, second.features).details
    assert found is not None and found.matrix is not None
    assert [kind for kind, _ in found.edits] == ["cropped"]
    assert found.matrix.ravel() == pytest.approx([1, 0, 50, 0, 1, 60, 0, 0, 1], abs=1.5)
