"""The picture searched for: each part described when it is first asked for, and once."""

import pickle

import numpy as np
import pytest

from echoimage import Query, extract, prepare
from echoimage.features import describe_classic, outline
from echoimage.keypoints import QUERY_SCALES, WORKING
from echoimage.verify import look
from samples import photo

LATER = {"glance", "twin", "probes", "classic", "features"}


@pytest.fixture
def query() -> Query:
    return prepare(photo(2), "cd" * 32, (640, 720))


def described(query: Query) -> set[str]:
    """What has been described so far."""
    return LATER & set(query.__dict__)


def test_outline_is_that_of_the_picture_and_nothing_else_is_described_at_first(query: Query) -> None:
    expected = outline(photo(2), "cd" * 32, (640, 720))
    assert (query.global_features.sha256, query.global_features.width, query.global_features.height) == (
        "cd" * 32,
        640,
        720,
    )
    for name in ("thumbnail", "tiny", "colour"):
        assert np.array_equal(getattr(query.global_features, name), getattr(expected, name))
    assert described(query) == set()


@pytest.mark.parametrize("part", sorted(LATER))
def test_each_part_is_described_alone_and_once(query: Query, part: str) -> None:
    first = getattr(query, part)
    assert described(query) == {part}
    assert getattr(query, part) is first


@pytest.mark.parametrize(("part", "mirrored"), [("glance", False), ("twin", True)])
def test_glance_is_the_probe_at_the_working_scale(query: Query, part: str, mirrored: bool) -> None:
    (glance,) = getattr(query, part)
    straight = query.full_keypoints[mirrored]
    rows = np.flatnonzero(straight.scales == WORKING)
    assert glance.mirrored == mirrored
    assert set(glance.scales.tolist()) == {WORKING}
    assert 0 < len(rows) < len(straight.keypoints)
    assert np.array_equal(glance.near, straight.near[rows])
    assert np.array_equal(glance.words, straight.words[rows])
    assert glance.keypoints.points.tobytes() == straight.keypoints.take(rows).points.tobytes()
    assert glance.keypoints.descriptors.tobytes() == straight.keypoints.take(rows).descriptors.tobytes()


def test_probes_are_the_same_whether_there_was_a_glance_or_not(query: Query) -> None:
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
    assert look(there, image).total == look(query, image).total
