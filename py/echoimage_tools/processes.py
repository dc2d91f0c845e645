"""How a process is set up that works for another one, on one core of several."""

import os
import signal
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process

import cv2

from echoimage.images.opencv import opencv_log


def become_worker(*ignored: signal.Signals) -> None:
    """Set up a process of `multiprocessing`: it ignores these signals, ends with its parent, and has one core."""
    for one in ignored:
        signal.signal(one, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    use_one_core()


def use_one_core() -> None:
    """Let OpenCV use one thread, and neither it nor Pillow say anything, for nobody reads it."""
    cv2.setNumThreads(1)
    opencv_log.setLogLevel(0)
    warnings.simplefilter("ignore")


@contextmanager
def one_core_a_thread() -> Iterator[None]:
    """Do the same for the threads of this process, for a while.

    Decoding switches OpenCV's log and Python's warnings off and on again, which is not safe with several threads.
    """
    threads, level = cv2.getNumThreads(), opencv_log.getLogLevel()
    try:
        with warnings.catch_warnings():
            use_one_core()
            yield
    finally:
        cv2.setNumThreads(threads)
        opencv_log.setLogLevel(level)


def _end_with_parent() -> None:
    # A parent that was killed tells its workers nothing, and they would wait for tasks for ever.
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
