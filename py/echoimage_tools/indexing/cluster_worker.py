"""What every worker of a cluster has to be: it has the programs of who asks, and says in words what went wrong."""

import platform
from collections.abc import Iterator
from contextlib import contextmanager

import cv2
import PIL

from echoimage import EchoImageError, __version__
from echoimage_tools.indexing.tasks import WorkerError
from echoimage_tools.processes import use_one_core


def made_with() -> str:
    """Return the programs that decide what comes out."""
    return f"EchoImage {__version__}, OpenCV {cv2.__version__}, Pillow {PIL.__version__}"


def here() -> str:
    """Return how this worker is called in messages."""
    return f"the worker on {platform.node()}"


@contextmanager
def as_worker(asked_with: str) -> Iterator[None]:
    """Let a task use one core. Raises `WorkerError` where the programs are others, and of what nobody foresaw."""
    use_one_core()
    if made_with() != asked_with:
        text = f"{here()} has {made_with()}, and this machine {asked_with}; install the same on both"
        raise WorkerError("internal", text)
    try:
        yield
    except EchoImageError:
        raise
    except Exception as error:
        text = f"an unexpected error on {platform.node()}, please report it: {type(error).__name__}: {error}"
        raise WorkerError("internal", text) from None
