"""An image file that OpenCV reads in, its pixels, reduced and upright, out."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.images.transparency import on_ground
from echoimage.types import Header, Picture

opencv_log = getattr(cv2.utils, "logging", cv2)
"""Where OpenCV has the level of its log: since 4.13 in a module of its own."""

SHORT_SIDE = 768
"""A picture is halved while its short side stays at least this many pixels.

Three times the 256 that the classic score squashes to, so that nothing of it is lost. Lower saves
time and memory (24 megapixels: 0.1 s instead of 0.5 s in WebAssembly), below 640 it would starve
comparisons at kept aspect ratio. All formats are reduced alike: the same picture saved as JPEG
and as PNG gives the same features.
"""

_REDUCED = {
    1: cv2.IMREAD_COLOR,
    2: cv2.IMREAD_REDUCED_COLOR_2,
    4: cv2.IMREAD_REDUCED_COLOR_4,
    8: cv2.IMREAD_REDUCED_COLOR_8,
}


def reduction(width: int, height: int) -> int:
    """Return 1, 2, 4 or 8: how many times smaller a picture of this size is decoded."""
    return next((n for n in (8, 4, 2) if min(width, height) // n >= SHORT_SIDE), 1)


def picture_of(data: bytes, header: Header, apple: bool = False, factor: int = 0) -> Picture | None:
    """Return the picture of a file, None where OpenCV gives none; Apple's PNG has blue first, multiplied by alpha.

    factor: as of `reduction`, which gives it unless told.
    """
    factor = factor or reduction(header.width, header.height)
    flags = _REDUCED[factor if header.format == "jpeg" else 1] | cv2.IMREAD_IGNORE_ORIENTATION
    if header.alpha:
        flags = cv2.IMREAD_UNCHANGED
    pixels: NDArray[np.generic] | None = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if pixels is None:
        return None
    # libtiff multiplies colours by alpha when it converts to 8 bits, and leaves 16 bits alone.
    multiplied = apple or (header.format == "tiff" and pixels.dtype == np.uint8)
    if apple and pixels.ndim == 3:
        pixels = pixels[..., [2, 1, 0, 3][: pixels.shape[2]]]
    picture = three_channels(pixels, multiplied)
    if header.format != "jpeg" and factor > 1:
        picture = reduced(picture)
    # TIFF is turned by OpenCV whatever the flags say; the rest only with some flags, so by us.
    return picture if header.format == "tiff" else turned(picture, header.orientation)


def four_channels(data: bytes) -> NDArray[np.uint8] | None:
    """Return the pixels of a file with straight alpha, as uint8 (height, width, 4), blue first; None for none."""
    pixels: NDArray[np.generic] | None = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None:
        return None
    pixels = _eight_bits(pixels)
    if pixels.ndim == 2:
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGRA), np.uint8)
    return np.asarray(pixels if pixels.shape[2] == 4 else cv2.cvtColor(pixels, cv2.COLOR_BGR2BGRA), np.uint8)


def _eight_bits(pixels: NDArray[np.generic]) -> NDArray[np.uint8]:
    if pixels.dtype == np.uint16:
        # As OpenCV does for 16 bits without alpha.
        pixels = pixels.view(np.uint16) >> 8
    return pixels.astype(np.uint8, copy=False)


def three_channels(pixels: NDArray[np.generic], multiplied: bool = False) -> Picture:
    """Return pixels of 8 or 16 bits, grey or blue first, perhaps with alpha, as a picture."""
    picture = _eight_bits(pixels)
    if picture.ndim == 2:
        return np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), np.uint8)
    return on_ground(picture, multiplied) if picture.shape[2] == 4 else picture


def reduced(picture: Picture) -> Picture:
    """Return a picture as small as `reduction` says."""
    height, width = picture.shape[:2]
    factor = reduction(width, height)
    if factor == 1:
        return picture
    # Rounded up, as libjpeg does.
    size = math.ceil(width / factor), math.ceil(height / factor)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def turned(picture: Picture, orientation: int) -> Picture:
    """Return a picture made upright from the EXIF orientation 1 to 8."""
    if orientation in (5, 6, 7, 8):
        picture = picture.transpose(1, 0, 2)
    if orientation in (3, 4, 7, 8):
        picture = picture[::-1]
    if orientation in (2, 3, 6, 7):
        picture = picture[:, ::-1]
    return np.ascontiguousarray(picture)


@contextmanager
def silent_opencv() -> Iterator[None]:
    """Keep OpenCV from writing to the console what becomes a `DecodeError` here."""
    before = opencv_log.getLogLevel()
    opencv_log.setLogLevel(0)
    try:
        yield
    finally:
        opencv_log.setLogLevel(before)
