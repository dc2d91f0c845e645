"""JPEG inside TIFF: a file in, its picture out, for the libtiff of Pyodide's OpenCV reads none.

Adobe's TIFF Technical Note 2 (1995). Each strip or tile is a JPEG of its own, whose tables may stand once for all.
"""

import cv2
import numpy as np

from echoimage.errors import DecodeError
from echoimage.images.exif import all_values, read_tags
from echoimage.images.header import read_header
from echoimage.types import Picture

_WIDTH, _HEIGHT, _COMPRESSION, _COLOURS, _PLANES, _TABLES = 256, 257, 259, 262, 284, 347
_STRIPS = (273, 279, 278)
_TILES = (324, 325, 323)
"""Tags of offsets, bytes and rows."""
_TILE_WIDTH = 322

JPEG = 7
_RGB = 2
_ADOBE_RGB = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0"
"""Says that three channels are red, green and blue: a decoder takes them for YCbCr otherwise."""
_MOST_TABLES = 1_000_000_000
"""Bytes of tables, once for each part."""

_LEAST = 4_000_000
"""Pixels of all parts together that a picture of any size may have: a tile may be larger than the picture."""


def picture_of(data: bytes) -> Picture | None:
    """Return the picture as it is stored, at full size; None where it is no such file, or a damaged one."""
    tags = read_tags(data)
    if tags.get(_COMPRESSION) != JPEG or tags.get(_PLANES, 1) != 1:
        return None
    width, height = tags[_WIDTH], tags[_HEIGHT]
    places, sizes, rows = _TILES if _TILE_WIDTH in tags else _STRIPS
    across, down = tags.get(_TILE_WIDTH, width), tags.get(rows, height)
    down = down if rows == _TILES[2] else min(down, height)
    offsets, lengths = all_values(data, places), all_values(data, sizes)
    columns = -(-width // across) if across else 0
    count = columns * -(-height // down) if down else 0
    if not 0 < count <= min(len(offsets), len(lengths)) or count * across * down > max(_LEAST, 4 * width * height):
        return None
    # By the specification tiles are so; and parts that lie over each other, or large tables, would cost hours.
    if rows == _TILES[2] and (across % 16 or down % 16):
        return None
    if sum(lengths[:count]) > 2 * len(data):
        return None
    start = b"\xff\xd8" + (_ADOBE_RGB if tags.get(_COLOURS) == _RGB else b"") + bytes(all_values(data, _TABLES))[2:-2]
    if count * len(start) > _MOST_TABLES:
        return None
    picture = np.empty((height, width, 3), np.uint8)
    for number in range(count):
        top, left = number // columns * down, number % columns * across
        place = picture[top : top + down, left : left + across]
        part = _part(start + data[offsets[number] + 2 : offsets[number] + lengths[number]], place.shape, (down, across))
        if part is None:
            return None
        place[:] = part[: place.shape[0], : place.shape[1]]
    return picture


def _part(data: bytes, least: tuple[int, ...], most: tuple[int, int]) -> Picture | None:
    """Return the pixels of a strip or tile, None where it has other dimensions than it must."""
    try:
        header = read_header(data)
    except DecodeError:
        return None
    if not (least[0] <= header.height <= most[0] and least[1] <= header.width <= most[1]):
        return None
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)
    return None if pixels is None else np.asarray(pixels, np.uint8)
