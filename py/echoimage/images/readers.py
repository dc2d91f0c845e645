"""What is read alike on every host, but JPEG: a file and its header in, the picture out."""

from collections.abc import Callable, Mapping
from functools import partial

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.errors import DecodeError
from echoimage.images import animation, icon, netpbm, opencv, png, tiff_jpeg
from echoimage.images.header import read_header
from echoimage.images.transparency import on_ground
from echoimage.types import Header, Picture

FORMATS = frozenset({"jpeg", "png", "webp", "bmp", "tiff", "pnm", "ico"})
"""All others are read by the host's own decoder."""


def read_whole(data: bytes, header: Header) -> Picture | None:
    """Return the picture, reduced and upright, None where it cannot be read whole."""
    return _READERS.get(header.format, opencv.picture_of)(data, header)


def _png(data: bytes, header: Header) -> Picture | None:
    if png.is_apple(data):
        standard = png.standard(data)
        return None if standard is None else opencv.picture_of(standard, header, apple=True)
    shown = _animated(data, header)
    if shown is not None:
        return shown
    readable = png.clean(data)
    return None if readable is None else opencv.picture_of(readable, header)


def _webp(data: bytes, header: Header) -> Picture | None:
    shown = _animated(data, header)
    return opencv.picture_of(data, header) if shown is None else shown


def _animated(data: bytes, header: Header) -> Picture | None:
    if not animation.is_animated(data, header):
        return None
    shown = animation.first_shown(data, header, partial(_four_channels, header))
    return None if shown is None else opencv.turned(opencv.reduced(shown), header.orientation)


def _tiff(data: bytes, header: Header) -> Picture | None:
    try:
        picture = opencv.picture_of(data, header)
    except cv2.error:
        picture = None
    if picture is not None:
        return picture
    parts = tiff_jpeg.picture_of(data)
    return None if parts is None else opencv.turned(opencv.reduced(parts), header.orientation)


def _ico(data: bytes, header: Header) -> Picture | None:
    inner = icon.largest(data)
    pixels = _four_channels(header, inner) if inner.startswith(png.SIGNATURE) else icon.pixels(inner)
    return None if pixels is None else opencv.reduced(on_ground(pixels))


def _pnm(data: bytes, _: Header) -> Picture | None:
    pixels = netpbm.pixels(data)
    return None if pixels is None else opencv.reduced(opencv.three_channels(pixels))


def _four_channels(outer: Header, data: bytes) -> NDArray[np.uint8] | None:
    """Return the pixels of a PNG or WebP inside another file, None where it is none, or larger than that says it is."""
    try:
        header = read_header(data)
    except DecodeError:
        return None
    if header.width > outer.width or header.height > outer.height:
        return None
    readable = png.clean(data) if header.format == "png" else data
    return None if readable is None else opencv.four_channels(readable)


_READERS: Mapping[str, Callable[[bytes, Header], Picture | None]] = {
    "png": _png,
    "webp": _webp,
    "tiff": _tiff,
    "ico": _ico,
    "pnm": _pnm,
}
"""Of formats that take more than OpenCV."""
