"""Real photographs in; as many images that resemble them by their statistics as are wanted out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bench.scale.described import Described
from echoimage.index.keypoint_lists import KeypointColumns, columns_of
from echoimage.index.words_file import HASH
from echoimage.types import Bytes2D

RUN = 16
"""Leading keypoints that a distractor has from one photograph, so that words which occur together still do."""

RUNS = 8


@dataclass(frozen=True, slots=True, eq=False)
class Leading:
    """What stands in the lists: words, signatures: uint16 (n,); owners: int32 (n,), whose they are."""

    words: NDArray[np.uint16] = field(repr=False)
    signatures: NDArray[np.uint16] = field(repr=False)
    owners: NDArray[np.int32] = field(repr=False)


def leading_of(images: Sequence[Described], first: int = 0) -> Leading:
    """Return the leading keypoints of images; owners are counted from `first`."""
    none = np.zeros(0, np.uint16)
    return Leading(
        np.concatenate([none, *(one.words for one in images)]),
        np.concatenate([none, *(one.signatures for one in images)]),
        np.repeat(np.arange(first, first + len(images), dtype=np.int32), [len(one.words) for one in images]),
    )


class Statistics:
    """Draws distractors from photographs; the same seed gives the same ones."""

    def __init__(self, photographs: Sequence[Described], seed: int) -> None:
        self._leading = leading_of(photographs)
        self._fingerprints = np.stack([one.fingerprint for one in photographs])
        self._photographs = [one.features for one in photographs]
        self._rng = np.random.default_rng(seed)

    def leading(self, count: int, first: int) -> Leading:
        """Return 128 leading keypoints for each of `count` images, in runs of 16 from one photograph."""
        known = len(self._leading.words)
        begins = self._rng.integers(0, known, (count * RUNS, 1), dtype=np.int32)
        rows = ((begins + np.arange(RUN, dtype=np.int32)) % known).ravel()
        owners = np.repeat(np.arange(first, first + count, dtype=np.int32), RUN * RUNS)
        return Leading(self._leading.words[rows], self._leading.signatures[rows], owners)

    def keypoints(self, count: int, first: int) -> KeypointColumns:
        """Return all keypoints of `count` images: of each photograph of eight, every eighth one by its word."""
        drawn = RUNS * self._rng.integers(0, len(self._fingerprints), (count, RUNS)) + np.arange(RUNS)
        parts = [self._shares[at] for at in drawn.ravel().tolist()]
        words = np.concatenate([np.zeros(0, np.uint16), *(words for words, _ in parts)])
        marks = np.concatenate([np.zeros(0, np.uint32), *(marks for _, marks in parts)])
        owners = np.repeat(np.arange(first, first + count).repeat(RUNS), [len(words) for words, _ in parts])
        order = np.argsort(words, kind="stable")
        return KeypointColumns(words[order], owners[order].astype(np.uint16), marks[order])

    @cached_property
    def _shares(self) -> list[tuple[NDArray[np.uint16], NDArray[np.uint32]]]:
        known = [columns_of([one], [0]) for one in self._photographs]
        return [(one.words[at::RUNS], one.marks[at::RUNS]) for one in known for at in range(RUNS)]

    def fingerprints(self, count: int) -> Bytes2D:
        """Return fingerprints, uint8 (count, 32), each bit that of a photograph drawn for it."""
        unpacked = np.unpackbits(self._fingerprints, axis=1)
        drawn = self._rng.integers(0, len(unpacked), (count, 8 * HASH), dtype=np.int32)
        return np.packbits(np.take_along_axis(unpacked, drawn, axis=0), axis=1)
