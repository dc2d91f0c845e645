"""Different photographs in, how many pairs of them are taken for something related out, computed on all cores.

Features are computed once a picture, those of a query too.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from bench.accuracy.ranked_result import read
from bench.accuracy.verdicts.comparing import Answer
from bench.accuracy.verdicts.groups import UNRELATED
from bench.pool import pool, told
from echoimage import EchoImageError, Features, extract, prepare, verify
from echoimage.types import MatchDetails

KIND = "photographs"


def compare_unrelated(paths: Sequence[Path], asked: int) -> tuple[list[Answer], dict[Path, str]]:
    """Compare so many ordered pairs of different files; return the answers, and of unreadable files the reason.

    There are no more than n (n - 1). For few pairs few files are read, from the first on.
    """
    paths = paths[: asked + 1]
    with pool(_start, {}) as workers:
        answers = list(told("pictures described", len(paths), workers.map(_describe, paths, chunksize=4)))
    features = {path: one for path, one in zip(paths, answers, strict=True) if isinstance(one, Features)}
    failed = {path: one for path, one in zip(paths, answers, strict=True) if isinstance(one, str)}
    tasks = [
        (query, [image for _, image in pairs])
        for query, pairs in groupby(sorted(chosen(list(features), asked)), lambda pair: pair[0])
    ]
    with pool(_start, features) as workers:
        told_tasks = told("queries compared", len(tasks), workers.map(_compare, tasks))
        return [answer for answers in told_tasks for answer in answers], failed


def chosen(paths: Sequence[Path], asked: int) -> Iterator[tuple[Path, Path]]:
    """Return so many ordered pairs, each once: every file with the next, then with the next but one, and so on."""
    total = len(paths)
    for number in range(min(asked, total * (total - 1))):
        step, place = divmod(number, total)
        yield paths[place], paths[(place + step + 1) % total]


# What follows runs in the processes of the pool.

_features: dict[Path, Features] = {}


def _start(features: dict[Path, Features]) -> None:
    _features.update(features)


def _describe(path: Path) -> Features | str:
    try:
        return extract(read(path.read_bytes()))
    except EchoImageError as error:
        return str(error)


def _compare(task: tuple[Path, list[Path]]) -> list[Answer]:
    path, images = task
    query = prepare(read(path.read_bytes()))
    answers = []
    for number, image in enumerate(images):
        score = verify(query, _features[image])
        found = score.details
        assert isinstance(found, MatchDetails)
        name = f"{path.name}, {image.name}"
        answers.append(Answer(UNRELATED.name, KIND, number, name, found.verdict, score.total, found.inliers))
    return answers
