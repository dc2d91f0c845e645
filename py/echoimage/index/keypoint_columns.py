"""Keypoints in, columns of bytes that deflate well out, and back.

Points are whole pixels of their pyramid levels, on a grid: exact for those that ORB finds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from echoimage.features.keypoints import SIDES
from echoimage.features.vocabulary import BITS, CENTRES, centres, words
from echoimage.index.validation import require
from echoimage.types import Keypoints

LEVELS = 8
"""Levels of the pyramid at most, and so sizes of keypoints."""

ANGLES = 1024
"""Steps of an angle, 0.35 degrees; OpenCV's are right to 0.3."""

FINE = 64
"""Steps in a pixel where points do not lie on whole ones."""

_EXACT = 0.01  # pixels of a level

Cells = NDArray[np.uint16]
"""uint16 (n, 2): column and row of each point on the grid of its pyramid level."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The size at which a picture was described, and the steps in each of its pixels."""

    columns: int
    rows: int
    steps: int

    def step(self, size: tuple[int, int], sizes: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the pixels of the whole picture, float64 (n, 2), x and y, in one step of keypoints of these sizes."""
        ratio = np.array(size) / (self.columns, self.rows)
        return np.asarray(sizes[:, None].astype(np.float64) / ratio.mean() * ratio / self.steps, np.float64)


def write_columns(keypoints: Keypoints, size: tuple[int, int]) -> tuple[Grid, int, list[bytes]]:
    """Return the grid of keypoints, how many sizes they have, and the columns; those of one kind stand in one piece.

    The picture is `size` wide and high.
    """
    grid, cells = _cells(size, keypoints.points, keypoints.sizes)
    centre = (keypoints.words >> BITS).astype(np.intp)
    sizes, level = np.unique(keypoints.sizes, return_inverse=True)
    if len(sizes) > LEVELS or (np.diff(keypoints.words.astype(np.int32)) < 0).any():
        raise ValueError(f"keypoints have up to {LEVELS} sizes and stand in the order of their words")
    angle = np.round(keypoints.angles * (ANGLES / (2 * np.pi))).astype(np.int64) % ANGLES
    return (
        grid,
        len(sizes),
        [
            sizes.astype("<f4").tobytes() + _split(np.bincount(centre, minlength=CENTRES)),
            (keypoints.descriptors ^ centres()[centre]).tobytes(),
            _split(cells[:, 0]) + _split(cells[:, 1]),
            _split(keypoints.leading | level << 1 | angle << 4),
        ],
    )


def columns_length(levels: int, count: int) -> int:
    """Return the bytes of `count` keypoints that have `levels` sizes."""
    return 4 * levels + 2 * CENTRES + (32 + 2 + 2 + 2) * count


def read_columns(data: bytes, levels: int, count: int, size: tuple[int, int], grid: Grid) -> Keypoints:
    """Return `count` keypoints from their columns; the picture is `size` wide and high. Raises `WrongError`."""
    lengths = (4 * levels, 2 * CENTRES, 32 * count, 2 * count, 2 * count, 2 * count)
    ends = np.cumsum(lengths).tolist()
    first, second, third, *rest = (data[end - length : end] for end, length in zip(ends, lengths, strict=True))
    sizes, counts = np.frombuffer(first, "<f4").astype(np.float32), _joined(second)
    x, y, packed = map(_joined, rest)
    level = packed >> 1 & (LEVELS - 1)
    require(int(counts.sum(dtype=np.int64)) == count, "error-record-centre")
    require((packed >> 4 < ANGLES).all(), "error-record-angles")
    require((level < levels).all(), "error-record-levels")
    # Below the size of any picture; what is no number is not between the two either.
    require(((sizes > 0) & (sizes < 2.0**32)).all(), "error-record-sizes")
    centre = np.repeat(np.arange(CENTRES, dtype=np.int32), counts)
    descriptors = np.frombuffer(third, np.uint8).reshape(count, 32) ^ centres()[centre]
    word = words(descriptors, centre[:, None])[:, 0]
    require((np.diff(word) >= 0).all(), "error-record-order")
    points = _points(grid, size, np.stack([x, y], axis=1), sizes[level])
    require((points <= np.array(size) * 1.001).all(), "error-record-outside")
    angles = ((packed >> 4) * (2 * np.pi / ANGLES)).astype(np.float32)
    return Keypoints(points, sizes[level], angles, descriptors, word.astype(np.uint16), packed & 1 == 1)


def _split(values: NDArray[np.integer]) -> bytes:
    """Return 16-bit numbers as bytes: all their lower ones, then all their upper ones, which are alike and deflate."""
    return values.astype("<u2").view(np.uint8).reshape(-1, 2).T.tobytes()


def _joined(data: bytes) -> NDArray[np.uint16]:
    return np.frombuffer(data, np.uint8).reshape(2, -1).T.copy().view("<u2").ravel().astype(np.uint16)


def _cells(size: tuple[int, int], points: NDArray[np.float32], sizes: NDArray[np.float32]) -> tuple[Grid, Cells]:
    """Return the grid on which points lie and their cells in it, uint16 (n, 2).

    The picture is `size` wide and high. Where points fit no grid they are put on a fine one.
    """
    grids = [Grid(*working, 1) for working in _working_sizes(size)]
    found = [_nearest(grid, size, points, sizes) for grid in grids]
    errors = [error for _, error in found]
    best = int(np.argmin(errors))
    if errors[best] <= _EXACT:
        return grids[best], found[best][0]
    fine = Grid(grids[0].columns, grids[0].rows, FINE)
    return fine, _nearest(fine, size, points, sizes)[0]


def _points(grid: Grid, size: tuple[int, int], cells: Cells, sizes: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the centres of cells, float32 (n, 2), in pixels of the whole picture."""
    return ((cells + 0.5) * grid.step(size, sizes)).astype(np.float32)


def _working_sizes(size: tuple[int, int]) -> list[tuple[int, int]]:
    """Return what `keypoints.working_side` makes of a picture, its shorter side rounded in all ways.

    A large picture is decoded smaller before, and rounded there too.
    """
    longer, shorter = max(size), min(size)
    side = min(max(longer, min(SIDES[0], 4 * longer)), SIDES[1])
    about = round(shorter * side / longer)
    shorts = [max(1, about + change) for change in (0, -1, 1)]
    return [(side, short) if size[0] >= size[1] else (short, side) for short in shorts]


def _nearest(
    grid: Grid, size: tuple[int, int], points: NDArray[np.float32], sizes: NDArray[np.float32]
) -> tuple[Cells, float]:
    step = grid.step(size, sizes)
    exact = points / step - 0.5
    last = np.maximum(np.floor(np.array(size) / step - 0.5), 0)
    cell = np.clip(np.round(exact), 0, np.minimum(last, 0xFFFF))
    return cell.astype(np.uint16), float(np.abs(exact - cell).max(initial=0.0))
