"""Pictures made tiny in, how much they resemble each other out: for those that have few keypoints."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.types import Features, Picture, Query


def resemblance(query: Query, images: Sequence[Features]) -> NDArray[np.float64]:
    """Give the best correlation, float64 (n,), of the query's tiny picture, turned and mirrored, with each image's."""
    if not images:
        return np.zeros(0)
    shown = normed(query.features.tiny)
    ways = np.stack([way for turned in range(4) for way in both_hands(np.rot90(shown, turned))]).reshape(8, -1)
    rows = _normed_all([image.tiny for image in images]).reshape(len(images), -1)
    best: NDArray[np.float64] = (rows @ ways.T).max(axis=1)
    return best


def both_hands(picture: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give a picture and its mirror image."""
    return picture, picture[:, ::-1]


def normed(tiny: Picture) -> NDArray[np.float64]:
    """Give the grey of a tiny picture without its mean and of length 1; zeros where it is flat."""
    return np.asarray(_normed_all([tiny])[0])


def _normed_all(tinies: Sequence[Picture]) -> NDArray[np.float64]:
    # One tall picture: a call to OpenCV for each of many images takes five times as long.
    grey = np.asarray(cv2.cvtColor(np.concatenate(tinies), cv2.COLOR_BGR2GRAY), np.float64)
    grey = grey.reshape(len(tinies), *tinies[0].shape[:2])
    from_mean = grey - grey.mean(axis=(1, 2), keepdims=True)
    length = np.sqrt((from_mean**2).sum(axis=(1, 2), keepdims=True))
    # A length of 32 is a deviation of 1 in 256 of each of 1,024 pixels: noise, not a picture.
    return np.asarray(np.where(length > 32, from_mean / np.maximum(length, 32), 0.0))
