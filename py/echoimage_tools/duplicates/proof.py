"""Two images of an index in, how they lie over each other, as a report draws it, out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from echoimage.duplicates.comparing import PART
from echoimage.features.stored_query import StoredQuery
from echoimage.matching.overlap import corners
from echoimage.matching.transform import transformed
from echoimage.matching.verify_pair import verify_pair
from echoimage.types import Box, Features, MatchDetails, Matrix

Polygon = tuple[tuple[float, float], ...]
"""Corners, x and y in pixels of the whole picture."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One of two pictures: its size in pixels; its width where both are in one scale; what is drawn on it.

    frame: where the other one lies, empty where that is everywhere. places: where it differs.
    """

    size: tuple[int, int]
    width: float
    frame: Polygon
    places: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A copy and its original, laid over each other; inliers: keypoints that fit, 0 where too few."""

    copy: Drawn
    original: Drawn
    inliers: int


def proof(copy: Features, original: Features) -> Proof | None:
    """Compare two images once more; None where no transform is found."""
    found = verify_pair(StoredQuery(copy), original).details
    if found is None or found.matrix is None:
        return None
    return drawn((copy.width, copy.height), (original.width, original.height), found, found.matrix)


def drawn(copy: tuple[int, int], original: tuple[int, int], found: MatchDetails, matrix: Matrix) -> Proof:
    """Return what is drawn on a copy and an original of these sizes; `matrix` leads from pixels to pixels."""
    on_original = _frame(matrix, copy) if found.image_coverage < PART else ()
    back = np.asarray(np.linalg.inv(matrix), np.float64)
    on_copy = _frame(back, original) if found.query_coverage < PART else ()
    places = [[_corners(getattr(one, side)) for one in found.differences] for side in ("query", "image")]
    return Proof(
        Drawn(copy, copy[0] * _scale(matrix, copy), on_copy, tuple(places[0])),
        Drawn(original, float(original[0]), on_original, tuple(places[1])),
        found.inliers,
    )


def _scale(matrix: Matrix, size: tuple[int, int]) -> float:
    """Return the pixels of the original for one of the copy, in its middle."""
    x, y = size[0] / 2, size[1] / 2
    here, right, down = transformed(matrix, np.array([[x, y], [x + 1, y], [x, y + 1]]))
    return float(np.sqrt(abs(np.linalg.det(np.stack([right - here, down - here]))))) or 1.0


def _frame(matrix: Matrix, size: tuple[int, int]) -> Polygon:
    return _polygon(transformed(matrix, corners(*size)))


def _corners(box: Box) -> Polygon:
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _polygon(points: NDArray[np.float64]) -> Polygon:
    return tuple((float(x), float(y)) for x, y in points)
