"""An index as a search sees it: a query in, the images worth a closer look out, read from as few bytes as can be."""

import asyncio
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from echoimage.errors import EchoImageError
from echoimage.index.ballot import WordBallot, nearest_fingerprints, rarity
from echoimage.index.manifest import NAME, Manifest, parse
from echoimage.index.record import Stored, read, unpack
from echoimage.index.segment import Place, Segment
from echoimage.index.texts import from_base
from echoimage.tiny import all_ways, both_hands, fingerprint
from echoimage.types import Files, Outline, Probe, Problem
from echoimage.vocabulary import WORDS

HELD = 100_000
"""Images up to which all lists are kept in memory, 45 MB; of larger indexes those of a query's words are read."""

SOFT = 2
"""Words that a keypoint votes with in a closer look: true images are among the best 50 of 2,000 in 0.995 of 648 queries
by edited photographs, with one word in 0.991."""

READ = 400
"""Lists at most that are read of a large index for one probe, the shortest first, which say most. Each segment has one
of each word: of a million images, the lists of 25 words are read, 150 KB."""

LEAST = 4
"""Of a very large index, lists that are read of each segment all the same: without any, nothing would be found."""

NEAR_FINGERPRINT = 72
"""Bits, of 256, in which fingerprints differ at most. As near are 4 % of the pairs of varied photographs, and 12 % of
those of clothes on plain grounds: only the nearest few are taken."""

LIKE_NEAR, LIKE_FAR = 2, 8
"""Images at most that their fingerprints propose: a few for a glance, for a plain copy has by far the nearest."""


class Index:
    """Made by `open_index`; `count` images can be found in it, with numbers below `numbers`, some of them removed."""

    def __init__(self, manifest: Manifest, files: Files, address: str) -> None:
        self.count = manifest.images
        self._files = files
        self._base = from_base(manifest.base, address) if address else ""
        firsts = np.cumsum([0, *(info.images for info in manifest.segments)]).tolist()
        self.numbers = firsts.pop()
        self._held = self.numbers <= HELD
        self._segments = [Segment(info, first, files) for info, first in zip(manifest.segments, firsts, strict=True)]
        self._lengths: NDArray[np.int64]

    def __repr__(self) -> str:
        return f"Index({self.count} images in {len(self._segments)} segments)"

    async def load(self) -> None:
        """Read what every query needs. Raises `SourceError` or `IndexFileError`."""
        await asyncio.gather(*(segment.load(self._held) for segment in self._segments))
        self._lengths = sum((one.counts.astype(np.int64) for one in self._segments), np.zeros(WORDS, np.int64))

    async def candidates(self, query: Outline, probes: Sequence[Probe], count: int) -> list[int]:
        """Give the numbers of the `count` images with most votes, and of those that look the same, the best first.

        More than one probe is a closer look: each keypoint votes with two words, and turned pictures may look the same.
        """
        if self.count <= count:
            return list(range(self.numbers))
        closely = len(probes) > 1
        votes = np.zeros(self.numbers)
        for probe in probes:
            votes = np.maximum(votes, await self._votes(probe, SOFT if closely and self._held else 1))
        ways, like = all_ways(query.tiny), LIKE_FAR
        if not closely:
            ways, like = [both_hands(query.tiny)[probes[0].mirrored]], LIKE_NEAR
        return list(dict.fromkeys([*_best(votes, count), *await self._alike(ways, like)]))

    async def _votes(self, probe: Probe, soft: int) -> NDArray[np.float64]:
        ballot = WordBallot(probe, soft, leading=not self._held)
        if not self._held:
            ballot.keep(self._affordable(ballot.words))
        rare = rarity(self._lengths[ballot.words], self.numbers)
        parts = [ballot.count(await segment.lists(ballot.words), rare, segment.images) for segment in self._segments]
        return np.concatenate([np.zeros(0), *parts])

    def _affordable(self, words: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Tell which words' lists are read, bool (n,)."""
        lengths = self._lengths[words]
        telling = np.flatnonzero(lengths)
        most = max(READ // max(len(self._segments), 1), LEAST)
        shortest = telling[np.argsort(lengths[telling], kind="stable")][:most]
        wanted = np.zeros(len(words), bool)
        wanted[shortest] = True
        return wanted

    async def _alike(self, ways: Sequence[NDArray[np.uint8]], count: int) -> list[int]:
        shown = [fingerprint(np.ascontiguousarray(way)) for way in ways]
        near: list[tuple[int, int]] = []
        for segment in self._segments:
            stored = await segment.hashes()
            if stored is None:
                return []
            apart = nearest_fingerprints(shown, stored)
            found = np.flatnonzero(apart <= NEAR_FINGERPRINT)
            near += zip(apart[found].tolist(), (found + segment.first).tolist(), strict=True)
        return [number for _, number in sorted(near)[:count]]

    async def details(self, numbers: Sequence[int]) -> tuple[dict[int, Stored], list[Problem]]:
        """Give what is stored about images, by number; what cannot be read becomes a problem."""
        files: dict[str, list[Place]] = {}
        for segment in self._segments:
            mine = [number for number in numbers if segment.first <= number < segment.first + segment.images]
            for place in await segment.places(mine):
                files.setdefault(place.file, []).append(place)
        found: dict[int, Stored] = {}
        answers = await asyncio.gather(*(self._records(places, found) for places in files.values()))
        return found, [problem for problems in answers for problem in problems]

    async def _records(self, places: Sequence[Place], found: dict[int, Stored]) -> list[Problem]:
        """Read the records of one file."""
        file = places[0].file
        try:
            ranges = [(place.offset, place.length) for place in places]
            pieces = await self._files.ranges(file, places[0].file_size, ranges)
        except EchoImageError as error:
            return [Problem(file, error.reason, str(error))]
        problems = []
        for place, piece in zip(places, pieces, strict=True):
            try:
                found[place.number] = read(unpack(piece, place.crc, file), self._base, file)
            except EchoImageError as error:
                problems.append(Problem(file, error.reason, str(error)))
        return problems


def _best(votes: NDArray[np.float64], count: int) -> list[int]:
    """Give the numbers with most votes, the most first, of equals the first; none without votes."""
    rounded = np.round(votes, 6)
    chosen = np.argpartition(-rounded, count)[:count] if len(rounded) > count else np.arange(len(rounded))
    chosen = chosen[rounded[chosen] > 0]
    return [int(number) for number in chosen[np.lexsort((chosen, -rounded[chosen]))]]


async def open_index(files: Files, address: str = "") -> Index:
    """Read the manifest, found at `address`, and what every query needs.

    Images whose addresses are relative count from there; without an `address` they cannot be used. Raises `SourceError`
    or `IndexFileError`.
    """
    index = Index(parse(await files.whole(NAME, 0), address or NAME), files, address)
    await index.load()
    return index
