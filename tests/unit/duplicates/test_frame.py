"""What has an edge around it in another picture was put there; what goes on beyond it was cut out."""

import cv2
import numpy as np
import pytest

from echoimage import extract
from echoimage.duplicates.frame import is_framed
from samples import photo

PHOTO = photo(6, 480, 640)
AT = np.array([[1, 0, 120], [0, 1, 90], [0, 0, 1]], np.float64)
"""Where the part lies in the picture."""


def part() -> np.ndarray:
    return PHOTO[90:390, 120:520]


@pytest.mark.parametrize("ground", [255, 0])
def test_part_on_a_plain_ground_has_an_edge_around_it(ground: int) -> None:
    page = np.full_like(PHOTO, ground)
    page[90:390, 120:520] = part()
    assert is_framed(extract(page), extract(part()), AT)


def test_part_that_was_cut_out_has_none() -> None:
    assert not is_framed(extract(PHOTO), extract(part()), AT)


def test_mirrored_part_that_was_cut_out_has_none() -> None:
    mirror = np.array([[-1, 0, 400], [0, 1, 0], [0, 0, 1]], np.float64)
    assert not is_framed(extract(PHOTO), extract(np.ascontiguousarray(part()[:, ::-1])), AT @ mirror)


def test_sides_on_the_border_say_nothing() -> None:
    """Black bars above and below."""
    barred = cv2.copyMakeBorder(PHOTO, 120, 120, 0, 0, cv2.BORDER_CONSTANT)
    assert is_framed(extract(barred), extract(PHOTO), np.array([[1, 0, 0], [0, 1, 120], [0, 0, 1]], np.float64))
    assert not is_framed(extract(PHOTO), extract(PHOTO), np.eye(3))
