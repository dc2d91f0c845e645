"""An image of an index as a query: its stored keypoints, and for the rest its small copy."""

import numpy as np
import pytest

from echoimage import extract
from echoimage.features.keypoints import WORKING
from echoimage.features.stored_query import StoredQuery
from echoimage.matching.verify import negative_match, quick_match, quick_mirrored_match
from samples import photo

PICTURE = photo(5, 480, 640)


@pytest.fixture(scope="module")
def stored() -> StoredQuery:
    return StoredQuery(extract(PICTURE, "ab" * 32, (1280, 960), indexed=True))


def test_quick_keypoints_are_the_stored_ones_and_the_small_copy_is_not_opened(stored: StoredQuery) -> None:
    query = StoredQuery(stored.features)
    (quick,) = query.quick_keypoints
    assert np.array_equal(quick.keypoints.descriptors, stored.features.keypoints.descriptors)
    assert set(quick.scales.tolist()) == {WORKING}
    assert "_picture" not in query.__dict__


@pytest.mark.parametrize("part", ["quick_mirrored_keypoints", "full_keypoints"])
def test_other_keypoints_lie_in_pixels_of_the_whole_picture(stored: StoredQuery, part: str) -> None:
    for found in getattr(stored, part):
        assert len(found.keypoints) > 50
        assert found.keypoints.points.max(axis=0) == pytest.approx((1280, 960), rel=0.1)


def test_copies_and_mirrored_and_negative_ones_are_matched(stored: StoredQuery) -> None:
    assert quick_match(stored, extract(PICTURE)).matches
    mirrored = quick_mirrored_match(stored, extract(np.ascontiguousarray(PICTURE[:, ::-1])))
    assert mirrored is not None
    assert mirrored.matches
    assert negative_match(stored, extract(255 - PICTURE)) is not None
