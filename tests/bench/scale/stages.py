"""Questions and an index in, what each stage of the search takes, natively on one core, out."""

import asyncio
import hashlib
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

import echoimage
from bench.scale.queries import Kind, Question
from bench.scale.stopwatch import Stopwatch, listen
from echoimage.index.manifest import NAME

Costs = dict[Kind, dict[str, float]]
"""Mean milliseconds by kind of question and stage."""


class Files:
    """Reads the files of an index in a folder, all in one thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def whole(self, name: str, _size: int) -> bytes:
        """Return a file."""
        return (self._folder / name).read_bytes()

    async def ranges(self, name: str, _size: int, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return pieces of a file, by offset and length."""
        with (self._folder / name).open("rb") as file:
            found = []
            for offset, length in ranges:
                file.seek(offset)
                found.append(file.read(length))
            return found


def native_stages(folder: Path, questions: Sequence[Question]) -> Costs:
    """Time the stages, in a process with one thread.

    The index is opened before, and the first question is left out; files come from the system's cache.
    """
    return means(questions[1:], asyncio.run(_ask_all(folder, questions))[1:])


async def _ask_all(folder: Path, questions: Sequence[Question]) -> list[dict[str, float]]:
    index = await echoimage.open_index(Files(folder), str(folder / NAME))
    watch = Stopwatch()
    undo = listen(watch, f"{__name__}:Files.ranges")
    costs = []
    try:
        for question in questions:
            watch.restart()
            picture = await echoimage.decode(question.data)
            sha256 = hashlib.sha256(question.data).hexdigest()
            size = echoimage.read_header(question.data).upright
            await echoimage.search_index(echoimage.prepare(picture, sha256, size), index)
            costs.append(watch.restart())
    finally:
        undo()
    return costs


def means(questions: Sequence[Question], costs: Sequence[Mapping[str, float]]) -> Costs:
    """Return the means of what each question cost, by kind and stage."""
    found: Costs = {}
    for kind in dict.fromkeys(question.kind for question in questions):
        mine = [cost for question, cost in zip(questions, costs, strict=True) if question.kind == kind]
        found[kind] = {stage: statistics.fmean(cost[stage] for cost in mine) for stage in mine[0]}
    return found
