"""Areas of a picture that do not count, as boxes, in; which keypoints and pixels do count, out."""

import math
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from echoimage.types import Box, Bytes2D, Features, Keypoints, QueryKeypoints

Masks = tuple[Box, ...]
"""Left, top, right and bottom of each, in pixels of the whole upright picture."""


def counted_points(points: NDArray[np.floating], masks: Iterable[Box]) -> NDArray[np.bool_]:
    """Return which points, (n, 2), lie in none of the areas."""
    counted = np.ones(len(points), bool)
    for left, top, right, bottom in masks:
        counted &= ~((points >= (left, top)) & (points < (right, bottom))).all(axis=1)
    return counted


def counted_pixels(shape: tuple[int, ...], size: tuple[int, int], masks: Iterable[Box], margin: int = 0) -> Bytes2D:
    """Return a picture, uint8 of this height and width, with 255 for what counts and 0 for what does not.

    It is a copy of a whole of width and height `size`; a pixel that an area touches does not count, nor do `margin`
    more on each side.
    """
    counted = np.full(shape[:2], 255, np.uint8)
    across, down = shape[1] / size[0], shape[0] / size[1]
    for left, top, right, bottom in masks:
        counted[_span(top * down, bottom * down, margin), _span(left * across, right * across, margin)] = 0
    return counted


def _span(first: float, last: float, margin: int) -> slice:
    return slice(max(int(first) - margin, 0), max(math.ceil(last) + margin, 0))


def within(masks: Iterable[Box], window: Box) -> Masks:
    """Return the areas as they lie in a window of the picture."""
    x, y = window[:2]
    return tuple((left - x, top - y, right - x, bottom - y) for left, top, right, bottom in masks)


def in_mirror(masks: Iterable[Box], width: int) -> Masks:
    """Return the areas as they lie in the mirror image of a picture of this width."""
    return tuple((width - right, top, width - left, bottom) for left, top, right, bottom in masks)


def masked_query_keypoints(found: QueryKeypoints, masks: Masks, width: int) -> QueryKeypoints:
    """Return the keypoints of a picture of this width that lie in none of the areas."""
    if not masks:
        return found
    lying = in_mirror(masks, width) if found.mirrored else masks
    rows = np.flatnonzero(counted_points(found.keypoints.points, lying))
    return QueryKeypoints(
        found.mirrored, found.keypoints.take(rows), found.scales[rows], found.centres[rows], found.words[rows]
    )


def masked_features(features: Features, masks: Masks) -> Features:
    """Return the features of a picture, and of its windows, without what lies in the areas."""
    windows = tuple(masked_features(one, within(masks, one.frame.box)) for one in features.windows)
    return replace(features, masks=masks, windows=windows, keypoints=_masked(features.keypoints, masks))


def _masked(keypoints: Keypoints, masks: Masks) -> Keypoints:
    return keypoints.take(np.flatnonzero(counted_points(keypoints.points, masks)))
