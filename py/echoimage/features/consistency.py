"""Votes for images in, with the turn and the change of size that each implies; by how much those that agree stand out.

Weak geometric consistency (Jegou, Douze and Schmid 2008): the votes of a true copy fall together in a histogram, those
of chance are spread.
"""

import numpy as np
from numpy.typing import NDArray

ANGLE_BINS = 16
"""Bins of a full turn."""

SCALE_BINS, OCTAVES = 8, 0.6
"""Bins for the scale, and the octaves that each spans: from 5 times smaller to 5 times larger."""

FLOOR = 0.3
"""Added to what chance puts into a bin, so that a single vote in an empty one does not stand out."""


def standing_out(
    images: NDArray[np.integer],
    worth: NDArray[np.floating],
    turns: NDArray[np.floating],
    log2_scales: NDArray[np.floating],
    count: int,
) -> NDArray[np.float64]:
    """Return the fullest bin of each of `count` images, float64, in standard deviations above the mean of all angles.

    Of each vote, (n,): its image, how much it counts, the turn in radians, the binary logarithm of the change of size.
    Neighbouring bins are joined, so that no border cuts a heap of votes in two.
    """
    if not count:
        return np.zeros(0)
    angle = np.floor(turns * (ANGLE_BINS / (2 * np.pi))).astype(np.int64) % ANGLE_BINS
    scale = np.clip(np.floor(log2_scales / OCTAVES + SCALE_BINS / 2), 0, SCALE_BINS - 1).astype(np.int64)
    shape = (count, ANGLE_BINS, SCALE_BINS)
    bins = (images.astype(np.int64) * ANGLE_BINS + angle) * SCALE_BINS + scale
    histogram = np.bincount(bins, worth, minlength=int(np.prod(shape))).reshape(shape).astype(np.float64)
    joined = histogram + np.roll(histogram, 1, axis=1)
    joined[:, :, 1:] += joined[:, :, :-1].copy()
    chance = joined.mean(axis=1, keepdims=True)
    above: NDArray[np.float64] = ((joined - chance) / np.sqrt(chance + FLOOR)).reshape(count, -1).max(axis=1)
    return above
