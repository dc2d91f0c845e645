"""Two pictures laid over each other in; how much blurrier the query is, and the two equally sharp, out."""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.matching.registration import LEAST, Registered, grey
from echoimage.types import Bytes2D

BLURS = (0.8, 1.1, 1.5, 2.1, 3.0, 4.2, 6.0)
"""Standard deviations, in pixels of the small copies, of the blurs that are tried. Of 24 photographs that were saved at
quality 20 to 75, made smaller or larger, turned, or covered with noise none seems blurred by 0.7."""

SOFTER, DETAILED = 0.75, 0.005
"""Share of the image's detail that a blurred query has at most, and the detail from which an image can lose some: a
gradient has 0.0001, photographs have 0.02 and more."""


def blur_between(pair: Registered) -> float:
    """Return the standard deviation, in pixels, of the blur that makes the image as soft as the query; 0 for none."""
    if min(pair.valid.shape) < LEAST or not pair.valid.any():
        return 0.0
    query, image = grey(pair.query), grey(pair.image)
    soft, detail, found = _detail(query, pair.valid), _detail(image, pair.valid), 0.0
    if detail < DETAILED or soft > SOFTER * detail:
        return found
    for sigma in BLURS:
        if _detail(np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.uint8), pair.valid) < soft:
            break
        found = sigma
    return found


def softened(pair: Registered, sigma: float) -> Registered:
    """Return the pair after the image was blurred by this standard deviation in pixels."""
    return replace(pair, image=np.asarray(cv2.GaussianBlur(pair.image, (0, 0), sigma), np.uint8)) if sigma else pair


def _detail(one: Bytes2D, valid: NDArray[np.bool_]) -> float:
    """Return the mean squared step from pixel to pixel, of the variance: contrast does not change it."""
    wide = one.astype(np.float32)
    across, down = (np.diff(wide, axis=axis) ** 2 for axis in (1, 0))
    steps = across[valid[:, 1:]].mean() + down[valid[1:]].mean()
    return float(steps / max(float(wide[valid].var()), 1.0))
