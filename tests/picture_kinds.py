"""Files of kinds that OpenCV does not write, from pictures, uint8 (h, w, 3) blue first or with alpha (h, w, 4)."""

import struct
import zlib

import cv2
import numpy as np
from numpy.typing import NDArray

from samples import encode, png_chunk

PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Adam7: first column, first row, columns and rows from one pixel to the next."""


def icon(*pictures: tuple[int, int, bytes]) -> bytes:
    """An icon file of such widths, depths and data."""
    head, data = struct.pack("<HHH", 0, 1, len(pictures)), b""
    start = 6 + 16 * len(pictures)
    for width, bits, picture in pictures:
        head += struct.pack("<BBBBHHII", width % 256, 24, 0, 0, 1, bits, len(picture), start + len(data))
        data += picture
    return head + data


def bitmap(bits: int, rows: NDArray[np.uint8], palette: bytes = b"", mask: int = 0) -> bytes:
    """A bitmap of 40 x 24 in an icon from rows of bytes, the uppermost first; `mask` of all pixels."""

    def packed(rows: NDArray[np.uint8]) -> bytes:
        return np.pad(rows, ((0, 0), (0, -rows.shape[1] % 4)))[::-1].tobytes()

    head = struct.pack("<IiiHHIIiiII", 40, 40, 48, 1, bits, 0, 0, 0, 0, len(palette) // 4, 0)
    return head + palette + packed(rows) + packed(np.full((24, 5), mask, np.uint8))


def apple(picture: NDArray[np.uint8], alpha: int = 255, channels: int = 4, interlaced: bool = False) -> bytes:
    """A PNG as Apple's tools write it ("CgBI"), as transparent as `alpha`."""
    height, width = picture.shape[:2]
    pixels = np.rint(picture * (alpha / 255)).astype(np.uint8)
    if channels == 4:
        pixels = np.dstack([pixels, np.full((height, width), alpha, np.uint8)])
    passes = PASSES if interlaced else ((0, 0, 1, 1),)
    rows = b"".join(b"\0" + row.tobytes() for x, y, right, down in passes for row in pixels[y::down, x::right])
    packed = zlib.compress(rows)[2:-4]
    parts = (
        png_chunk(b"CgBI", b"\x50\0\x20\2"),
        png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2 if channels == 3 else 6, 0, 0, interlaced)),
        png_chunk(b"iDOT", bytes(28)),
        png_chunk(b"IDAT", packed[:50]),
        png_chunk(b"IDAT", packed[50:]),
        png_chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def tiff(strips: list[bytes], rows: int) -> bytes:
    """A TIFF of 40 x 24 of JPEG strips."""
    tags = [(256, 3, 40), (257, 3, 24), (258, 3, 8), (259, 3, 7), (262, 3, 6), (277, 3, 3), (278, 3, rows)]
    start = 8 + 2 + 12 * (len(tags) + 2) + 4
    at = start + 8 * len(strips)
    offsets = [at + sum(map(len, strips[:number])) for number in range(len(strips))]
    alone = len(strips) == 1
    tags += [(273, 4, offsets[0] if alone else start), (279, 4, len(strips[0]) if alone else start + 4 * len(strips))]
    entries = b""
    for tag, kind, value in sorted(tags):
        entries += struct.pack("<HHII", tag, kind, len(strips) if tag in (273, 279) else 1, value)
    lists = struct.pack(f"<{2 * len(strips)}I", *offsets, *map(len, strips))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags)) + entries + bytes(4) + lists + b"".join(strips)


def apng(*frames: tuple[NDArray[np.uint8], int, int], still: NDArray[np.uint8] | None = None) -> bytes:
    """An animation of pictures with alpha at such places, each taken away after; `still`: one that is none of them."""
    height, width = (frames[0][0] if still is None else still).shape[:2]
    parts = [] if still is None else [png_chunk(b"IDAT", rows(still))]
    number = 0
    for place, (pixels, left, top) in enumerate(frames):
        size = (pixels.shape[1], pixels.shape[0])
        parts.append(png_chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, *size, left, top, 1, 10, 1, 1)))
        number += 1
        if place or still is not None:
            parts.append(png_chunk(b"fdAT", struct.pack(">I", number) + rows(pixels)))
            number += 1
        else:
            parts.append(png_chunk(b"IDAT", rows(pixels)))
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    about = png_chunk(b"acTL", struct.pack(">II", len(frames), 0))
    return b"".join((b"\x89PNG\r\n\x1a\n", head, about, *parts, png_chunk(b"IEND", b"")))


def rows(pixels: NDArray[np.uint8]) -> bytes:
    """The compressed rows of a PNG with alpha."""
    return zlib.compress(b"".join(b"\0" + row.tobytes() for row in pixels[..., [2, 1, 0, 3]]))


def webp(*frames: tuple[NDArray[np.uint8], int, int]) -> bytes:
    """An animation of pictures with alpha at such places; the first is as large as all."""
    body = b"WEBP" + riff(b"VP8X", b"\x12\0\0\0" + size_of(frames[0][0])) + riff(b"ANIM", bytes(6))
    for pixels, left, top in frames:
        place = (left // 2).to_bytes(3, "little") + (top // 2).to_bytes(3, "little")
        file = encode(pixels, ".webp", cv2.IMWRITE_WEBP_QUALITY, 101)
        inside = file[12:] if file[12:16] != b"VP8X" else file[30:]
        body += riff(b"ANMF", place + size_of(pixels) + b"\x64\0\0\1" + inside)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def riff(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def size_of(pixels: NDArray[np.uint8]) -> bytes:
    return b"".join((side - 1).to_bytes(3, "little") for side in (pixels.shape[1], pixels.shape[0]))


def tall_jpeg(width: int, height: int, strip: NDArray[np.uint8]) -> bytes:
    """A JPEG of any height, in which one strip of 16 rows comes again and again: nothing so large has to be encoded."""
    interval = -(-width // 16)
    options = (cv2.IMWRITE_JPEG_RST_INTERVAL, interval, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, 0x221111)
    one = encode(np.asarray(cv2.resize(strip, (width, 16)), np.uint8), ".jpg", *options)
    frame = one.index(b"\xff\xc0")
    scan = one.index(b"\xff\xda")
    start = scan + 2 + struct.unpack_from(">H", one, scan + 2)[0]
    head = one[: frame + 5] + struct.pack(">H", height) + one[frame + 7 : start]
    data = [one[start:-2] + bytes([0xFF, 0xD0 + number % 8]) for number in range(-(-height // 16))]
    return head + b"".join(data)[:-2] + b"\xff\xd9"
