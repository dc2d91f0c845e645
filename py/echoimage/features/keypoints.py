"""A picture in, its ORB keypoints out: of an image at one scale, of a query at several, mirrored too.

ORB after Rublee, Rabaud, Konolige and Bradski (2011).
"""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.features.vocabulary import nearest_centres, words
from echoimage.types import Bytes2D, Keypoints, Picture, QueryKeypoints

SIDES = (480, 640)
"""Pixels of the longer side between which a picture is described. Smaller ones are enlarged, up to four times, because
keypoints keep away from the border: copies of an eighth of the area have 326 inliers instead of 84 (median of 16)."""

COUNT = 1000
"""Keypoints at most. 1,500 find more of crops below 20 %, and half as much more memory is needed."""

WORKING = 1
"""Which of the query's scales is that of the images."""

QUERY_SCALES = ((1000, 1600), (640, 1400), (400, 700), (250, 350))
"""Longer sides and numbers of keypoints at which a query is described. A crop shows the original's details larger than
its whole does; without the two smaller scales crops to 30 % and less are lost among the finer details."""

EDGE = 16
"""Pixels at the border without keypoints. OpenCV's own 31 leave half of a small crop unseen; below 16 the patch of a
keypoint (31 pixels) reaches into what is not there."""

SURPLUS, CLOSE_SURPLUS, LARGE_SURPLUS = 3, 8, 40
"""Times as many keypoints are looked for, and those kept that are the strongest of their part of the picture. The
strongest of all would be those of a caption, and nothing of the picture. A query of 1,000 pixels or more may be a
screenshot full of text: with 3, a picture on a page has 5 to 9 inliers, with 10 it has 34 and more. A misty picture
inside a busy one has none with 10, 23 and more with 40; mirrored, at the smaller scales, 13 with 3 and 29 with 8. That
costs a fifth of the time of a full match."""

CELLS = 8
"""Parts along the longer side."""

CONTRAST = 10
"""Threshold of the corner detector. OpenCV's own 20 gives 157 inliers for blurred copies, 10 gives 226, 7 gives 240
(median of 16) and more false ones."""

PATCH = 31
"""Pixels of its level that a keypoint's descriptor looks at, which OpenCV calls its size."""

LEADING = 128
"""Keypoints of each scale at most with which a query asks an index that is too large to be held. Half are those that
would be kept if no more were asked for."""

COARSE_SCALE, COARSE_COUNT = 2, 500
"""Which of the query's scales, and how many keypoints, suffice to see in what image a picture may be."""

COARSE = 3
"""Level of the pyramid from which the other half is taken: what is left of a picture that is shown small in another."""

SMALLEST = 32
"""A picture with a shorter side at its working size has no keypoints."""

SOFT = 5
"""Centres of the vocabulary at which a query's keypoint is looked for (soft assignment). 3 find 0.74 of true
neighbours, 5 find 0.83, 8 find 0.89; the time grows in proportion. With 5, inliers are about as many as with all
against all."""

VOTED = 3
"""Centres with whose words a query's keypoint votes for candidates."""


_NONE = Keypoints(
    points=np.zeros((0, 2), np.float32),
    sizes=np.zeros(0, np.float32),
    angles=np.zeros(0, np.float32),
    descriptors=np.zeros((0, 32), np.uint8),
    words=np.zeros(0, np.uint16),
    leading=np.zeros(0, bool),
)


def describe_keypoints(grey: Bytes2D, ratio: NDArray[np.float32]) -> Keypoints:
    """Return the keypoints of an image of a database; parameters are what `at_working_size` returns of it.

    Points are in pixels of that image.
    """
    return _by_word(_detect(grey, COUNT, SURPLUS, ratio))


def at_working_size(picture: Picture) -> tuple[Bytes2D, NDArray[np.float32]]:
    """Return the grey picture in which keypoints are looked for, and how many pixels one of its covers, x and y."""
    return at_scale(picture, WORKING)


def at_scale(picture: Picture, scale: int) -> tuple[Bytes2D, NDArray[np.float32]]:
    """Return the same as `at_working_size` for one of `QUERY_SCALES`."""
    grey = _resized(_grey(picture), working_side(picture) if scale == WORKING else QUERY_SCALES[scale][0])
    return grey, _ratio(grey, picture)


def describe_scale(picture: Picture, scale: int) -> Keypoints:
    """Return the keypoints of a query at one of `QUERY_SCALES`, without words.

    There are no keypoints where the picture has no more to show than at a smaller scale.
    """
    side, count = QUERY_SCALES[scale]
    if scale != WORKING and side >= max(working_side(picture), *picture.shape[:2]):
        return _joined([])
    grey, ratio = at_scale(picture, scale)
    surplus = SURPLUS if scale == WORKING else LARGE_SURPLUS if side > SIDES[1] else CLOSE_SURPLUS
    return _detect(grey, count, surplus, ratio)


def describe_coarse(picture: Picture) -> Keypoints:
    """Return fewer keypoints at the first scale below that of the images, without words: a look at what is coarse."""
    grey, ratio = at_scale(picture, COARSE_SCALE)
    return _detect(grey, COARSE_COUNT, SURPLUS, ratio)


def as_query_keypoints(mirrored: bool, scale: int, keypoints: Keypoints) -> QueryKeypoints:
    """Return the keypoints of a query, or of its mirror image, at one of `QUERY_SCALES` with their words."""
    centres = nearest_centres(keypoints.descriptors, SOFT)
    scales = np.full(len(keypoints), scale, np.uint8)
    return QueryKeypoints(mirrored, keypoints, scales, centres, words(keypoints.descriptors, centres[:, :VOTED]))


def joined(parts: Sequence[QueryKeypoints]) -> QueryKeypoints:
    """Return one or more sets of keypoints, all of the query or all of its mirror image, as one."""
    columns = (np.concatenate([getattr(one, name) for one in parts]) for name in ("scales", "centres", "words"))
    return QueryKeypoints(parts[0].mirrored, _joined([one.keypoints for one in parts]), *columns)


def working_side(picture: Picture) -> int:
    """Return the longer side, in pixels, at which a picture is described."""
    longer = max(picture.shape[:2])
    return min(max(longer, min(SIDES[0], 4 * longer)), SIDES[1])


def _resized(grey: Bytes2D, longer: int) -> Bytes2D:
    height, width = grey.shape
    scale = longer / max(height, width)
    if scale == 1:
        return grey
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, size, interpolation=interpolation), np.uint8)


def _grey(picture: Picture) -> Bytes2D:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def _ratio(grey: Bytes2D, picture: Picture) -> NDArray[np.float32]:
    """Return how many pixels of the picture one of `grey` covers, x and y."""
    return np.array([picture.shape[1] / grey.shape[1], picture.shape[0] / grey.shape[0]], np.float32)


def orb_of(count: int) -> cv2.ORB:
    """Return OpenCV's ORB as it is used here, for `count` keypoints at most."""
    return cv2.ORB.create(nfeatures=count, edgeThreshold=EDGE, fastThreshold=CONTRAST)


def _detect(grey: Bytes2D, count: int, surplus: int, ratio: NDArray[np.float32]) -> Keypoints:
    """Return keypoints without words: a query's have several each, looked up by `as_query_keypoints`."""
    if min(grey.shape) < SMALLEST:
        return _joined([])
    orb = orb_of(surplus * count)
    found = orb.detect(grey)
    if not found:
        return _joined([])
    places = np.asarray(cv2.KeyPoint.convert(found), np.float32).reshape(-1, 2)
    ranked = spread(places, np.array([point.response for point in found]), count, max(grey.shape) / CELLS)
    # In their own order, in which OpenCV leaves them: level by level.
    kept = np.sort(ranked)
    chosen, described = orb.compute(grey, [found[row] for row in kept])
    descriptors = np.asarray(described, np.uint8)
    sizes = np.array([point.size for point in chosen], np.float32) * np.float32(1 / PATCH)
    return Keypoints(
        # OpenCV counts from the centre of the first pixel of the level, here the picture begins at 0 at every scale.
        points=np.asarray((places[kept] + sizes[:, None] / 2) * ratio, np.float32),
        sizes=np.asarray(sizes * ratio.mean(), np.float32),
        angles=np.radians(np.array([point.angle for point in chosen], np.float32)),
        descriptors=descriptors,
        words=np.zeros(len(kept), np.uint16),
        leading=np.isin(kept, _leading(ranked, np.array([found[row].octave for row in ranked]))),
    )


def _leading(ranked: NDArray[np.intp], levels: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return those of some keypoints, best first with their levels, that stand in an index."""
    best = np.arange(len(ranked)) < LEADING // 2
    coarse = ~best & (levels >= COARSE)
    coarse &= np.cumsum(coarse) <= LEADING - np.count_nonzero(best)
    others = ~best & ~coarse
    others &= np.cumsum(others) <= LEADING - np.count_nonzero(best | coarse)
    return ranked[best | coarse | others]


def spread(points: NDArray[np.float32], strength: NDArray[np.float64], count: int, cell: float) -> NDArray[np.intp]:
    """Return the rows of `count` points, int (n,): of each cell the strongest, then of each the second, and so on."""
    column, row = np.floor(points / cell).astype(np.int64).T
    cells = row * 65_536 + column
    order = np.lexsort((-strength, cells))
    begins = np.searchsorted(cells[order], cells[order])
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - begins
    return np.asarray(np.lexsort((-strength, rank))[:count])


def _by_word(keypoints: Keypoints) -> Keypoints:
    """Return the keypoints with their words, in the order of these."""
    centres = nearest_centres(keypoints.descriptors, 1)
    found = words(keypoints.descriptors, centres)[:, 0].astype(np.uint16)
    return replace(keypoints, words=found).take(np.argsort(found, kind="stable"))


def _joined(parts: Sequence[Keypoints]) -> Keypoints:
    return Keypoints(
        *(np.concatenate([getattr(part, column) for part in (_NONE, *parts)]) for column in Keypoints.__slots__)
    )
