"""Groups of pairs in, the verdict on each pair out, computed on all cores."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.accuracy.ranked_result import read
from bench.accuracy.verdicts.groups import GROUPS, count
from bench.accuracy.verdicts.pair import Album, Pair
from bench.pool import pool, told
from echoimage import EchoImageError, extract, prepare, verify
from echoimage.types import MatchDetails, Picture, Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one pair; `number` is its place in its kind, `score` from 0 to 1.

    verdict: "" of a pair that could not be read, and `name` has the reason.
    """

    group: str
    kind: str
    number: int
    name: str
    verdict: Verdict | str
    score: float
    inliers: int


def compare_all(album: Album, asked: int) -> list[Answer]:
    """Compare so many pairs of each kind of all groups."""
    pairs = [
        (group.name, kind, number)
        for group in GROUPS
        for kind in group.kinds
        for number in range(count(kind, album, asked))
    ]
    with pool(_start, album) as workers:
        return list(told("pairs compared", len(pairs), workers.map(_answer, pairs, chunksize=4)))


def made(album: Album, group: str, kind: str, number: int) -> Pair:
    """Return one pair of a kind. Raises `DecodeError`."""
    kinds = next(one.kinds for one in GROUPS if one.name == group)
    return kinds[kind](number, album)


def keep(album: Album, answers: Iterable[Answer], folder: Path) -> None:
    """Write the two files of each answer's pair into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in answers:
        pair = made(album, one.group, one.kind, one.number)
        for part, data in (("query", pair.query), ("image", pair.image)):
            suffix = "jpg" if data.startswith(b"\xff\xd8") else "png"
            (folder / f"{one.group}, {one.kind} {one.number:03} {part}.{suffix}").write_bytes(data)


def judge(query: Picture, image: Picture) -> tuple[Verdict, float, int]:
    """Return verdict, score and inliers of two pictures."""
    score = verify(prepare(query), extract(image))
    details = score.details
    assert isinstance(details, MatchDetails)
    return details.verdict, score.total, details.inliers


# What follows runs in the processes of the pool.

_albums: list[Album] = []


def _start(album: Album) -> None:
    _albums.append(album)


def _answer(pair: tuple[str, str, int]) -> Answer:
    try:
        files = made(_albums[0], *pair)
        return Answer(*pair, files.name, *judge(read(files.query), read(files.image)))
    except EchoImageError as error:
        return Answer(*pair, str(error), "", 0.0, 0)
