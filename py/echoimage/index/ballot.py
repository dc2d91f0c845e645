"""A query's keypoints and the posting lists of their words in, the votes of an index's images out.

Inverted lists with tf-idf weights after Sivic and Zisserman (2003); a vote counts by how near the signatures are
(Hamming embedding, Jegou, Douze and Schmid 2008).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from echoimage.hamming import paired_distances
from echoimage.index.postings import Lists
from echoimage.types import Probe
from echoimage.vocabulary import SIGNATURE, WORDS, signatures

MOST_VOTERS = 40
"""Keypoints of the query at most that may vote with one word: what so many share says nothing and costs most."""

FLIPPED_TRUE, FLIPPED_CHANCE = 0.17, 0.45
"""Share of a signature's bits in which true pairs differ, and unrelated ones of the same word."""


def _weights() -> NDArray[np.float64]:
    """Give what a vote counts by differing bits: the logarithm of how much likelier true pairs are, 0 and more."""
    apart = np.arange(SIGNATURE + 1)
    odds = apart * np.log(FLIPPED_TRUE / FLIPPED_CHANCE)
    odds += (SIGNATURE - apart) * np.log((1 - FLIPPED_TRUE) / (1 - FLIPPED_CHANCE))
    return np.asarray(np.maximum(odds, 0), np.float64)


WEIGHTS = _weights()


class WordBallot:
    """One probe's keypoints, by word; `words`, int32 (n,), ascending, are those whose lists are needed.

    Each keypoint votes with its `soft` nearest words. With `leading`, of its keypoints those alone vote that would
    stand in an index.
    """

    def __init__(self, probe: Probe, soft: int = 1, leading: bool = False) -> None:
        words = probe.words[:, :soft]
        few = np.bincount(words.ravel(), minlength=WORDS)[words] <= MOST_VOTERS
        if leading:
            few &= probe.keypoints.leading[:, None]
        self._signatures = signatures(probe.keypoints.descriptors, probe.near[:, :soft])[few].astype(np.uint16)
        self.words, self._list = np.unique(words[few], return_inverse=True)

    def keep(self, wanted: NDArray[np.bool_]) -> None:
        """Give up the words that are not wanted, (n,) as `words`."""
        rows = wanted[self._list]
        self._signatures, self._list = self._signatures[rows], (np.cumsum(wanted) - 1)[self._list[rows]]
        self.words = self.words[wanted]

    def count(self, lists: Lists, rarity: NDArray[np.float64], images: int) -> NDArray[np.float64]:
        """Give the votes, float64 (images,), by the lists of `words` and how rare each of these is, float64 (n,)."""
        begins, counts = lists.starts[self._list], np.diff(lists.starts)[self._list]
        voters = np.repeat(np.arange(len(self._list)), counts)
        places = np.arange(len(voters)) + np.repeat(begins - (np.cumsum(counts) - counts), counts)
        apart = np.bitwise_count(lists.signatures[places] ^ self._signatures[voters])
        worth = WEIGHTS[apart] * rarity[self._list][voters]
        return np.bincount(lists.images[places], worth, minlength=images).astype(np.float64)


def rarity(lengths: NDArray[np.int64], images: int) -> NDArray[np.float64]:
    """Give the squared inverse document frequency of words that stand in `lengths` of all images."""
    return np.asarray(np.maximum(np.log(max(images, 1) / np.maximum(lengths, 1)), 0.0) ** 2, np.float64)


def nearest_fingerprints(ways: Sequence[NDArray[np.uint8]], stored: NDArray[np.uint8]) -> NDArray[np.int32]:
    """Give for each stored fingerprint, uint8 (n, 32), the bits in which the nearest of `ways` differs, int32 (n,)."""
    return np.asarray(np.min([paired_distances(np.broadcast_to(way, stored.shape), stored) for way in ways], axis=0))
