"""What passes between the builder and its workers, and how the pictures are split into it."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from echoimage import EchoImageError, __version__
from echoimage.index import record
from echoimage.index.batch import Batch
from echoimage.index.manifest import DetailInfo, vocabulary
from echoimage.index.sources_file import Image

PASSING = frozenset({"network", "timeout", "http-error"})
"""Reasons that say nothing of the picture: what was in the index stays there."""


class WorkerError(EchoImageError):
    """A worker was ended from outside, or cannot work."""


def ended_from_outside() -> WorkerError:
    """Return what to tell where a process of this machine was."""
    return WorkerError(
        "internal",
        "a worker was ended from outside, perhaps for want of memory; run the same command again, with fewer "
        "--workers. What was done so far is kept",
    )


@dataclass(frozen=True, slots=True)
class Finished:
    """A line of the journal: the detail files of a task, and the pictures that are not in them.

    rows, images: of all records of all files. images: address, validator, sha256 and window, as of `Image`.
    damages: address and `Decoded.damage` of the images that are damaged.
    """

    task: str
    files: list[DetailInfo]
    rows: list[list[int]]
    images: list[tuple[str, str, str, int]]
    problems: list[list[str]]
    damages: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Task:
    """Pictures for one detail file, or more where they have windows; `finished` is what the journal says of it.

    suspect: processes were ended while they worked on it, so that each picture gets one of its own.
    """

    images: tuple[Image, ...]
    finished: Finished | None = None
    suspect: bool = False

    @property
    def key(self) -> str:
        """Return a hash, the same for equal work: program and pictures, as far as those are known unread."""
        about = [__version__, vocabulary(), record.VERSION, [[asdict(one.entry), one.validator] for one in self.images]]
        return hashlib.sha256(json.dumps(about).encode()).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class Done:
    """A finished task with what the words file needs."""

    finished: Finished
    batches: list[Batch]


def split(images: Sequence[Image], known: Mapping[str, Finished], size: int) -> list[Task]:
    """Return tasks of up to `size` pictures in the order of their first ones; `known` are the lines of a journal.

    A line counts as long as its pictures are wanted as they were, whatever else has come or gone. Pictures in it that
    failed for a passing reason are in tasks of their own, so that the others are divided as without the failure.
    """
    places = {image.entry.url: place for place, image in enumerate(images)}
    left, again = set(range(len(images))), set[int]()
    tasks: dict[int, Task] = {}
    for finished in known.values():
        members = _members(finished, images, places)
        failed = {places[url] for url, reason, _ in finished.problems if reason in PASSING} if members else set()
        settled = [place for place in members if place not in failed]
        again |= failed
        if settled and left.issuperset(settled):
            left.difference_update(settled)
            lasting = [problem for problem in finished.problems if problem[1] not in PASSING]
            tasks[settled[0]] = Task(tuple(images[at] for at in settled), replace(finished, problems=lasting))
    for group in (sorted(left - again), sorted(left & again)):
        tasks |= {part[0]: Task(tuple(images[at] for at in part)) for part in _parts(group, size)}
    return [tasks[place] for place in sorted(tasks)]


def _members(finished: Finished, images: Sequence[Image], places: Mapping[str, int]) -> list[int]:
    """Return the places of a line's pictures; none where one of them is not wanted any more, or another one now."""
    urls = dict.fromkeys([*(image[0] for image in finished.images), *(problem[0] for problem in finished.problems)])
    members = sorted(places[url] for url in urls if url in places)
    same = len(members) == len(urls) and Task(tuple(images[at] for at in members)).key == finished.task
    return members if same else []


def _parts(places: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (places[at : at + size] for at in range(0, len(places), size))
