"""Processes that work on tasks: tasks in, what became of them out in the same order, some of them under way at once."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Any

from echoimage import EchoImageError
from echoimage_tools.indexing.store import Store
from echoimage_tools.indexing.tasks import Done, Task
from echoimage_tools.indexing.work import Bench, settle, work
from echoimage_tools.sources.base import Home

AHEAD = 2
"""Tasks for each worker that are under way or done and not yet taken."""

MOST = 61
"""Processes: Windows can wait for no more."""

EVERY = 0.2
"""Seconds between two looks at how far the workers are."""


class WorkerError(EchoImageError):
    """A worker was ended from outside."""


def run(
    tasks: Sequence[Task], pictures: Home, out: Store, progress: Callable[[int], None], *, workers: int
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
        raise WorkerError(
            "internal",
            "a worker was ended from outside, perhaps for want of memory; run the same command again, with fewer "
            "--workers. What was done so far is kept",
        ) from None
    finally:
        processes = list(getattr(pool, "_processes", {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        # After an error or an interrupt nobody waits for the pictures that are under way.
        for process in processes if waiting else ():
            process.terminate()
        pool.shutdown()


_bench: list[Bench] = []


def _prepare(pictures: Home, out: Store, large: Any, counter: Any) -> None:
    """Make a process ready for work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    settle()

    def tell() -> None:
        with counter.get_lock():
            counter.value += 1

    _bench.append(Bench(pictures, out, large, tell))


def _end_with_parent() -> None:
    # A parent that was killed tells its workers nothing, and they would wait for tasks for ever.
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(task: Task) -> Done:
    return work(task, _bench[0])
