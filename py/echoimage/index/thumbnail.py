"""A thumbnail in, an image file that takes few bytes out, and back."""

import cv2
import numpy as np

from echoimage.errors import DecodeError
from echoimage.features.extract import THUMBNAIL
from echoimage.images import png
from echoimage.images.header import read_header
from echoimage.types import Bytes2D


def as_png(thumbnail: Bytes2D) -> bytes:
    """Return a thumbnail, uint8 (h, w), as a PNG file, without loss."""
    return _encoded(".png", thumbnail, cv2.IMWRITE_PNG_COMPRESSION, 6)


def as_jpeg(thumbnail: Bytes2D, quality: int) -> bytes:
    """Return a thumbnail, uint8 (h, w), as a JPEG file; `quality` is 0 to 100."""
    return _encoded(".jpg", thumbnail, cv2.IMWRITE_JPEG_QUALITY, quality)


def decoded(data: bytes) -> Bytes2D | None:
    """Return a thumbnail, uint8 (h, w), from its file; None where it is none."""
    try:
        header = read_header(data)
        if header.format not in ("png", "jpeg") or max(header.width, header.height) > THUMBNAIL:
            return None
        readable = png.clean(data) if header.format == "png" else data
        if readable is None:
            return None
        pixels = cv2.imdecode(np.frombuffer(readable, np.uint8), cv2.IMREAD_GRAYSCALE | cv2.IMREAD_IGNORE_ORIENTATION)
    except (DecodeError, cv2.error):
        return None
    return None if pixels is None or max(pixels.shape) > THUMBNAIL else np.asarray(pixels, np.uint8)


def _encoded(suffix: str, thumbnail: Bytes2D, *options: int) -> bytes:
    if thumbnail.ndim != 2 or not 0 < max(thumbnail.shape) <= THUMBNAIL:
        raise ValueError(f"a thumbnail is uint8 (h, w) of up to {THUMBNAIL} pixels, not {thumbnail.shape}")
    _, data = cv2.imencode(suffix, thumbnail, options)
    return data.tobytes()
