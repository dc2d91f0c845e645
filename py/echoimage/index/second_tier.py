"""The lists of all keypoints: the few parts of them that say most of a query in, the images whose votes agree out."""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from echoimage.features.vocabulary import WORDS
from echoimage.hosts import Files
from echoimage.index.container import damaged
from echoimage.index.keypoint_lists import KeypointsInfo, located, read_counts
from echoimage.index.located import LocatedVoting
from echoimage.index.manifest import SegmentInfo
from echoimage.index.postings import ALL, Lists, decode
from echoimage.index.scoring import rarity
from echoimage.message import message
from echoimage.types import GlobalFeatures, QueryKeypoints

READ = 1_600_000
"""Bytes of lists that are read for a query."""

BLOCK = 12_000
"""Bytes from which words need no neighbours: shorter ranges cost more requests than they save bytes."""

MOST_BITS = 8
"""A block has up to 256 words, those of a centre."""

LIKE_BITS = 3
"""A keypoint is compared with all entries of 8 words, if a block has so many: with 32 it takes twice as long, and the
true image of hard copies stands no higher."""

SOFT = 2
"""Words that a keypoint votes with."""

LESS = 0.5
"""What a second word, and a keypoint of the mirror image, count when blocks are chosen."""

LOOKED_AT = 4096
"""Images of a segment, those with most votes, of which it is looked at whether their votes agree."""


class KeypointLists:
    """The lists of a segment of `images` images."""

    def __init__(self, info: SegmentInfo, files: Files) -> None:
        self.images = info.images
        self._infos, self._files = info.keypoints, files
        self._firsts = np.cumsum([0, *(one.words for one in info.keypoints)])[:-1]
        self._begins: NDArray[np.int64]
        self.counts: NDArray[np.uint32] | None = None

    async def load(self) -> NDArray[np.uint32]:
        """Read, once, how long the lists are, uint32 (65536,). Raises `SourceError` or `IndexFileError`."""
        if self.counts is None:
            found = await asyncio.gather(*map(self._counts, self._infos))
            begins = [np.concatenate([[0], np.cumsum(one[:-1], dtype=np.int64)]) for one in found]
            self._begins = np.concatenate(begins) if begins else np.zeros(WORDS, np.int64)
            self.counts = np.concatenate(found) if found else np.zeros(WORDS, np.uint32)
        return self.counts

    async def read(self, blocks: NDArray[np.integer], bits: int) -> Lists:
        """Return the lists of blocks of `2**bits` words, ascending. Raises `SourceError` or `IndexFileError`."""
        counts = await self.load()
        words = (blocks[:, None] << bits) + np.arange(1 << bits)
        lengths = ALL.size * counts[words].sum(axis=1, dtype=np.int64)
        begins = ALL.size * self._begins[words[:, 0]]
        file = np.searchsorted(self._firsts, words[:, 0], "right") - 1
        parts = []
        for number, info in enumerate(self._infos):
            mine = np.flatnonzero((file == number) & (lengths > 0))
            ranges = zip((info.lists + begins[mine]).tolist(), lengths[mine].tolist(), strict=True)
            parts.append(self._files.ranges(info.name, info.size, list(ranges)))
        pieces = [piece for found in await asyncio.gather(*parts) for piece in found]
        name = self._infos[0].name if self._infos else ""
        return decode(b"".join(pieces), counts[words.ravel()], self.images, name, ALL)

    async def _counts(self, info: KeypointsInfo) -> NDArray[np.uint32]:
        (data,) = await self._files.ranges(info.name, info.size, [(info.counts, info.length)])
        if len(data) != info.length:
            raise damaged(info.name, message("error-part-read", read=len(data), size=info.length))
        return read_counts(data, info)


class SecondTier:
    """The lists of all segments; those that have none propose nothing. `name`: that of the first file, or ""."""

    def __init__(self, segments: Sequence[SegmentInfo], files: Files) -> None:
        self.name = next((file.name for one in segments for file in one.keypoints), "")
        self._segments = [KeypointLists(one, files) for one in segments]

    async def votes(self, query: GlobalFeatures, keypoint_sets: Sequence[QueryKeypoints]) -> NDArray[np.float64]:
        """Return by how much the votes for each image stand out, float64 (numbers,).

        Raises `SourceError` or `IndexFileError`.
        """
        counts = np.zeros(WORDS, np.int64)
        for lengths in await asyncio.gather(*(one.load() for one in self._segments)):
            counts += lengths
        bits = block_bits(counts)
        blocks = counts.reshape(-1, 1 << bits).sum(axis=1)
        votings = [LocatedVoting(one, max(query.width, query.height), SOFT) for one in keypoint_sets]
        wanted = np.zeros(len(blocks))
        for voting, keypoints in zip(votings, keypoint_sets, strict=True):
            worth = LESS ** (voting.ranks + keypoints.mirrored)
            wanted += np.bincount(voting.words >> bits, worth, minlength=len(blocks))
        chosen = affordable(wanted, ALL.size * blocks)
        images = sum(one.images for one in self._segments)
        like = min(bits, LIKE_BITS)
        lists = ((chosen[:, None] << (bits - like)) + np.arange(1 << (bits - like))).ravel()
        rare = rarity(counts.reshape(-1, 1 << like).sum(axis=1)[lists] >> like, images)
        groups = _Groups(lists, rare, like)
        found = await asyncio.gather(*(one.read(chosen, bits) for one in self._segments))
        parts = [
            _strength(votings, postings, groups, segment.images)
            for segment, postings in zip(self._segments, found, strict=True)
        ]
        return np.concatenate([np.zeros(0), *parts])


def block_bits(counts: NDArray[np.int64]) -> int:
    """Return of how many words, as a power of two, a block is; `counts` are those of all words."""
    mean = max(ALL.size * int(counts.sum()) / WORDS, 1.0)
    return int(np.clip(np.ceil(np.log2(BLOCK / mean)), 0, MOST_BITS))


def affordable(wanted: NDArray[np.float64], lengths: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return the blocks to read, ascending, of those that are `wanted`, by how much; `lengths` are their bytes."""
    there = np.flatnonzero((wanted > 0) & (lengths > 0))
    order = there[np.argsort(-wanted[there] / np.sqrt(lengths[there]), kind="stable")]
    return np.sort(order[np.cumsum(lengths[order]) <= READ])


class _Groups(NamedTuple):
    """Words that differ in their lowest bits alone count as one list: the numbers of these, intp (n,), and how rare."""

    lists: NDArray[np.intp]
    rarity: NDArray[np.float64]
    bits: int


def _strength(votings: Sequence[LocatedVoting], read: Lists, groups: _Groups, images: int) -> NDArray[np.float64]:
    """Return by how much the votes for each image of a segment stand out, float64 (images,)."""
    lists, rare, bits = groups
    postings = located(read, np.tile(np.arange(1 << bits), len(lists)), read.starts[:: 1 << bits])
    place = np.full(WORDS >> bits, -1)
    place[lists] = np.arange(len(lists))
    strongest = np.zeros(images)
    for voting in votings:
        votes = voting.votes(postings, place[voting.words >> bits], rare, bits).shared(len(read))
        total = np.sort(votes.total(images))
        least = max(float(total[-LOOKED_AT:][0]) if images else 0.0, 1e-9)
        chosen, strength = votes.standing_out(images, least)
        strongest[chosen] = np.maximum(strongest[chosen], strength)
    return strongest
