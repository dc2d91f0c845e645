"""Pictures made tiny in, how much they resemble each other out: for those that have few keypoints."""

from collections.abc import Sequence
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.types import Bytes2D, GlobalFeatures

SIDE = 32
"""Pixels of the side of a tiny picture."""

CELLS = 16
"""Parts along each side of a fingerprint: 256 bits."""

Number = TypeVar("Number", np.uint8, np.float64)


def block_means(thumbnail: Bytes2D) -> Bytes2D:
    """Make a grey picture, uint8 (h, w), tiny: (32, 32)."""
    return np.asarray(cv2.resize(thumbnail, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.uint8)


def fingerprint(tiny: Bytes2D) -> NDArray[np.uint8]:
    """Give 256 bits, uint8 (32,), of a tiny picture: which of 16 x 16 parts are brighter than the median of all.

    After Yang, Gu and Niu (2006), block mean value based hashing.
    """
    means = tiny.reshape(CELLS, 2, CELLS, 2).sum(axis=(1, 3), dtype=np.int32)
    return np.packbits(means.ravel() > np.median(means))


def orientations(tiny: NDArray[Number]) -> list[NDArray[Number]]:
    """Give a tiny picture in the eight ways to turn and mirror it."""
    return [way for turned in range(4) for way in with_mirror_image(np.rot90(tiny, turned))]


def resemblance(query: GlobalFeatures, images: Sequence[GlobalFeatures]) -> NDArray[np.float64]:
    """Give the best correlation, float64 (n,), of the query's tiny picture, turned and mirrored, with each image's."""
    if not images:
        return np.zeros(0)
    ways = np.stack(orientations(normed(query.block_means))).reshape(8, -1)
    rows = _normed_all([image.block_means for image in images]).reshape(len(images), -1)
    best: NDArray[np.float64] = (rows @ ways.T).max(axis=1)
    return best


def with_mirror_image(picture: NDArray[Number]) -> tuple[NDArray[Number], NDArray[Number]]:
    """Give a picture and its mirror image."""
    return picture, picture[:, ::-1]


def normed(tiny: Bytes2D) -> NDArray[np.float64]:
    """Give a tiny picture without its mean and of length 1; zeros where it is flat."""
    return np.asarray(_normed_all([tiny])[0])


def _normed_all(tinies: Sequence[Bytes2D]) -> NDArray[np.float64]:
    grey = np.stack(tinies).astype(np.float64)
    from_mean = grey - grey.mean(axis=(1, 2), keepdims=True)
    length = np.sqrt((from_mean**2).sum(axis=(1, 2), keepdims=True))
    # A length of 32 is a deviation of 1 in 256 of each of 1,024 pixels: noise, not a picture.
    return np.asarray(np.where(length > 32, from_mean / np.maximum(length, 32), 0.0))
