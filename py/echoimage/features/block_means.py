"""A picture's block means in, how much two pictures resemble each other out: for those that have few keypoints."""

from collections.abc import Sequence
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.types import Bytes2D, GlobalFeatures

SIDE = 32
"""Blocks along each side of a picture."""

CELLS = 16
"""Parts along each side of a fingerprint: 256 bits."""

Number = TypeVar("Number", np.uint8, np.float64)


def block_means(thumbnail: Bytes2D) -> Bytes2D:
    """Return a grey picture, uint8 (h, w), squashed to uint8 (32, 32)."""
    return np.asarray(cv2.resize(thumbnail, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.uint8)


def fingerprint(means: Bytes2D) -> NDArray[np.uint8]:
    """Return 256 bits, uint8 (32,), of block means: which of 16 x 16 parts are brighter than the median of all.

    After Yang, Gu and Niu (2006), block mean value based hashing.
    """
    sums = means.reshape(CELLS, 2, CELLS, 2).sum(axis=(1, 3), dtype=np.int32)
    return np.packbits(sums.ravel() > np.median(sums))


def orientations(means: NDArray[Number]) -> list[NDArray[Number]]:
    """Return block means, (32, 32), in the eight ways to turn and mirror them."""
    return [one for turns in range(4) for one in with_mirror_image(np.rot90(means, turns))]


def resemblance(query: GlobalFeatures, images: Sequence[GlobalFeatures]) -> NDArray[np.float64]:
    """Return the correlation, float64 (n,), of the query's block means with each image's, laid together at best.

    The query is turned and mirrored, and tried as its negative, whose correlations are told as negative numbers.
    """
    if not images:
        return np.zeros(0)
    ours = np.stack(orientations(normalized(query.block_means))).reshape(8, -1)
    theirs = _all_normalized([image.block_means for image in images]).reshape(len(images), -1)
    all_ways = theirs @ ours.T
    best, worst = all_ways.max(axis=1), all_ways.min(axis=1)
    return np.asarray(np.where(best >= -worst, best, worst), np.float64)


def with_mirror_image(means: NDArray[Number]) -> tuple[NDArray[Number], NDArray[Number]]:
    """Return block means, (h, w), and those of the mirror image."""
    return means, means[:, ::-1]


def normalized(means: Bytes2D) -> NDArray[np.float64]:
    """Return block means without their mean and of length 1, float64 (32, 32); zeros where they are flat."""
    return np.asarray(_all_normalized([means])[0])


def _all_normalized(means: Sequence[Bytes2D]) -> NDArray[np.float64]:
    grey = np.stack(means).astype(np.float64)
    from_mean = grey - grey.mean(axis=(1, 2), keepdims=True)
    length = np.sqrt((from_mean**2).sum(axis=(1, 2), keepdims=True))
    # A length of 32 is a deviation of 1 in 256 of each of 1,024 pixels: noise, not a picture.
    return np.asarray(np.where(length > 32, from_mean / np.maximum(length, 32), 0.0))
