"""Kinds of files that people bring, small and made here: what is read of each, in both interpreters alike."""

import struct
import zlib
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest

from echoimage import Decoded, DecodeError, read_header
from echoimage import read_picture as read_file
from echoimage.images import tiff_jpeg
from samples import blocks, encode, png, png_chunk

Read = Callable[[bytes], Decoded]
SIZE = (40, 24)
GREY = cv2.cvtColor(blocks(), cv2.COLOR_BGR2GRAY)
BGRA = np.dstack([blocks(), np.full(GREY.shape, 255, np.uint8)])


@pytest.fixture
def read(run: Callable[..., Any]) -> Read:
    return lambda data: run(read_file(data))


def plain(pixels: np.ndarray) -> bytes:
    return b" ".join(b"%d" % value for value in pixels.ravel())


def icon(*pictures: tuple[int, int, bytes]) -> bytes:
    """An icon file of such widths, depths and data."""
    head, data = struct.pack("<HHH", 0, 1, len(pictures)), b""
    start = 6 + 16 * len(pictures)
    for width, bits, picture in pictures:
        head += struct.pack("<BBBBHHII", width % 256, 24, 0, 0, 1, bits, len(picture), start + len(data))
        data += picture
    return head + data


def bitmap(bits: int, rows: np.ndarray, palette: bytes = b"", mask: int = 0) -> bytes:
    """A bitmap of an icon from rows of bytes, the uppermost first; `mask` of all pixels."""

    def packed(rows: np.ndarray) -> bytes:
        return np.pad(rows, ((0, 0), (0, -rows.shape[1] % 4)))[::-1].tobytes()

    head = struct.pack("<IiiHHIIiiII", 40, 40, 48, 1, bits, 0, 0, 0, 0, len(palette) // 4, 0)
    return head + palette + packed(rows) + packed(np.full((24, 5), mask, np.uint8))


NUMBERS = np.repeat(np.repeat(np.array([[0, 1], [2, 3]], np.uint8), 12, axis=0), 20, axis=1)
"""Which quarter each pixel belongs to."""
PALETTE = b"".join(bytes([*blocks()[row, column], 0]) for row in (0, 23) for column in (0, 39))
HALVES = np.where(NUMBERS % 2 == 0, np.uint8(0), np.uint8(255))


def apple(colour: int, alpha: int = 255, interlaced: bool = False) -> bytes:
    """A PNG as Apple's tools write it; 2: without alpha, 6: with."""
    pixels = np.rint(blocks() * (alpha / 255)).astype(np.uint8)
    if colour == 6:
        pixels = np.dstack([pixels, np.full(GREY.shape, alpha, np.uint8)])
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    if interlaced:
        passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
        rows = b"".join(b"\0" + row.tobytes() for x, y, right, down in passes for row in pixels[y::down, x::right])
    head = struct.pack(">IIBBBBB", *SIZE, 8, colour, 0, 0, interlaced)
    packed = zlib.compress(rows)[2:-4]
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            png_chunk(b"CgBI", b"\x50\0\x20\2"),
            png_chunk(b"IHDR", head),
            png_chunk(b"iDOT", bytes(28)),
            png_chunk(b"IDAT", packed[:50]),
            png_chunk(b"IDAT", packed[50:]),
            png_chunk(b"IEND", b""),
        )
    )


def tiff(strips: list[bytes], rows: int, *more: tuple[int, int, int]) -> bytes:
    """A TIFF of JPEG strips."""
    tags = sorted(
        [
            *((256, 3, 40), (257, 3, 24), (258, 3, 8), (259, 3, 7), (262, 3, 6), (277, 3, 3), (278, 3, rows)),
            *more,
        ]
    )
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


def jpeg(pixels: np.ndarray) -> bytes:
    return encode(pixels, ".jpg", cv2.IMWRITE_JPEG_QUALITY, 100, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, 0x111111)


def apng(*frames: tuple[np.ndarray, int, int], still: bool = True) -> bytes:
    """An animation of pictures with alpha at such places, one taking what was before away; `still`: begins it."""
    parts, number = [], 0
    for place, (pixels, left, top) in enumerate(frames):
        height, width = pixels.shape[:2]
        parts.append(png_chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, width, height, left, top, 1, 10, 1, 1)))
        rows = b"".join(b"\0" + row.tobytes() for row in pixels[..., [2, 1, 0, 3]])
        number += 1
        if place or not still:
            parts.append(png_chunk(b"fdAT", struct.pack(">I", number) + zlib.compress(rows)))
            number += 1
        else:
            parts.append(png_chunk(b"IDAT", zlib.compress(rows)))
    if not still:
        rows = b"\0" + bytes([200] * 160)
        parts.insert(0, png_chunk(b"IDAT", zlib.compress(rows * 24)))
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", *SIZE, 8, 6, 0, 0, 0))
    about = png_chunk(b"acTL", struct.pack(">II", len(frames), 0))
    return b"".join((b"\x89PNG\r\n\x1a\n", head, about, *parts, png_chunk(b"IEND", b"")))


def webp(*frames: tuple[np.ndarray, int, int]) -> bytes:
    """An animation of pictures with alpha at such places."""
    body = b"WEBP" + riff(b"VP8X", b"\x12\0\0\0" + size_of(BGRA)) + riff(b"ANIM", bytes(6))
    for pixels, left, top in frames:
        place = (left // 2).to_bytes(3, "little") + (top // 2).to_bytes(3, "little")
        file = encode(pixels, ".webp", cv2.IMWRITE_WEBP_QUALITY, 101)
        inside = file[12:] if file[12:16] != b"VP8X" else file[30:]
        body += riff(b"ANMF", place + size_of(pixels) + b"\x64\0\0\1" + inside)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def riff(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def size_of(pixels: np.ndarray) -> bytes:
    return b"".join((side - 1).to_bytes(3, "little") for side in (pixels.shape[1], pixels.shape[0]))


CLEAR = np.zeros((24, 40, 4), np.uint8)
LOWER = BGRA[12:].copy()
BLACK = np.dstack([np.zeros_like(blocks()), np.full(GREY.shape, 255, np.uint8)])
ONLY_LOWER = np.vstack([np.full((12, 40, 3), 255, np.uint8), blocks()[12:]])

RGB = blocks()[..., ::-1]
EXACT: dict[str, tuple[bytes, np.ndarray]] = {
    "PPM": (b"P6\n# made by hand\n40 24\n255\n" + RGB.tobytes(), blocks()),
    "PPM as text": (b"P3 40 24 255\n" + plain(RGB), blocks()),
    "PPM of 16 bits": (b"P6 40 24 65535\n" + (RGB.astype(">u2") * 257).tobytes(), blocks()),
    "PPM of few shades": (b"P6 40 24 15\n" + (RGB // 17).tobytes(), RGB[..., ::-1] // 17 * 17),
    "PGM": (b"P5 40 24 255\n" + GREY.tobytes(), cv2.merge([GREY] * 3)),
    "PGM as text": (b"P2\r\n40 24\r\n255\r\n" + plain(GREY), cv2.merge([GREY] * 3)),
    "PBM": (b"P4 40 24\n" + np.packbits(HALVES == 0, axis=1).tobytes(), cv2.merge([HALVES] * 3)),
    "PBM as text": (b"P1 40 24\n" + plain((HALVES == 0).astype(np.uint8)), cv2.merge([HALVES] * 3)),
    "icon of 32 bits": (icon((40, 32, bitmap(32, BGRA.reshape(24, 160)))), blocks()),
    "icon of 32 bits without alpha": (
        icon((40, 32, bitmap(32, (BGRA * [1, 1, 1, 0]).astype(np.uint8).reshape(24, 160)))),
        blocks(),
    ),
    "icon of 24 bits": (icon((40, 24, bitmap(24, blocks().reshape(24, 120)))), blocks()),
    "icon of 8 bits": (icon((40, 8, bitmap(8, NUMBERS, PALETTE))), blocks()),
    "icon of 4 bits": (icon((40, 4, bitmap(4, NUMBERS[:, ::2] * 16 + NUMBERS[:, 1::2], PALETTE))), blocks()),
    "icon of 1 bit": (
        icon((40, 1, bitmap(1, np.packbits(HALVES > 0, axis=1), b"\0\0\0\0\xff\xff\xff\0"))),
        cv2.merge([HALVES] * 3),
    ),
    "icon that is transparent": (
        icon((40, 24, bitmap(24, blocks().reshape(24, 120), mask=255))),
        np.full_like(blocks(), 255),
    ),
    "PNG in an icon": (icon((40, 32, encode(blocks(), ".png"))), blocks()),
    "largest of an icon": (icon((1, 32, b"\0" * 60), (40, 4, b"\0" * 60), (40, 32, encode(BGRA, ".png"))), blocks()),
    "Apple's PNG": (apple(6), blocks()),
    "Apple's PNG without alpha": (apple(2), blocks()),
    "Apple's PNG, interlaced": (apple(6, interlaced=True), blocks()),
    "APNG": (apng((BGRA, 0, 0), (CLEAR, 0, 0)), blocks()),
    "APNG that fades in": (apng((CLEAR, 0, 0), (BLACK, 0, 0), (BGRA, 0, 0)), blocks()),
    "APNG with a part": (apng((CLEAR, 0, 0), (LOWER, 0, 12)), ONLY_LOWER),
    "APNG whose still picture is none of it": (apng((BGRA, 0, 0), still=False), blocks()),
    "APNG of one colour": (apng((BLACK, 0, 0), (BLACK, 0, 0)), np.zeros_like(blocks())),
    "animated WebP": (webp((BGRA, 0, 0), (CLEAR, 0, 0)), blocks()),
    "animated WebP that fades in": (webp((CLEAR, 0, 0), (BLACK, 0, 0), (BGRA, 0, 0)), blocks()),
    "animated WebP with a part": (webp((CLEAR, 0, 0), (LOWER, 0, 12)), ONLY_LOWER),
}


@pytest.mark.parametrize("kind", EXACT)
def test_kind_is_read_exactly(read: Read, kind: str) -> None:
    data, expected = EXACT[kind]
    assert read_header(data).upright == SIZE
    found = read(data)
    assert found.size == SIZE
    assert np.array_equal(found.picture, expected)


CLOSE: dict[str, bytes] = {
    "TIFF of one JPEG": tiff([jpeg(blocks())], 24),
    "TIFF of JPEG strips": tiff([jpeg(blocks()[:16]), jpeg(blocks()[16:])], 16),
    "Apple's PNG, half transparent": apple(6, 128),
}


@pytest.mark.parametrize("kind", CLOSE)
def test_kind_is_read_closely(read: Read, kind: str) -> None:
    expected = blocks().astype(int)
    if "half" in kind:
        expected = expected * 128 // 255 + 127
    assert np.abs(read(CLOSE[kind]).picture - expected).mean() < 3


@pytest.mark.parametrize("kind", ["TIFF of one JPEG", "TIFF of JPEG strips"])
def test_jpeg_in_tiff_is_read_without_libtiff(kind: str) -> None:
    """As it is in Pyodide, whose OpenCV has none for it."""
    found = tiff_jpeg.picture_of(CLOSE[kind])
    assert found is not None
    assert np.abs(found - blocks().astype(int)).mean() < 3


def test_tables_and_colours_of_jpeg_in_tiff(tmp_path: Any) -> None:
    image_module = pytest.importorskip("PIL.Image")
    features = pytest.importorskip("PIL.features")
    if not features.check("libtiff"):
        pytest.skip("this Pillow writes no such TIFF")
    image_module.fromarray(RGB.copy()).save(tmp_path / "x.tif", compression="jpeg", quality=95)
    data = (tmp_path / "x.tif").read_bytes()
    found = tiff_jpeg.picture_of(data)
    assert found is not None
    assert np.abs(found - blocks().astype(int)).mean() < 3


HOSTILE = {
    "strip larger than it may be": tiff([jpeg(np.tile(blocks(), (4, 4, 1)))], 24),
    "strip that is none": tiff([b"\xff\xd8" + b"no picture"], 24),
    "strip of nothing": tiff([jpeg(blocks())], 0),
    "icon of no rows": icon((40, 32, bitmap(32, BGRA.reshape(24, 160))[:100])),
    "icon with its picture elsewhere": icon((40, 32, b""))[:-4] + b"\xff\xff\xff\x7f",
    "PPM cut short": b"P6 40 24 255\n" + RGB.tobytes()[:1000],
    "Apple's PNG cut short": apple(6)[:-40],
    "Apple's PNG with other rows": apple(6).replace(struct.pack(">II", *SIZE), struct.pack(">II", 40, 25)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_damage_is_told(read: Read, kind: str) -> None:
    with pytest.raises(DecodeError, match=r"damaged|cut short"):
        read(HOSTILE[kind])


def test_frame_beyond_the_picture_ends_the_animation(read: Read) -> None:
    assert (read(apng((CLEAR, 0, 0), (BGRA, 0, 12))).picture == 255).all()


@pytest.mark.parametrize("text", [b"P1 is a name", b"P6", b"P5 and P6 12 13 ", b"\0\0\1\0\0\0"])
def test_what_only_begins_so_is_no_picture(text: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        read_header(text)
    assert caught.value.reason == "not-an-image"


def test_png_of_a_page_is_not_taken_for_an_animation(read: Read) -> None:
    still = png(struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0), b"\0\1\2\3", png_chunk(b"tEXt", b"acTL\0acTL"))
    assert read(still).picture.tolist() == [[[3, 2, 1]]]
