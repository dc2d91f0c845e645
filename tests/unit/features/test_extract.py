"""What is kept of a picture."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from echoimage import Classic, Features, Keypoints, extract, prepare
from echoimage.features.extract import describe_classic
from echoimage.features.keypoints import at_working_size, describe_keypoints
from echoimage.features.preview import thumbnail
from samples import blocks, photo


def test_shapes_and_types_are_as_documented() -> None:
    features = extract(photo(1), "ab" * 32)
    classic = features.classic
    assert classic is not None
    count = len(classic.points)
    assert 300 < count <= 500
    assert (classic.grey.shape, classic.grey.dtype) == ((256, 256), np.uint8)
    assert (classic.points.shape, classic.points.dtype) == ((count, 2), np.float32)
    assert (classic.descriptors.shape, classic.descriptors.dtype) == ((count, 32), np.uint8)
    assert features.sha256 == "ab" * 32
    assert (features.block_means.shape, features.block_means.dtype) == ((32, 32), np.uint8)
    assert (features.colour.shape, features.colour.dtype) == ((3,), np.float32)
    assert (features.thumbnail.ndim, features.thumbnail.dtype) == (2, np.uint8)
    assert len(features.keypoints) > 300


def test_features_are_those_of_the_original_s_steps() -> None:
    """Resize, then grey, then ORB with 500 features, written out with OpenCV's names."""
    grey = cv2.cvtColor(cv2.resize(photo(2), (256, 256)), cv2.COLOR_BGR2GRAY)
    keypoints, descriptors = cv2.ORB_create(nfeatures=500).detectAndCompute(grey, None)
    features = describe_classic(photo(2))
    assert np.array_equal(features.grey, grey)
    assert np.array_equal(features.points, np.array([k.pt for k in keypoints], np.float32))
    assert np.array_equal(features.descriptors, descriptors)


def test_keypoints_are_at_most_500() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (85, 85, 3), dtype=np.uint8)
    busy = cv2.resize(noise, (256, 256), interpolation=cv2.INTER_NEAREST)
    assert 450 < len(describe_classic(busy).points) <= 500


def arrays(features: Features) -> list[bytes]:
    """All that is kept of a picture, as bytes."""
    keypoints = [getattr(features.keypoints, name) for name in Keypoints.__slots__]
    classic = [getattr(features.classic, name) for name in Classic.__slots__]
    columns = (features.thumbnail, features.block_means, features.colour, *keypoints, *classic)
    return [column.tobytes() for column in columns]


def test_same_picture_has_the_same_features_every_time() -> None:
    assert arrays(extract(photo(3))) == arrays(extract(photo(3)))
    assert arrays(extract(photo(3))) != arrays(extract(photo(4)))


def test_for_an_index_all_but_the_classic_part_and_the_leading_keypoints_is_the_same() -> None:
    features = extract(photo(3), indexed=True)
    assert features.classic is None
    whole = extract(photo(3))
    keypoints = replace(features.keypoints, leading=whole.keypoints.leading)
    assert arrays(replace(features, classic=whole.classic, keypoints=keypoints)) == arrays(whole)


def test_points_lie_in_the_grey_picture() -> None:
    points = describe_classic(photo(4, 500, 100)).points
    assert points.min() >= 0
    assert points.max() < 256


def test_flat_picture_has_no_keypoints() -> None:
    features = describe_classic(np.full((90, 70, 3), 200, np.uint8))
    assert features.points.shape == (0, 2)
    assert features.descriptors.shape == (0, 32)
    assert features.descriptors.dtype == np.uint8


def test_dimensions_are_those_of_the_whole_picture() -> None:
    assert (extract(blocks()).width, extract(blocks()).height) == (40, 24)
    reduced = extract(blocks(), size=(80, 48))
    assert (reduced.width, reduced.height) == (80, 48)


def test_one_pixel_is_a_picture() -> None:
    assert (describe_classic(np.full((1, 1, 3), 7, np.uint8)).grey == 7).all()


def test_grey_value_is_that_of_the_channels_in_blue_first_order() -> None:
    red = np.zeros((8, 8, 3), np.uint8)
    red[..., 2] = 255
    assert (describe_classic(red).grey == 76).all()


@pytest.mark.parametrize(
    ("height", "width"), [(240, 320), (600, 200), (1000, 1000), (1, 700), (700, 1), (9, 5), (1, 1)]
)
def test_thumbnail_keeps_the_aspect_ratio_and_is_never_larger(height: int, width: int) -> None:
    picture = photo(1, 1200, 1200)[:height, :width]
    grey = extract(picture).thumbnail
    scale = max(grey.shape) / max(height, width)
    assert max(grey.shape) == min(max(height, width), 160)
    # Rounded twice, for it is made of the small copy.
    assert grey.shape == pytest.approx((max(1, height * scale), max(1, width * scale)), abs=1)
    assert abs(float(grey.mean()) - cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).mean()) < 3


@pytest.mark.parametrize("picture", [photo(1), blocks(64, 96)], ids=["JPEG", "PNG"])
def test_thumbnail_is_made_of_the_small_copy(picture: np.ndarray) -> None:
    made = extract(picture)
    assert np.array_equal(made.thumbnail, thumbnail(made.preview))


def test_small_picture_is_its_own_thumbnail() -> None:
    assert np.array_equal(extract(blocks()).thumbnail, cv2.cvtColor(blocks(), cv2.COLOR_BGR2GRAY))


def test_tiny_picture_has_the_mean_greys_of_the_parts() -> None:
    grey = cv2.cvtColor(blocks(64, 96), cv2.COLOR_BGR2GRAY)
    means = extract(blocks(64, 96)).block_means
    for rows, columns in ((0, 0), (0, 31), (31, 0), (31, 31)):
        assert means[rows, columns] == grey[0 if rows == 0 else 63, 0 if columns == 0 else 95]
    assert means.mean() == pytest.approx(grey.mean(), abs=1)


@pytest.mark.parametrize(("height", "width"), [(64, 96), (24, 40), (1200, 900)])
def test_colour_is_the_mean_of_each_channel_blue_first(height: int, width: int) -> None:
    picture = blocks(height, width) // np.array([1, 2, 3], np.uint8)
    assert extract(picture).colour == pytest.approx(picture.mean(axis=(0, 1)), abs=1)


def test_tiny_picture_has_the_means_of_fine_texture() -> None:
    # Of a size whose small copy and thumbnail, too, are cut into whole pixels.
    noise = np.random.default_rng(1).integers(0, 256, (256, 640, 3), dtype=np.uint8)
    means = cv2.cvtColor(noise, cv2.COLOR_BGR2GRAY).reshape(32, 8, 32, 20).mean(axis=(1, 3))
    # Noise is what a JPEG file keeps least of.
    assert np.abs(extract(noise).block_means - means).mean() < 1.5


def test_keypoints_of_a_picture_decoded_smaller_are_in_pixels_of_the_whole() -> None:
    plain, reduced = describe_keypoints(*at_working_size(photo(2))), extract(photo(2), size=(640, 720)).keypoints
    assert reduced.points == pytest.approx(plain.points * (2, 3), rel=1e-6)
    assert reduced.sizes == pytest.approx(plain.sizes * 2.5, rel=1e-6)
    assert np.array_equal(reduced.descriptors, plain.descriptors)
    assert reduced.points.dtype == reduced.sizes.dtype == np.float32


def test_query_has_the_features_of_the_picture_and_both_of_its_hands() -> None:
    query = prepare(photo(2), "cd" * 32, (640, 480))
    assert arrays(query.features) == arrays(extract(photo(2), "cd" * 32, (640, 480)))
    assert (query.features.sha256, query.features.width, query.features.height) == ("cd" * 32, 640, 480)
    assert [query_keypoints.mirrored for query_keypoints in query.full_keypoints] == [False, True]
    for query_keypoints in query.full_keypoints:
        assert query_keypoints.keypoints.points.dtype == np.float32
        assert (query_keypoints.keypoints.points < (640, 480)).all()
        assert query_keypoints.keypoints.points.max() > 480


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
    for describe in (extract, prepare):
        with pytest.raises(ValueError, match=r"a picture is uint8 \(height, width, 3\), not "):
            describe(picture)
