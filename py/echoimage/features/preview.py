"""A picture in, a small copy of it in colour out, as few bytes: what two pictures are compared by, place by place.

A folder, a database and an index have the same one, so that a pair gets the same score however it is found.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.types import Bytes2D, Picture

LONGER_SIDE = 320
"""Pixels. At 160, a change of 0.5 % of the area is as large as what a strong compression leaves."""

THUMBNAIL = 160
"""Pixels of the longer side of the thumbnail on which overlaps are compared."""

ENOUGH = 11_000
"""Bytes for which a better quality is given up: the record of a photograph in an index then has 41 KB. With 9,000,
colours of 24 photographs are off by 16.5 at 0.999 of the places, with this by 14.4. WebP would do with 0.65 of the
bytes, but takes 37 ms to encode in WebAssembly instead of 3.5, and several times as long to decode."""

QUALITIES = {90: 1.0, 80: 0.7, 70: 0.56, 60: 0.48, 50: 0.43, 40: 0.38, 30: 0.33}
"""Qualities, with the bytes that they take, of those at 90 (medians of 144 photographs)."""

BEST, LEAST = max(QUALITIES), min(QUALITIES)

DRAWN = 0.4
"""Share of the pixels that equal their left neighbour from which a picture may be a drawing. At the edges of lines a
JPEG file differs so much that two copies of a page were taken for two pages. Of 164 photographs 6 have more."""


def small_copy(picture: Picture) -> bytes:
    """Return a picture, uint8 (h, w, 3), with a longer side of up to 320 pixels, as a PNG or JPEG file."""
    small = fitted(picture, LONGER_SIDE)
    data = _jpeg(small, BEST)
    # A drawing, or a plain or tiny picture: where it costs little, nothing is lost.
    if len(data) <= ENOUGH or _is_drawn(small):
        exact = _encoded(".png", small, cv2.IMWRITE_PNG_COMPRESSION, 6)
        if len(exact) <= ENOUGH:
            return exact
    if len(data) <= ENOUGH:
        return data
    return _jpeg(small, next((one for one in QUALITIES if QUALITIES[one] * len(data) <= ENOUGH), LEAST))


def thumbnail(copy: bytes) -> Bytes2D:
    """Return the grey thumbnail, uint8 (h, w), of a small copy. Raises `ValueError` where that cannot be read."""
    # Of a JPEG file only the brightness is decoded: half the time. Decoders of PNG files differ in how they make grey.
    is_jpeg = copy[:2] == b"\xff\xd8"
    grey = _decoded(copy, cv2.IMREAD_GRAYSCALE) if is_jpeg else cv2.cvtColor(opened(copy), cv2.COLOR_BGR2GRAY)
    return fitted(np.asarray(grey, np.uint8), THUMBNAIL)


def opened(copy: bytes) -> Picture:
    """Return the pixels of a small copy, uint8 (h, w, 3). Raises `ValueError` where it cannot be read."""
    return _decoded(copy, cv2.IMREAD_COLOR)


def fitted(picture: NDArray[np.uint8], longer_side: int) -> NDArray[np.uint8]:
    """Return a picture at its aspect ratio, no longer than that many pixels."""
    height, width = picture.shape[:2]
    scale = min(1.0, longer_side / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _is_drawn(picture: Picture) -> bool:
    channels = picture[:, 1:] == picture[:, :-1]
    # NumPy's `all` along so short an axis takes five times as long.
    equal = channels[..., 0] & channels[..., 1] & channels[..., 2]
    return bool(equal.size) and float(equal.mean()) >= DRAWN


def _jpeg(picture: Picture, quality: int) -> bytes:
    return _encoded(".jpg", picture, cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_OPTIMIZE, 1)


def _encoded(suffix: str, picture: Picture, *options: int) -> bytes:
    _, data = cv2.imencode(suffix, picture, options)
    return data.tobytes()


def _decoded(copy: bytes, how: int) -> NDArray[np.uint8]:
    try:
        pixels = cv2.imdecode(np.frombuffer(copy, np.uint8), how | cv2.IMREAD_IGNORE_ORIENTATION)
    except cv2.error:
        pixels = None
    if pixels is None:
        raise ValueError("a small copy cannot be read")
    return np.asarray(pixels, np.uint8)
