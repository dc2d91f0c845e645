"""Small valid picture files of every format and kind that is read."""

import functools
import io
import struct
import zlib
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, features

from echoimage.images.png import SIGNATURE
from picture_kinds import apng, apple, bitmap, icon, webp

Array = NDArray[np.uint8]
JPEG_XL = bytes.fromhex("ff0a050888040800010048004b188b15000cc4b87b803d00f1b726db7501")
"""40 x 24 pixels of one colour, by libjxl."""


def photo(seed: int, height: int, width: int) -> Array:
    """Return a picture with edges and texture for ORB, like no other seed's: uint8 (height, width, 3)."""
    generator = np.random.default_rng(seed)
    small = generator.integers(0, 256, (max(2, height // 8), max(2, width // 8), 3), dtype=np.uint8)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_NEAREST), np.uint8)


@functools.cache
def png_files() -> tuple[bytes, ...]:
    """Return a PNG of each colour type, depth and order of rows."""
    generator = np.random.default_rng(1)
    found = []
    for colour, depths in {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}.items():
        for depth in depths:
            for interlaced in (0, 1):
                found.append(_png(generator, colour, depth, interlaced))
    return tuple(found)


def _png(generator: np.random.Generator, colour: int, depth: int, interlaced: int) -> bytes:
    width, height = (int(side) for side in generator.integers(1, 12, 2))
    bits = depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    rows = []
    for x, y, right, down in passes if interlaced else ((0, 0, 1, 1),):
        columns, lines = -(-(width - x) // right), -(-(height - y) // down)
        if columns > 0 and lines > 0:
            rows += [bytes([line % 5]) + generator.bytes((columns * bits + 7) // 8) for line in range(lines)]
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))]
    parts += [(b"PLTE", generator.bytes(3 << depth))] if colour == 3 else []
    parts += [(b"tRNS", bytes({0: 2, 2: 6, 3: 2}[colour]))] if colour in (0, 2, 3) else []
    parts += [(b"eXIf", _orientation()), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")]
    return SIGNATURE + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _orientation() -> bytes:
    return b"II" + struct.pack("<HIH", 42, 8, 1) + struct.pack("<HHIHH", 274, 3, 1, 6, 0) + bytes(4)


@functools.cache
def picture_files() -> tuple[bytes, ...]:
    """Return small files of all formats; of AVIF only where Pillow writes it."""
    rgb = Image.fromarray(photo(1, 24, 40))
    grey, palette, clear = rgb.convert("L"), rgb.convert("P"), rgb.convert("RGBA")
    exif = Image.Exif()
    exif[274] = 6
    frames: dict[str, Any] = {"save_all": True, "append_images": [palette, palette]}
    found = [
        *(
            _saved(rgb, "JPEG", **how)
            for how in ({}, {"progressive": True}, {"exif": exif}, {"restart_marker_rows": 1})
        ),
        *(_saved(grey, "JPEG"), _saved(rgb.convert("CMYK"), "JPEG")),
        *(_saved(rgb, "WEBP"), _saved(clear, "WEBP", lossless=True), _saved(rgb, "WEBP", exif=exif)),
        *(_saved(clear, "WEBP"), _saved(rgb, "WEBP", save_all=True, append_images=[rgb])),
        *(_saved(one, "BMP") for one in (rgb, grey, palette, clear, rgb.convert("1"))),
        *(_saved(palette, "GIF"), _saved(palette, "GIF", **frames)),
        *(_saved(rgb, "TIFF", compression=how) for how in (None, "tiff_lzw", "jpeg", "tiff_adobe_deflate", "packbits")),
        *(_saved(one, "TIFF") for one in (grey, clear, rgb.convert("1"), palette)),
        *(_saved(rgb, "TIFF", big_tiff=True), _saved(rgb, "TIFF", exif=exif)),
        *png_files()[::5],
        *(_saved(rgb, "PPM"), _saved(grey, "PPM"), _saved(rgb.convert("1"), "PPM"), b"P3 2 1 9 1 2 3 4 5 6 "),
        *(_saved(clear, "JPEG2000"), _saved(rgb, "JPEG2000", no_jp2=True), JPEG_XL),
        *_other_kinds(),
    ]
    return tuple(found + ([_saved(rgb, "AVIF")] if features.check("avif") else []))


def _other_kinds() -> list[bytes]:
    """Return files that neither Pillow nor OpenCV writes."""
    plain = photo(2, 24, 40)
    shown = np.dstack([plain, np.full((24, 40), 255, np.uint8)])
    clear, part = np.zeros_like(shown), np.ascontiguousarray(shown[4:, 8:])
    return [
        icon((40, 32, _png(np.random.default_rng(3), 6, 8, 0)), (40, 24, bitmap(24, plain.reshape(24, 120)))),
        *(icon((40, 32, bitmap(32, shown.reshape(24, 160)))), apple(plain, 200), apple(plain, channels=3)),
        *(apng((clear, 0, 0), (part, 8, 4)), webp((clear, 0, 0), (part, 8, 4))),
    ]


def headers() -> list[bytes]:
    """Return files, and the beginnings of those that are refused."""
    refused = (
        b"%PDF-1.7",
        b"PK\3\4",
        b"<svg xmlns='x'>",
        b"<!doctype html>",
        b"{}",
        b"hello",
        b"\0\0\1\0",
        b"\xff\x0a",
    )
    return [*picture_files(), *png_files()[:4], *refused]


def _saved(image: Image.Image, kind: str, **how: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()
