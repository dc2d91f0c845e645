"""A picture and its keypoints in, the stable ones, which a copy will most likely show again, out: an index has these.

A copy is made, turned, smaller and recompressed, and described like any other picture. What comes back in its place
with the same visual word is what other copies will be found by.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.features.keypoints import LEADING, describe_keypoints, spread
from echoimage.features.vocabulary import WORDS
from echoimage.types import Bytes2D, Keypoints

ANGLE, SCALE, QUALITY = 17, 0.85, 50
"""Degrees, size and JPEG quality of the copy. With what comes back in it, true images are among the best 50 of 2,000 in
0.995 of 648 queries by edited photographs; with the strongest keypoints, and no copy, in 0.978. Other turns from 10 to
24, sizes from 0.65 to 1 and qualities from 30 to 60 give 0.986 to 0.995, and two to seven copies no more."""

NEAR = 2.5
"""Pixels of a keypoint's level, at most, between its place and that where it comes back."""

OCTAVES = 0.4
"""Octaves, at most, between its size and that with which it comes back; two levels are 0.26 apart."""

CELLS = 4
"""Parts along the longer side that have as many leading keypoints each, as far as they have some: a crop shows few
parts. Without parts, twice as many of the queries above miss their image."""


def stable(grey: Bytes2D, ratio: NDArray[np.float32], keypoints: Keypoints) -> NDArray[np.bool_]:
    """Return which keypoints of an image lead in an index: bool (n,), up to `LEADING`; `at_working_size` gives it.

    Those that come back in a copy are first, then those of `keypoints.leading`.
    """
    copy, to_copy = _copy(grey)
    places = (keypoints.points / ratio) @ to_copy[:, :2].T + to_copy[:, 2]
    sizes = keypoints.sizes / ratio.mean() * SCALE
    back = _comes_back(keypoints.words, places, sizes, describe_keypoints(copy, np.ones(2, np.float32)))
    rank = np.asarray(2 * back + keypoints.leading, np.float64)
    chosen = np.zeros(len(keypoints), bool)
    chosen[spread(keypoints.points, rank, LEADING, max(round(side) for side in grey.shape[::-1] * ratio) / CELLS)] = (
        True
    )
    return chosen


def _copy(grey: Bytes2D) -> tuple[Bytes2D, NDArray[np.float64]]:
    """Return the copy, uint8 (h, w), and the matrix, float64 (2, 3), from places in the picture to places in it."""
    height, width = grey.shape
    size = max(1, round(width * SCALE)), max(1, round(height * SCALE))
    to_copy = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), ANGLE, SCALE), np.float64)
    to_copy[:, 2] += np.array([size[0] - width, size[1] - height]) / 2
    turned = cv2.warpAffine(grey, to_copy, size, borderMode=cv2.BORDER_REFLECT)
    packed = cv2.imencode(".jpg", turned, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1]
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8), to_copy


def _comes_back(
    words: NDArray[np.uint16], places: NDArray[np.floating], sizes: NDArray[np.floating], found: Keypoints
) -> NDArray[np.bool_]:
    """Return which keypoints, of which words, places and sizes in the copy are given, are found there, bool (n,).

    `found` are in the order of their words.
    """
    ends = np.cumsum(np.bincount(found.words, minlength=WORDS))
    counts = np.diff(ends, prepend=0)[words]
    ours = np.repeat(np.arange(len(words)), counts)
    theirs = np.arange(len(ours)) + np.repeat(ends[words] - np.cumsum(counts), counts)
    apart = np.linalg.norm(found.points[theirs] - places[ours], axis=1)
    octaves = np.abs(np.log2(found.sizes[theirs] / sizes[ours]))
    back = np.zeros(len(words), bool)
    back[ours[(apart < NEAR * np.maximum(sizes[ours], 1)) & (octaves < OCTAVES)]] = True
    return back
