"""Binary descriptors in, the numbers of bits in which they differ out."""

import numpy as np
from numpy.typing import NDArray

from echoimage.types import Bytes2D


def distances(a: Bytes2D, b: Bytes2D) -> NDArray[np.uint16]:
    """Give the Hamming distance of each pair, uint16 (len(a), len(b)), of uint8 (n, 32) and (m, 32)."""
    words_a = np.ascontiguousarray(a).view(np.uint64)
    words_b = np.ascontiguousarray(np.ascontiguousarray(b).view(np.uint64).T)
    total = np.zeros((len(a), len(b)), np.uint16)
    for column, row in zip(words_a.T, words_b, strict=True):
        total += np.bitwise_count(column[:, None] ^ row)
    return total


def paired_distances(a: Bytes2D, b: Bytes2D) -> NDArray[np.int32]:
    """Give the Hamming distance, int32 (n,), of each row of `a` to the same row of `b`, both uint8 (n, 32)."""
    differing = np.ascontiguousarray(a).view(np.uint64) ^ np.ascontiguousarray(b).view(np.uint64)
    return np.asarray(np.bitwise_count(differing).sum(axis=1, dtype=np.int32))
