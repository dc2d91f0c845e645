"""Long pictures have windows, which cover all of them; others have none."""

from itertools import pairwise

import numpy as np
import pytest

from echoimage import extract, prepare
from echoimage.features.windows import MOST, NARROWEST, cuts
from echoimage.types import Frame
from strips import comic, panels


@pytest.mark.parametrize("size", [(300, 100), (100, 300), (640, 480), (4 * NARROWEST, NARROWEST - 1)])
def test_picture_that_is_not_long_or_a_mere_line_has_none(size: tuple[int, int]) -> None:
    assert cuts(np.zeros((size[1], size[0], 3), np.uint8), size) == []


@pytest.mark.parametrize("long", [301, 800, 2000, 2500, 6000])
@pytest.mark.parametrize("upright", [False, True])
def test_windows_cover_a_long_picture_and_each_begins_half_a_window_after_the_one_before(
    long: int, upright: bool
) -> None:
    picture = np.zeros((long, 100, 3) if upright else (100, long, 3), np.uint8)
    found = cuts(picture, (picture.shape[1], picture.shape[0]))
    spans = [
        (cut.window.top, cut.window.top + cut.size[1]) if upright else (cut.window.left, cut.window.left + cut.size[0])
        for cut in found
    ]
    assert spans[0][0] == 0 and spans[-1][1] == long
    assert len(found) <= MOST
    length = spans[0][1]
    assert length >= 200 and (long > 2500 or length <= 201)
    for before, after in pairwise(spans):
        assert after[0] - before[0] <= length / 2 + 1
    assert [cut.window.number for cut in found] == list(range(1, len(found) + 1))


def test_windows_of_a_picture_that_was_decoded_smaller_count_in_pixels_of_the_whole() -> None:
    small = comic(panels())
    width, height = 2 * small.shape[1], 2 * small.shape[0]
    features = extract(small, "ab" * 32, (width, height))
    assert features.frame == Frame((0, 0, width, height), (width, height))
    for window in features.windows:
        assert window.frame.box == (0, window.window.top, width, window.window.top + window.height)
        assert window.frame.whole == (width, height)
        assert window.frame.is_window and not window.windows and window.classic is None
        assert (window.keypoints.points <= (window.width, window.height)).all()
        assert window.sha256 == features.sha256
    queries = prepare(small, "ab" * 32, (width, height)).windows
    assert [query.global_features.frame for query in queries] == [window.frame for window in features.windows]
    assert not any(query.global_features.sha256 for query in queries)
