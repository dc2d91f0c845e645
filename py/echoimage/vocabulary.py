"""Descriptors in, visual words out: 256 binary centres, each split by 8 of the descriptor's own bits.

A word is 256 * centre + those 8 bits, 65,536 words in all from a table of 10 KB. The centres were trained by k-majority
on ORB descriptors (Grana et al. 2013), the bits of each centre chosen balanced and little correlated. `python -m
echoimage_tools.train_vocabulary` makes the table anew.
"""

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from echoimage.hamming import distances
from echoimage.types import Bytes2D

CENTRES = 256
BITS = 8


@cache
def _table() -> tuple[Bytes2D, NDArray[np.uint8]]:
    """Give the centres, uint8 (256, 32), and the positions of their bits, uint8 (256, 8)."""
    table = np.frombuffer(files("echoimage").joinpath("vocabulary.bin").read_bytes(), np.uint8)
    centres, bits = np.split(table, [CENTRES * 32])
    return centres.reshape(CENTRES, 32), bits.reshape(CENTRES, BITS)


def nearest_centres(descriptors: Bytes2D, count: int) -> NDArray[np.int32]:
    """Give the `count` nearest centres, int32 (n, count), of descriptors, uint8 (n, 32); nearest first."""
    # The number of the centre breaks ties, so that the order is the same on every machine.
    keys = distances(descriptors, _table()[0]).astype(np.int32) * CENTRES + np.arange(CENTRES, dtype=np.int32)
    if count == 1:
        return keys.min(axis=1, keepdims=True) % CENTRES if len(keys) else np.zeros((0, 1), np.int32)
    return np.sort(np.partition(keys, count, axis=1)[:, :count], axis=1) % CENTRES


def words(descriptors: Bytes2D, centres: NDArray[np.int32]) -> NDArray[np.int32]:
    """Give the words, int32 (n, m), of descriptors, uint8 (n, 32), at each of their centres, (n, m)."""
    bits = np.unpackbits(descriptors, axis=1)
    chosen = np.take_along_axis(bits[:, None, :], _table()[1][centres].astype(np.intp), axis=2)
    return centres * (1 << BITS) + chosen.astype(np.int32) @ (1 << np.arange(BITS, dtype=np.int32))


def bounds(ordered: NDArray[np.uint16]) -> NDArray[np.int32]:
    """Give where the words of each centre begin and end, int32 (257,), in words in ascending order."""
    return np.searchsorted(ordered.astype(np.int32), np.arange(CENTRES + 1, dtype=np.int32) << BITS).astype(np.int32)
