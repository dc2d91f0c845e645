"""A query's keypoints and an image's in, the tentative pairs of them out.

Only keypoints that share a centre of the vocabulary are compared, 1 pair in 47.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from echoimage.hamming import paired_distances
from echoimage.types import Keypoints, Probe
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


def match(probe: Probe, image: Keypoints) -> Pairs:
    """Give each query keypoint its nearest image keypoint, and each of those one query keypoint alone.

    Pairs are put in the order of how much nearer they are than the second nearest (Lowe 2004), and none is refused:
    in a repeated pattern the second nearest is as near, and true pairs would be lost.
    """
    query, candidates, apart = _by_nearness(probe, image)
    first = _first_of_each(query)
    second = np.full(len(first), FARTHEST_SECOND)
    more = (first + 1 < len(query)) & (query[np.minimum(first + 1, len(query) - 1)] == query[first])
    second[more] = apart[first[more] + 1]
    near = apart[first] <= FARTHEST
    kept, distinct = first[near], (apart[first] / np.maximum(second, 1))[near]
    query, candidates = query[kept], candidates[kept]
    order = np.lexsort((query, distinct, candidates))
    kept = order[_first_of_each(candidates[order])]
    kept = kept[np.argsort(distinct[kept], kind="stable")]
    return Pairs(query[kept], candidates[kept])


def _by_nearness(probe: Probe, image: Keypoints) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Give rows of the query and of the image, and the bits in which they differ: by query row, the nearest first."""
    query, candidates = _sharing_a_centre(probe, image)
    apart = paired_distances(probe.keypoints.descriptors[query], image.descriptors[candidates])
    near = apart < FARTHEST_SECOND
    # Packed into one number each, they are sorted faster than three columns.
    keys = np.sort((query[near].astype(np.int64) << 32) | (apart[near].astype(np.int64) << 16) | candidates[near])
    return (keys >> 32).astype(np.intp), (keys & 0xFFFF).astype(np.intp), (keys >> 16 & 0xFFFF).astype(np.intp)


def _first_of_each(ordered: NDArray[np.intp]) -> NDArray[np.intp]:
    """Give the positions at which a value differs from the one before."""
    return np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])


def _sharing_a_centre(probe: Probe, image: Keypoints) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    edges = bounds(image.words)
    begins = edges[probe.near].ravel()
    counts = edges[probe.near + 1].ravel() - begins
    query = np.repeat(np.arange(len(probe.near)).repeat(probe.near.shape[1]), counts)
    within = np.arange(len(query)) - np.repeat(np.cumsum(counts) - counts, counts)
    return query, (np.repeat(begins, counts) + within).astype(np.intp)
