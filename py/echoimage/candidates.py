"""A query and the features of many images in, the images worth a closer look out: the cheap test of every image.

Each keypoint of the query votes, through its visual words, for the images that have the same word, in a histogram over
the turn and the change of size that the two keypoints imply (weak geometric consistency, Jegou, Douze and Schmid 2008).
The votes of a true copy fall together, those of chance are spread.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from echoimage.hamming import paired_distances
from echoimage.matching import FARTHEST
from echoimage.types import Features, GlobalFeatures, QueryKeypoints
from echoimage.vocabulary import BITS, CENTRES

TURNS = 16
"""Bins of a full turn."""

NEARNESS = 30.0
"""Bits at which a vote counts e times less than that of an equal descriptor (Jegou, Douze and Schmid 2009). Lower
trusts only the nearest; with all votes equal, an object in clutter comes 110th of 530, with 30 and 24 first."""

MOST_VOTERS = 40
"""Keypoints of the query at most that may vote with one word."""

FLOOR = 0.3
"""Added to what chance puts into a bin, so that a single vote in an empty one is no wonder."""

GROWTHS, OCTAVES = 8, 0.6
"""Bins for the change of size, and the octaves that each spans: from 5 times smaller to 5 times larger."""


class Ballot:
    """A query's probes, ready to vote."""

    def __init__(self, query: GlobalFeatures, probes: Sequence[QueryKeypoints]) -> None:
        self._probes = tuple(_Voters(probe, query) for probe in probes)

    def votes(self, images: Sequence[Features]) -> NDArray[np.float64]:
        """Give each image's votes, float64 (n,): its fullest bin, in standard deviations above chance."""
        if not images:
            return np.zeros(0)
        return np.asarray(np.max([probe.count(images) for probe in self._probes], axis=0))


class _Voters:
    """One probe's keypoints, found by visual word."""

    def __init__(self, probe: QueryKeypoints, query: GlobalFeatures) -> None:
        words = probe.words.ravel()
        order = np.argsort(words, kind="stable")
        bounds = np.searchsorted(words[order], np.arange((CENTRES << BITS) + 1))
        counts = np.diff(bounds)
        # What so many keypoints of the query share, a chequerboard's corners for instance, says nothing and costs most.
        self._begins, self._counts = bounds[:-1], np.where(counts <= MOST_VOTERS, counts, 0)
        voters = order // max(1, probe.words.shape[1])
        self._descriptors = probe.keypoints.descriptors[voters]
        self._angles = probe.keypoints.angles[voters]
        self._octaves = np.log2(probe.keypoints.sizes[voters] / max(query.width, query.height))

    def count(self, images: Sequence[Features]) -> NDArray[np.float64]:
        words = np.concatenate([image.keypoints.words for image in images])
        counts = self._counts[words]
        of_image = np.repeat(np.arange(len(images)), [len(image.keypoints) for image in images])
        theirs = np.repeat(np.arange(len(words)), counts)
        ours = np.arange(len(theirs)) - np.repeat(np.cumsum(counts) - counts, counts) + self._begins[words[theirs]]
        descriptors = np.concatenate([image.keypoints.descriptors for image in images])
        apart = paired_distances(self._descriptors, ours, descriptors, theirs)
        near = apart <= FARTHEST
        ours, theirs, apart = ours[near], theirs[near], apart[near]
        turn = np.concatenate([image.keypoints.angles for image in images])[theirs] - self._angles[ours]
        growth = _octaves(images)[theirs] - self._octaves[ours]
        bins = (len(images), TURNS, GROWTHS)
        turn_bin = np.floor(turn * (TURNS / (2 * np.pi))).astype(np.int64) % TURNS
        growth_bin = np.clip(np.floor(growth / OCTAVES + GROWTHS / 2), 0, GROWTHS - 1).astype(np.int64)
        at = (of_image[theirs] * TURNS + turn_bin) * GROWTHS + growth_bin
        # A keypoint that many of the query's resemble, a letter of a text for instance, has one vote among them all.
        weights = np.exp(-((apart / NEARNESS) ** 2)) / np.bincount(theirs, minlength=len(words))[theirs]
        return _fullest(np.bincount(at, weights, minlength=int(np.prod(bins))).reshape(bins).astype(np.float64))


def _octaves(images: Sequence[Features]) -> NDArray[np.float32]:
    # Sizes are compared as shares of the picture, so that bins mean the same for pictures of any resolution.
    return np.concatenate([np.log2(image.keypoints.sizes / max(image.width, image.height)) for image in images])


def _fullest(histogram: NDArray[np.float64]) -> NDArray[np.float64]:
    """Join neighbouring bins, so that no border cuts a heap of votes in two, and compare with the mean of all turns."""
    joined = histogram + np.roll(histogram, 1, axis=1)
    joined[:, :, 1:] += joined[:, :, :-1].copy()
    chance = joined.mean(axis=1, keepdims=True)
    above: NDArray[np.float64] = ((joined - chance) / np.sqrt(chance + FLOOR)).reshape(len(histogram), -1).max(axis=1)
    return above
