"""Binary descriptors in, the numbers of bits in which they differ out."""

import numpy as np
from numpy.typing import NDArray

from echoimage.types import Bytes2D


def distances(a: Bytes2D, b: Bytes2D) -> NDArray[np.uint16]:
    """Return the Hamming distance of each pair, uint16 (len(a), len(b)), of uint8 (n, 32) and (m, 32)."""
    lanes_a = np.ascontiguousarray(a).view(np.uint64)
    lanes_b = np.ascontiguousarray(np.ascontiguousarray(b).view(np.uint64).T)
    total = np.zeros((len(a), len(b)), np.uint16)
    for column, row in zip(lanes_a.T, lanes_b, strict=True):
        total += np.bitwise_count(column[:, None] ^ row)
    return total


def paired_distances(
    a: Bytes2D, a_rows: NDArray[np.integer], b: Bytes2D, b_rows: NDArray[np.integer]
) -> NDArray[np.uint16]:
    """Return Hamming distances, uint16 (n,), of rows of `a` to rows of `b`, uint8 (m, 32); rows are integers (n,)."""
    differing = np.take(np.ascontiguousarray(a).view(np.uint64), a_rows, axis=0)
    differing ^= np.take(np.ascontiguousarray(b).view(np.uint64), b_rows, axis=0)
    # Column by column: NumPy's sums of short rows take ten times as long.
    total = np.zeros(len(differing), np.uint16)
    for column in np.bitwise_count(differing).T:
        total += column
    return total
