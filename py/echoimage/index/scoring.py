"""A query's keypoints and the posting lists of their words in, the votes of an index's images out.

Inverted lists with tf-idf weights after Sivic and Zisserman (2003); a vote counts by how near the signatures are
(Hamming embedding, Jegou, Douze and Schmid 2008).
"""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from echoimage.features.hamming import distances
from echoimage.features.vocabulary import SIGNATURE, WORDS, signatures
from echoimage.index.postings import Lists
from echoimage.types import QueryKeypoints

MOST_VOTERS = 40
"""Keypoints of the query at most that may vote with one word: what so many share says nothing and costs most."""

FLIPPED_TRUE, FLIPPED_CHANCE = 0.17, 0.45
"""Share of a signature's bits in which true pairs differ, and unrelated ones of the same word."""


@cache
def weights(bits: int) -> NDArray[np.float64]:
    """Return what a vote counts by differing bits: the logarithm of how much likelier true pairs are, 0 and more."""
    apart = np.arange(bits + 1)
    odds = apart * np.log(FLIPPED_TRUE / FLIPPED_CHANCE)
    odds += (bits - apart) * np.log((1 - FLIPPED_TRUE) / (1 - FLIPPED_CHANCE))
    return np.asarray(np.maximum(odds, 0), np.float64)


AT_ONCE = 1 << 18
"""Postings that are compared at a time: a collection of look-alikes, whose lists are long, takes no more memory."""


class WordVoting:
    """One set of a query's keypoints, by word; `words`, int32 (n,), ascending, are those whose lists are needed.

    Each keypoint votes with its `soft` nearest words. With `leading`, of its keypoints those alone vote that would
    stand in an index.
    """

    def __init__(self, keypoints: QueryKeypoints, soft: int = 1, leading: bool = False) -> None:
        words = keypoints.words[:, :soft]
        few = np.bincount(words.ravel(), minlength=WORDS)[words] <= MOST_VOTERS
        if leading:
            few &= keypoints.keypoints.leading[:, None]
        self._signatures = signatures(keypoints.keypoints.descriptors, keypoints.centres[:, :soft])[few].astype(
            np.uint16
        )
        self.words, self._list = np.unique(words[few], return_inverse=True)

    def keep(self, wanted: NDArray[np.bool_]) -> None:
        """Drop the words that are not `wanted`, bool (n,) as `words`."""
        rows = wanted[self._list]
        self._signatures, self._list = self._signatures[rows], (np.cumsum(wanted) - 1)[self._list[rows]]
        self.words = self.words[wanted]

    def count(self, lists: Lists, rarity: NDArray[np.float64], images: int) -> NDArray[np.float64]:
        """Return the votes, float64 (images,), by the lists of `words` and how rare each of these is, float64 (n,)."""
        counts = np.where(rarity > 0, np.diff(lists.starts), 0)[self._list]
        votes = np.zeros(images)
        for voters, places, near in near_pairs(self._signatures, lists.starts[self._list], counts, lists.signatures):
            worth = near * rarity[self._list[voters]]
            votes += np.bincount(lists.images[places], worth, minlength=images)
        return votes


def near_pairs(
    marks: NDArray[np.unsignedinteger],
    begins: NDArray[np.integer],
    counts: NDArray[np.integer],
    stored: NDArray[np.unsignedinteger],
    bits: int = SIGNATURE,
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]]:
    """Yield, some at a time, the voters and the postings whose signatures of so many bits are near, and their weights.

    A voter, with its signature in `marks`, is compared with `counts` postings from the one at `begins` on.
    """
    weight = weights(bits)
    for part in _parts_of(counts):
        some = counts[part]
        voters = np.repeat(np.arange(part.start, part.stop), some)
        places = np.arange(len(voters)) + np.repeat(begins[part] - (np.cumsum(some) - some), some)
        apart = np.bitwise_count(stored[places] ^ marks[voters])
        # Nine in ten have no weight.
        near = np.flatnonzero(weight[apart])
        yield voters[near], places[near], weight[apart[near]]


def _parts_of(counts: NDArray[np.integer]) -> Iterator[slice]:
    """Yield parts of a row of lists that have `AT_ONCE` postings, and what is left of the last list."""
    ends = np.cumsum(counts, dtype=np.int64)
    begin = 0
    while begin < len(ends):
        before = ends[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, before + AT_ONCE, "right")))
        yield slice(begin, end)
        begin = end


def rarity(lengths: NDArray[np.int64], images: int) -> NDArray[np.float64]:
    """Return the squared inverse document frequency of words that stand in `lengths` of all images."""
    return np.asarray(np.maximum(np.log(max(images, 1) / np.maximum(lengths, 1)), 0.0) ** 2, np.float64)


NEGATIVE = 40
"""Bits by which a negative's fingerprint has to be nearer than another: it differs in few, and must not stand in the
way of what resembles as it is."""


def nearest_fingerprints(
    ours: Sequence[NDArray[np.uint8]], stored: NDArray[np.uint8], negative: bool
) -> NDArray[np.uint16]:
    """Return, for each fingerprint (uint8, n x 32), the bits in which the nearest of `ours` differs, uint16 (n,).

    `negative`: or 40 more than those in which it differs from that of their negatives, which have all bits inverted.
    """
    apart = distances(np.stack(ours), stored)
    nearest = apart.min(axis=0)
    if negative:
        nearest = np.minimum(nearest, 8 * stored.shape[1] - apart.max(axis=0) + NEGATIVE)
    return np.asarray(nearest, np.uint16)
