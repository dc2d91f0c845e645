"""An image in, the images that it may form a pair with out: by its keypoints, and by its fingerprint."""

import numpy as np

from echoimage.duplicates.located_lists import NO_ROW, LocatedLists, Row, row_of
from echoimage.features.block_means import fingerprint, orientations
from echoimage.features.hamming import distances
from echoimage.features.stored_query import StoredQuery
from echoimage.index.reader import Index
from echoimage.index.scoring import rarity
from echoimage.types import Bytes2D

VOTES = 200.0
"""Votes from which it is looked at whether they fall together."""

STANDING_OUT = 40.0
"""By how much the fullest bin of angle and scale stands out of an image that is proposed; see docs/measurements.md."""

MOST = 8
"""Images at most that keypoints propose, those that stand out most, and the image itself. What more copies there are
hangs together with these."""

FEWEST = 2000
"""Images from which on words are rare or not by their number: in a folder of copies each word is in all of them."""

NEAR_FINGERPRINT = 24
"""Bits, of 256, in which fingerprints differ at most, in one of eight ways to turn and mirror a picture."""

FEW = 100
"""Keypoints up to which fingerprints propose: of a picture with more, keypoints do."""

MOST_ALIKE = 8
"""Images at most that fingerprints propose, the nearest."""

READ = 64
"""Records that are read at a time."""


class Proposer:
    """Knows of all images of an index what they are found by: 0.8 KB, and 0.5 KB for how their keypoints lie.

    `windows`, those of long images by number, are not proposed: an image is compared as a whole.
    """

    def __init__(self, segments: list[LocatedLists], hashes: Bytes2D, windows: frozenset[int] = frozenset()) -> None:
        self._segments, self._hashes, self._windows = segments, hashes, windows

    def propose(self, number: int, query: StoredQuery) -> list[int]:
        """Return the numbers of the images that one of the index may form a pair with, without itself."""
        found = {*self._by_keypoints(query), *self._by_fingerprint(query)}
        return sorted(found - {number})

    def _by_keypoints(self, query: StoredQuery) -> list[int]:
        sets = *query.quick_keypoints, query.coarse_keypoints, *query.quick_mirrored_keypoints
        found: dict[int, float] = {}
        first = 0
        for segment in self._segments:
            for keypoints in sets:
                images, strength = segment.standing_out(keypoints, query.features, VOTES)
                for image, value in zip((images + first).tolist(), np.round(strength, 3).tolist(), strict=True):
                    found[image] = max(value, found.get(image, 0.0))
            first += segment.images
        whole = (one for one in found.items() if one[0] not in self._windows)
        strong = sorted((-value, image) for image, value in whole if value >= STANDING_OUT)
        return [image for _, image in strong[: MOST + 1]]

    def _by_fingerprint(self, query: StoredQuery) -> list[int]:
        ways = orientations(query.global_features.block_means)
        ours = np.stack([fingerprint(np.ascontiguousarray(way)) for way in ways])
        apart = distances(ours, self._hashes)
        # The negative has all bits inverted.
        negative = 8 * self._hashes.shape[1] - apart.max(axis=0)
        few = len(query.features.keypoints) < FEW
        nearest = np.minimum(apart.min(axis=0), negative) if few else negative
        near = np.flatnonzero(nearest <= NEAR_FINGERPRINT)
        found: list[int] = near[np.argsort(nearest[near], kind="stable")].tolist()
        return [image for image in found if image not in self._windows][: MOST_ALIKE + 1]


async def open_proposer(index: Index) -> Proposer:
    """Return the proposer of an index; all records are read for it. Raises `SourceError` or `IndexFileError`."""
    everything = await index.everything()
    rows: list[Row] = [NO_ROW] * index.numbers
    windows = set()
    for begin in range(0, index.numbers, READ):
        stored, _ = await index.details(range(begin, min(begin + READ, index.numbers)))
        for number, one in stored.items():
            if one.features.window:
                windows.add(number)
            else:
                rows[number] = row_of(one.features)
    rare = rarity(everything.counts, max(index.numbers, FEWEST))
    segments = []
    first = 0
    for images, lists in everything.lists:
        segments.append(LocatedLists(lists, images, rare, rows[first : first + images]))
        first += images
    return Proposer(segments, everything.hashes, frozenset(windows))
