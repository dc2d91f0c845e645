"""Posting lists that hold angles and sizes in, and a set of a query's keypoints; its votes for images out.

They count by rarity and nearness as in `scoring`, and stand out as far as they agree on a turn and a change of size.
"""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from echoimage.features import consistency
from echoimage.features.vocabulary import SIGNATURE, WORDS, signatures
from echoimage.index.scoring import MOST_VOTERS, near_pairs
from echoimage.types import Keypoints, QueryKeypoints


@dataclass(frozen=True, slots=True, eq=False)
class Located:
    """Postings, (n,) each, list after list.

    angles: radians. sizes: binary logarithms of shares of the picture's longer side. starts: integer (lists + 1,),
    where each list begins, and the end.
    """

    images: NDArray[np.uint32] = field(repr=False)
    signatures: NDArray[np.unsignedinteger] = field(repr=False)
    angles: NDArray[np.floating] = field(repr=False)
    sizes: NDArray[np.floating] = field(repr=False)
    starts: NDArray[np.integer] = field(repr=False)


def geometry(keypoints: Keypoints, longer: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return angles and sizes of keypoints, float32 (n,) each, as in `Located`; the picture's longer side is given."""
    return keypoints.angles, np.log2(keypoints.sizes / longer).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Votes, (n,) each: by which posting and for which image, how much each counts, what turn and scale it implies."""

    postings: NDArray[np.intp]
    images: NDArray[np.uint32]
    worth: NDArray[np.float64]
    turns: NDArray[np.float32]
    scales: NDArray[np.float32]

    def standing_out(self, images: int, least: float) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Return which of so many images have `least` votes or more, and by how much each stands out, float64 (n,)."""
        chosen = np.flatnonzero(self.total(images) >= least)
        place = np.full(images, -1)
        place[chosen] = np.arange(len(chosen))
        at = place[self.images]
        kept = at >= 0
        columns = at[kept], self.worth[kept], self.turns[kept], self.scales[kept]
        return chosen, consistency.standing_out(*columns, len(chosen))

    def shared(self, postings: int) -> "Votes":
        """Return the votes, where each of so many postings has one to share; letters of a text would have many."""
        return replace(self, worth=self.worth / np.bincount(self.postings, minlength=postings)[self.postings])

    def total(self, images: int) -> NDArray[np.float64]:
        """Return all votes for each image, float64 (images,)."""
        return np.bincount(self.images, self.worth, minlength=images).astype(np.float64)


class LocatedVoting:
    """One set of a query's keypoints, which vote with their `soft` nearest words.

    words, ranks: integer (n,): the word of each voter, and how many are nearer to its keypoint. `longer`: the longer
    side of the query.
    """

    def __init__(self, keypoints: QueryKeypoints, longer: int, soft: int = 1) -> None:
        words = keypoints.words[:, :soft]
        few = np.bincount(words.ravel(), minlength=WORDS)[words] <= MOST_VOTERS
        rows, self.ranks = np.nonzero(few)
        self.words = words[few]
        marks = signatures(keypoints.keypoints.descriptors, keypoints.centres[:, :soft])
        self._marks = marks[few].astype(np.uint32)
        angles, sizes = geometry(keypoints.keypoints, longer)
        self._angles, self._sizes = angles[rows], sizes[rows]

    def votes(self, located: Located, lists: NDArray[np.integer], rarity: NDArray[np.float64], bits: int = 0) -> Votes:
        """Return the votes; `lists`, integer (n,), has that of each voter, -1 for none, `rarity` how rare each list is.

        Signatures have the lowest `bits` of their words above them.
        """
        lengths = np.where(rarity > 0, np.diff(located.starts), 0)
        counts = np.where(lists >= 0, lengths[lists], 0) if len(lengths) else np.zeros(len(lists), int)
        marks = self._marks | (self.words & ((1 << bits) - 1)).astype(np.uint32) << np.uint32(SIGNATURE)
        none = np.zeros(0, np.intp)
        parts: list[tuple[NDArray[Any], ...]] = [(none, none, np.zeros(0))]
        for voters, postings, worth in near_pairs(
            marks, located.starts[lists], counts, located.signatures, SIGNATURE + bits
        ):
            parts.append((voters, postings, worth * rarity[lists[voters]]))
        voters, postings, worth = (np.concatenate(column) for column in zip(*parts, strict=True))
        turns = located.angles[postings].astype(np.float32) - self._angles[voters]
        scales = located.sizes[postings].astype(np.float32) - self._sizes[voters]
        return Votes(postings, located.images[postings], worth, turns, scales)
