"""A selection of photographs in, one trial for each query and method out, computed on all cores."""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from bench.accuracy.edits import EDITS, FAMILIES, Edit
from bench.accuracy.methods import Description, describe, make_methods
from bench.accuracy.photos import Selection
from bench.accuracy.ranked_result import Hit, Method, read
from bench.pool import pool, told
from echoimage import EchoImageError
from echoimage.types import Picture

CLASSIC_EVERY = 13
"""Only each thirteenth query is put to the classic score, which takes 1.6 ms an image. An odd number, since every other
negative is edited, and both kinds are wanted."""

UNEDITED = Edit("negatives", "as it is", lambda picture, material: picture)


@dataclass(frozen=True, slots=True)
class Query:
    """One file to search: photograph `number` of its kind, by an edit (its place in EDITS) or as it is (None)."""

    photo: Path
    number: int
    background: Path
    edit: int | None
    negative: bool
    methods: tuple[str, ...]

    def data(self) -> bytes:
        """Return the file."""
        if self.edit is None:
            return self.photo.read_bytes()
        return EDITS[self.edit].make(_photo(self.photo), self.number, _photo(self.background))


@dataclass(frozen=True, slots=True)
class Trial:
    """What one method answered to one query.

    `rank` is the original's, from 1, or 0 when it was not among the best; `seconds` are processor time.
    """

    method: str
    photo: Path
    family: str
    edit: str
    negative: bool
    rank: int
    best: Hit | None
    seconds: float


def plan(selection: Selection, methods: Sequence[str], families: Collection[str] = FAMILIES) -> list[Query]:
    """List the queries: each original by each edit of the families, then the negatives, every other one edited.

    Backgrounds are other negatives: a picture of the database would rightly be found.
    """
    queries = []
    negatives = selection.negatives
    edits = [number for number, edit in enumerate(EDITS) if edit.family in families]
    for number, photo in enumerate(selection.originals):
        background = negatives[number % len(negatives)]
        for place, edit in enumerate(edits):
            asked = _asked(methods, number + place)
            queries.append(Query(photo, number, background, edit, False, asked))
    for number, photo in enumerate(negatives):
        background = negatives[(number + 1) % len(negatives)]
        chosen = edits[number // 2 % len(edits)] if number % 2 else None
        queries.append(Query(photo, number, background, chosen, True, _asked(methods, number)))
    return queries


def _asked(methods: Sequence[str], position: int) -> tuple[str, ...]:
    return tuple(name for name in methods if name != "classic" or position % CLASSIC_EVERY == 0)


def describe_all(paths: Sequence[Path], methods: Sequence[str]) -> tuple[list[Description], dict[Path, str]]:
    """Return the descriptions of all pictures for some methods, and of those that cannot be read the reason."""
    with pool(_start, ()) as workers:
        described = workers.map(partial(_describe, methods=methods), paths, chunksize=8)
        answers = list(told("pictures described", len(paths), described))
    failed = {path: answer for path, answer in zip(paths, answers, strict=True) if isinstance(answer, str)}
    return [answer for answer in answers if isinstance(answer, Description)], failed


def run(queries: Sequence[Query], database: Sequence[Description]) -> list[Trial]:
    """Put each query to its methods."""
    with pool(_start, database) as workers:
        answers = told("queries", len(queries), workers.map(_try, queries))
        return [trial for trials in answers for trial in trials]


# What follows runs in the processes of the pool.

_methods: dict[str, Method] = {}


def _start(database: Sequence[Description]) -> None:
    if database:
        _methods.update(make_methods(database))


def _describe(path: Path, methods: Sequence[str]) -> Description | str:
    try:
        return describe(path, methods)
    except EchoImageError as error:
        return str(error)


@lru_cache(maxsize=8)
def _photo(path: Path) -> Picture:
    return read(path.read_bytes())


def _try(query: Query) -> list[Trial]:
    data = query.data()
    return [_trial(query, name, data) for name in query.methods]


def _trial(query: Query, method: str, data: bytes) -> Trial:
    began = time.process_time()  # what else the machine does is no part of it
    hits = _methods[method].search(data)
    seconds = time.process_time() - began
    found = [hit.path for hit in hits]
    rank = found.index(query.photo) + 1 if query.photo in found else 0
    edit = UNEDITED if query.edit is None else EDITS[query.edit]
    best = hits[0] if hits else None
    return Trial(method, query.photo, edit.family, edit.name, query.negative, rank, best, seconds)
