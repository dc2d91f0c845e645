"""Keypoints at full size in, whole pixels of their pyramid levels out, and back: exact for those that ORB finds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from echoimage.features.keypoints import SIDES

FINE = 64
"""Steps in a pixel where points do not lie on whole ones."""

_EXACT = 0.01

Cells = NDArray[np.uint16]


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


def cells(size: tuple[int, int], points: NDArray[np.float32], sizes: NDArray[np.float32]) -> tuple[Grid, Cells]:
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


def points(grid: Grid, size: tuple[int, int], found: Cells, sizes: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the centres of cells, float32 (n, 2), in pixels of the whole picture."""
    return ((found + 0.5) * grid.step(size, sizes)).astype(np.float32)


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
