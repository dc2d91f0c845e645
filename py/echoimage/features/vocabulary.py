"""Descriptors in, visual words out: 256 binary centres, each split by 8 of the descriptor's own bits.

A word is 256 * centre + those 8 bits, 65,536 words in all from a table of 14 KB. The centres were trained by k-majority
on ORB descriptors (Grana et al. 2013), the bits of each centre chosen balanced and little correlated. 13 more bits of
each centre are a descriptor's signature (Hamming embedding, Jegou, Douze and Schmid 2008): they separate near
descriptors from far ones of the same word. `python -m bench.vocabulary.train` makes the table anew.
"""

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from echoimage.features.hamming import distances
from echoimage.types import Bytes2D

CENTRES = 256
BITS = 8
WORDS = CENTRES << BITS
SIGNATURE = 13
"""Bits of a signature. With 128 keypoints an image and 14 bits, true images are among the best 50 of 1,541 in 0.991 of
640 queries; with 190 and 6, which take as many bytes, in 0.988; with 200 and none in 0.93."""


def table() -> bytes:
    """Return the table as it is shipped: centres, then for each the positions of its bits."""
    return files("echoimage.features").joinpath("vocabulary.bin").read_bytes()


@cache
def _parts() -> tuple[Bytes2D, NDArray[np.uint8], NDArray[np.uint8]]:
    """Return centres, uint8 (256, 32), and positions of bits: of words, (256, 8), and of signatures, (256, 13)."""
    values = np.frombuffer(table(), np.uint8)
    centres, bits, more = np.split(values, [CENTRES * 32, CENTRES * (32 + BITS)])
    return centres.reshape(CENTRES, 32), bits.reshape(CENTRES, BITS), more.reshape(CENTRES, SIGNATURE)


def centres() -> Bytes2D:
    """Return the centres, uint8 (256, 32)."""
    return _parts()[0]


def nearest_centres(descriptors: Bytes2D, count: int) -> NDArray[np.int32]:
    """Return the `count` nearest centres, int32 (n, count), of descriptors, uint8 (n, 32); nearest first."""
    # The number of the centre breaks ties, so that the order is the same on every machine.
    keys = distances(descriptors, centres()).astype(np.int32) * CENTRES + np.arange(CENTRES, dtype=np.int32)
    if count == 1:
        return keys.min(axis=1, keepdims=True) % CENTRES if len(keys) else np.zeros((0, 1), np.int32)
    return np.sort(np.partition(keys, count, axis=1)[:, :count], axis=1) % CENTRES


def words(descriptors: Bytes2D, centres: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the words, int32 (n, m), of descriptors, uint8 (n, 32), at each of their centres, (n, m)."""
    return centres * (1 << BITS) + _chosen(descriptors, centres, _parts()[1])


def signatures(descriptors: Bytes2D, centres: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the signatures, int32 (n, m) below 2**13, of descriptors, uint8 (n, 32), at their centres, (n, m)."""
    return _chosen(descriptors, centres, _parts()[2])


def _chosen(descriptors: Bytes2D, centres: NDArray[np.int32], positions: NDArray[np.uint8]) -> NDArray[np.int32]:
    bits = np.unpackbits(descriptors, axis=1)
    chosen = np.take_along_axis(bits[:, None, :], positions[centres].astype(np.intp), axis=2)
    return chosen.astype(np.int32) @ (1 << np.arange(positions.shape[1], dtype=np.int32))


def bounds(ordered: NDArray[np.uint16]) -> NDArray[np.int32]:
    """Return where the words of each centre begin and end, int32 (257,), in words in ascending order."""
    return np.searchsorted(ordered.astype(np.int32), np.arange(CENTRES + 1, dtype=np.int32) << BITS).astype(np.int32)
