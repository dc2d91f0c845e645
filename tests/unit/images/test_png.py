"""What of a PNG file is let through to libpng."""

import struct
import sys
import zlib

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage.images.png import MAX_SIDE, clean
from examples import examples
from samples import blocks, encode, png, png_chunk

ROWS = b"".join(b"\0" + bytes([10 * y + x for x in range(4)]) for y in range(3))


def head(width: int = 4, height: int = 3, depth: int = 8, colour: int = 0, *rest: int) -> bytes:
    return struct.pack(">IIBBBBB", width, height, depth, colour, *(rest or (0, 0, 0)))


def pixels(data: bytes | None) -> np.ndarray:
    assert data is not None
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)


@pytest.mark.parametrize("shape", [(24, 40), (24, 40, 3), (24, 40, 4)])
@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_pixels_are_untouched(shape: tuple[int, ...], kind: type) -> None:
    picture = np.random.default_rng(0).integers(0, 256, shape).astype(kind)
    assert np.array_equal(pixels(clean(encode(picture, ".png"))), picture)


def test_flat_picture_of_many_blocks_is_whole() -> None:
    """Its stream is all taken in long before it has given the last row."""
    flat = np.full((2000, 2100, 3), 7, np.uint8)
    assert np.array_equal(pixels(clean(encode(flat, ".png"))), flat)


def test_noise_of_many_slices_is_whole() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (700, 700, 3), dtype=np.uint8)
    assert np.array_equal(pixels(clean(encode(noise, ".png"))), noise)


@pytest.mark.parametrize("size", [(1, 1), (2, 5), (5, 2), (8, 8), (9, 17)])
def test_interlaced_picture_is_whole(size: tuple[int, int]) -> None:
    """Adam7 written out: the pixel at (x, y) is x + 16 y."""
    width, height = size
    starts = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2)]
    rows = b""
    for x0, y0, right, down in [*starts, (0, 1, 1, 2)]:
        for y in range(y0, height, down):
            line = bytes(x + 16 * y & 255 for x in range(x0, width, right))
            rows += b"\0" + line if line else b""
    file = png(head(width, height, 8, 0, 0, 0, 1), rows)
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    assert np.array_equal(pixels(clean(file)), (x + 16 * y).astype(np.uint8))
    assert clean(png(head(width, height, 8, 0, 0, 0, 1), rows[:-1])) is None


@pytest.mark.parametrize("kind", [b"iCCP", b"acTL", b"tEXt", b"eXIf", b"XXXX", b"gAMA"])
def test_other_chunks_are_left_out(kind: bytes) -> None:
    assert clean(png(head(), ROWS, png_chunk(kind, b"\xff" * 9))) == png(head(), ROWS)


def test_picture_in_many_chunks_is_joined() -> None:
    stream = zlib.compress(ROWS)
    parts = b"".join(png_chunk(b"IDAT", stream[at : at + 3]) for at in range(0, len(stream), 3))
    file = png(head(), ROWS)[:33] + parts + png_chunk(b"IEND", b"")
    assert clean(file) == png(head(), ROWS)


def test_missing_end_mark_and_what_follows_it_do_no_harm() -> None:
    file = png(head(), ROWS)
    assert clean(file[:-12]) == clean(file + b"more") == file


def test_too_many_bytes_of_pixels_do_no_harm() -> None:
    assert clean(png(head(), ROWS + bytes(40))) is not None


PALETTE = png_chunk(b"PLTE", bytes(range(12)))


@pytest.mark.parametrize(
    "file",
    [
        b"",
        png(head(0), ROWS),
        png(head(4, 0), ROWS),
        png(head(MAX_SIDE + 1, 1), bytes(MAX_SIDE + 2)),
        png(head(4, 3, 3), ROWS),
        png(head(4, 3, 16, 3), ROWS, PALETTE),
        png(head(4, 3, 8, 5), ROWS),
        png(head(4, 3, 8, 0, 1, 0, 0), ROWS),
        png(head(4, 3, 8, 0, 0, 1, 0), ROWS),
        png(head(4, 3, 8, 0, 0, 0, 2), ROWS),
        png(head()[:-1], ROWS),
        png(head(), ROWS[:-1]),
        png(head(), b""),
        png(head(), ROWS.replace(b"\0\x14", b"\5\x14")),
        png(head(4, 3, 8, 3), ROWS),
        png(head(4, 3, 8, 3), ROWS, png_chunk(b"PLTE", bytes(13))),
        png(head(4, 3, 8, 3), ROWS, png_chunk(b"PLTE", bytes(771))),
        png(head(), ROWS).replace(zlib.compress(ROWS)[-4:], b"\0\0\0\0"),
        png(head(), ROWS).replace(zlib.compress(ROWS)[:2], b"\0\0"),
        png(head(), ROWS)[:40] + b"\xff" + png(head(), ROWS)[41:],
    ],
)
def test_what_libpng_would_refuse_is_damaged(file: bytes) -> None:
    assert clean(file) is None


@pytest.mark.parametrize("kind", [b"IHDR", b"IDAT"])
def test_chunk_with_a_wrong_check_sum_is_damaged(kind: bytes) -> None:
    file = png(head(), ROWS)
    body = head() if kind == b"IHDR" else zlib.compress(ROWS)
    right = png_chunk(kind, body)
    assert right in file
    assert clean(file.replace(right, right[:-1] + bytes([right[-1] ^ 1]))) is None


def test_pixels_with_a_wrong_check_sum_or_none_are_damaged() -> None:
    right = zlib.compress(ROWS)
    for wrong in (right[:-1] + bytes([right[-1] ^ 1]), right[:-4]):
        file = png(head(), ROWS).replace(png_chunk(b"IDAT", right), png_chunk(b"IDAT", wrong))
        assert clean(file) is None


def test_transparency_of_wrong_length_is_left_out() -> None:
    assert clean(png(head(), ROWS, png_chunk(b"tRNS", bytes(3)))) == png(head(), ROWS)


def test_transparency_longer_than_the_palette_is_cut() -> None:
    long, right = (png_chunk(b"tRNS", bytes(n)) for n in (9, 4))
    expected = png(head(4, 3, 8, 3), ROWS, PALETTE, right)
    assert clean(png(head(4, 3, 8, 3), ROWS, PALETTE, long)) == expected


@st.composite
def crafted(draw: st.DrawFn) -> bytes:
    """Files with right check sums and wrong contents, which only their author can have meant."""
    width, height = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    depth, colour = (
        draw(st.sampled_from([1, 2, 4, 8, 16])),
        draw(st.sampled_from([0, 2, 3, 4, 6])),
    )
    rows = draw(st.binary(max_size=300)) + bytes(draw(st.sampled_from([0, 0, 700])))
    stream = bytearray(zlib.compress(rows, draw(st.sampled_from([0, 9]))))
    if draw(st.booleans()):
        stream[draw(st.integers(0, len(stream) - 1))] = draw(st.integers(0, 255))
    names = st.sampled_from([b"PLTE", b"tRNS", b"acTL", b"fcTL", b"IHDR", b"iCCP", b"XXXX"])
    extra = draw(st.lists(st.builds(png_chunk, names, st.binary(max_size=30)), max_size=3))
    first = png(head(width, height, depth, colour, 0, 0, draw(st.integers(0, 1))), b"", *extra)
    return first.replace(png_chunk(b"IDAT", zlib.compress(b"")), png_chunk(b"IDAT", bytes(stream)))


@given(crafted())
@settings(max_examples=examples(400))
def test_libpng_reads_all_that_is_let_through(file: bytes) -> None:
    cleaned = clean(file)
    if cleaned is not None:
        assert pixels(cleaned) is not None
        assert clean(cleaned) == cleaned


@pytest.mark.skipif(sys.platform == "emscripten", reason="natively libpng's own word is heard")
def test_libpng_has_nothing_to_say(capfd: pytest.CaptureFixture[str]) -> None:
    broken = bytearray(encode(blocks(), ".png"))
    for place in range(33, len(broken), 7):
        file = bytearray(broken)
        file[place] ^= 0x55
        cleaned = clean(bytes(file))
        if cleaned is not None:
            pixels(cleaned)
    assert capfd.readouterr().err == ""
