"""A build by this process alone: tasks in, what became of them out in the same order."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from itertools import count

from echoimage_tools.indexing.store import Store
from echoimage_tools.indexing.tasks import Done, Task
from echoimage_tools.indexing.work import WorkerContext, work
from echoimage_tools.processes import one_core_a_thread
from echoimage_tools.sources.base import CollectionBase


def run(tasks: Sequence[Task], pictures: CollectionBase, out: Store, progress: Callable[[int], None]) -> Iterator[Done]:
    """Work on tasks; `progress` is told how many pictures are done. Raises `EchoImageError`."""
    done = count(1)
    context = WorkerContext(pictures, out, nullcontext(), lambda: progress(next(done)))
    for task in tasks:
        with one_core_a_thread():
            finished = work(task, context)
        yield finished
