"""A part of a picture: the bytes of an image file and a box in, its pixels out, as fine as the file has them."""

import cv2
import numpy as np

from echoimage.errors import DecodeError
from echoimage.hosts import ForeignDecoder
from echoimage.images import animation, opencv, png
from echoimage.images.decode import Decoded, read_foreign, read_picture
from echoimage.images.header import read_header
from echoimage.images.readers import FORMATS
from echoimage.message import message
from echoimage.types import Box, Header, Picture

Part = tuple[int, int, int, int]
"""Left, top, width and height, in pixels of the whole upright picture."""

LEAST = 16
"""Pixels of a side of a part: in a smaller one there is nothing to be found."""


async def read_part(data: bytes, part: Part, foreign: ForeignDecoder | None = None) -> tuple[Decoded, tuple[int, int]]:
    """Return a part of an image file, decoded as by `read_picture`, and the width and height of the whole.

    What of the part lies beyond the picture is left out. Raises `DecodeError`, also where nothing is left.
    """
    found = await read_picture(data, foreign)
    left, top, right, bottom = _within(part, found.size)
    whole = await _unreduced(data, found, foreign)
    height, width = whole.shape[:2]
    across, down = width / found.size[0], height / found.size[1]
    cut = whole[round(top * down) : round(bottom * down), round(left * across) : round(right * across)]
    picture = opencv.reduced(np.ascontiguousarray(cut))
    return Decoded(picture, (right - left, bottom - top), found.damage), found.size


def _within(part: Part, size: tuple[int, int]) -> Box:
    """Return left, top, right and bottom of what is left of a part in a picture of this size."""
    left, top = max(part[0], 0), max(part[1], 0)
    right, bottom = min(part[0] + part[2], size[0]), min(part[1] + part[3], size[1])
    if right - left < LEAST or bottom - top < LEAST:
        named = ",".join(map(str, part))
        raise DecodeError("empty", message("error-part-empty", part=named, least=LEAST, width=size[0], height=size[1]))
    return left, top, right, bottom


async def _unreduced(data: bytes, found: Decoded, foreign: ForeignDecoder | None) -> Picture:
    """Return the picture at full size where it can be had: of one that was reduced, a part would be coarse."""
    if found.picture.shape[1::-1] == found.size or found.damage:
        return found.picture
    header = read_header(data)
    if header.format in FORMATS:
        picture = _at_full_size(data, header)
    else:
        picture = None if foreign is None else await read_foreign(data, header, foreign)
    return found.picture if picture is None or picture.shape[1::-1] != found.size else picture


def _at_full_size(data: bytes, header: Header) -> Picture | None:
    """Return the picture, None where it takes more than OpenCV, or more memory than there is."""
    if header.format not in ("jpeg", "png", "webp", "bmp", "tiff") or png.is_apple(data):
        return None
    if animation.is_animated(data, header):
        return None
    try:
        with opencv.silent_opencv():
            return opencv.picture_of(data, header, factor=1)
    except (MemoryError, cv2.error):
        return None
