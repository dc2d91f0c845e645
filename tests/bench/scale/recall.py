"""Real photographs in; how often an index finds the original of an edited one, against comparing everything, out."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.accuracy.cached_features import library_of
from bench.accuracy.edits import EDITS, Edit
from bench.accuracy.photos import SEED
from bench.accuracy.ranked_result import read
from bench.pool import pool, told
from bench.scale.described import Described
from bench.scale.photographs import Photographs
from echoimage import Entry, Index, Library, Report, open_index, prepare, search, search_index
from echoimage.index.manifest import NAME
from echoimage.types import Features
from echoimage_tools.sources.index_files import FolderFiles

DEPTH = 5
SMALL_CROPS = "crop below 30 %"


@dataclass(frozen=True, slots=True)
class Trial:
    """One edited photograph: ranks of its original, from 1, by index and by comparing all; 0: not among the best.

    milliseconds: what the index took, from the pixels on.
    """

    photo: Path
    family: str
    edit: str
    indexed: int
    exhaustive: int
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Recall:
    """Shares of some trials. against: of those that the exhaustive search found, which the index found too."""

    queries: int
    indexed: float
    exhaustive: float
    against: float


@dataclass(frozen=True, slots=True)
class _Job:
    photo: Path
    url: str
    number: int
    edit: int
    background: Path


def recall(trials: Sequence[Trial]) -> Recall:
    """Measure trials; there must be some."""
    indexed = np.array([one.indexed > 0 for one in trials])
    exhaustive = np.array([one.exhaustive > 0 for one in trials])
    return Recall(len(trials), _share(indexed), _share(exhaustive), _share(indexed[exhaustive]))


def _share(found: NDArray[np.bool_]) -> float:
    return float(found.mean()) if len(found) else 1.0


def by_family(trials: Sequence[Trial]) -> dict[str, Recall]:
    """Measure each family of edits; crops below 30 % are a family of their own."""
    names = dict.fromkeys(one.family for one in trials)
    return {name: recall([one for one in trials if one.family == name]) for name in names}


def try_all(
    folder: Path, photographs: Photographs, others: Sequence[Described], originals: Sequence[Described], count: int
) -> list[Trial]:
    """Ask about `count` edited photographs, as many of each edit, the index in `folder` and all its images."""
    rng = random.Random(SEED)
    jobs = []
    for number in range(count):
        one = originals[rng.randrange(len(originals))]
        background = photographs.negatives[number % len(photographs.negatives)]
        jobs.append(_Job(one.path, one.url, number, number % len(EDITS), background))
    features = {one.url: one.features for one in (*others, *originals)}
    with pool(_open, folder, features) as processes:
        return list(told("queries asked natively", count, processes.map(_try, jobs, chunksize=4)))


# What follows runs in the processes of the pool.


_opened: list[tuple[Index, list[Entry], Library]] = []


def _open(folder: Path, features: dict[str, Features]) -> None:
    index = asyncio.run(open_index(FolderFiles(folder), str(folder / NAME)))
    _opened.append((index, [Entry(url) for url in features], library_of(features)))


def _try(job: _Job) -> Trial:
    index, entries, library = _opened[0]
    picture = read(EDITS[job.edit].make(read(job.photo.read_bytes()), job.number, read(job.background.read_bytes())))
    begun = time.perf_counter()
    query = prepare(picture)
    found = asyncio.run(search_index(query, index, k=DEPTH))
    milliseconds = 1e3 * (time.perf_counter() - begun)
    expected = asyncio.run(search(query, entries, library, k=DEPTH))
    edit = EDITS[job.edit]
    ranks = _rank(found, job.url), _rank(expected, job.url)
    return Trial(job.photo, _family(edit), edit.name, *ranks, milliseconds)


def _family(edit: Edit) -> str:
    return SMALL_CROPS if edit.name in ("crop to 20 %", "crop to 15 %") else edit.family


def _rank(report: Report, url: str) -> int:
    name = url.rpartition("/")[2]
    for rank, result in enumerate(report.results, 1):
        if any(address.rpartition("/")[2] == name for address in (result.entry.url, *result.also)):
            return rank
    return 0
