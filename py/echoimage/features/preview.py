"""A picture in, a small copy of it in colour out, as few bytes: what two pictures are compared by, place by place."""

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.types import Picture

LONGER_SIDE = 320
"""Pixels. At 160, a change of 0.5 % of the area is as large as what a strong compression leaves."""

ENOUGH = 14_000
"""Bytes for which a better quality is given up: 320 x 240 pixels of a photograph take as many at quality 75."""

QUALITIES = {90: 1.0, 80: 0.69, 70: 0.55, 60: 0.46}
"""Qualities, with the bytes that they take, of those at 90 (medians of 49 photographs)."""


def small_copy(picture: Picture) -> bytes:
    """Return a picture, uint8 (h, w, 3), with a longer side of up to 320 pixels, as a PNG or JPEG file."""
    small = fitted(picture, LONGER_SIDE)
    best, *others = QUALITIES
    data = _encoded(".jpg", small, cv2.IMWRITE_JPEG_QUALITY, best)
    if len(data) > ENOUGH:
        quality = next((one for one in others if QUALITIES[one] * len(data) <= ENOUGH), others[-1])
        return _encoded(".jpg", small, cv2.IMWRITE_JPEG_QUALITY, quality)
    # A drawing, or a plain or tiny picture: where it costs little, nothing is lost.
    exact = _encoded(".png", small, cv2.IMWRITE_PNG_COMPRESSION, 6)
    return exact if len(exact) <= ENOUGH else data


def fitted(picture: NDArray[np.uint8], longer_side: int) -> NDArray[np.uint8]:
    """Return a picture at its aspect ratio, no longer than that many pixels."""
    height, width = picture.shape[:2]
    scale = min(1.0, longer_side / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _encoded(suffix: str, picture: Picture, *options: int) -> bytes:
    _, data = cv2.imencode(suffix, picture, options)
    return data.tobytes()
