"""What a worker of a cluster does with a task; it may run on another machine, with other programs and other disks."""

import platform
from dataclasses import dataclass
from pathlib import Path

import cv2
import PIL

from echoimage import EchoImageError, __version__
from echoimage_tools.files.lock import alone_on_this_machine
from echoimage_tools.indexing.store import Store
from echoimage_tools.indexing.tasks import Done, Task, WorkerError
from echoimage_tools.indexing.work import WorkerContext, work
from echoimage_tools.processes import use_one_core
from echoimage_tools.sources.base import CollectionBase


@dataclass(frozen=True, slots=True)
class Order:
    """What all tasks of a build have in common. made_with: see `made_with`."""

    pictures: CollectionBase
    out: Store
    made_with: str


def made_with() -> str:
    """Return the programs that decide which bytes come out."""
    return f"EchoImage {__version__}, OpenCV {cv2.__version__}, Pillow {PIL.__version__}"


def work_on(task: Task, order: Order) -> Done:
    """Do what a process of the pool does. Raises `WorkerError` where this worker cannot, and `FileError`."""
    use_one_core()
    _refuse(order)
    try:
        return work(task, WorkerContext(order.pictures, order.out, alone_on_this_machine("large"), lambda: None))
    except EchoImageError:
        raise
    except Exception as error:
        raise WorkerError(
            "internal", f"an unexpected error on {platform.node()}, please report it: {type(error).__name__}: {error}"
        ) from None


def _refuse(order: Order) -> None:
    here = f"the worker on {platform.node()}"
    if made_with() != order.made_with:
        text = f"{here} has {made_with()}, and this machine {order.made_with}; install the same on both"
        raise WorkerError("internal", text)
    if isinstance(order.pictures, Path) and not order.pictures.is_dir():
        text = f"{here} does not see the folder {order.pictures}; put the pictures where all workers see them"
        raise WorkerError("internal", f"{text}, or into a bucket (s3://...)")
    if not order.out.is_shared():
        text = f"{here} does not see what is written to {order.out}; name a folder that all workers see"
        raise WorkerError("internal", f"{text}, or a bucket (s3://...)")
