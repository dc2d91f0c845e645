"""Processes that work on tasks: tasks in, what became of them out in the same order, some of them under way at once.

By the standard library: a `ProcessPool` of pebble replaces a worker that was killed, but where that held the pool's
pipe the pool stands still (5.2.3: no answer for 100 seconds after the seventh kill), and a build would with it.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any

from echoimage_tools.indexing.store import Store
from echoimage_tools.indexing.tasks import Done, Task, ended_from_outside
from echoimage_tools.indexing.work import WorkerContext, work
from echoimage_tools.processes import become_worker
from echoimage_tools.sources.base import CollectionBase

AHEAD = 2
"""Tasks for each worker that are under way or done and not yet taken."""

MOST = 61
"""Processes: Windows can wait for no more."""

EVERY = 0.2
"""Seconds between two looks at how far the workers are."""


def run(
    tasks: Sequence[Task], pictures: CollectionBase, out: Store, progress: Callable[[int], None], *, workers: int
) -> Iterator[Done]:
    """Work on tasks in processes; `progress` is told how many pictures are done. Raises `EchoImageError`."""
    # Fresh processes are the same on every system; forked ones inherit OpenCV's threads in whatever state.
    context = get_context("spawn")
    workers = min(workers, MOST, max(1, len(tasks)))
    counter = context.Value("q", 0)
    pool = ProcessPoolExecutor(
        workers, context, initializer=_prepare, initargs=(pictures, out, context.Lock(), counter)
    )
    waiting: deque[Future[Done]] = deque()
    left = iter(tasks)
    try:
        for _ in tasks:
            while len(waiting) < AHEAD * workers and (task := next(left, None)):
                waiting.append(pool.submit(_work, task))
            first = waiting.popleft()
            while not wait([first], EVERY).done:
                progress(counter.value)
            progress(counter.value)
            yield first.result()
    except BrokenProcessPool:
        raise ended_from_outside() from None
    finally:
        # After an error or an interrupt nobody waits for the pictures that are under way.
        for process in list(getattr(pool, "_processes", {}).values()) if waiting else ():
            process.kill()
        # Waits for the thread of the pool, too: one that ends beside the interpreter is complained of (CPython 3.11).
        pool.shutdown(cancel_futures=True)


_context: list[WorkerContext] = []


def _prepare(pictures: CollectionBase, out: Store, large: Any, counter: Any) -> None:
    """Make a process ready for work."""
    become_worker(signal.SIGINT, signal.SIGTERM)

    def report() -> None:
        with counter.get_lock():
            counter.value += 1

    _context.append(WorkerContext(pictures, out, large, report))


def _work(task: Task) -> Done:
    return work(task, _context[0])
