"""Tentative pairs of keypoints in, the one transform that most of them fit out.

No chance is involved. An ORB keypoint has a place, a size and an angle, so that a single pair already gives a whole
similarity transform; the nearest pairs are all tried, the best is refined to an affine transform and, where that
explains more, to a homography.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.types import Keypoints, Matrix

HYPOTHESES = 100
"""Pairs that are tried, the nearest. Each costs one pass over all pairs (0.01 ms for 400 of them)."""

LOOSE = 40.0
SIMILAR = (24.0, 16.0, 12.0)
AFFINE = (10.0, 6.0, 4.0, 4.0)
HOMOGRAPHY = 4.0
"""Pixels, at a longer side of 640, by which a pair may miss: of a single pair's similarity, of the fitted ones."""

ANGLE_TOLERANCE, LOG2_SCALE_TOLERANCE = 0.45, 0.7
"""Radians and octaves by which a pair's own angle and size may differ from those of the transform."""

MOST_STRETCH = 2.5
"""How much more one direction may be scaled than the other."""

ENOUGH = 20
"""Pairs that a homography has to fit at least. Ten or fourteen pairs of chance bend to one."""

POLISHING = 3
"""Times that a homography is refitted."""

BETTER = 1.2
"""A homography has to fit this many times as many pairs: its two further parameters fit noise as well."""

PLACES = 160
"""Pairs are counted by distinct places: a grid with this many cells along the longer side."""


@dataclass(frozen=True, slots=True, eq=False)
class Correspondences:
    """The paired keypoints of the two pictures as complex numbers, x + iy, with their angles and sizes compared.

    source, target: complex128 (n,), pixels. angle_difference: float64 (n,), radians. log2_scale_difference: float64
    (n,), octaves. unit: pixels of the target that one pixel at a longer side of 640 covers.
    """

    source: NDArray[np.complex128]
    target: NDArray[np.complex128]
    angle_difference: NDArray[np.float64]
    log2_scale_difference: NDArray[np.float64]
    unit: float

    @classmethod
    def of(cls, query: Keypoints, image: Keypoints, longer_side: int) -> "Correspondences":
        """Return keypoints paired row by row; `longer_side` is that of the image, in pixels."""
        return cls(
            source=query.points[:, 0] + 1j * query.points[:, 1].astype(np.float64),
            target=image.points[:, 0] + 1j * image.points[:, 1].astype(np.float64),
            angle_difference=_wrapped(image.angles.astype(np.float64) - query.angles),
            log2_scale_difference=np.log2(image.sizes.astype(np.float64) / query.sizes),
            unit=longer_side / 640,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Transform:
    """matrix: takes a query pixel to an image pixel. inliers: bool (n,), the pairs that agree with it."""

    matrix: Matrix
    inliers: NDArray[np.bool_]


def estimate(pairs: Correspondences, perspective: bool = True) -> Transform | None:
    """Return the transform that most pairs fit, None where not even four agree; an affine one without `perspective`."""
    found = _refined_similarity(pairs, _best_hypothesis(pairs))
    if found is None:
        return None
    found = _refined_affine(pairs, found)
    return (_homography(pairs, found) if perspective else None) or found


def distinct_places(points: NDArray[np.float64], longer_side: int) -> int:
    """Return in how many cells of a grid there are points, float64 (n, 2), pixels."""
    cells = np.floor(points * (PLACES / longer_side)).astype(np.int64)
    return len(np.unique(cells[:, 0] * 65_536 + cells[:, 1]))


def transformed(matrix: Matrix, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return where the transform takes points, float64 (n, 2)."""
    homogeneous = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    return np.asarray(homogeneous[:, :2] / homogeneous[:, 2:])


def mirror(width: float) -> Matrix:
    """Return what takes a pixel of a picture of this width to its place in the mirror image, and back."""
    return np.array([[-1, 0, width], [0, 1, 0], [0, 0, 1]], np.float64)


def _wrapped(angles: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray((angles + np.pi) % (2 * np.pi) - np.pi)


def _best_hypothesis(pairs: Correspondences) -> NDArray[np.bool_]:
    tried = slice(0, HYPOTHESES)
    factor = (2 ** pairs.log2_scale_difference[tried] * np.exp(1j * pairs.angle_difference[tried]))[:, None]
    moves = factor * (pairs.source - pairs.source[tried, None])
    residuals = np.abs(pairs.target - pairs.target[tried, None] - moves)
    inliers = (
        (residuals < LOOSE * pairs.unit)
        & (np.abs(_wrapped(pairs.angle_difference - pairs.angle_difference[tried, None])) < ANGLE_TOLERANCE)
        & (np.abs(pairs.log2_scale_difference - pairs.log2_scale_difference[tried, None]) < LOG2_SCALE_TOLERANCE)
    )
    counts = inliers.sum(axis=1)
    return np.asarray(inliers[int(counts.argmax())]) if len(counts) else np.zeros(0, bool)


def _refined_similarity(pairs: Correspondences, inliers: NDArray[np.bool_]) -> Transform | None:
    factor, shift = 0j, 0j
    for tolerance in SIMILAR:
        if np.count_nonzero(inliers) < 4:
            return None
        source, target = pairs.source[inliers], pairs.target[inliers]
        from_mean = source - source.mean()
        spread = float((np.abs(from_mean) ** 2).sum())
        factor = complex((from_mean.conj() * (target - target.mean())).sum() / spread) if spread else 0j
        if not factor:
            return None
        shift = complex(target.mean() - factor * source.mean())
        residuals = np.abs(pairs.target - (factor * pairs.source + shift))
        inliers = (residuals < tolerance * pairs.unit) & _agree(pairs, factor)
    if np.count_nonzero(inliers) < 4:
        return None
    rows = [[factor.real, -factor.imag, shift.real], [factor.imag, factor.real, shift.imag], [0, 0, 1]]
    return Transform(np.array(rows, np.float64), inliers)


def _agree(pairs: Correspondences, factor: complex) -> NDArray[np.bool_]:
    angle, log2_scale = float(np.angle(factor)), float(np.log2(abs(factor)))
    return (np.abs(_wrapped(pairs.angle_difference - angle)) < ANGLE_TOLERANCE) & (
        np.abs(pairs.log2_scale_difference - log2_scale) < LOG2_SCALE_TOLERANCE
    )


def _refined_affine(pairs: Correspondences, found: Transform) -> Transform:
    source = np.column_stack([pairs.source.real, pairs.source.imag, np.ones(len(pairs.source))])
    target = np.column_stack([pairs.target.real, pairs.target.imag])
    for tolerance in AFFINE:
        if np.count_nonzero(found.inliers) < 6:
            return found
        solution, _, rank, _ = np.linalg.lstsq(source[found.inliers], target[found.inliers], rcond=None)
        if rank < 3 or not is_plausible(np.asarray(solution.T[:, :2], np.float64)):
            return found
        matrix = np.vstack([solution.T, [0, 0, 1]])
        residuals = np.linalg.norm(target - source @ solution, axis=1)
        found = Transform(matrix, (residuals < tolerance * pairs.unit) & _agree(pairs, _factor(matrix)))
    return found


def _factor(matrix: Matrix) -> complex:
    """Return the rotation and the scale of the similarity nearest to an affine transform, as one complex number."""
    return complex(matrix[0, 0] + matrix[1, 1], matrix[1, 0] - matrix[0, 1]) / 2


def is_plausible(linear: NDArray[np.float64], most_stretch: float = MOST_STRETCH) -> bool:
    """Return whether a 2 x 2 matrix neither mirrors nor stretches more than copies are stretched."""
    if np.linalg.det(linear) <= 0:
        return False
    large, small = np.linalg.svd(linear, compute_uv=False)
    return bool(large <= most_stretch * small)


def linear_at(matrix: Matrix, x: float, y: float) -> NDArray[np.float64]:
    """Return the 2 x 2 matrix that a transform is near a place."""
    across, down, depth = matrix @ (x, y, 1.0)
    place = np.array([across, down]) / depth
    return np.asarray((matrix[:2, :2] - np.outer(place, matrix[2, :2])) / depth)


def _homography(pairs: Correspondences, found: Transform) -> Transform | None:
    source = np.column_stack([pairs.source.real, pairs.source.imag])
    target = np.column_stack([pairs.target.real, pairs.target.imag])
    # Perspective bends a picture away from its best affine transform: those near it are kept.
    near = np.linalg.norm(target - transformed(found.matrix, source), axis=1) < LOOSE * pairs.unit
    if np.count_nonzero(near) < ENOUGH:
        return None
    # OpenCV's generator of random numbers starts from a fixed seed.
    first, _ = cv2.findHomography(source[near], target[near], cv2.RANSAC, HOMOGRAPHY * pairs.unit)
    matrix = _polished(first, source[near], target[near], HOMOGRAPHY * pairs.unit)
    if matrix is None:
        return None
    low, high = source[near].min(axis=0), source[near].max(axis=0)
    corners = [(x, y) for x in (low[0], high[0]) for y in (low[1], high[1])]
    if not all(is_plausible(linear_at(matrix, x, y), 2 * MOST_STRETCH) for x, y in corners):
        return None
    residuals = np.linalg.norm(target - transformed(matrix, source), axis=1)
    inliers = near & (residuals < HOMOGRAPHY * pairs.unit) & _agree(pairs, _factor(found.matrix))
    return Transform(matrix, inliers) if inliers.sum() > max(ENOUGH - 1, BETTER * found.inliers.sum()) else None


def _polished(
    matrix: NDArray[np.generic] | None, source: NDArray[np.float64], target: NDArray[np.float64], tolerance: float
) -> Matrix | None:
    """Return a homography refitted to all pairs that agree with it.

    RANSAC alone is 3.6 pixels off at the corners, so 0.7.
    """
    for _ in range(POLISHING):
        if matrix is None:
            return None
        inliers = np.linalg.norm(target - transformed(np.asarray(matrix, np.float64), source), axis=1) < tolerance
        if np.count_nonzero(inliers) < ENOUGH:
            return None
        matrix, _ = cv2.findHomography(source[inliers], target[inliers])
    return None if matrix is None else np.asarray(matrix, np.float64)
