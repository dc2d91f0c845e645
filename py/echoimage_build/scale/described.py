"""Photographs in, what an index keeps of each out, computed on all cores."""

import asyncio
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import cv2
import numpy as np
from echoimage.block_means import fingerprint
from numpy.typing import NDArray

from echoimage import EchoImageError, Entry, describe
from echoimage.index import record
from echoimage.types import Features
from echoimage.vocabulary import BITS, signatures

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """A photograph with its address in the index.

    fingerprint: uint8 (32,). words, signatures: uint16 (n,), those of its leading keypoints.
    """

    path: Path
    url: str
    features: Features = field(repr=False)
    packed: record.Packed = field(repr=False)
    fingerprint: NDArray[np.uint8] = field(repr=False)
    words: NDArray[np.uint16] = field(repr=False)
    signatures: NDArray[np.uint16] = field(repr=False)


def describe_all(paths: Sequence[Path]) -> list[Described]:
    """Describe photographs; those that cannot be read are told on the console and left out."""
    with pool() as processes:
        answers = list(
            told("photographs described", len(paths), processes.map(_describe, enumerate(paths), chunksize=8))
        )
    for path, answer in zip(paths, answers, strict=True):
        if isinstance(answer, str):
            print(f"left out: {path}: {answer}")
    return [answer for answer in answers if isinstance(answer, Described)]


def url_of(number: int, path: Path) -> str:
    """Give the address of a photograph, as the bench's server knows it, counted from the index."""
    return f"../photos/{number}{path.suffix.lower()}"


def pool(start: Any = None, *arguments: Any) -> ProcessPoolExecutor:
    """Make a process for each core; `start` is called in each with the arguments."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when the processes load NumPy: each has a core of its own
    # Started anew, not forked: OpenCV's threads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(mp_context=context, initializer=_start, initargs=(start, arguments))


def told(what: str, total: int, items: Iterable[Item]) -> Iterator[Item]:
    """Pass the items on and tell on the console how many there were."""
    for done, item in enumerate(items, 1):
        if done % 50 == 0 or done == total:
            print(f"\r{done} of {total} {what}", end="\n" if done == total else "", file=sys.stderr, flush=True)
        yield item


# What follows runs in the processes of the pool.


def _start(start: Any, arguments: Sequence[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends the pool in order
    cv2.setNumThreads(1)
    if start:
        start(*arguments)


def _describe(job: tuple[int, Path]) -> Described | str:
    number, path = job
    try:
        features = asyncio.run(describe(path.read_bytes(), indexed=True))
        url = url_of(number, path)
        packed = record.write(Entry(url), features)
    except EchoImageError as error:
        return str(error)
    leading = features.keypoints.take(np.flatnonzero(features.keypoints.leading))
    centres = (leading.words >> BITS).astype(np.int32)[:, None]
    signed = signatures(leading.descriptors, centres)[:, 0].astype(np.uint16)
    return Described(path, url, features, packed, fingerprint(features.block_means), leading.words, signed)
