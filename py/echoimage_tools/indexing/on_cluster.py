"""What a worker of a cluster does with a task; it may run on another machine, with other programs and other disks."""

from dataclasses import dataclass
from pathlib import Path

from echoimage_tools.files.lock import alone_on_this_machine
from echoimage_tools.indexing.cluster_worker import as_worker, here
from echoimage_tools.indexing.store import Store
from echoimage_tools.indexing.tasks import Done, Task, WorkerError
from echoimage_tools.indexing.work import WorkerContext, work
from echoimage_tools.sources.base import CollectionBase


@dataclass(frozen=True, slots=True)
class Order:
    """What all tasks of a build have in common. made_with: see `cluster_worker.made_with`."""

    pictures: CollectionBase
    out: Store
    made_with: str


def work_on(task: Task, order: Order) -> Done:
    """Do what a process of the pool does. Raises `WorkerError` where this worker cannot, and `FileError`."""
    with as_worker(order.made_with):
        _refuse(order)
        return work(task, WorkerContext(order.pictures, order.out, alone_on_this_machine("large"), lambda: None))


def _refuse(order: Order) -> None:
    if isinstance(order.pictures, Path) and not order.pictures.is_dir():
        text = f"{here()} does not see the folder {order.pictures}; put the pictures where all workers see them"
        raise WorkerError("internal", f"{text}, or into a bucket (s3://...)")
    if not order.out.is_shared():
        text = f"{here()} does not see what is written to {order.out}; name a folder that all workers see"
        raise WorkerError("internal", f"{text}, or a bucket (s3://...)")
