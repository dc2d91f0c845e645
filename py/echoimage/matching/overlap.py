"""Two thumbnails and the transform between their pictures in; how much they overlap, and how alike, out."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.features.masks import counted_pixels
from echoimage.matching.registration import centred, reduced, scaling, tone_matched
from echoimage.matching.score import WINDOW, ssim_map
from echoimage.matching.transform import transformed
from echoimage.types import Box, Bytes2D, GlobalFeatures, Matrix

DETAIL = 5.0
"""Standard deviation of the grey levels in a window from which it counts: two white pages are no copies."""

HIDDEN = 0.13
"""What the median of the windows counts less than their mean. A caption or stickers lower the mean alone: copies with
them have 0.6 and 0.9, the same coat photographed twice 0.7 and 0.83."""

FEWEST = 40
"""Windows of SSIM that the overlap must hold; fewer say nothing."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two pictures show of each other, and how alike they are where they do.

    image_coverage: share, 0..1, of the image that the query shows. query_coverage: share of the query that shows the
    image. ssim: mean structural similarity, -1..1, where they overlap. tone_matched_ssim: the same of the windows with
    some detail, and after the query has been given the image's tones: brightness, contrast and gamma do not change it,
    and what hides less than half of the overlap does little. It is 0 where there is no detail. query_box, image_box:
    around what the two show of each other, in each; None where that is nothing.
    """

    image_coverage: float
    query_coverage: float
    ssim: float
    tone_matched_ssim: float
    query_box: Box | None = None
    image_box: Box | None = None


def corners(width: float, height: float) -> NDArray[np.float64]:
    """Return the corners of a picture in pixels, float64 (4, 2), clockwise from the upper left."""
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)


def keeps_convex(matrix: Matrix, width: int, height: int) -> bool:
    """Return whether the transform takes the frame of a query to a convex quadrilateral that is not turned over."""
    frame = corners(width, height)
    if not (np.column_stack([frame, np.ones(4)]) @ matrix[2] > 0).all():
        return False
    sides = np.diff(transformed(matrix, frame), axis=0, append=transformed(matrix, frame[:1]))
    nexts = np.roll(sides, -1, axis=0)
    return bool((sides[:, 0] * nexts[:, 1] - sides[:, 1] * nexts[:, 0] > 0).all())


def overlap(query: GlobalFeatures, image: GlobalFeatures, matrix: Matrix) -> Overlap:
    """Return how the query's thumbnail, laid over the image's by `matrix`, query pixel to image pixel, agrees with it.

    Whichever of the two shows finer detail is reduced to the other's, so that both are equally sharp.
    """
    quad = transformed(matrix, corners(query.width, query.height))
    both = clipped(quad, image.width, image.height)
    common = area(both)
    image_coverage = min(common / (image.width * image.height), 1.0)
    query_coverage = min(common / max(area(quad), 1e-9), 1.0)
    boxes = boxes_around(both, matrix, (query.width, query.height), (image.width, image.height))
    over, under, valid = _aligned(query, image, matrix)
    inside = _windows(valid)
    if np.count_nonzero(inside) < FEWEST:
        alike = _pixelwise(over[valid > 0], under[valid > 0])
        return Overlap(image_coverage, query_coverage, alike, alike, *boxes)
    ssim = float(ssim_map(over, under)[inside].mean())
    toned = tone_matched(over, under, valid > 0)
    detailed = inside & (_has_detail(toned) | _has_detail(under))
    if np.count_nonzero(detailed) < FEWEST:
        return Overlap(image_coverage, query_coverage, ssim, 0.0, *boxes)
    windows = ssim_map(toned, under)[detailed]
    tone_matched_ssim = float(max(windows.mean(), np.median(windows) - HIDDEN))
    return Overlap(image_coverage, query_coverage, ssim, tone_matched_ssim, *boxes)


def boxes_around(
    common: NDArray[np.float64], matrix: Matrix, query: tuple[int, int], image: tuple[int, int]
) -> tuple[Box | None, Box | None]:
    """Return the boxes around a part of an image, float64 (n, 2), in the query and in the image; None around nothing.

    `matrix` takes a query pixel to an image pixel; `query` and `image` are width and height.
    """
    if not area(common):
        return None, None
    ours = transformed(np.asarray(np.linalg.inv(matrix)), common)
    return box_around(ours, query), box_around(common, image)


def box_around(points: NDArray[np.float64], size: tuple[int, int]) -> Box:
    """Return the box around points, float64 (n, 2), within a picture of this width and height."""
    low, high = np.floor(points.min(axis=0)), np.ceil(points.max(axis=0))
    left, top = np.clip(low, 0, size).astype(int).tolist()
    right, bottom = np.clip(high, 0, size).astype(int).tolist()
    return left, top, right, bottom


def _has_detail(picture: Bytes2D) -> NDArray[np.bool_]:
    """Return the windows, as `ssim_map` has them, in which there is more than a plain ground."""
    wide = picture.astype(np.float32)
    mean = cv2.blur(wide, (WINDOW, WINDOW))
    variance = np.asarray(cv2.blur(wide * wide, (WINDOW, WINDOW)) - mean * mean)
    margin = WINDOW // 2
    return np.asarray(variance[margin:-margin, margin:-margin] > DETAIL**2)


def _windows(valid: Bytes2D) -> NDArray[np.bool_]:
    """Return the windows of SSIM that lie wholly in the overlap, as `ssim_map` has them."""
    if min(valid.shape) < WINDOW:
        return np.zeros((0, 0), bool)
    margin = WINDOW // 2
    whole = np.asarray(cv2.erode(valid, np.ones((WINDOW, WINDOW), np.uint8)))
    return whole[margin:-margin, margin:-margin] > 0


def _pixelwise(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    """Return how alike pixels are that are too few for windows: 1 less the mean difference; 0 for none in common."""
    return float(1 - np.abs(a.astype(np.int16) - b).mean() / 255) if len(a) else 0.0


def area(polygon: NDArray[np.float64]) -> float:
    """Return the area of a polygon, float64 (n, 2); 0 where it has no corners."""
    x, y = polygon.T
    return float(abs((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()) / 2)


def clipped(polygon: NDArray[np.float64], width: float, height: float) -> NDArray[np.float64]:
    """Return a convex polygon, (n, 2), cut to a frame (Sutherland and Hodgman 1974).

    OpenCV's function fails where edges coincide.
    """
    for axis, limit, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        kept = []
        for here, there in zip(polygon, np.roll(polygon, -1, axis=0), strict=True):
            inner, outer = sign * (here[axis] - limit), sign * (there[axis] - limit)
            if inner >= 0:
                kept.append(here)
            if inner * outer < 0:
                kept.append(here + (there - here) * (inner / (inner - outer)))
        polygon = np.array(kept, np.float64).reshape(-1, 2)
    return polygon


def _aligned(query: GlobalFeatures, image: GlobalFeatures, matrix: Matrix) -> tuple[Bytes2D, Bytes2D, Bytes2D]:
    """Return the query laid over the image, the image, and 255 where both are and count; all of one size."""
    ours, theirs = (scaling(one.thumbnail, (one.width, one.height)) for one in (query, image))
    to_image = np.asarray(theirs @ matrix @ np.linalg.inv(ours))
    finer = np.sqrt(abs(np.linalg.det(to_image[:2, :2])))
    over, under = query.thumbnail, image.thumbnail
    # `finer` below 1: one pixel of the query's thumbnail is smaller than one of the image's.
    over, reduction = reduced(over, finer)
    to_image = to_image @ np.linalg.inv(reduction)
    under, reduction = reduced(under, 1 / max(finer, 1e-6))
    to_image = reduction @ to_image
    size = (under.shape[1], under.shape[0])
    to_image = centred(to_image)
    warped = cv2.warpPerspective(over, to_image, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    counted, below = (
        counted_pixels(small.shape, (one.width, one.height), one.masks)
        for small, one in ((over, query), (under, image))
    )
    valid = cv2.warpPerspective(counted, to_image, size, flags=cv2.INTER_NEAREST)
    return np.asarray(warped, np.uint8), under, np.minimum(np.asarray(valid, np.uint8), below)
