"""A query's keypoints and an image's in, the tentative pairs of them out.

Only keypoints that share a centre of the vocabulary are compared, 1 pair in 47.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from echoimage.hamming import paired_distances
from echoimage.types import Keypoints, QueryKeypoints
from echoimage.vocabulary import bounds

FARTHEST = 64
"""Bits in which a pair may differ. Of true pairs, 0.9 differ in 57 or fewer."""

FARTHEST_SECOND = 80
"""Bits at which the second nearest is taken to be where there is none nearer."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Tentative pairs, the most distinct first: query and image are int (n,), rows of keypoints; none comes twice."""

    query: NDArray[np.intp]
    image: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.query)


def match(probe: QueryKeypoints, image: Keypoints) -> Pairs:
    """Give each query keypoint its nearest image keypoint, and each of those one query keypoint alone.

    Pairs are put in the order of how much nearer they are than the second nearest (Lowe 2004), and none is refused:
    in a repeated pattern the second nearest is as near, and true pairs would be lost.
    """
    query, candidates, first, second = _nearest(probe, image)
    near = first <= FARTHEST
    query, candidates, distinct = query[near], candidates[near], (first / np.maximum(second, 1))[near]
    order = np.lexsort((query, distinct, candidates))
    kept = order[_first_of_each(candidates[order])]
    kept = kept[np.argsort(distinct[kept], kind="stable")]
    return Pairs(query[kept], candidates[kept])


def _nearest(probe: QueryKeypoints, image: Keypoints) -> tuple[NDArray[np.intp], ...]:
    """Give rows of the query, of their nearest in the image, and the bits in which that one and the second differ."""
    query, candidates = _sharing_a_centre(probe, image)
    apart = paired_distances(probe.keypoints.descriptors, query, image.descriptors, candidates)
    near = np.flatnonzero(apart < FARTHEST_SECOND)
    query, candidates = query[near], candidates[near]
    begins = _first_of_each(query)
    if not len(begins):
        return (np.zeros(0, np.intp),) * 4
    # Distance and row in one number: the least of each query row is its nearest, of equals the first.
    keys = apart[near].astype(np.uint32) << 16 | candidates.astype(np.uint32)
    best = np.minimum.reduceat(keys, begins)
    keys[keys == np.repeat(best, np.diff(begins, append=len(keys)))] = FARTHEST_SECOND << 16
    second = np.minimum.reduceat(keys, begins) >> 16
    return query[begins], *((part.astype(np.intp)) for part in (best & 0xFFFF, best >> 16, second))


def _first_of_each(ordered: NDArray[np.intp]) -> NDArray[np.intp]:
    """Give the positions at which a value differs from the one before."""
    return np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])


def _sharing_a_centre(probe: QueryKeypoints, image: Keypoints) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    edges = bounds(image.words)
    begins = edges[probe.near].ravel()
    counts = edges[probe.near + 1].ravel() - begins
    query = np.repeat(np.arange(len(probe.near)).repeat(probe.near.shape[1]), counts)
    within = np.arange(len(query)) - np.repeat(np.cumsum(counts) - counts, counts)
    return query, (np.repeat(begins, counts) + within).astype(np.intp)
