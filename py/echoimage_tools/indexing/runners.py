"""Who works on the tasks of a build: processes of this machine, or a cluster of Dask."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol

from echoimage_tools.home import Home
from echoimage_tools.indexing import pool
from echoimage_tools.indexing.store import Store
from echoimage_tools.indexing.tasks import Done, Task


class Runner(Protocol):
    """Tasks in, what became of them out in the same order. Raises `EchoImageError`.

    `progress` is told how many pictures are done. All that a task has read and written is in its result and in `out`,
    so that it may be done twice, and by anyone.
    """

    def __call__(
        self, tasks: Sequence[Task], pictures: Home, out: Store, progress: Callable[[int], None]
    ) -> Iterator[Done]:
        """Work on them."""
        ...


def runner(scheduler: str, workers: int) -> Runner:
    """Give the processes of this machine, or with a scheduler's address, or "local", a cluster."""
    if not scheduler:
        return partial(pool.run, workers=workers)
    from echoimage_tools.indexing import cluster

    return partial(cluster.run, scheduler=scheduler, workers=workers)
