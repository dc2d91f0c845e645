"""Who works on the tasks of a build: this process, others of this machine, or a cluster of Dask."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from typing import Protocol

from echoimage_tools.indexing import alone, cluster, pool
from echoimage_tools.indexing.scheduler import LOCAL
from echoimage_tools.indexing.store import Store
from echoimage_tools.indexing.tasks import Done, Task
from echoimage_tools.sources.base import CollectionBase

NONE = "none"
"""In place of a scheduler's address: processes of the standard library."""


class Runner(Protocol):
    """Tasks in, what became of them out in the same order. Raises `EchoImageError`.

    `progress` is told how many pictures are done. All that a task has read and written is in its result and in `out`,
    so that it may be done twice, and by anyone.
    """

    def __call__(
        self, tasks: Sequence[Task], pictures: CollectionBase, out: Store, progress: Callable[[int], None]
    ) -> Iterator[Done]:
        """Work on them."""
        ...


def runner(scheduler: str, workers: int | None) -> Runner:
    """Return who works for a `scheduler`: an address, `LOCAL`, or `NONE`.

    Without one, a single worker is this process; several that were asked for are a local cluster where Dask is
    installed; and who asks for nothing gets a process for each core.
    """
    if workers == 1 and not scheduler:
        return alone.run  # to start a process takes as long as to describe a dozen pictures
    if scheduler == NONE or not (scheduler or (workers and find_spec("distributed"))):
        return partial(pool.run, workers=workers or os.cpu_count() or 1)
    return partial(cluster.run, scheduler=scheduler or LOCAL, workers=workers or os.cpu_count() or 1)
