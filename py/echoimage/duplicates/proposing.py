"""An image in, the images that it may form a pair with out: by votes of its keypoints, and by its fingerprint."""

import numpy as np
from numpy.typing import NDArray

from echoimage.features.block_means import fingerprint, orientations
from echoimage.features.hamming import distances
from echoimage.features.stored_query import StoredQuery
from echoimage.index.reader import Everything
from echoimage.index.scoring import WordVoting
from echoimage.types import QueryKeypoints


class Proposer:
    """Knows of all images what they are found by."""

    def __init__(self, everything: Everything) -> None:
        self._everything = everything

    def propose(self, number: int, query: StoredQuery) -> NDArray[np.intp]:
        """Return the numbers of the images that one of the index may form a pair with, without itself."""
        raise NotImplementedError

    def votes(self, keypoints: QueryKeypoints, soft: int = 1) -> NDArray[np.float64]:
        """Return the votes of one set of keypoints for all images, float64 (numbers,)."""
        voting = WordVoting(keypoints, soft)
        voting.in_all_lists()
        rare = self._everything.rarity
        return np.concatenate(
            [np.zeros(0), *(voting.count(lists, rare, images) for images, lists in self._everything.lists)]
        )

    def apart(self, query: StoredQuery) -> NDArray[np.uint16]:
        """Return in how many bits fingerprints differ, uint16 (numbers,), of the nearest of eight orientations."""
        ways = orientations(query.global_features.block_means)
        ours = np.stack([fingerprint(np.ascontiguousarray(way)) for way in ways])
        return np.asarray(distances(ours, self._everything.hashes).min(axis=0), np.uint16)
