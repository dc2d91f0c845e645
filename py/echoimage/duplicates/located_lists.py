"""The lists of an index in, and a set of keypoints; the images that have them at one angle and one scale out.

Votes as in `index.scoring`, kept apart by the angle and the scale that two keypoints imply (weak geometric consistency,
Jegou, Douze and Schmid 2008): those of a copy fall together. Lists hold no angles; they are taken from the records.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from echoimage.features.vocabulary import BITS, WORDS, signatures
from echoimage.index.postings import Lists
from echoimage.index.scoring import FARTHEST, MOST_VOTERS, WEIGHTS, parts_of
from echoimage.matching.voting import ANGLE_BINS, OCTAVES, SCALE_BINS, fullest
from echoimage.types import Features, GlobalFeatures, Keypoints, QueryKeypoints

Row = tuple[NDArray[np.float16], NDArray[np.float16]]
"""Angles, radians, and binary logarithms of sizes as shares of the picture, of the leading keypoints of an image."""

NO_ROW: Row = (np.zeros(0, np.float16), np.zeros(0, np.float16))


def row_of(features: Features) -> Row:
    """Return angles and sizes of the leading keypoints in the order of an image's postings: by word and signature."""
    leading = features.keypoints.take(np.flatnonzero(features.keypoints.leading))
    marks = signatures(leading.descriptors, (leading.words >> BITS).astype(np.int32)[:, None])[:, 0]
    angles, scales = _geometry(leading, features)
    order = np.lexsort((marks, leading.words))
    return angles[order].astype(np.float16), scales[order].astype(np.float16)


def _unknown(count: int) -> Row:
    return np.zeros(count, np.float16), np.zeros(count, np.float16)


def _geometry(keypoints: Keypoints, of: GlobalFeatures) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    longer = max(of.width, of.height)
    return keypoints.angles, np.log2(keypoints.sizes / longer).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _Hits:
    """Votes: for which image, how much each counts, and the turn and the scale that it implies."""

    images: NDArray[np.uint32]
    worth: NDArray[np.float64]
    turns: NDArray[np.float32]
    scales: NDArray[np.float32]


class LocatedLists:
    """The lists of a segment; `rows` are of its images, `NO_ROW` where one was removed."""

    def __init__(self, lists: Lists, images: int, rarity: NDArray[np.float64], rows: Sequence[Row]) -> None:
        self.images = images
        self._lists, self._rarity = lists, rarity
        by_image = np.argsort(lists.images, kind="stable")
        counts = np.bincount(lists.images, minlength=images).tolist()
        # Of an image whose record cannot be read, nothing is known.
        fitting = [row if len(row[0]) == count else _unknown(count) for row, count in zip(rows, counts, strict=True)]
        self._angles, self._scales = np.zeros(len(lists), np.float16), np.zeros(len(lists), np.float16)
        self._angles[by_image] = np.concatenate([NO_ROW[0], *(row[0] for row in fitting)])
        self._scales[by_image] = np.concatenate([NO_ROW[1], *(row[1] for row in fitting)])

    def standing_out(
        self, keypoints: QueryKeypoints, of: Features, least: float
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Return the images with at least `least` votes, and by how much their fullest bin stands out, float64 (n,)."""
        hits = self._hits(keypoints, of)
        votes = np.bincount(hits.images, hits.worth, minlength=self.images)
        chosen = np.flatnonzero(votes >= least)
        place = np.full(self.images, -1)
        place[chosen] = np.arange(len(chosen))
        at = place[hits.images]
        kept = at >= 0
        angle = np.floor(hits.turns[kept] * (ANGLE_BINS / (2 * np.pi))).astype(np.int64) % ANGLE_BINS
        scale = np.clip(np.floor(hits.scales[kept] / OCTAVES + SCALE_BINS / 2), 0, SCALE_BINS - 1).astype(np.int64)
        shape = (len(chosen), ANGLE_BINS, SCALE_BINS)
        bins = (at[kept] * ANGLE_BINS + angle) * SCALE_BINS + scale
        counted = np.bincount(bins, hits.worth[kept], minlength=int(np.prod(shape))).reshape(shape).astype(np.float64)
        return chosen, fullest(counted) if len(chosen) else np.zeros(0)

    def _hits(self, keypoints: QueryKeypoints, of: Features) -> _Hits:
        words = keypoints.words[:, 0]
        rows = np.flatnonzero(np.bincount(words, minlength=WORDS)[words] <= MOST_VOTERS)
        words = words[rows]
        marks = signatures(keypoints.keypoints.descriptors[rows], keypoints.centres[rows, :1])[:, 0].astype(np.uint16)
        angles, scales = _geometry(keypoints.keypoints.take(rows), of)
        starts = self._lists.starts
        counts = np.where(self._rarity[words] > 0, np.diff(starts)[words], 0)
        parts = []
        for part in parts_of(counts):
            voters = np.repeat(np.arange(part.start, part.stop), counts[part])
            first = starts[words[part]] - (np.cumsum(counts[part]) - counts[part])
            places = np.arange(len(voters)) + first[voters - part.start]
            apart = np.bitwise_count(self._lists.signatures[places] ^ marks[voters])
            near = np.flatnonzero(apart <= FARTHEST)
            voters, places = voters[near], places[near]
            worth = WEIGHTS[apart[near]] * self._rarity[words[voters]]
            turns = self._angles[places].astype(np.float32) - angles[voters]
            parts.append(
                (self._lists.images[places], worth, turns, self._scales[places].astype(np.float32) - scales[voters])
            )
        if not parts:
            return _Hits(np.zeros(0, np.uint32), np.zeros(0), np.zeros(0, np.float32), np.zeros(0, np.float32))
        return _Hits(*(np.concatenate(column) for column in zip(*parts, strict=True)))
