"""Work for all cores: processes with one thread of OpenCV each, and a line that tells how far they are."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

import cv2

Item = TypeVar("Item")


def pool(prepare: Callable[..., object] | None = None, *arguments: object) -> ProcessPoolExecutor:
    """Return processes, as many as there are cores, each of which has called `prepare` with the arguments."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when the processes load NumPy: each has a core of its own
    # Started anew, not forked: OpenCV's threads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(mp_context=context, initializer=_start, initargs=(prepare, arguments))


def told(what: str, total: int, items: Iterable[Item]) -> Iterator[Item]:
    """Pass the items on and tell on the console how many there were."""
    for done, item in enumerate(items, 1):
        if done % 50 == 0 or done == total:
            print(f"\r{done} of {total} {what}", end="\n" if done == total else "", file=sys.stderr, flush=True)
        yield item


def _start(prepare: Callable[..., object] | None, arguments: Sequence[object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends the pool in order
    cv2.setNumThreads(1)
    if prepare:
        prepare(*arguments)
