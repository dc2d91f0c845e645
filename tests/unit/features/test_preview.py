"""The small copy in colour: how large, how many bytes, and how near to the picture."""

import cv2
import numpy as np
import pytest

from echoimage.features.preview import ENOUGH, LONGER_SIDE, small_copy
from samples import blocks, photo


def opened(data: bytes) -> np.ndarray:
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)


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
    assert np.abs(cv2.blur((opened(data) - exact).astype(np.float32), (5, 5))).mean() < 2


def test_a_drawing_loses_nothing() -> None:
    picture = blocks()
    assert np.array_equal(opened(small_copy(picture)), picture)
