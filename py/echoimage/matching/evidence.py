"""Two pictures and the transform between them in; what their small copies show, laid over each other, out."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.features.preview import opened
from echoimage.matching.agreement import BLOCK, STEP, Agreement, agreement
from echoimage.matching.colour import Colours, compare_colours, difference_map
from echoimage.matching.overlap import box_around
from echoimage.matching.place import place_of
from echoimage.matching.registration import Registered, register
from echoimage.matching.sharpness import blur_between, softened
from echoimage.matching.transform import transformed
from echoimage.types import Box, Difference, GlobalFeatures, Matrix, Phrase, Picture

CLEAR = 25.0
"""Difference of colour, of 255, from which a pixel shows something else."""

MOSTLY = 0.5
"""Share of closed places from which what lies between them says nothing of the whole."""

MOST_PLACES = 12
"""Places that are told; further ones are small."""


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """How two pictures compare after the image was made as soft as the query.

    blur: standard deviation, in pixels of the small copies, of the blur that did that. overlaid: percent of the overlap
    in which something else is seen. differences: the largest of these places. place: where all of them are in the
    query. coloured: whether colours are known.
    """

    blur: float
    agreement: Agreement
    colours: Colours
    overlaid: float
    differences: tuple[Difference, ...]
    place: Phrase | None
    coloured: bool


def evidence(query: GlobalFeatures, image: GlobalFeatures, matrix: Matrix, steady: bool = False) -> Evidence:
    """Return what the two show, laid over each other by `matrix`, query pixel to image pixel.

    `steady`: the keypoints stand there to a fraction of a pixel, and nothing is refined.
    """
    coloured = bool(query.preview and image.preview)
    ours, theirs = (opened(one.preview) if coloured else _grey(one) for one in (query, image))
    sizes = (query.width, query.height), (image.width, image.height)
    pair = register(ours, sizes[0], theirs, sizes[1], matrix, refined=not steady, masks=(query.masks, image.masks))
    blur, pair, agreed = _equally_sharp(pair, steady)
    overlaid = 0.0
    differences: tuple[Difference, ...] = ()
    if agreed.places.any():
        differing = _differing(pair, agreed)
        overlaid = 100 * float(differing.sum()) / max(int(pair.valid.sum()), 1)
        differences = _differences(pair, differing, query, image)
    place = place_of([one.query for one in differences], sizes[0])
    return Evidence(blur, agreed, compare_colours(pair), overlaid, differences[:MOST_PLACES], place, coloured)


def _equally_sharp(pair: Registered, steady: bool) -> tuple[float, Registered, Agreement]:
    """Return the blur of the query, the pair with the image made as soft, and how far they agree.

    The blur is that of what is the same in both, where that is most of it: a flat sign over the query has no detail.
    """
    blur = blur_between(pair)
    soft = softened(pair, blur)
    agreed = agreement(soft, steady)
    if not blur or not 0 < agreed.places.mean() < MOSTLY:
        return blur, soft, agreed
    blur = blur_between(replace(pair, valid=pair.valid & ~_within_places(pair, agreed)))
    soft = softened(pair, blur)
    return blur, soft, agreement(soft, steady)


def _grey(features: GlobalFeatures) -> Picture:
    return np.asarray(cv2.cvtColor(features.thumbnail, cv2.COLOR_GRAY2BGR), np.uint8)


def _differing(pair: Registered, agreed: Agreement) -> NDArray[np.bool_]:
    """Return the pixels of the closed places that show something else."""
    return np.asarray(_within_places(pair, agreed) & pair.valid & (difference_map(pair) > CLEAR))


def _within_places(pair: Registered, agreed: Agreement) -> NDArray[np.bool_]:
    """Return the pixels of the closed places."""
    places = np.zeros(pair.valid.shape, np.bool_)
    for row, column in np.argwhere(agreed.places):
        places[row * STEP : row * STEP + BLOCK, column * STEP : column * STEP + BLOCK] = True
    return places


def _differences(
    pair: Registered, differing: NDArray[np.bool_], query: GlobalFeatures, image: GlobalFeatures
) -> tuple[Difference, ...]:
    """Return all closed places, the largest first."""
    joined = cv2.dilate(differing.astype(np.uint8), np.ones((STEP + 1, STEP + 1), np.uint8))
    count, labels, _, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = []
    for label in range(1, count):
        rows, columns = np.nonzero(differing & (labels == label))
        if len(rows) >= STEP:
            box = np.array([columns.min(), rows.min(), columns.max() + 1, rows.max() + 1], np.float64)
            boxes.append((len(rows), box))
    boxes.sort(key=lambda one: -one[0])
    to_image, to_query = np.diag([*(1 / pair.scale), 1.0]), np.asarray(np.linalg.inv(pair.matrix))
    return tuple(Difference(_box(box, to_query, query), _box(box, to_image, image)) for _, box in boxes)


def _box(box: NDArray[np.float64], matrix: Matrix, picture: GlobalFeatures) -> Box:
    """Return the box around a transformed box, within the picture."""
    left, top, right, bottom = box
    corners = transformed(matrix, np.array([[left, top], [right, top], [right, bottom], [left, bottom]]))
    return box_around(corners, (picture.width, picture.height))
