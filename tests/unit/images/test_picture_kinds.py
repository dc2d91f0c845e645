"""Kinds of files that people bring, small and made here: what is read of each, in both interpreters alike."""

import struct
import sys
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest

from echoimage import Decoded, DecodeError, read_header
from echoimage import read_picture as read_file
from echoimage.images import tiff_jpeg
from picture_kinds import apng, apple, bitmap, icon, tiff, webp
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


NUMBERS = np.repeat(np.repeat(np.array([[0, 1], [2, 3]], np.uint8), 12, axis=0), 20, axis=1)
"""Which quarter each pixel belongs to."""
PALETTE = b"".join(bytes([*blocks()[row, column], 0]) for row in (0, 23) for column in (0, 39))
HALVES = np.where(NUMBERS % 2 == 0, np.uint8(0), np.uint8(255))


def jpeg(pixels: np.ndarray) -> bytes:
    return encode(pixels, ".jpg", cv2.IMWRITE_JPEG_QUALITY, 100, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, 0x111111)


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
    "Apple's PNG": (apple(blocks()), blocks()),
    "Apple's PNG without alpha": (apple(blocks(), channels=3), blocks()),
    "Apple's PNG, interlaced": (apple(blocks(), interlaced=True), blocks()),
    "APNG": (apng((BGRA, 0, 0), (CLEAR, 0, 0)), blocks()),
    "APNG that fades in": (apng((CLEAR, 0, 0), (BLACK, 0, 0), (BGRA, 0, 0)), blocks()),
    "APNG with a part": (apng((CLEAR, 0, 0), (LOWER, 0, 12)), ONLY_LOWER),
    "APNG whose still picture is none of it": (apng((BGRA, 0, 0), still=np.full_like(BGRA, 200)), blocks()),
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
    "Apple's PNG, half transparent": apple(blocks(), 128),
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
    if sys.platform == "emscripten":
        pytest.skip("Pyodide's Pillow writes no such TIFF")
    image_module = pytest.importorskip("PIL.Image")
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
    "PBM without rows": b"P4 40 24\n",
    "PGM without numbers": b"P2 40 24 255\nno number",
    "PGM of no shades": b"P5 40 24 0\n" + GREY.tobytes(),
    "PPM cut short": b"P6 40 24 255\n" + RGB.tobytes()[:1000],
    "Apple's PNG cut short": apple(blocks())[:-40],
    "Apple's PNG with other rows": apple(blocks()).replace(struct.pack(">II", *SIZE), struct.pack(">II", 40, 25)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_damage_is_told(read: Read, kind: str) -> None:
    with pytest.raises(DecodeError, match=r"damaged|cut short"):
        read(HOSTILE[kind])


def test_damaged_jpeg_in_tiff_leaves_the_console_empty(read: Read, capfd: pytest.CaptureFixture[str]) -> None:
    torn = jpeg(cv2.resize(blocks(), (40, 24)))
    torn = torn[:-20] + bytes(range(1, 19)) + torn[-2:]
    read(tiff([torn], 24))
    assert capfd.readouterr() == ("", "")


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
