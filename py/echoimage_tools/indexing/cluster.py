"""A cluster of Dask that works on tasks: whatever ends there, the tasks are given out again until each is done."""

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from echoimage import EchoImageError
from echoimage_tools.indexing.cluster_worker import made_with
from echoimage_tools.indexing.folder import Folder
from echoimage_tools.indexing.on_cluster import Order, work_on
from echoimage_tools.indexing.scheduler import (
    FIRST,
    ROUNDS,
    given_up,
    reached,
    tell_no_workers,
    unable,
    unreachable,
)
from echoimage_tools.indexing.store import Store
from echoimage_tools.indexing.tasks import Done, Task
from echoimage_tools.output.console import complain_of
from echoimage_tools.sources.base import CollectionBase

AHEAD, MORE = 3, 16
"""Tasks for each thread of the cluster, and besides, that are under way or done and not yet taken: a result has about
100 KB, and a build that is killed has to do these again."""


EVERY = 0.05
"""Seconds between two looks at how far the workers are."""

AGAIN = 600.0
"""Seconds in which a scheduler has to answer that did before."""


def run(
    tasks: Sequence[Task],
    pictures: CollectionBase,
    out: Store,
    progress: Callable[[int], None],
    *,
    scheduler: str,
    workers: int,
) -> Iterator[Done]:
    """Work on tasks by the cluster at `scheduler`. Raises `EchoImageError`."""
    if not tasks:
        return
    with reached(scheduler, workers) as address:
        queue = _Queue(address, Order(*_absolute(pictures, out), made_with()), progress)
        try:
            left = iter(tasks)
            for _ in tasks:
                queue.fill(left)
                yield queue.first()
        finally:
            queue.close()


def _absolute(pictures: CollectionBase, out: Store) -> tuple[CollectionBase, Store]:
    """Return both as processes with another working folder find them."""
    return (
        pictures.resolve() if isinstance(pictures, Path) else pictures,
        Folder(out.path.resolve()) if isinstance(out, Folder) else out,
    )


@dataclass(slots=True)
class _Given:
    """A task that was given out, so many times."""

    task: Task
    future: Any
    round: int = 0


class _Queue:
    """Tasks that were given out, in their order."""

    def __init__(self, address: str, order: Order, progress: Callable[[int], None]) -> None:
        self._address, self._order, self._progress = address, order, progress
        self._given: deque[_Given] = deque()
        self._taken = 0
        self._client = _connect(address, FIRST)
        self._threads = self._count()
        if not self._threads:
            tell_no_workers(address)

    def fill(self, left: Iterator[Task]) -> None:
        """Submit as many tasks as the cluster can have."""
        if self._client.status == "closed":
            self._connect_again()
        self._threads = self._count() or self._threads
        for task in islice(left, max(0, AHEAD * self._threads + MORE - len(self._given))):
            self._given.append(_Given(task, self._submit(task)))

    def first(self) -> Done:
        """Wait for the first; return it and let it go. Raises `EchoImageError`."""
        from distributed import KilledWorker

        first = self._given[0]
        while True:
            while not first.future.done():
                self._tell()
                time.sleep(EVERY)
            try:
                done: Done = first.future.result()
            except KilledWorker:
                self._repeat(first)
            except (CancelledError, OSError):
                self._connect_again()
            except EchoImageError:
                raise
            except Exception as error:
                raise unable(error) from None
            else:
                self._given.popleft()
                self._taken += len(first.task.images)
                self._tell()
                return done

    def close(self) -> None:
        """Cancel what is under way."""
        self._given.clear()
        with suppress(Exception):
            self._client.close(timeout=2)

    def _submit(self, task: Task) -> Any:
        # Never taken for the same work of another build, which writes elsewhere.
        return self._client.submit(work_on, task, self._order, pure=False)

    def _repeat(self, given: _Given) -> None:
        """Submit a task once more that may have ended its workers: from now on it has a process for each picture."""
        given.round += 1
        if given.round > ROUNDS:
            raise given_up()
        given.task = replace(given.task, suspect=True)
        given.future = self._submit(given.task)

    def _connect_again(self) -> None:
        """Wait for the scheduler, and give out again what it had: it remembers nothing."""
        with suppress(Exception):
            self._client.close(timeout=2)
        complain_of(sys.stderr, self._address, "the scheduler has gone; waiting for it, and for its workers")
        self._client = _connect(self._address, AGAIN)
        for given in self._given:
            given.future = self._submit(given.task)

    def _count(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except (OSError, CancelledError, AttributeError):
            return 0

    def _tell(self) -> None:
        done = sum(len(one.task.images) for one in self._given if one.future.status == "finished")
        self._progress(self._taken + done)


def _connect(address: str, seconds: float) -> Any:
    """Return a client. Raises `WorkerError` where no scheduler answers in so many seconds."""
    from distributed import Client

    end = time.monotonic() + seconds
    while True:
        try:
            return Client(address, timeout=min(FIRST, seconds), set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            if isinstance(error, ValueError) or time.monotonic() > end:
                raise unreachable(address, error) from None
            time.sleep(EVERY)
