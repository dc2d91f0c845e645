"""The mirror image's keypoints, which are not looked for: held against those that are found in it."""

import cv2
import numpy as np
import pytest
from echoimage.quick_mirrored_keypoints import describe_mirrored

from echoimage import Keypoints, prepare
from echoimage.keypoints import QUERY_SCALES, WORKING, describe_scale
from edits import mirrored
from samples import photo

LARGE = photo(3, 700, 1031)
"""No level of its pyramid has a width that is the picture's divided by the level's scale."""


def by_place(keypoints: Keypoints) -> dict[tuple[float, ...], tuple[bytes, float]]:
    """Descriptor and angle of each keypoint, by place and size."""
    rows = zip(keypoints.points, keypoints.sizes, keypoints.descriptors, keypoints.angles, strict=True)
    return {
        (round(float(x), 1), round(float(y), 1), round(float(size), 2)): (descriptor.tobytes(), float(angle))
        for (x, y), size, descriptor, angle in rows
    }


@pytest.mark.parametrize("scale", range(len(QUERY_SCALES)))
def test_keypoints_are_those_that_are_found_in_the_mirror_image(scale: int) -> None:
    ours = by_place(describe_mirrored(LARGE, scale, describe_scale(LARGE, scale)))
    found = by_place(describe_scale(mirrored(LARGE)[0], scale))
    common = ours.keys() & found.keys()
    # Which are kept of each part of the picture depends on the side from which the parts are counted.
    assert len(common) > 0.9 * len(found) > 100
    assert all(ours[place][1] == pytest.approx(found[place][1], abs=0.01) for place in common)
    assert sum(ours[place][0] == found[place][0] for place in common) > 0.99 * len(common)


def test_none_is_lost_and_each_keeps_its_size_and_whether_it_is_leading() -> None:
    seen = describe_scale(LARGE, WORKING)
    twin = describe_mirrored(LARGE, WORKING, seen)
    assert len(twin) == len(seen)
    assert np.array_equal(np.sort(twin.sizes), np.sort(seen.sizes))
    assert np.count_nonzero(twin.leading) == np.count_nonzero(seen.leading) > 0
    for name, kind in (("points", np.float32), ("angles", np.float32), ("descriptors", np.uint8)):
        assert getattr(twin, name).dtype == kind


def test_flat_picture_has_no_twin_either() -> None:
    flat = np.full((300, 400, 3), 90, np.uint8)
    seen = describe_scale(flat, WORKING)
    assert len(describe_mirrored(flat, WORKING, seen)) == 0


def test_probe_of_the_mirror_image_counts_from_the_other_side() -> None:
    picture = np.full((240, 320, 3), 60, np.uint8)
    cv2.rectangle(picture, (40, 60), (90, 110), (255, 255, 255), -1)
    straight, twin = prepare(picture).full_keypoints
    assert not straight.mirrored
    assert twin.mirrored
    assert np.sort(320 - twin.keypoints.points[:, 0]) == pytest.approx(
        np.sort(straight.keypoints.points[:, 0]), abs=1.5
    )
