"""Icons (ICO): bytes in, dimensions and pixels of the largest picture in the file out."""

from dataclasses import dataclass
from struct import error, unpack_from

import numpy as np
from numpy.typing import NDArray

from echoimage.types import Header

_DEPTHS = (1, 4, 8, 24, 32)
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class _Dib:
    """A bitmap without a file's header: pixels, then a mask of one bit a pixel; rows from the lowest to the highest."""

    start: int
    width: int
    height: int
    bits: int
    colours: int


def is_icon(data: bytes) -> bool:
    """Return whether a file begins as an icon does."""
    count = int.from_bytes(data[4:6], "little")
    # Of the first picture a byte is always 0, and planes are none or one.
    return data[:4] == b"\0\0\1\0" and 0 < count < 1024 and data[9:12] in (b"\0\0\0", b"\0\1\0")


def read(data: bytes) -> Header | None:
    """Return the header: width and height are those of the largest picture."""
    inner = largest(data)
    if inner.startswith(_PNG):
        width, height = unpack_from(">II", inner, 16)
        return Header("ico", width, height, alpha=True)
    dib = _dib(inner)
    return Header("ico", dib.width, dib.height, alpha=True) if dib else None


def largest(data: bytes) -> bytes:
    """Return the largest picture of the most colours: a PNG file or a bitmap; what is cut short is no picture."""
    (count,) = unpack_from("<H", data, 4)
    found = []
    for entry in range(6, min(6 + 16 * count, len(data) - 15), 16):
        wide, high, bits, size, offset = unpack_from("<BB4xHII", data, entry)
        if offset + size <= len(data):
            # 256 does not fit into a byte and is written as 0.
            found.append(((wide or 256) * (high or 256), bits, -entry, offset, size))
    _, _, _, offset, size = max(found, default=(0, 0, 0, 0, 0))
    return bytes(data[offset : offset + size])


def pixels(bitmap: bytes) -> NDArray[np.uint8] | None:
    """Return what a bitmap shows as uint8 (height, width, 4), blue first, alpha straight; None if not whole."""
    try:
        dib = _dib(bitmap)
        return _decoded(bitmap, dib) if dib else None
    except (error, ValueError, IndexError):
        return None


def _dib(bitmap: bytes) -> _Dib | None:
    size, width, height, bits, compression, colours = unpack_from("<Iii2xHI12xI", bitmap)
    if size < 40 or bits not in _DEPTHS or compression or not (0 < width <= 1024 and 0 < height <= 2048):
        return None
    return _Dib(size, width, height // 2, bits, (colours or 1 << bits) if bits <= 8 else 0)


def _decoded(bitmap: bytes, dib: _Dib) -> NDArray[np.uint8]:
    start = dib.start + 4 * dib.colours
    rows, end = _rows(bitmap, start, dib.width * dib.bits, dib.height)
    found = np.full((dib.height, dib.width, 4), 255, np.uint8)
    if dib.bits == 32:
        found = rows.reshape(found.shape)
        if found[..., 3].any():
            return found
        found = found.copy()
    elif dib.bits == 24:
        found[..., :3] = rows[:, : 3 * dib.width].reshape(dib.height, dib.width, 3)
    else:
        palette = np.frombuffer(bitmap, np.uint8, 4 * dib.colours, dib.start).reshape(-1, 4)
        found[..., :3] = palette[_numbers(rows, dib.width, dib.bits), :3]
    mask, _ = _rows(bitmap, end, dib.width, dib.height)
    found[..., 3] = 255 * (1 - np.unpackbits(mask, axis=1)[:, : dib.width])
    return found


def _rows(bitmap: bytes, start: int, bits: int, height: int) -> tuple[NDArray[np.uint8], int]:
    """Return rows of so many bits, each filled up to 4 bytes, the uppermost first, and where they end."""
    stride = -(-bits // 32) * 4
    found = np.frombuffer(bitmap, np.uint8, height * stride, start).reshape(height, stride)
    return found[::-1], start + height * stride


def _numbers(rows: NDArray[np.uint8], width: int, bits: int) -> NDArray[np.uint8]:
    single = np.unpackbits(np.ascontiguousarray(rows), axis=1)[:, : width * bits].reshape(len(rows), width, bits)
    return (np.packbits(single, axis=2)[..., 0] >> (8 - bits)).astype(np.uint8)
