"""Photographs of more pixels than other formats may have: what decoding takes is what counts."""

import struct
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest

from echoimage import DecodeError, read_picture
from echoimage.images.decode import check
from picture_kinds import tall_jpeg
from samples import blocks, encode, photo


def test_photograph_of_108_megapixels_is_decoded_at_reduced_size(run: Callable[..., Any]) -> None:
    strip = cv2.GaussianBlur(cv2.resize(photo(4), (12_000, 16)), (9, 9), 0)
    found = run(read_picture(tall_jpeg(12_000, 9_000, strip)))
    assert found.size == (12_000, 9_000)
    # Each strip of 16 rows becomes 2.
    assert found.picture.shape == (1125, 1500, 3)
    expected = cv2.resize(strip, (1500, 2), interpolation=cv2.INTER_AREA)
    assert np.abs(found.picture[:2].astype(int) - expected).mean() < 8


def huge(jpeg: bytes, width: int, height: int) -> bytes:
    """A JPEG that says it has other dimensions."""
    at = next(at for at in (jpeg.find(b"\xff\xc0"), jpeg.find(b"\xff\xc2")) if at > 0) + 5
    return jpeg[:at] + struct.pack(">HH", height, width) + jpeg[at + 4 :]


PROGRESSIVE = (cv2.IMWRITE_JPEG_PROGRESSIVE, 1, cv2.IMWRITE_JPEG_SAMPLING_FACTOR)


@pytest.mark.parametrize(
    ("data", "allowed"),
    [
        (huge(encode(blocks(), ".jpg"), 16_320, 12_240), True),
        (huge(encode(blocks(), ".jpg"), 65_500, 65_500), True),
        (huge(encode(blocks(), ".jpg"), 1_500, 65_500), True),
        (huge(encode(blocks(), ".jpg", *PROGRESSIVE, 0x221111), 16_320, 12_240), True),
        (huge(encode(blocks(), ".jpg", *PROGRESSIVE, 0x111111), 16_320, 12_240), False),
        (huge(encode(blocks(), ".jpg", *PROGRESSIVE, 0x221111), 20_000, 20_000), False),
    ],
)
def test_jpeg_is_refused_by_what_decoding_takes(data: bytes, allowed: bool) -> None:
    if allowed:
        assert check(data).format == "jpeg"
        return
    with pytest.raises(
        DecodeError, match=r"megapixels, and decoding it takes 1,2\d\d MB of memory; up to 800"
    ) as caught:
        check(data)
    assert caught.value.reason == "too-large"
