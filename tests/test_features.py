"""What is kept of a picture."""

import cv2
import numpy as np
import pytest

from echoimage import extract
from samples import blocks, photo


def test_shapes_and_types_are_as_documented() -> None:
    features = extract(photo(1), "ab" * 32)
    count = len(features.points)
    assert 300 < count <= 500
    assert (features.grey.shape, features.grey.dtype) == ((256, 256), np.uint8)
    assert (features.points.shape, features.points.dtype) == ((count, 2), np.float32)
    assert (features.descriptors.shape, features.descriptors.dtype) == ((count, 32), np.uint8)
    assert features.sha256 == "ab" * 32


def test_features_are_those_of_the_original_s_steps() -> None:
    """Resize, then grey, then ORB with 500 features, written out with OpenCV's names."""
    grey = cv2.cvtColor(cv2.resize(photo(2), (256, 256)), cv2.COLOR_BGR2GRAY)
    keypoints, descriptors = cv2.ORB_create(nfeatures=500).detectAndCompute(grey, None)
    features = extract(photo(2))
    assert np.array_equal(features.grey, grey)
    assert np.array_equal(features.points, np.array([k.pt for k in keypoints], np.float32))
    assert np.array_equal(features.descriptors, descriptors)


def test_keypoints_are_at_most_500() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (85, 85, 3), dtype=np.uint8)
    busy = cv2.resize(noise, (256, 256), interpolation=cv2.INTER_NEAREST)
    assert 450 < len(extract(busy).points) <= 500


def test_same_picture_has_the_same_features_every_time() -> None:
    first, second = extract(photo(3)), extract(photo(3))
    assert np.array_equal(first.points, second.points)
    assert np.array_equal(first.descriptors, second.descriptors)


def test_points_lie_in_the_grey_picture() -> None:
    points = extract(photo(4, 500, 100)).points
    assert points.min() >= 0
    assert points.max() < 256


def test_flat_picture_has_no_keypoints() -> None:
    features = extract(np.full((90, 70, 3), 200, np.uint8))
    assert features.points.shape == (0, 2)
    assert features.descriptors.shape == (0, 32)
    assert features.descriptors.dtype == np.uint8


def test_dimensions_are_those_of_the_whole_picture() -> None:
    assert (extract(blocks()).width, extract(blocks()).height) == (40, 24)
    reduced = extract(blocks(), size=(80, 48))
    assert (reduced.width, reduced.height) == (80, 48)


def test_one_pixel_is_a_picture() -> None:
    assert (extract(np.full((1, 1, 3), 7, np.uint8)).grey == 7).all()


def test_grey_value_is_that_of_the_channels_in_blue_first_order() -> None:
    red = np.zeros((8, 8, 3), np.uint8)
    red[..., 2] = 255
    assert (extract(red).grey == 76).all()


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((8, 8), np.uint8),
        np.zeros((8, 8, 4), np.uint8),
        np.zeros((8, 8, 3), np.float32),
        np.zeros((0, 8, 3), np.uint8),
    ],
)
def test_what_is_no_picture_is_refused_with_its_shape(picture: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"a picture is uint8 \(height, width, 3\), not "):
        extract(picture)
