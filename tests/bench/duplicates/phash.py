"""imagededup's PHash, for comparison: a picture in, its hash out; hashes in, which are near each other out.

After github.com/idealo/imagededup, imagededup/methods/hashing.py and utils/image_utils.py of 0.3.3.post2. The package
itself cannot be imported without PyTorch, of several gigabytes.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image

from echoimage.types import Bytes2D

SIDE, KEPT = 32, 8

DIFFERENCE = 10
"""Bits at most, of 64: its `max_distance_threshold` unless told otherwise."""

WAVES = np.cos(np.pi / SIDE * np.outer(np.arange(KEPT), np.arange(SIDE) + 0.5))
"""The lowest waves of the discrete cosine transform (type II, not normalized)."""


def file_hash(path: Path) -> bytes:
    """Return the hash of a file. Raises `OSError` where it cannot be read."""
    return hash_of(read_square(path))


def read_square(path: Path) -> Bytes2D:
    """Return the grey square of a file, uint8 (32, 32), not turned upright. Raises `OSError` for one unreadable."""
    with Image.open(path) as image:
        coloured = image if image.mode == "RGB" else image.convert("RGBA").convert("RGB")
        return np.asarray(coloured.resize((SIDE, SIDE), Image.Resampling.LANCZOS).convert("L"))


def hash_of(square: Bytes2D) -> bytes:
    """Return 8 bytes: which of the lowest coefficients reach the median of all of them but the first."""
    coefficients = WAVES @ square.astype(np.float64) @ WAVES.T
    return np.packbits(coefficients >= np.median(coefficients.ravel()[1:])).tobytes()


def near(hashes: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return for each file those whose hashes differ in few bits."""
    names = list(hashes)
    packed = np.frombuffer(b"".join(hashes.values()), np.uint8).reshape(len(names), -1)
    found = {}
    for number, name in enumerate(names):
        alike = np.bitwise_count(packed ^ packed[number]).sum(axis=1) <= DIFFERENCE
        found[name] = [names[other] for other in np.flatnonzero(alike).tolist() if other != number]
    return found
