"""Photographs in, what an index keeps of each out, computed on all cores."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.pool import pool, told
from echoimage import EchoImageError, Entry, describe
from echoimage.features.block_means import fingerprint
from echoimage.features.vocabulary import BITS, signatures
from echoimage.index import record
from echoimage.types import Features


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
    """Return the address of a photograph, as the bench's server knows it, counted from the index."""
    return f"../photos/{number}{path.suffix.lower()}"


# What follows runs in the processes of the pool.


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
