"""A picture in, its ORB keypoints out: of an image as it is stored, of a query at several scales and mirrored too.

ORB after Rublee, Rabaud, Konolige and Bradski (2011).
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.types import Bytes2D, Keypoints, Picture, Probe
from echoimage.vocabulary import nearest_centres, words

SIDES = (480, 640)
"""Pixels of the longer side between which a picture is described. Smaller ones are enlarged, up to four times, because
keypoints keep away from the border: copies of an eighth of the area have 326 inliers instead of 84 (median of 16)."""

COUNT = 1000
"""Keypoints at most. 1,500 find more of crops below 20 %, and half as much more memory is needed."""

QUERY_SCALES = ((1000, 1600), (640, 1400), (400, 700), (250, 350))
"""Longer sides and numbers of keypoints at which a query is described. A crop shows the original's details larger than
its whole does; without the two smaller scales crops to 30 % and less are lost among the finer details."""

EDGE = 16
"""Pixels at the border without keypoints. OpenCV's own 31 leave half of a small crop unseen; below 16 the patch of a
keypoint (31 pixels) reaches into what is not there."""

SURPLUS, LARGE_SURPLUS = 3, 10
"""Times as many keypoints are looked for, and those kept that are the strongest of their part of the picture. The
strongest of all would be those of a caption, and nothing of the picture. A query of 1,000 pixels or more may be a
screenshot full of text: with 3, a picture on a page has 5 to 9 inliers, with 10 it has 34 and more."""

CELLS = 8
"""Parts along the longer side."""

CONTRAST = 10
"""Threshold of the corner detector. OpenCV's own 20 gives 157 inliers for blurred copies, 10 gives 226, 7 gives 240
(median of 16) and more false ones."""

SMALLEST = 32
"""A picture with a shorter side at its working size has no keypoints."""

SOFT = 5
"""Coarse words in which a query's keypoint is looked for. 3 find 0.74 of true neighbours, 5 find 0.83, 8 find 0.89; the
time grows in proportion. With 5, inliers are about as many as with all against all."""

VOTED = 3
"""Coarse words with which a query's keypoint votes for candidates."""


def describe_keypoints(picture: Picture) -> Keypoints:
    """Describe an image of a database, uint8 (h, w, 3); points are in pixels of `picture`."""
    grey = _grey(_resized(picture, working_side(picture)))
    return _ordered(_detect(grey, COUNT, SURPLUS, _ratio(grey, picture)))


def describe_probe(picture: Picture, mirrored: bool) -> Probe:
    """Describe a query at all its scales; points are in pixels of `picture`, mirrored or not."""
    shown = np.ascontiguousarray(picture[:, ::-1]) if mirrored else picture
    found, scales = [], []
    largest = working_side(picture)
    for number, (side, count) in enumerate(QUERY_SCALES):
        if side != SIDES[1] and side >= max(largest, *picture.shape[:2]):
            continue
        grey = _grey(_resized(shown, largest if side == SIDES[1] else side))
        found.append(_detect(grey, count, LARGE_SURPLUS if side > SIDES[1] else SURPLUS, _ratio(grey, picture)))
        scales.append(np.full(len(found[-1]), number, np.uint8))
    keypoints = _joined(found)
    near = nearest_centres(keypoints.descriptors, SOFT)
    return Probe(mirrored, keypoints, np.concatenate(scales), near, words(keypoints.descriptors, near[:, :VOTED]))


def working_side(picture: Picture) -> int:
    """Give the longer side, in pixels, at which a picture is described."""
    longer = max(picture.shape[:2])
    return min(max(longer, min(SIDES[0], 4 * longer)), SIDES[1])


def _resized(picture: Picture, longer: int) -> Picture:
    height, width = picture.shape[:2]
    scale = longer / max(height, width)
    if scale == 1:
        return picture
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, size, interpolation=interpolation), np.uint8)


def _grey(picture: Picture) -> Bytes2D:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def _ratio(grey: Bytes2D, picture: Picture) -> NDArray[np.float32]:
    """Give how many pixels of the picture one of `grey` covers, x and y."""
    return np.array([picture.shape[1] / grey.shape[1], picture.shape[0] / grey.shape[0]], np.float32)


def _detect(grey: Bytes2D, count: int, surplus: int, ratio: NDArray[np.float32]) -> Keypoints:
    if min(grey.shape) < SMALLEST:
        return _joined([])
    orb = cv2.ORB.create(nfeatures=surplus * count, edgeThreshold=EDGE, fastThreshold=CONTRAST)
    # OpenCV's stub does not know that there need not be a mask.
    found, described = orb.detectAndCompute(grey, None)  # type: ignore[call-overload]
    if described is None:
        return _joined([])
    points = np.array([point.pt for point in found], np.float32)
    kept = _spread(points, np.array([point.response for point in found]), count, max(grey.shape) / CELLS)
    descriptors = np.asarray(described, np.uint8)[kept]
    # OpenCV's size is that of the patch, 31 pixels of its level.
    sizes = np.array([point.size for point in found], np.float32)[kept] * np.float32(1 / 31)
    return Keypoints(
        # OpenCV counts from the centre of the first pixel of the level, here the picture begins at 0 at every scale.
        points=np.asarray((points[kept] + sizes[:, None] / 2) * ratio, np.float32),
        sizes=np.asarray(sizes * ratio.mean(), np.float32),
        angles=np.radians(np.array([point.angle for point in found], np.float32)[kept]),
        descriptors=descriptors,
        words=words(descriptors, nearest_centres(descriptors, 1))[:, 0].astype(np.uint16),
    )


def _spread(points: NDArray[np.float32], strength: NDArray[np.float64], count: int, cell: float) -> NDArray[np.intp]:
    """Choose `count` points: of each cell the strongest, then of each the second, and so on."""
    column, row = np.floor(points / cell).astype(np.int64).T
    cells = row * 65_536 + column
    order = np.lexsort((-strength, cells))
    begins = np.searchsorted(cells[order], cells[order])
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - begins
    return np.asarray(np.lexsort((-strength, rank))[:count])


def _ordered(keypoints: Keypoints) -> Keypoints:
    return keypoints.take(np.argsort(keypoints.words, kind="stable"))


def _joined(parts: Sequence[Keypoints]) -> Keypoints:
    if not parts:
        empty = np.zeros(0, np.float32)
        return Keypoints(
            np.zeros((0, 2), np.float32), empty, empty, np.zeros((0, 32), np.uint8), np.zeros(0, np.uint16)
        )
    return Keypoints(
        np.concatenate([part.points for part in parts]),
        np.concatenate([part.sizes for part in parts]),
        np.concatenate([part.angles for part in parts]),
        np.concatenate([part.descriptors for part in parts]),
        np.concatenate([part.words for part in parts]),
    )
