"""The small copy in colour: how large, how many bytes, and how near to the picture."""

import cv2
import numpy as np
import pytest

from echoimage.features.preview import ENOUGH, LONGER_SIDE, opened, small_copy, thumbnail
from samples import blocks, photo


@pytest.mark.parametrize(
    ("height", "width", "size"), [(480, 640, (240, 320)), (900, 300, (320, 107)), (40, 60, (40, 60))]
)
def test_its_longer_side_is_at_most_320_pixels(height: int, width: int, size: tuple[int, int]) -> None:
    assert opened(small_copy(photo(1, height, width))).shape == (*size, 3)
    assert max(size) <= LONGER_SIDE


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_a_photograph_it_takes_few_bytes_and_is_near(seed: int) -> None:
    picture = photo(seed, 480, 640)
    data = small_copy(picture)
    assert data[:2] == b"\xff\xd8"
    assert len(data) < 1.5 * ENOUGH
    exact = cv2.resize(picture, (320, 240), interpolation=cv2.INTER_AREA).astype(int)
    assert np.abs(cv2.blur((opened(data) - exact).astype(np.float32), (5, 5))).mean() < 3


def test_the_thumbnail_is_the_copy_in_grey_at_half_the_size() -> None:
    copy = small_copy(photo(1, 480, 640))
    grey = cv2.cvtColor(opened(copy), cv2.COLOR_BGR2GRAY)
    half = cv2.resize(grey, (160, 120), interpolation=cv2.INTER_AREA).astype(int)
    assert np.abs(thumbnail(copy) - half).mean() < 0.5


@pytest.mark.parametrize("data", [b"", b"GIF89a", small_copy(blocks())[:30]], ids=["nothing", "another", "cut"])
def test_what_is_no_copy_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        thumbnail(data)


def test_a_drawing_loses_nothing() -> None:
    picture = blocks()
    assert np.array_equal(opened(small_copy(picture)), picture)


def test_a_drawing_with_many_edges_loses_nothing_either() -> None:
    # As a JPEG file of quality 90 it takes more than is enough.
    picture = np.kron(np.indices((24, 32)).sum(axis=0) % 2, np.full((10, 10), 255)).astype(np.uint8)
    page = cv2.merge([picture, 255 - picture, picture // 2])
    assert len(cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, 90])[1]) > ENOUGH
    assert np.array_equal(opened(small_copy(page)), page)
