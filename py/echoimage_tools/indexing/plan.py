"""What is to be done: the pictures that are wanted and the index that is there in; what stays, goes and is new out."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from echoimage import EchoImageError, Entry, Problem
from echoimage.index import record
from echoimage.index.previous_index import PreviousIndex, living
from echoimage.index.sources_file import Image, Remembered, texts
from echoimage_tools.indexing.tasks import PASSING
from echoimage_tools.indexing.work import Reader
from echoimage_tools.sources.base import CollectionBase, validator_at
from echoimage_tools.sources.collection import is_http
from echoimage_tools.sources.http import HttpSource

ASKED = 8
"""Hosts' answers that are waited for at once."""

BATCH = 1000
"""Pictures that are looked at in one go: what is asked of the threads is in memory until it is done."""


@dataclass(frozen=True, slots=True)
class Plan:
    """new: pictures to describe, in order. kept: what to remember of those that stay, by segment and number.

    renewed: those of `new` that are in the index as an earlier version has described them, and stay so where they
    cannot be read.
    changed and removed: how many of the index were other ones, and are no longer wanted. mismatched: those that stay
    and are not what the database states.
    """

    new: tuple[Image, ...]
    kept: dict[tuple[int, int], Remembered]
    renewed: dict[tuple[int, int], Remembered]
    problems: tuple[Problem, ...]
    changed: int
    removed: int
    mismatched: tuple[Problem, ...] = ()


def plan(
    entries: Sequence[Entry], base: CollectionBase, previous: PreviousIndex, progress: Callable[[int, int], None]
) -> Plan:
    """Compare; only what may have changed is read. `base` is where relative addresses count from."""
    places = living(previous.images)
    known = {url: previous.images[segment][number] for url, (segment, number) in places.items()}
    new: list[Image] = []
    kept: dict[tuple[int, int], Remembered] = {}
    renewed: dict[tuple[int, int], Remembered] = {}
    problems: list[Problem] = []
    mismatched: list[Problem | None] = []
    changed = 0

    def look(entry: Entry) -> "Image | Remembered | _Unsure":
        return _look(entry, known.get(entry.url), base)

    with ThreadPoolExecutor(ASKED) as threads:
        batches = (entries[at : at + BATCH] for at in range(0, len(entries), BATCH))
        answers = (
            (entry, found) for batch in batches for entry, found in zip(batch, threads.map(look, batch), strict=True)
        )
        for done, (entry, found) in enumerate(answers, start=1):
            progress(done, len(entries))
            if isinstance(found, Image):
                new.append(found)
                before = known.get(entry.url)
                if before and _is_outdated(entry, before):
                    renewed[places[entry.url]] = before
                else:
                    changed += before is not None
            elif isinstance(found, _Unsure):
                problems.append(found.problem)
                kept[places[entry.url]] = found.remembered
            else:
                kept[places[entry.url]] = found
                mismatched.append(checksum_mismatch(entry, found.sha256))
    removed = len(places) - len(kept) - len(renewed) - changed
    return Plan(tuple(new), kept, renewed, tuple(problems), changed, removed, tuple(filter(None, mismatched)))


@dataclass(frozen=True, slots=True)
class _Unsure:
    """A picture whose host does not answer, and which stays as it was."""

    remembered: Remembered
    problem: Problem


def _look(entry: Entry, known: Remembered | None, base: CollectionBase) -> "Image | Remembered | _Unsure":
    """Return what to describe, or what stays."""
    web = is_http(entry.url)
    validator = "" if web else validator_at(base, entry)
    if known is None or known.texts != texts(entry) or _is_outdated(entry, known):
        return Image(entry, validator)
    if web and entry.sha256 == known.sha256:
        # The database speaks for the host, which is not asked; a file is looked at as cheaply as it is asked for.
        return known
    try:
        if web:
            validator = asyncio.run(HttpSource().validator(entry))
        if validator and validator == known.validator:
            return known
        data, validator = asyncio.run(Reader(base).read(Image(entry, validator)))
    except EchoImageError as error:
        if error.reason in PASSING:
            return _Unsure(known, stays(Problem(entry.url, error.reason, str(error))))
        return Image(entry, validator)
    if hashlib.sha256(data).hexdigest() == known.sha256:
        return replace(known, validator=validator)
    return Image(entry, validator)


def _is_outdated(entry: Entry, known: Remembered) -> bool:
    """Return whether a picture is to be described again only because an earlier version has described it."""
    return known.version < record.VERSION and known.texts == texts(entry)


def stays(problem: Problem) -> Problem:
    """Return the problem of a picture that is in the index all the same."""
    return replace(problem, message=f"it stays in the index as it was, for it could not be read again: {problem.text}")


def checksum_mismatch(entry: Entry, sha256: str) -> Problem | None:
    """Return the problem of a picture that is another one than the database states, else None."""
    if entry.sha256 in ("", sha256):
        return None
    text = (
        f"{entry.url} has another sha256 than is stated here; it is in the index as it is now. Run "
        '"echoimage crawl --renew" or "echoimage database" again'
    )
    return Problem(entry.url, "bad-entry", text)
