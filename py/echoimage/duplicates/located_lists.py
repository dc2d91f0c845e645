"""The lists of an index in, and a set of keypoints; the images that have them at one angle and one scale out.

Lists of leading keypoints hold no angles and sizes; they are taken from the records.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from echoimage.features.vocabulary import BITS, signatures
from echoimage.index.located import Located, LocatedVoting, geometry
from echoimage.index.postings import Lists
from echoimage.types import Features, QueryKeypoints

Row = tuple[NDArray[np.float16], NDArray[np.float16]]
"""Angles, radians, and binary logarithms of sizes as shares of the picture, of the leading keypoints of an image."""

NO_ROW: Row = (np.zeros(0, np.float16), np.zeros(0, np.float16))


def row_of(features: Features) -> Row:
    """Return angles and sizes of the leading keypoints in the order of an image's postings: by word and signature."""
    leading = features.keypoints.take(np.flatnonzero(features.keypoints.leading))
    marks = signatures(leading.descriptors, (leading.words >> BITS).astype(np.int32)[:, None])[:, 0]
    angles, scales = geometry(leading, max(features.width, features.height))
    order = np.lexsort((marks, leading.words))
    return angles[order].astype(np.float16), scales[order].astype(np.float16)


def _unknown(count: int) -> Row:
    return np.zeros(count, np.float16), np.zeros(count, np.float16)


class LocatedLists:
    """The lists of a segment; `rows` are of its images, `NO_ROW` where one was removed."""

    def __init__(self, lists: Lists, images: int, rarity: NDArray[np.float64], rows: Sequence[Row]) -> None:
        self.images = images
        self._rarity = rarity
        by_image = np.argsort(lists.images, kind="stable")
        counts = np.bincount(lists.images, minlength=images).tolist()
        # Of an image whose record cannot be read, nothing is known.
        fitting = [row if len(row[0]) == count else _unknown(count) for row, count in zip(rows, counts, strict=True)]
        angles, sizes = np.zeros(len(lists), np.float16), np.zeros(len(lists), np.float16)
        angles[by_image] = np.concatenate([NO_ROW[0], *(row[0] for row in fitting)])
        sizes[by_image] = np.concatenate([NO_ROW[1], *(row[1] for row in fitting)])
        self._located = Located(lists.images, lists.signatures, angles, sizes, lists.starts)

    def standing_out(
        self, keypoints: QueryKeypoints, of: Features, least: float
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Return the images with at least `least` votes, and by how much their fullest bin stands out, float64 (n,)."""
        voting = LocatedVoting(keypoints, max(of.width, of.height))
        return voting.votes(self._located, voting.words, self._rarity).standing_out(self.images, least)
