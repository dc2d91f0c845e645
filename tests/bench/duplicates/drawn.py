"""Described photographs in; images out that resemble them by their statistics, and are copies of nothing.

Each has a record of its own, unlike the distractors of the bench of searches: duplicates are looked for by records.
Among 125 photographs and as many drawn images, 2 pairs of each photograph were compared and 8 of each drawn image, the
most that keypoints propose: what such an index takes is more than what photographs would.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.scale.described import Described
from bench.scale.distractors import RUN, Statistics
from echoimage import Entry
from echoimage.features.preview import opened, small_copy
from echoimage.features.vocabulary import BITS, signatures
from echoimage.index import record
from echoimage.index.container import digest
from echoimage.types import Bytes2D, Keypoints

SEED = 5

TILE = 16
"""Pixels of a small copy, half as wide as what a descriptor is made of."""


@dataclass(frozen=True, slots=True, eq=False)
class _Pool:
    """Words and descriptors of the keypoints of all photographs, one photograph after the other."""

    words: NDArray[np.uint16]
    descriptors: Bytes2D

    def rows(self, count: int, rng: np.random.Generator) -> NDArray[np.intp]:
        """Draw so many, in runs, so that words which occur together still do."""
        begins = rng.integers(0, len(self.words), -(-count // RUN))
        rows: NDArray[np.intp] = (begins[:, None] + np.arange(RUN)).ravel()[:count] % len(self.words)
        return rows


def drawn(photographs: Sequence[Described], count: int) -> Iterator[Described]:
    """Yield so many images: where keypoints lie is a photograph's, what they look like is drawn from all of them."""
    rng, statistics = np.random.default_rng(SEED), Statistics(photographs, SEED)
    all_of_them = [one.features.keypoints for one in photographs]
    # Leading ones have words that few others have.
    pools = tuple(
        _pool([some.take(np.flatnonzero(some.leading == leading)) for some in all_of_them]) for leading in (0, 1)
    )
    for number in range(count):
        one = photographs[number % len(photographs)]
        keypoints = _keypoints(one.features.keypoints, pools, rng)
        url = f"../drawn/{number}.jpg"
        features = replace(
            one.features, sha256=digest(url.encode()), preview=_shuffled(one.features.preview, rng), keypoints=keypoints
        )
        leading = keypoints.take(np.flatnonzero(keypoints.leading))
        centres = (leading.words >> BITS).astype(np.int32)[:, None]
        signed = signatures(leading.descriptors, centres)[:, 0].astype(np.uint16)
        packed = record.write(Entry(url), features)
        # The record is written: with the features of the photograph in its place it takes no memory.
        yield Described(
            Path(url),
            url,
            replace(one.features, sha256=features.sha256),
            packed,
            statistics.fingerprints(1)[0],
            leading.words,
            signed,
        )


def _shuffled(preview: bytes, rng: np.random.Generator) -> bytes:
    """Return a small copy whose tiles lie elsewhere: what is seen on it resembles no other."""
    picture = opened(preview)
    rows, columns = (max(1, side // TILE) for side in picture.shape[:2])
    whole = cv2.resize(picture, (columns * TILE, rows * TILE), interpolation=cv2.INTER_AREA)
    tiles = whole.reshape(rows, TILE, columns, TILE, 3).swapaxes(1, 2).reshape(-1, TILE, TILE, 3)
    mixed = rng.permutation(tiles).reshape(rows, columns, TILE, TILE, 3).swapaxes(1, 2).reshape(whole.shape)
    height, width = picture.shape[:2]
    return small_copy(np.asarray(cv2.resize(mixed, (width, height), interpolation=cv2.INTER_AREA), np.uint8))


def _pool(some: Sequence[Keypoints]) -> _Pool:
    return _Pool(np.concatenate([one.words for one in some]), np.concatenate([one.descriptors for one in some]))


def _keypoints(like: Keypoints, pools: Sequence[_Pool], rng: np.random.Generator) -> Keypoints:
    words, descriptors = like.words.copy(), like.descriptors.copy()
    for leading, pool in enumerate(pools):
        places = rng.permutation(np.flatnonzero(like.leading == leading))
        rows = pool.rows(len(places), rng)
        words[places], descriptors[places] = pool.words[rows], pool.descriptors[rows]
    return replace(like, words=words, descriptors=descriptors).take(np.argsort(words, kind="stable"))
