"""A part of a picture: where it lies, how fine it is, and what is none."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from echoimage import DecodeError, describe_query
from echoimage.images.part import read_part
from samples import encode, exif, photo, png_with_exif

Run = Callable[..., Any]


def test_a_part_of_a_large_picture_is_as_fine_as_its_file(run: Run) -> None:
    whole = photo(1, 1600, 2400)
    cut, size = run(read_part(encode(whole, ".png"), (1000, 700, 300, 200)))
    assert size == (2400, 1600)
    assert cut.size == (300, 200)
    assert np.array_equal(cut.picture, whole[700:900, 1000:1300])


def test_a_large_part_is_reduced_as_a_picture_of_its_size(run: Run) -> None:
    cut, _ = run(read_part(encode(photo(1, 1600, 2400), ".png"), (0, 0, 2000, 1600)))
    assert cut.size == (2000, 1600)
    assert cut.picture.shape == (800, 1000, 3)


def test_it_lies_in_the_upright_picture(run: Run) -> None:
    stored = photo(2)
    turned = png_with_exif(encode(stored, ".png"), exif(6))
    cut, size = run(read_part(turned, (10, 20, 60, 90)))
    assert size == (240, 320)
    assert np.array_equal(cut.picture, np.rot90(stored, -1)[20:110, 10:70])


def test_what_lies_beyond_the_picture_is_left_out(run: Run) -> None:
    cut, _ = run(read_part(encode(photo(2), ".png"), (-50, 200, 400, 400)))
    assert cut.size == (320, 40)


@pytest.mark.parametrize("part", [(400, 0, 50, 50), (0, 0, 5, 200), (310, 0, 50, 50), (0, 0, -9, 50)])
def test_a_part_without_pixels_is_refused(run: Run, part: tuple[int, int, int, int]) -> None:
    with pytest.raises(DecodeError, match="fewer than 16 pixels a side within the picture, which has 320 x 240"):
        run(read_part(encode(photo(2), ".png"), part))


def test_a_part_is_not_the_file(run: Run) -> None:
    data = encode(photo(2), ".png")
    assert run(describe_query(data)).global_features.sha256
    part = run(describe_query(data, part=(0, 0, 320, 240))).global_features
    assert (part.sha256, part.width, part.height) == ("", 320, 240)
