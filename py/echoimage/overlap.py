"""Two thumbnails and the transform between their pictures in; how much they show of each other, and how alike, out."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.score import WINDOW, ssim_map
from echoimage.transform import moved
from echoimage.types import Bytes2D, Features, Matrix

FEWEST = 40
"""Windows of SSIM that the overlap must hold; fewer say nothing."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """visible: share, 0..1, of the image that the query shows. covered: share of the query that shows the image.

    ssim: mean structural similarity, -1..1, where they overlap. likeness: their correlation there, -1..1, which
    brightness and contrast do not change.
    """

    visible: float
    covered: float
    ssim: float
    likeness: float


def corners(width: float, height: float) -> NDArray[np.float64]:
    """Give the corners of a picture in pixels, float64 (4, 2), clockwise from the upper left."""
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)


def lays_flat(matrix: Matrix, width: int, height: int) -> bool:
    """Tell whether the transform takes the frame of a query to a convex quadrilateral that is not turned over."""
    frame = corners(width, height)
    if not (np.column_stack([frame, np.ones(4)]) @ matrix[2] > 0).all():
        return False
    sides = np.diff(moved(matrix, frame), axis=0, append=moved(matrix, frame[:1]))
    nexts = np.roll(sides, -1, axis=0)
    return bool((sides[:, 0] * nexts[:, 1] - sides[:, 1] * nexts[:, 0] > 0).all())


def overlap(query: Features, image: Features, matrix: Matrix) -> Overlap:
    """Lay the query's thumbnail over the image's by `matrix`, query pixel to image pixel, and compare the two there.

    Whichever of the two shows finer detail is reduced to the other's, so that both are equally sharp.
    """
    quad = moved(matrix, corners(query.width, query.height))
    frame = corners(image.width, image.height)
    common, _ = cv2.intersectConvexConvex(quad.astype(np.float32), frame.astype(np.float32))
    visible = min(common / (image.width * image.height), 1.0)
    covered = min(common / max(_area(quad), 1e-9), 1.0)
    over, under, valid = _laid(query, image, matrix)
    if min(over.shape) < WINDOW or np.count_nonzero(valid) < FEWEST:
        return Overlap(visible, covered, 0.0, 0.0)
    margin = WINDOW // 2
    whole = cv2.erode(valid, np.ones((WINDOW, WINDOW), np.uint8))
    inside = np.asarray(whole)[margin:-margin, margin:-margin] > 0
    if np.count_nonzero(inside) < FEWEST:
        return Overlap(visible, covered, 0.0, 0.0)
    ssim = float(ssim_map(over, under)[inside].mean())
    return Overlap(visible, covered, ssim, correlation(over[valid > 0], under[valid > 0]))


def correlation(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    """Give Pearson's correlation, -1..1, of two uint8 arrays of one shape; 0 where one of them is flat."""
    from_mean_a, from_mean_b = a - a.mean(), b - b.mean()
    norm = float(np.sqrt((from_mean_a**2).sum() * (from_mean_b**2).sum()))
    return float((from_mean_a * from_mean_b).sum() / norm) if norm > 0 else 0.0


def _area(quad: NDArray[np.float64]) -> float:
    return float(abs(cv2.contourArea(quad.astype(np.float32))))


def _laid(query: Features, image: Features, matrix: Matrix) -> tuple[Bytes2D, Bytes2D, Bytes2D]:
    """Give the query laid over the image, the image, and 255 where both are; all of the image's thumbnail's size."""
    to_image = _scaling(image) @ matrix @ np.linalg.inv(_scaling(query))
    finer = np.sqrt(abs(np.linalg.det(to_image[:2, :2])))
    over, under = query.thumbnail, image.thumbnail
    # `finer` below 1: one pixel of the query's thumbnail is smaller than one of the image's.
    over, shrunk = _reduced(over, finer)
    to_image = to_image @ np.linalg.inv(shrunk)
    under, shrunk = _reduced(under, 1 / max(finer, 1e-6))
    to_image = shrunk @ to_image
    size = (under.shape[1], under.shape[0])
    warped = cv2.warpPerspective(over, to_image, size, flags=cv2.INTER_LINEAR)
    valid = cv2.warpPerspective(np.full_like(over, 255), to_image, size, flags=cv2.INTER_NEAREST)
    return np.asarray(warped, np.uint8), under, np.asarray(valid, np.uint8)


def _scaling(features: Features) -> Matrix:
    """Give what takes a pixel of the whole picture to one of its thumbnail."""
    height, width = features.thumbnail.shape
    return np.diag([width / features.width, height / features.height, 1.0])


def _reduced(thumbnail: Bytes2D, scale: float) -> tuple[Bytes2D, Matrix]:
    """Make a thumbnail smaller where `scale` is below 1; give the matrix that does the same to its pixels."""
    height, width = thumbnail.shape
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if scale >= 1 or size == (width, height):
        return thumbnail, np.eye(3)
    small = cv2.resize(thumbnail, size, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), np.diag([size[0] / width, size[1] / height, 1.0])
