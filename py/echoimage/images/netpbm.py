"""PNM (PBM, PGM, PPM): bytes in, dimensions and pixels out (netpbm's formats of 1988 to 2003, "P1" to "P6").

OpenCV 4.11 reads these too, but neither scales fewer shades than 255 nor takes all texts.
"""

import re
import warnings

import numpy as np
from numpy.typing import NDArray

from echoimage.types import Header

_BETWEEN = rb"(?:\s|#[^\r\n]*[\r\n])+"
_SIZE = rb"P([1-6])" + _BETWEEN + rb"(\d{1,9})" + _BETWEEN + rb"(\d{1,9})"
_HEAD = re.compile(_SIZE + rb"(?=[\s#])")
_MOST = re.compile(_BETWEEN + rb"(\d{1,5})(?=\s)")
_WINDOW = 4096


def is_netpbm(data: bytes) -> bool:
    """Return whether a file begins as PNM does, with its width and height; its two letters alone may begin a text."""
    return _HEAD.match(data[:_WINDOW]) is not None


def read(data: bytes) -> Header | None:
    """Return the header."""
    found = _HEAD.match(data[:_WINDOW])
    return Header("pnm", int(found[2]), int(found[3])) if found else None


def pixels(data: bytes) -> NDArray[np.uint8] | None:
    """Return uint8 (height, width) or, blue first, (height, width, 3); None where it is not whole."""
    found = _HEAD.match(data[:_WINDOW])
    if found is None:
        return None
    kind, width, height = (int(one) for one in found.groups())
    start, most, channels = found.end(), 1, 3 if kind in (3, 6) else 1
    if kind not in (1, 4):
        said = _MOST.match(data[: start + _WINDOW], start)
        start, most = (said.end(), int(said[1])) if said else (start, 0)
    if not 0 < most < 65_536:
        return None
    row = -(-width // 8) * 8 if kind == 4 else width * channels
    try:
        values = _values(data, kind, start, row * height, most)
    except ValueError:
        return None
    if values.size < row * height:
        return None
    shades = _eight_bits(values[: row * height].reshape(height, row)[:, : width * channels], most)
    if kind in (1, 4):
        return 255 - shades
    return shades.reshape(height, width, 3)[..., ::-1] if channels == 3 else shades


def _values(data: bytes, kind: int, start: int, count: int, most: int) -> NDArray[np.integer]:
    """Return up to `count` numbers; one white space separates those that are not text from the header."""
    if kind == 1:
        # These may stand without spaces.
        text = np.frombuffer(data, np.uint8, offset=start)
        digits: NDArray[np.integer] = text[(text == 48) | (text == 49)] - 48
        return digits
    if kind in (2, 3):
        with warnings.catch_warnings():
            # It warns of what is no number, and stops there. Told how many, it would make up those that are missing.
            warnings.simplefilter("ignore", DeprecationWarning)
            return np.fromstring(data[start:], np.int32, sep=" ")
    if kind == 4:
        return np.unpackbits(np.frombuffer(data, np.uint8, offset=start + 1)[: count // 8])
    return np.frombuffer(data[start + 1 :][: count * 2], np.uint8) if most < 256 else _wide(data[start + 1 :], count)


def _wide(data: bytes, count: int) -> NDArray[np.integer]:
    return np.frombuffer(data, ">u2", min(count, len(data) // 2))


def _eight_bits(values: NDArray[np.integer], most: int) -> NDArray[np.uint8]:
    if most == 255:
        return values.astype(np.uint8, copy=False)
    # Like other files of 16 bits.
    if most == 65_535:
        return (values >> 8).astype(np.uint8)
    return (np.minimum(values.astype(np.uint32), most) * 255 // most).astype(np.uint8)
