"""Processes of this machine that look for duplicates in an index on disk."""

import asyncio
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from echoimage import open_index
from echoimage.duplicates.team import Compared, Numbers, Proposed, SingleWorker
from echoimage.index.manifest import NAME
from echoimage_tools.indexing.pool import MOST
from echoimage_tools.indexing.tasks import ended_from_outside
from echoimage_tools.processes import become_worker
from echoimage_tools.sources.index_files import FolderFiles

AHEAD = 2
"""Tasks for each process that are under way: so none waits for the next."""

Answer = TypeVar("Answer")


class ProcessTeam:
    """A `Team` of processes, each of which has the index open."""

    def __init__(self, pool: ProcessPoolExecutor, workers: int) -> None:
        self.at_once = AHEAD * workers
        self._pool = pool

    async def propose(self, begin: int, end: int) -> Proposed:
        """As `Team.propose`. Raises `EchoImageError`."""
        return await self._ask(_propose, begin, end)

    async def compare(self, pairs: Sequence[Numbers]) -> Compared:
        """As `Team.compare`. Raises `WorkerError`."""
        return await self._ask(_compare, tuple(pairs))

    async def _ask(self, what: Callable[..., Answer], *about: object) -> Answer:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, what, *about)
        except BrokenProcessPool:
            raise ended_from_outside() from None


@contextmanager
def process_team(index: Path, workers: int) -> Iterator[ProcessTeam]:
    """Open a team of so many processes for the index in a folder."""
    workers = max(1, min(workers, MOST))
    # Fresh processes are the same on every system; forked ones inherit OpenCV's threads in whatever state.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_prepare, initargs=(index,))
    try:
        yield ProcessTeam(pool, workers)
    finally:
        pool.shutdown(cancel_futures=True)


_worker: list[SingleWorker] = []


def _prepare(folder: Path) -> None:
    """Make a process ready for work."""
    become_worker(signal.SIGINT, signal.SIGTERM)
    index = asyncio.run(open_index(FolderFiles(folder), str(folder / NAME)))
    _worker.append(SingleWorker(index))


def _propose(begin: int, end: int) -> Proposed:
    return asyncio.run(_worker[0].propose(begin, end))


def _compare(pairs: Sequence[Numbers]) -> Compared:
    return asyncio.run(_worker[0].compare(pairs))
