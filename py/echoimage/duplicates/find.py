"""An index in, the groups of images in it that are copies of each other out: the one place that joins the stages.

All images of a slice propose what they may be copies of, among all others; what was proposed is compared, each pair
once; then what hangs together with the best member of a group, or resembles a member, and was not compared with the
best, is. All of these are tasks for a `Team`, and the answer is the same for a team of any size.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from echoimage.duplicates.findings import Findings
from echoimage.duplicates.groups import Group
from echoimage.duplicates.pair import Item, Pair
from echoimage.duplicates.pair_queue import PairQueue
from echoimage.duplicates.team import Numbers, SingleWorker, Team
from echoimage.duplicates.wanted import Wanted
from echoimage.index.reader import Index
from echoimage.types import Problem

SLICE = 64
"""Images of a task, as many as a detail file has."""

CHUNK = 32
"""Pairs of a task."""

POLL = 0.2
"""Seconds until `stopped` is asked again while tasks are under way."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What was found. groups: the largest first. pairs: of images of different contents, of each contents the first.

    items: all images that could be read, in the order of the index. compared: how many pairs were compared.
    """

    groups: tuple[Group, ...]
    pairs: tuple[Pair, ...]
    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    compared: int
    stopped: bool


async def find_duplicates(
    index: Index,
    wanted: Wanted | None = None,
    *,
    team: Team | None = None,
    progress: Progress = lambda *_: None,
    stopped: Callable[[], bool] = lambda: False,
    found: Callable[[Findings, Sequence[Pair]], None] = lambda *_: None,
) -> Duplicates:
    """Return the duplicates among the images of an index.

    `progress(done, total)` counts images and pairs; `total` grows while pairs are proposed. `found(findings, pairs)`
    gets new pairs as they come, and all that is known. As soon as `stopped()` is true, tasks are cancelled,
    and what is known is returned. Raises `SourceError` or `IndexFileError` where lists cannot be read.
    """
    findings = Findings(wanted or Wanted())
    work = _Work(index.numbers, findings, team or SingleWorker(index), progress, found)
    cut_short = await work.run(stopped)
    return Duplicates(
        tuple(findings.groups()),
        tuple(findings.settled()),
        tuple(item for _, item in sorted(findings.files.items.items())),
        tuple(dict.fromkeys(findings.problems)),
        findings.compared,
        cut_short,
    )


class _Work:
    """Tasks that are waiting and under way."""

    def __init__(
        self,
        numbers: int,
        findings: Findings,
        team: Team,
        progress: Progress,
        found: Callable[[Findings, Sequence[Pair]], None],
    ) -> None:
        self._findings = findings
        self._team, self._progress, self._found = team, progress, found
        self._slices = deque((at, min(at + SLICE, numbers)) for at in range(0, numbers, SLICE))
        self._pairs = PairQueue()
        self._numbers, self._done = numbers, 0

    async def run(self, stopped: Callable[[], bool]) -> bool:
        """Do all tasks; return whether it was stopped before."""
        under_way: set[asyncio.Task[None]] = set()
        try:
            while not stopped():
                while len(under_way) < self._team.at_once and (task := self._next(bool(under_way))):
                    under_way.add(asyncio.ensure_future(task))
                if not under_way:
                    return False
                done, _ = await asyncio.wait(under_way, timeout=POLL, return_when=asyncio.FIRST_COMPLETED)
                for one in done:
                    one.result()
                under_way -= done
                self._progress(self._done, self._numbers + self._findings.compared)
            return True
        finally:
            for one in under_way:
                one.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)

    def _next(self, others: bool) -> Awaitable[None] | None:
        """Return a task: pairs when there are enough of them or no slices; at last what is unproven."""
        if not self._slices and not self._pairs and not others:
            self._pairs.extend(self._findings.unproven())
        if self._pairs and (len(self._pairs) >= CHUNK or not self._slices):
            return self._compare(self._pairs.take(CHUNK))
        return self._propose(*self._slices.popleft()) if self._slices else None

    async def _propose(self, begin: int, end: int) -> None:
        answer = await self._team.propose(begin, end)
        self._done += end - begin
        self._findings.problems += answer.problems
        self._pairs.extend(self._findings.add_items(answer.items))
        for pair in answer.pairs:
            self._pairs.extend(self._findings.ask(*pair))

    async def _compare(self, chunk: Sequence[Numbers]) -> None:
        answer = await self._team.compare(chunk)
        self._done += len(chunk)
        self._findings.problems += answer.problems
        if kept := self._findings.add_pairs(answer.pairs):
            self._found(self._findings, kept)
