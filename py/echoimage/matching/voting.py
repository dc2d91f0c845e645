"""A query and the features of many images in, votes for each image out: the cheap test of every image.

Each keypoint of the query votes, through its visual words, for the images that have the same word, in a histogram over
the angle and the scale that the two keypoints imply (weak geometric consistency, Jegou, Douze and Schmid 2008).
The votes of a true copy fall together, those of chance are spread.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from echoimage.features.consistency import standing_out
from echoimage.features.hamming import paired_distances
from echoimage.features.vocabulary import BITS, CENTRES
from echoimage.matching.match import FARTHEST
from echoimage.types import Features, GlobalFeatures, QueryKeypoints

NEARNESS = 30.0
"""Bits at which a vote counts e times less than that of an equal descriptor (Jegou, Douze and Schmid 2009). Lower
trusts only the nearest; with all votes equal, an object in clutter comes 110th of 530, with 30 and 24 first."""

MOST_VOTERS = 40
"""Keypoints of the query at most that may vote with one word."""


class Voting:
    """A query's keypoints, ready to vote."""

    def __init__(self, query: GlobalFeatures, keypoint_sets: Sequence[QueryKeypoints]) -> None:
        self._voters = tuple(_Voters(keypoints, query) for keypoints in keypoint_sets)

    def votes(self, images: Sequence[Features]) -> NDArray[np.float64]:
        """Return each image's votes, float64 (n,): its fullest bin, in standard deviations above chance."""
        if not images:
            return np.zeros(0)
        return np.asarray(np.max([voters.count(images) for voters in self._voters], axis=0))


class _Voters:
    """One set of keypoints, found by visual word."""

    def __init__(self, keypoints: QueryKeypoints, query: GlobalFeatures) -> None:
        words = keypoints.words.ravel()
        order = np.argsort(words, kind="stable")
        bounds = np.searchsorted(words[order], np.arange((CENTRES << BITS) + 1))
        counts = np.diff(bounds)
        # What so many keypoints of the query share, a chequerboard's corners for instance, says nothing and costs most.
        self._begins, self._counts = bounds[:-1], np.where(counts <= MOST_VOTERS, counts, 0)
        rows = order // max(1, keypoints.words.shape[1])
        self._descriptors = keypoints.keypoints.descriptors[rows]
        self._angles = keypoints.keypoints.angles[rows]
        self._log2_scales = np.log2(keypoints.keypoints.sizes[rows] / max(query.width, query.height))

    def count(self, images: Sequence[Features]) -> NDArray[np.float64]:
        """Return the votes for each image, float64 (n,), as `Voting.votes`."""
        words = np.concatenate([image.keypoints.words for image in images])
        of_image = np.repeat(np.arange(len(images)), [len(image.keypoints) for image in images])
        ours, theirs, apart = self._near_pairs(words, images)
        angle = np.concatenate([image.keypoints.angles for image in images])[theirs] - self._angles[ours]
        log2_scale = _log2_scales(images)[theirs] - self._log2_scales[ours]
        # A keypoint that many of the query's resemble, a letter of a text for instance, has one vote among them all.
        weights = np.exp(-((apart / NEARNESS) ** 2)) / np.bincount(theirs, minlength=len(words))[theirs]
        return standing_out(of_image[theirs], weights, angle, log2_scale, len(images))

    def _near_pairs(
        self, words: NDArray[np.uint16], images: Sequence[Features]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.uint16]]:
        """Return rows of the query and of all images that share a word, and the bits in which they differ."""
        counts = self._counts[words]
        theirs = np.repeat(np.arange(len(words)), counts)
        ours = np.arange(len(theirs)) - np.repeat(np.cumsum(counts) - counts, counts) + self._begins[words[theirs]]
        descriptors = np.concatenate([image.keypoints.descriptors for image in images])
        apart = paired_distances(self._descriptors, ours, descriptors, theirs)
        near = apart <= FARTHEST
        return ours[near], theirs[near], apart[near]


def _log2_scales(images: Sequence[Features]) -> NDArray[np.float32]:
    # Sizes are compared as shares of the picture, so that bins mean the same for pictures of any resolution.
    return np.concatenate([np.log2(image.keypoints.sizes / max(image.width, image.height)) for image in images])
