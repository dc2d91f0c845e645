"""A picture and where another one lies in it in, whether that has an edge around it there, as no crop has, out."""

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.features.preview import opened
from echoimage.matching.overlap import corners
from echoimage.matching.registration import scaling
from echoimage.matching.transform import transformed
from echoimage.types import GlobalFeatures, Matrix

NEAR, FAR = 1.5, 4.5
"""Pixels of the small copy from the line where a border would be to where grey levels are looked at."""

SAMPLES = 40
"""Places along each side."""

STEP = 1.4
"""How many times as large the steps across the line have to be as those beside it."""

NOISE = 3.0
"""Grey levels that are no step."""

FEWEST = 12
"""Places that tell anything."""


def is_framed(around: GlobalFeatures, inner: GlobalFeatures, matrix: Matrix) -> bool:
    """Return whether `inner`, laid into `around` by `matrix`, pixel to pixel, has an edge around it there.

    Where a part was cut out of a picture, what is there goes on beyond it; a border, a page or another picture begins
    with an edge. Sides on the border of `around` say nothing.
    """
    steps = _edge_steps(around, inner, matrix)
    return len(steps) >= FEWEST and _strength(steps) >= STEP


def _strength(steps: NDArray[np.float64]) -> float:
    """Return how much larger steps across a line are than those on both sides; `steps` as of `_edge_steps`."""
    inside, across, outside = steps.mean(axis=0)
    return float(across / (max(inside, outside) + NOISE))


def _edge_steps(around: GlobalFeatures, inner: GlobalFeatures, matrix: Matrix) -> NDArray[np.float64]:
    """Return for places on the sides of `inner` the steps of grey level inside, across and outside, float64 (n, 3)."""
    grey = _grey(around)
    quad = transformed(scaling(grey, (around.width, around.height)) @ matrix, corners(inner.width, inner.height))
    sides = np.roll(quad, -1, axis=0) - quad
    along = np.linspace(0.05, 0.95, SAMPLES)[:, None, None]
    places = (quad + along * sides).reshape(-1, 2)
    # Clockwise with y down: the normal to the right of a side, turned outwards.
    normals = np.column_stack([sides[:, 1], -sides[:, 0]]) / np.maximum(np.linalg.norm(sides, axis=1), 1e-9)[:, None]
    outwards = np.broadcast_to(normals, (SAMPLES, 4, 2)).reshape(-1, 2) * _turn(quad)
    farthest = places + FAR * outwards, places - FAR * outwards
    there = np.all([(point >= 0.5) & (point < np.array(grey.shape[::-1]) - 0.5) for point in farthest], axis=(0, 2))
    levels = [_levels(grey, (places + offset * outwards)[there]) for offset in (-FAR, -NEAR, NEAR, FAR)]
    return np.asarray(np.abs(np.diff(np.column_stack(levels), axis=1)), np.float64)


def _turn(quad: NDArray[np.float64]) -> float:
    """Return 1 for corners that go clockwise, with y down, and -1 for those of a mirrored picture."""
    x, y = quad.T
    return float(np.sign((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()) or 1.0)


def _grey(picture: GlobalFeatures) -> NDArray[np.uint8]:
    if not picture.preview:
        return picture.thumbnail
    return np.asarray(cv2.cvtColor(opened(picture.preview), cv2.COLOR_BGR2GRAY), np.uint8)


def _levels(grey: NDArray[np.uint8], places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return grey levels at places, float64 (n, 2), x and y, between the pixels around."""
    if not len(places):
        return np.zeros(0)
    x, y = (axis.astype(np.float32)[:, None] - np.float32(0.5) for axis in places.T)
    found = cv2.remap(grey, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found, np.float64)[:, 0]
