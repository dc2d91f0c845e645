"""Perceptual hashes as others make them: a picture in, packed bits out; hashes of a database in, the nearest out."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.accuracy.ranked_result import DEPTH, Hit, read
from echoimage.types import Picture

Bits = NDArray[np.uint8]


def pdq(picture: Picture) -> Bits:
    """Return PDQ's 256 bits."""
    import pdqhash

    bits, _quality = pdqhash.compute(np.ascontiguousarray(picture[..., ::-1]))
    return np.packbits(bits.astype(np.uint8))


def phash(picture: Picture) -> Bits:
    """Return the 64 bits of ImageHash's `phash`."""
    import imagehash
    from PIL import Image

    return np.packbits(imagehash.phash(Image.fromarray(np.ascontiguousarray(picture[..., ::-1]))).hash)


HASHES: dict[str, Callable[[Picture], Bits]] = {"PDQ": pdq, "pHash": phash}


class HashSearch:
    """The nearest hashes by Hamming distance; the score is the share of equal bits."""

    def __init__(self, name: str, paths: Sequence[Path], hashes: Sequence[Bits]) -> None:
        self._hash = HASHES[name]
        self._paths = paths
        self._hashes = np.stack(hashes)

    def search(self, query: bytes) -> list[Hit]:
        """Return the images whose hashes differ in the fewest bits."""
        differing = np.bitwise_count(self._hashes ^ self._hash(read(query))).sum(axis=1)
        best = np.argsort(differing, kind="stable")[:DEPTH]
        bits = 8 * self._hashes.shape[1]
        return [Hit(self._paths[index], 1 - int(differing[index]) / bits) for index in best]
