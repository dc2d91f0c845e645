"""Keypoints in, columns of bytes that deflate well out, and back."""

import numpy as np
from numpy.typing import NDArray

from echoimage.index import grid
from echoimage.index.validation import require
from echoimage.types import Keypoints
from echoimage.vocabulary import BITS, CENTRES, centres, words

LEVELS = 8
TURNS = 1024
"""Steps of an angle, 0.35 degrees; OpenCV's are right to 0.3."""


def write_columns(keypoints: Keypoints, cells: grid.Cells) -> tuple[int, list[bytes]]:
    """Give how many sizes keypoints have, and the columns; those of one kind stand in one piece."""
    centre = (keypoints.words >> BITS).astype(np.intp)
    sizes, level = np.unique(keypoints.sizes, return_inverse=True)
    if len(sizes) > LEVELS or (np.diff(keypoints.words.astype(np.int32)) < 0).any():
        raise ValueError(f"keypoints have up to {LEVELS} sizes and stand in the order of their words")
    turn = np.round(keypoints.angles * (TURNS / (2 * np.pi))).astype(np.int64) % TURNS
    return len(sizes), [
        sizes.astype("<f4").tobytes() + _split(np.bincount(centre, minlength=CENTRES)),
        (keypoints.descriptors ^ centres()[centre]).tobytes(),
        _split(cells[:, 0]) + _split(cells[:, 1]),
        _split(keypoints.leading | level << 1 | turn << 4),
    ]


def columns_length(levels: int, count: int) -> int:
    """Give the bytes of `count` keypoints that have `levels` sizes."""
    return 4 * levels + 2 * CENTRES + (32 + 2 + 2 + 2) * count


def read_columns(data: bytes, levels: int, count: int, size: tuple[int, int], lattice: grid.Grid) -> Keypoints:
    """Read the columns of `count` keypoints; the picture is `size` wide and high. Raises `WrongError`."""
    lengths = (4 * levels, 2 * CENTRES, 32 * count, 2 * count, 2 * count, 2 * count)
    ends = np.cumsum(lengths).tolist()
    first, second, third, *rest = (data[end - length : end] for end, length in zip(ends, lengths, strict=True))
    sizes, counts = np.frombuffer(first, "<f4").astype(np.float32), _joined(second)
    x, y, packed = map(_joined, rest)
    level = packed >> 1 & (LEVELS - 1)
    require(int(counts.sum(dtype=np.int64)) == count, "has keypoints without a centre")
    require((packed >> 4 < TURNS).all(), "has angles beyond a turn")
    require((level < levels).all(), "has keypoints without a size")
    # Below the size of any picture; what is no number is not between the two either.
    require(((sizes > 0) & (sizes < 2.0**32)).all(), "has sizes that are none")
    centre = np.repeat(np.arange(CENTRES, dtype=np.int32), counts)
    descriptors = np.frombuffer(third, np.uint8).reshape(count, 32) ^ centres()[centre]
    word = words(descriptors, centre[:, None])[:, 0]
    require((np.diff(word) >= 0).all(), "has keypoints out of order")
    points = grid.points(lattice, size, np.stack([x, y], axis=1), sizes[level])
    require((points <= np.array(size) * 1.001).all(), "has keypoints outside of the picture")
    angles = ((packed >> 4) * (2 * np.pi / TURNS)).astype(np.float32)
    return Keypoints(points, sizes[level], angles, descriptors, word.astype(np.uint16), packed & 1 == 1)


def _split(values: NDArray[np.integer]) -> bytes:
    """Write 16-bit numbers: all their lower bytes, then all their upper ones, which are alike and deflate."""
    return values.astype("<u2").view(np.uint8).reshape(-1, 2).T.tobytes()


def _joined(data: bytes) -> NDArray[np.uint16]:
    return np.frombuffer(data, np.uint8).reshape(2, -1).T.copy().view("<u2").ravel().astype(np.uint16)
