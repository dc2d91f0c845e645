"""An index as a search sees it: a query in, the candidates out, read from as few bytes as possible."""

import asyncio
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from echoimage.errors import EchoImageError
from echoimage.features.block_means import fingerprint, orientations, with_mirror_image
from echoimage.features.keypoints import WORKING
from echoimage.features.vocabulary import WORDS
from echoimage.hosts import Files
from echoimage.index.entry_json import from_base
from echoimage.index.manifest import NAME, Manifest, parse
from echoimage.index.postings import Lists
from echoimage.index.record import Stored, read, unpack
from echoimage.index.scoring import WordVoting, nearest_fingerprints, rarity
from echoimage.index.second_tier import SecondTier
from echoimage.index.segment import Place, Segment
from echoimage.index.words_file import HASH
from echoimage.message import message
from echoimage.types import Bytes2D, GlobalFeatures, Problem, QueryKeypoints

HELD = 100_000
"""Images up to which all lists are kept in memory, 45 MB; of larger indexes those of a query's words are read."""

SOFT = 2
"""Words that a keypoint votes with in a full match: true images are among the best 50 of 2,000 in 0.995 of 648 queries
by edited photographs, with one word in 0.991."""

READ = 400
"""Lists at most that are read of a large index for one set of keypoints, the shortest first, which say most. Each
segment has one of each word: of a million images, the lists of 25 words are read, 150 KB."""

LEAST = 4
"""Of a very large index, lists that are read of each segment all the same: without any, nothing would be found."""

NEAR_FINGERPRINT = 72
"""Bits, of 256, in which fingerprints differ at most. As near are 4 % of the pairs of varied photographs, and 12 % of
those of clothes on plain grounds: only the nearest few are taken."""

ENOUGH_KEYPOINTS = 32
"""Keypoints of a query from which a large index is asked by its lists alone; for fewer, fingerprints are read as well.
Ten that fit prove a match. Of blurred images among 371, the lists named all 126 copies (recompressed, smaller, turned)
that had ten keypoints and more, and 6 of 11 that had one to nine."""

MOST_ASKED = 30_000
"""Images up to which the lists of all keypoints are asked. Of larger indexes too small a part can be read: among
100,000 they name 0.63 of hard copies (a model), the leading keypoints 0.66, and that takes 130 requests more."""

CHANCE, ABOVE = 20, 1.1
"""By all keypoints those images are proposed that stand out more than this many times as far as the twentieth, which
chance has put there. Among 1,500 images that were 7 of 16 for a query without a match, and 8 for one with: the true
image was among them for 0.765 of hard copies instead of 0.772."""

LIKE_NEAR, LIKE_FAR = 2, 8
"""Images at most that their fingerprints propose: a few for quick matches, for a plain copy has by far the nearest."""


@dataclass(frozen=True, slots=True, eq=False)
class Everything:
    """What all images of an index are found by.

    lists: of each segment, how many images it has and the lists of all words. hashes: uint8 (numbers, 32).
    counts: int64 (65536,), in how many images each word stands.
    """

    lists: tuple[tuple[int, Lists], ...]
    hashes: Bytes2D
    counts: NDArray[np.int64]


class Index:
    """Made by `open_index`; `count` images can be found in it, with numbers below `numbers`, some of them removed.

    `base`: where its relative addresses count from, "" where that is not known. `held`: all lists of leading keypoints
    are in memory.
    """

    def __init__(self, manifest: Manifest, files: Files, address: str) -> None:
        self.count = manifest.images
        self._files = files
        self.base = from_base(manifest.base, address) if address else ""
        firsts = np.cumsum([0, *(info.images for info in manifest.segments)]).tolist()
        self.numbers = firsts.pop()
        self._firsts = firsts
        self.held = self.numbers <= HELD
        self._segments = [Segment(info, first, files) for info, first in zip(manifest.segments, firsts, strict=True)]
        self._second_tier = SecondTier(manifest.segments, files)
        self._lengths: NDArray[np.int64]

    def __repr__(self) -> str:
        return f"Index({self.count} images in {len(self._segments)} segments)"

    async def load(self) -> None:
        """Read what every query needs. Raises `SourceError` or `IndexFileError`."""
        await asyncio.gather(*(segment.load(self.held) for segment in self._segments))
        self._lengths = sum((one.counts.astype(np.int64) for one in self._segments), np.zeros(WORDS, np.int64))

    async def candidates(self, query: GlobalFeatures, keypoint_sets: Sequence[QueryKeypoints], count: int) -> list[int]:
        """Return the numbers of the `count` images with most votes, and of those that look the same, the best first.

        In a large index the latter are looked for only where keypoints say little: their fingerprints have to be read.
        More than one set of keypoints is for a full match: each keypoint votes with two words, and turned pictures may
        look the same. With a `count` of 0 there are none but the latter.
        """
        if self.count <= count:
            living = list(chain.from_iterable([await segment.living() for segment in self._segments]))
            # Long images have several numbers, and a manifest that claims few images must not have many read.
            if len(living) <= count:
                return living
        full = len(keypoint_sets) > 1
        votes = np.zeros(self.numbers)
        for keypoints in keypoint_sets if count else ():
            votes = np.maximum(votes, await self._votes(keypoints, SOFT if full and self.held else 1))
        best = _best(votes, count)
        if not self.held and np.count_nonzero(keypoint_sets[0].scales == WORKING) >= ENOUGH_KEYPOINTS:
            return best
        ours, like = orientations(query.block_means), LIKE_FAR
        if not full:
            ours, like = [with_mirror_image(query.block_means)[keypoint_sets[0].mirrored]], LIKE_NEAR
        return list(dict.fromkeys([*best, *await self._alike(ours, like, negative=full)]))

    async def agreeing(
        self, query: GlobalFeatures, keypoint_sets: Sequence[QueryKeypoints], count: int
    ) -> tuple[list[int], list[Problem]]:
        """Return the numbers of up to `count` images whose votes by all keypoints agree on turn and size, best first.

        There are none where the lists are lacking or of too many images, or cannot be read; the last is told.
        """
        if not self._second_tier.name or not count < self.count <= MOST_ASKED:
            return [], []
        try:
            votes = await self._second_tier.votes(query, keypoint_sets)
            best = _best(votes, max(count, CHANCE))
            least = ABOVE * float(votes[best[CHANCE - 1]]) if len(best) >= CHANCE else 0.0
            return [number for number in best[:count] if votes[number] >= least], []
        except EchoImageError as error:
            told = message("error-second-tier", why=error.message)
            return [], [Problem(self._second_tier.name, error.reason, told)]

    async def everything(self) -> Everything:
        """Return what all images are found by; 0.8 KB of each are kept. Raises `SourceError` or `IndexFileError`."""
        lists = [(segment.images, await segment.all_lists()) for segment in self._segments]
        hashes = [np.zeros((0, HASH), np.uint8), *[await segment.hashes() for segment in self._segments]]
        return Everything(tuple(lists), np.concatenate(hashes), self._lengths)

    async def same_file(self, sha256: str) -> list[int]:
        """Return the numbers of the images that are the file of this sha256, and perhaps of a few others."""
        found = await asyncio.gather(*(segment.same_file(sha256) for segment in self._segments)) if sha256 else []
        return list(chain.from_iterable(found))

    async def _votes(self, keypoints: QueryKeypoints, soft: int) -> NDArray[np.float64]:
        voting = WordVoting(keypoints, soft, leading=not self.held)
        if not self.held:
            voting.keep(self._affordable(voting.words))
        rare = rarity(self._lengths[voting.words], self.numbers)
        parts = [voting.count(await segment.lists(voting.words), rare, segment.images) for segment in self._segments]
        return np.concatenate([np.zeros(0), *parts])

    def _affordable(self, words: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Return which words' lists are read, bool (n,)."""
        lengths = self._lengths[words]
        with_images = np.flatnonzero(lengths)
        most = max(READ // max(len(self._segments), 1), LEAST)
        shortest = with_images[np.argsort(lengths[with_images], kind="stable")][:most]
        wanted = np.zeros(len(words), bool)
        wanted[shortest] = True
        return wanted

    async def _alike(self, means: Sequence[NDArray[np.uint8]], count: int, negative: bool) -> list[int]:
        ours = [fingerprint(np.ascontiguousarray(one)) for one in means]
        near: list[tuple[int, int]] = []
        hashes = await asyncio.gather(*(segment.hashes() for segment in self._segments))
        for segment, stored in zip(self._segments, hashes, strict=True):
            apart = nearest_fingerprints(ours, stored, negative)
            found = np.flatnonzero(apart <= NEAR_FINGERPRINT)
            near += zip(apart[found].tolist(), (found + segment.first).tolist(), strict=True)
        return [number for _, number in sorted(near)[:count]]

    async def details(
        self, numbers: Sequence[int], progress: Callable[[int], None] = lambda _: None
    ) -> tuple[dict[int, Stored], list[Problem]]:
        """Return what is stored about images, by number; what cannot be read becomes a problem.

        `progress` is called after each file with how many images were read, or could not be.
        """
        files: dict[str, list[Place]] = {}
        placed = await asyncio.gather(*(segment.places(mine) for segment, mine in self._by_segment(numbers)))
        for place in chain.from_iterable(placed):
            files.setdefault(place.file, []).append(place)
        found: dict[int, Stored] = {}
        done = 0

        async def read_file(places: Sequence[Place]) -> list[Problem]:
            nonlocal done
            problems = await self._records(places, found)
            done += len(places)
            progress(done)
            return problems

        answers = await asyncio.gather(*map(read_file, files.values()))
        return found, [problem for problems in answers for problem in problems]

    def _by_segment(self, numbers: Sequence[int]) -> list[tuple[Segment, list[int]]]:
        """Return the segments that have any of these images, each with its own, in the order of the index."""
        mine: dict[int, list[int]] = {}
        for number in numbers:
            mine.setdefault(bisect_right(self._firsts, number) - 1, []).append(number)
        return [(self._segments[at], mine[at]) for at in sorted(mine)]

    async def _records(self, places: Sequence[Place], found: dict[int, Stored]) -> list[Problem]:
        """Put the records of one file into `found`; return what could not be read."""
        file = places[0].file
        try:
            ranges = [(place.offset, place.length) for place in places]
            pieces = await self._files.ranges(file, places[0].file_size, ranges)
        except EchoImageError as error:
            return [Problem(file, error.reason, error.message)]
        problems = []
        for place, piece in zip(places, pieces, strict=True):
            try:
                found[place.number] = read(unpack(piece, place.crc, file), self.base, file)
            except EchoImageError as error:
                problems.append(Problem(file, error.reason, error.message))
        return problems


def _best(votes: NDArray[np.float64], count: int) -> list[int]:
    """Return the numbers with most votes, the most first, of equals the first; none without votes."""
    rounded = np.round(votes, 6)
    chosen = np.argpartition(-rounded, count)[:count] if len(rounded) > count else np.arange(len(rounded))
    chosen = chosen[rounded[chosen] > 0]
    return [int(number) for number in chosen[np.lexsort((chosen, -rounded[chosen]))]]


async def open_index(files: Files, address: str = "") -> Index:
    """Return the index whose manifest is found at `address`; what every query needs is read.

    Images whose addresses are relative count from there; without an `address` they cannot be used. Raises `SourceError`
    or `IndexFileError`.
    """
    index = Index(parse(await files.whole(NAME, 0), address or NAME), files, address)
    await index.load()
    return index
