"""Keypoints files: lists of all keypoints of a segment's images, with angles and sizes, some words in each file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from echoimage.features.vocabulary import BITS, CENTRES, SIGNATURE, signatures
from echoimage.index.container import build, damaged, deflated, inflate, stored
from echoimage.index.located import Located, geometry
from echoimage.index.postings import ALL, WORDS, Lists, encode
from echoimage.message import message
from echoimage.types import Features

ANGLE_BITS = 5
ANGLES = 1 << ANGLE_BITS
SIZES, STEPS, OCTAVES = 32, 5, 13
"""Steps of a size, so many in an octave, from 1 / 2**13 of the picture's longer side on: finer than ORB's sizes, with
room for pictures that are described in parts."""

OF_A_WORD = 16
"""Entries of an image in a list at most: so a list has up to 4 MB. More are a pattern, and say nothing."""

AT_ONCE = 2_000_000
"""Postings up to which all lists are put together at a time, of more those of one centre: that takes less memory."""

MOST = 48_000_000
"""Bytes of the lists of a file."""


@dataclass(frozen=True, slots=True, eq=False)
class KeypointColumns:
    """Keypoints in ascending order of words. words: uint16 (n,). owners: uint16 (n,). marks: uint32 (n,)."""

    words: NDArray[np.uint16] = field(repr=False)
    owners: NDArray[np.uint16] = field(repr=False)
    marks: NDArray[np.uint32] = field(repr=False)


NONE = KeypointColumns(np.zeros(0, np.uint16), np.zeros(0, np.uint16), np.zeros(0, np.uint32))


def columns_of(features: Sequence[Features], owners: Sequence[int]) -> KeypointColumns:
    """Return the keypoints of some images, whose numbers are given."""
    parts = [(NONE.words, NONE.owners, NONE.marks)]
    for one, owner in zip(features, owners, strict=True):
        words, marks = one.keypoints.words, _marks(one)
        order = np.lexsort((marks, words))
        words, marks = words[order], marks[order]
        few = np.arange(len(words)) - np.searchsorted(words, words) < OF_A_WORD
        parts.append((words[few], np.full(np.count_nonzero(few), owner, np.uint16), marks[few]))
    words, numbers, marks = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(words, kind="stable")
    return KeypointColumns(words[order], numbers[order], marks[order])


def _marks(features: Features) -> NDArray[np.uint32]:
    keypoints = features.keypoints
    marks = signatures(keypoints.descriptors, (keypoints.words >> BITS).astype(np.int32)[:, None])[:, 0]
    angles, sizes = geometry(keypoints, max(features.width, features.height))
    turn = np.floor(angles * (ANGLES / (2 * np.pi))).astype(np.int64) % ANGLES
    size = np.clip(np.floor(STEPS * (sizes + OCTAVES)), 0, SIZES - 1).astype(np.int64)
    return np.asarray(marks | turn << SIGNATURE | size << (SIGNATURE + ANGLE_BITS), np.uint32)


def located(lists: Lists, low: NDArray[np.integer], starts: NDArray[np.integer]) -> Located:
    """Return what lists hold; `starts` is where the blocks begin that they form, and where the last one ends.

    low: integer (lists,), the bits of each list's word that stand above a signature.
    """
    marks = lists.signatures.astype(np.uint32)
    marked = np.repeat(low.astype(np.uint32) << np.uint32(SIGNATURE), np.diff(lists.starts))
    angles = (marks >> SIGNATURE & (ANGLES - 1)) + 0.5
    sizes = (marks >> (SIGNATURE + ANGLE_BITS)) + 0.5
    return Located(
        lists.images,
        marks & np.uint32((1 << SIGNATURE) - 1) | marked,
        (angles * (2 * np.pi / ANGLES)).astype(np.float32),
        (sizes / STEPS - OCTAVES).astype(np.float32),
        starts,
    )


@dataclass(frozen=True, slots=True)
class KeypointsInfo:
    """A keypoints file: digits of its name, its bytes and words, where its `counts` and `lists` are.

    The latter end where the counts say.
    """

    digits: str
    size: int
    words: int
    counts: int
    length: int
    lists: int

    @property
    def name(self) -> str:
        """The file's name."""
        return f"keypoints-{self.digits}.zip"

    def fits(self) -> bool:
        """Return whether it has whole centres, and its parts lie in it."""
        whole = 0 < self.words <= WORDS and not self.words % (1 << BITS)
        return whole and self.counts + self.length <= self.size and self.lists <= self.size


def write(columns: Sequence[KeypointColumns]) -> Iterator[tuple[bytes, KeypointsInfo]]:
    """Yield files of up to 50,000,000 bytes; digits are left to whoever writes them.

    Lists of a centre that would not fit into one are left out: what so many keypoints share says nothing.
    """
    counts: list[NDArray[np.uint32]] = []
    lists: list[bytes] = []
    for some, data in _lists(columns):
        if lists and sum(map(len, lists)) + len(data) > MOST:
            yield _file(counts, lists)
            counts, lists = [], []
        counts.append(some if len(data) <= MOST else np.zeros_like(some))
        lists.append(data if len(data) <= MOST else b"")
    yield _file(counts, lists)


def _file(counts: Sequence[NDArray[np.uint32]], lists: Sequence[bytes]) -> tuple[bytes, KeypointsInfo]:
    lengths = np.concatenate(counts)
    members = deflated("counts", lengths.astype("<u4").tobytes()), stored("lists", b"".join(lists))
    data, (at, begins) = build(members)
    return data, KeypointsInfo("", len(data), len(lengths), at, len(members[0].data), begins)


def _lists(columns: Sequence[KeypointColumns]) -> Iterator[tuple[NDArray[np.uint32], bytes]]:
    """Yield counts and lists, some centres at a time."""
    centres = CENTRES if sum(len(one.words) for one in columns) <= AT_ONCE else 1
    words = centres << BITS
    bounds = [np.searchsorted(one.words, np.arange(0, WORDS + 1, words)) for one in columns]
    for at in range(CENTRES // centres):
        parts = [NONE]
        for one, ends in zip(columns, bounds, strict=True):
            rows = slice(ends[at], ends[at + 1])
            parts.append(KeypointColumns(one.words[rows], one.owners[rows], one.marks[rows]))
        named = [np.concatenate([getattr(one, name) for one in parts]) for name in KeypointColumns.__slots__]
        counts, lists = encode(named[0], named[1], named[2], ALL)
        first = at * words
        yield counts[first : first + words], lists


def read_counts(data: bytes, info: KeypointsInfo) -> NDArray[np.uint32]:
    """Return the entries, uint32 (words,), of each list. Raises `IndexFileError`."""
    contents = inflate(data, 4 * info.words, info.name)
    counts = np.frombuffer(contents, "<u4").astype(np.uint32) if len(contents) == 4 * info.words else None
    if counts is None or info.lists + ALL.size * int(counts.sum(dtype=np.uint64)) > info.size:
        raise damaged(info.name, message("error-part-lists"))
    return counts
