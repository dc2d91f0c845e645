"""What files say of themselves, and how gently nonsense is refused."""

import struct
import time

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from echoimage import DecodeError, Header, read_header
from examples import examples
from samples import avif, blocks, box, encode, exif, gif, jpeg_with_exif, png, png_chunk, png_with_exif, webp_with_exif

FORMATS = {
    "jpeg": encode(blocks(), ".jpg"),
    "png": encode(blocks(), ".png"),
    "webp": encode(blocks(), ".webp", 64, 80),
    "bmp": encode(blocks(), ".bmp"),
    "tiff": encode(blocks(), ".tiff"),
}
WEBP_EXIF = webp_with_exif(FORMATS["webp"], 40, 24, exif(6))
FILES = [
    *FORMATS.values(),
    jpeg_with_exif(FORMATS["jpeg"], exif(6)),
    png_with_exif(FORMATS["png"], exif(6, ">")),
    WEBP_EXIF,
    gif(),
    avif((64, 64), (640, 480), turn=1),
    avif((640, 480), brand=b"heic"),
]


@pytest.mark.parametrize("name", FORMATS)
def test_format_and_dimensions_of_what_opencv_writes(name: str) -> None:
    assert read_header(FORMATS[name]) == Header(name, 40, 24)


def test_lossless_webp_tells_transparency() -> None:
    picture = np.dstack([blocks(), np.full((24, 40), 128, np.uint8)])
    assert read_header(encode(picture, ".webp", 64, 101)) == Header("webp", 40, 24, alpha=True)


JXL_BOX = "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20"


@pytest.mark.parametrize(
    ("data", "width", "height"),
    [
        ("ff0a105010090800010044004b18", 5, 3),
        ("ff0a050888040800010048004b18", 40, 24),
        ("ff0aba120391080201001c000000", 800, 600),
        ("ff0aba210591080201001c000000", 1920, 1080),
        (JXL_BOX + "000000176a786c63ff0a3141240804010088004b188b15", 300, 200),
        (JXL_BOX + "0000001c6a786c7000000000ff0ac741240800010050004b188b15000c", 64, 32),
    ],
)
def test_jpeg_xl_in_its_several_forms(data: str, width: int, height: int) -> None:
    assert read_header(bytes.fromhex(data)) == Header("jxl", width, height, alpha=True)


def test_jpeg_xl_tells_its_orientation() -> None:
    """Small, 24 rows, no ratio, 40 columns, not all default, extra fields, orientation 6: lowest bit first."""
    bits = 1 | 2 << 1 | 0 << 6 | 4 << 9 | 0 << 14 | 1 << 15 | 5 << 16
    assert read_header(b"\xff\x0a" + bits.to_bytes(8, "little")).upright == (24, 40)


@pytest.mark.parametrize("bare", [True, False])
def test_jpeg_2000_as_a_file_and_bare(bare: bool) -> None:
    data = b"\xff\x4f\xff\x51\0\x2f\0\0" + struct.pack(">IIII", 45, 26, 5, 2)
    if not bare:
        head = box(b"ihdr", struct.pack(">IIHBBBB", 24, 40, 3, 7, 7, 0, 0))
        data = b"\0\0\0\x0cjP  \r\n\x87\n" + box(b"ftyp", b"jp2 ") + box(b"jp2h", head)
    assert read_header(data) == Header("jp2", 40, 24, alpha=True)


def test_gif_has_the_size_of_its_screen() -> None:
    assert read_header(gif(300, 200)) == Header("gif", 300, 200)


def test_progressive_jpeg_is_read() -> None:
    assert read_header(encode(blocks(), ".jpg", 2, 1)) == Header("jpeg", 40, 24)


def test_fill_bytes_and_garbage_between_jpeg_segments_are_skipped() -> None:
    jpeg = FORMATS["jpeg"]
    assert read_header(jpeg[:2] + b"\xff\xff\xff" + jpeg[2:]) == Header("jpeg", 40, 24)
    assert read_header(jpeg[:20] + b"\0\1\2\xff\0" + jpeg[20:]) == Header("jpeg", 40, 24)


def test_dimensions_of_the_thumbnail_in_exif_are_not_taken() -> None:
    thumbnail = encode(blocks(8, 8), ".jpg")
    assert read_header(jpeg_with_exif(FORMATS["jpeg"], exif(1) + thumbnail)).width == 40


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_found_in_every_container(orientation: int, order: str) -> None:
    block = exif(orientation, order)
    for data in (
        jpeg_with_exif(FORMATS["jpeg"], block),
        png_with_exif(FORMATS["png"], block),
        webp_with_exif(FORMATS["webp"], 40, 24, block),
        webp_with_exif(FORMATS["webp"], 40, 24, b"Exif\0\0" + block),
    ):
        header = read_header(data)
        assert (header.width, header.height, header.orientation) == (40, 24, orientation)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_impossible_orientation_is_none(orientation: int) -> None:
    assert read_header(jpeg_with_exif(FORMATS["jpeg"], exif(orientation))).orientation == 1


def test_quarter_turns_swap_the_upright_dimensions() -> None:
    assert [Header("jpeg", 40, 24, n).upright for n in (1, 4, 5, 8)] == [
        (40, 24),
        (40, 24),
        (24, 40),
        (24, 40),
    ]


@pytest.mark.parametrize(
    ("colour", "extra", "alpha"),
    [(0, (), False), (2, (), False), (4, (), True), (6, (), True), (3, (b"tRNS",), True)],
)
def test_png_transparency_is_found(colour: int, extra: tuple[bytes, ...], alpha: bool) -> None:
    header = struct.pack(">IIBBBBB", 7, 5, 8, colour, 0, 0, 0)
    data = png(header, b"", *(png_chunk(kind, b"\0") for kind in extra))
    assert read_header(data) == Header("png", 7, 5, alpha=alpha)


def tiff(order: str, version: int, tags: list[tuple[int, int, int]]) -> bytes:
    """A TIFF directory with short and long values; version 43 is BigTIFF."""
    mark = b"II" if order == "<" else b"MM"
    if version == 42:
        head, count, word = struct.pack(order + "HI", 42, 8), "H", "I"
    else:
        head, count, word = struct.pack(order + "HHHQ", 43, 8, 0, 16), "Q", "Q"
    body = struct.pack(order + count, len(tags))
    for tag, kind, value in tags:
        shown = struct.pack(order + {3: "H", 4: "I", 16: "Q"}[kind], value)
        body += struct.pack(order + "HH" + word, tag, kind, 1)
        body += shown.ljust(4 if version == 42 else 8, b"\0")
    return mark + head + body


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("version", "kind"), [(42, 3), (42, 4), (43, 3), (43, 4), (43, 16)])
def test_tiff_of_both_byte_orders_and_widths(order: str, version: int, kind: int) -> None:
    data = tiff(order, version, [(256, kind, 300), (257, kind, 200), (274, 3, 6)])
    assert read_header(data) == Header("tiff", 300, 200, orientation=6)


def test_tiff_transparency_is_the_extra_sample() -> None:
    tags = [(256, 3, 300), (257, 3, 200), (338, 3, 2)]
    assert read_header(tiff("<", 42, tags)).alpha
    assert not read_header(tiff("<", 42, [*tags[:2], (338, 3, 0)])).alpha


def test_floating_point_tiff_is_refused_with_the_remedy() -> None:
    data = tiff("<", 42, [(256, 3, 300), (257, 3, 200), (339, 3, 3)])
    with pytest.raises(DecodeError, match="floating-point samples; save it with 8 or 16 bits"):
        read_header(data)


def test_old_and_upside_down_bitmaps_are_read() -> None:
    old = b"BM" + bytes(12) + struct.pack("<IHHHH", 12, 40, 24, 1, 24)
    flipped = b"BM" + bytes(12) + struct.pack("<IiiHH", 40, 40, -24, 1, 24)
    assert read_header(old) == read_header(flipped) == Header("bmp", 40, 24)


@pytest.mark.parametrize("alpha", [True, False])
def test_bitmap_is_transparent_only_with_a_mask_for_it(alpha: bool) -> None:
    body = struct.pack("<IiiHH", 108, 40, 24, 1, 32) + bytes(36)
    mask = struct.pack("<I", 0xFF000000 if alpha else 0)
    assert read_header(b"BM" + bytes(12) + body + mask).alpha is alpha


def test_pixels_of_an_older_bitmap_are_not_taken_for_a_mask() -> None:
    body = struct.pack("<IiiHH", 40, 40, 24, 1, 32) + b"\xff" * 60
    assert not read_header(b"BM" + bytes(12) + body).alpha


@pytest.mark.parametrize(
    ("brand", "name"), [(b"avif", "avif"), (b"avis", "avif"), (b"heic", "heic"), (b"mif1", "heic")]
)
def test_containers_of_avif_and_heic_are_told_apart(brand: bytes, name: str) -> None:
    assert read_header(avif((640, 480), brand=brand)) == Header(name, 640, 480)


def test_tiled_picture_has_the_size_of_the_whole() -> None:
    assert read_header(avif((512, 512), (4032, 3024), (320, 240))).width == 4032


@pytest.mark.parametrize(("turn", "orientation"), [(0, 1), (1, 8), (2, 3), (3, 6)])
def test_rotation_of_an_avif_against_the_clock_is_followed(turn: int, orientation: int) -> None:
    assert read_header(avif((640, 480), turn=turn)).orientation == orientation


@pytest.mark.parametrize(
    ("data", "reason", "said"),
    [
        (b"", "empty", "the file is empty"),
        (b"\n<!DOCTYPE html><p>", "not-an-image", "an HTML page, not an image; give the address"),
        (b"\xef\xbb\xbf<html><body>", "not-an-image", "an HTML page"),
        (b"<!-- x --><html>", "not-an-image", "an HTML page"),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg">',
            "unsupported-format",
            "SVG.*export it as PNG",
        ),
        (b'<?xml version="1.0"?><!-- --><svg >', "unsupported-format", "SVG"),
        (b'<?xml version="1.0"?><Error>', "not-an-image", "an XML document"),
        (b'{"error": 404}', "not-an-image", "a JSON document"),
        (b"Not found\n", "not-an-image", "a text file"),
        ("Žádný obrázek".encode(), "not-an-image", "a text file"),
        (b"%PDF-1.7", "not-an-image", "a PDF document; export the page"),
        (b"PK\x03\x04....", "not-an-image", "a ZIP archive; unpack it"),
        (box(b"ftyp", b"isom", bytes(4), b"mp42"), "not-an-image", "a video or sound file"),
        (b"8BPS\0\1", "unsupported-format", "Photoshop"),
        (bytes(range(256)), "not-an-image", "no image format known here; JPEG, PNG"),
    ],
)
def test_other_files_are_named_with_a_remedy(data: bytes, reason: str, said: str) -> None:
    with pytest.raises(DecodeError, match=said) as caught:
        read_header(data)
    assert caught.value.reason == reason


@pytest.mark.parametrize("name", FORMATS)
def test_header_cut_short_is_damaged(name: str) -> None:
    whole = FORMATS[name]
    head = whole[:22] if name != "tiff" else whole[:-150]
    with pytest.raises(DecodeError, match=f"this {name.upper()} file is damaged") as e:
        read_header(head)
    assert e.value.reason == "damaged"


@pytest.mark.parametrize("claimed", [0x7FFFFFFF, 0xFFFFFFFF, 1000])
def test_png_chunk_longer_than_the_file_is_damaged(claimed: int) -> None:
    whole = FORMATS["png"]
    with pytest.raises(DecodeError, match="this PNG file is damaged or cut short"):
        read_header(whole[:33] + struct.pack(">I", claimed) + b"tEXt" + whole[41:])


def test_png_of_which_pixels_are_cut_has_its_header() -> None:
    whole = FORMATS["png"]
    assert read_header(whole[:50]) == read_header(whole)


def test_bytes_after_the_end_of_a_png_do_no_harm() -> None:
    assert read_header(FORMATS["png"] + b"\xff" * 50) == Header("png", 40, 24)


def test_picture_without_pixels_is_damaged() -> None:
    with pytest.raises(DecodeError, match="damaged"):
        read_header(gif(0, 3))


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff" + b"\xff" * 4_000_000,
        b"\xff\xd8\xff" + b"\xe0\0\2\xff" * 1_000_000,
        b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", bytes(13)) + bytes(4_000_000),
        avif((0, 0)) + box(b"free") * 500_000,
        box(b"ftyp", b"avif") + box(b"free") * 500_000,
        WEBP_EXIF[:30] + bytes(4_000_000),
    ],
)
def test_endless_chains_end_soon(data: bytes) -> None:
    begin = time.perf_counter()
    try:
        read_header(data)
    except DecodeError as error:
        assert error.reason == "damaged"
    assert time.perf_counter() - begin < 5


# Two bytes begin a bare JPEG XL, and whatever follows them are dimensions.
@given(st.binary(max_size=200).filter(lambda data: not data.startswith(b"\xff\x0a")))
@example(b"II*\0\xff\xff\xff\xff")
@example(b"II+\0\x08\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff")
@example(b"\xff\xd8\xff\xe1\0\2")
def test_random_bytes_are_refused_cleanly(data: bytes) -> None:
    with pytest.raises(DecodeError):
        read_header(data)


@given(st.data())
@settings(max_examples=examples(500))
def test_changed_files_are_read_or_refused_cleanly(data: st.DataObject) -> None:
    original = bytearray(data.draw(st.sampled_from(FILES)))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, min(len(original) - 1, 400)))
        original[place] = data.draw(st.sampled_from([0, 1, 0x7F, 0x80, 0xFF]) | st.integers(0, 255))
    cut = data.draw(st.integers(0, len(original)) | st.just(len(original)))
    try:
        header = read_header(bytes(original[:cut]))
    except DecodeError as error:
        assert str(error)
        return
    assert header.width > 0
    assert header.height > 0
    assert 1 <= header.orientation <= 8
