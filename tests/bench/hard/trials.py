"""Photographs and their index in, what each stage of a search makes of hard copies and of strangers out."""

import asyncio
import hashlib
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

import echoimage
from bench.accuracy.ranked_result import read
from bench.hard.edits import EDITS
from bench.hard.watched import WatchedFiles, WatchedIndex
from bench.pool import pool, told
from bench.scale.photographs import Photographs
from echoimage import Index, Query, open_index, search_index, verify_pair
from echoimage.index.manifest import NAME
from echoimage.types import Features, Picture
from echoimage_tools.sources.index_files import FolderFiles

DEPTH = 50
"""Images that either tier is asked for."""

Tier = Literal["first tier", "both tiers"]
TIERS: tuple[Tier, ...] = ("first tier", "both tiers")


@dataclass(frozen=True, slots=True)
class Job:
    """A file to search: photograph `number` of its kind, by an edit (its place in EDITS), or as it is (None)."""

    photo: Path
    number: int
    edit: int | None = None
    beside: tuple[Path, ...] = ()

    @property
    def shown(self) -> tuple[Path, ...]:
        """The photographs of the index that it shows."""
        if self.edit is None:
            return ()
        return tuple(dict.fromkeys((self.photo, *self.beside) if EDITS[self.edit].known else (self.photo,)))

    def data(self) -> bytes:
        """Return the file."""
        if self.edit is None:
            return self.photo.read_bytes()
        return EDITS[self.edit].make(_photo(self.photo), self.number, *map(_photo, self.beside))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a whole search did.

    read: whether the record of an image that is shown was read. accepted: how many of these were found and accepted.
    copies: how many of them were called copies. wrong: other images that were accepted, and as what.
    milliseconds: processor time, from the pixels on.
    """

    read: bool
    accepted: int
    copies: int
    wrong: tuple[tuple[str, str], ...]
    bytes: int
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Trial:
    """A query of which `shown` images are in the index, none where `edit` is empty.

    leading, agreeing: rank of the best of these, from 1, by leading keypoints and by all, 0 beyond `DEPTH`.
    direct: whether one of them is accepted when it is compared with the query. answers: of whole searches.
    """

    photo: str
    family: str
    edit: str
    shown: int
    leading: int
    agreeing: int
    direct: bool
    answers: dict[Tier, Answer] = field(default_factory=dict)


def plan(photographs: Photographs) -> list[Job]:
    """List the queries: each original by each edit, then the negatives as they are."""
    jobs = []
    for number, photo in enumerate(photographs.originals):
        for place, edit in enumerate(EDITS):
            pictures = photographs.originals if edit.known else photographs.negatives
            beside = tuple(pictures[(number + 1 + step) % len(pictures)] for step in range(edit.beside))
            jobs.append(Job(photo, number, place, beside))
    return [*jobs, *(Job(photo, number) for number, photo in enumerate(photographs.negatives))]


def run(jobs: Sequence[Job], folder: Path, names: Mapping[Path, str], tiers: Collection[Tier]) -> list[Trial]:
    """Put the queries to the index in `folder`, in which the photographs have these names, on all cores."""
    with pool(_open, folder, names, tiers, {path for job in jobs for path in job.shown}) as processes:
        return list(told("queries", len(jobs), processes.map(_try, jobs, chunksize=3)))


# What follows runs in the processes of the pool.


@dataclass(frozen=True, slots=True)
class _Opened:
    """An index; `numbers` and `features` are those of the images that are searched for."""

    index: Index
    files: WatchedFiles
    numbers: dict[Path, frozenset[int]]
    features: dict[Path, Features]
    paths: dict[str, Path]
    tiers: Collection[Tier]


_opened: list[_Opened] = []


def _open(folder: Path, names: Mapping[Path, str], tiers: Collection[Tier], searched: Collection[Path]) -> None:
    _opened.append(asyncio.run(_read(folder, names, tiers, searched)))


async def _read(
    folder: Path, names: Mapping[Path, str], tiers: Collection[Tier], searched: Collection[Path]
) -> _Opened:
    files = WatchedFiles(FolderFiles(folder))
    index = await open_index(files, str(folder / NAME))
    paths = {name: path for path, name in names.items()}
    numbers: dict[Path, set[int]] = {}
    features: dict[Path, Features] = {}
    for begin in range(0, index.numbers, DEPTH):
        stored, _ = await index.details(range(begin, min(begin + DEPTH, index.numbers)))
        for number, one in stored.items():
            path = paths[one.entry.url.rpartition("/")[2]]
            if path in searched:
                numbers.setdefault(path, set()).add(number)
                if not one.features.window:
                    features[path] = one.features
    return _Opened(index, files, {path: frozenset(mine) for path, mine in numbers.items()}, features, paths, tiers)


@lru_cache(maxsize=16)
def _photo(path: Path) -> Picture:
    return read(path.read_bytes())


def _try(job: Job) -> Trial:
    return asyncio.run(_trial(job, job.data(), _opened[0]))


async def _trial(job: Job, data: bytes, opened: _Opened) -> Trial:
    shown = [path for path in job.shown if path in opened.features]
    numbers = frozenset(number for path in shown for number in opened.numbers[path])
    query, depth = await _query(data), min(DEPTH, opened.index.count - 1)
    asked = query.global_features, query.full_keypoints
    # Both tiers are asked before anything is timed: what is read once for all queries is no part of one.
    agreeing, _ = await opened.index.agreeing(*asked, depth)
    leading = await opened.index.candidates(*asked, depth)
    answers = {tier: await _answer(data, tier, opened, job, numbers) for tier in opened.tiers}
    direct = any(verify_pair(query, opened.features[path]).matches for path in shown)
    edit = None if job.edit is None else EDITS[job.edit]
    return Trial(
        str(job.photo),
        edit.family if edit else "",
        edit.name if edit else "",
        len(shown),
        _rank(leading[:depth], numbers),
        _rank(agreeing, numbers),
        direct,
        answers,
    )


def _rank(proposed: Sequence[int], numbers: Collection[int]) -> int:
    return next((rank for rank, number in enumerate(proposed, 1) if number in numbers), 0)


async def _query(data: bytes) -> Query:
    picture = await echoimage.decode(data)
    return echoimage.prepare(picture, hashlib.sha256(data).hexdigest(), echoimage.read_header(data).upright)


async def _answer(data: bytes, tier: Tier, opened: _Opened, job: Job, numbers: Collection[int]) -> Answer:
    picture = await _query(data)
    watched = WatchedIndex(opened.index, tier == "first tier")
    before, begun = opened.files.bytes, time.process_time()
    report = await search_index(picture, watched)
    milliseconds = 1e3 * (time.process_time() - begun)
    accepted = list(_accepted(report, opened))
    right = [verdict for path, verdict in accepted if path in job.shown]
    return Answer(
        not watched.read.isdisjoint(numbers),
        len(right),
        sum(verdict != "related" for verdict in right),
        tuple((str(path), verdict) for path, verdict in accepted if path not in job.shown),
        opened.files.bytes - before,
        milliseconds,
    )


def _accepted(report: echoimage.Report, opened: _Opened) -> Iterator[tuple[Path, str]]:
    """Yield the images that are accepted, and their verdicts."""
    for result in report.results:
        if result.score.matches and result.score.details:
            yield opened.paths[result.entry.url.rpartition("/")[2]], result.score.details.verdict
