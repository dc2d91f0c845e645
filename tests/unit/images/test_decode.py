"""Bytes to pictures: every format, transparency, depth, limit and kind of damage."""

import io
import struct
import sys
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from echoimage import DecodeError
from echoimage import decode as decode_file
from echoimage.images import transparency
from echoimage.images.opencv import opencv_log, reduction
from examples import examples
from picture_kinds import apng, apple, bitmap, icon, tiff, webp
from samples import avif, blocks, encode, exif, gif, jpeg_with_exif, photo, png, png_chunk

Decode = Callable[..., np.ndarray]

# `echoimage.images.decode` as an attribute is the function.
MODULE = sys.modules["echoimage.images.decode"]


@pytest.fixture
def decode(run: Callable[..., Any]) -> Decode:
    return lambda *arguments: run(decode_file(*arguments))


def difference(a: np.ndarray, b: np.ndarray) -> float:
    assert a.shape == b.shape
    return float(np.abs(a.astype(int) - b.astype(int)).mean())


@pytest.mark.parametrize("extension", [".png", ".bmp", ".tiff"])
def test_lossless_formats_come_back_exactly(decode: Decode, extension: str) -> None:
    assert np.array_equal(decode(encode(photo(1), extension)), photo(1))


@pytest.mark.parametrize("options", [(".jpg", 1, 95), (".jpg", 2, 1), (".webp", 64, 95)])
def test_lossy_formats_come_back_closely(decode: Decode, options: tuple[Any, ...]) -> None:
    soft = cv2.GaussianBlur(photo(1), (9, 9), 0)
    assert difference(decode(encode(soft, *options)), soft) < 3


def test_lossless_webp_comes_back_exactly(decode: Decode) -> None:
    assert np.array_equal(decode(encode(photo(1), ".webp", 64, 101)), photo(1))


@pytest.mark.parametrize("extension", [".jpg", ".png", ".bmp", ".tiff"])
def test_grey_file_becomes_three_equal_channels(decode: Decode, extension: str) -> None:
    grey = cv2.cvtColor(blocks(), cv2.COLOR_BGR2GRAY)
    picture = decode(encode(grey, extension))
    assert picture.shape == (24, 40, 3)
    assert np.ptp(picture.astype(int), axis=2).max() == 0
    assert difference(picture[..., 0], grey) < 2


@pytest.mark.parametrize("extension", [".png", ".tiff"])
@pytest.mark.parametrize("shape", [(24, 40), (24, 40, 3)])
def test_sixteen_bits_are_cut_to_eight(decode: Decode, extension: str, shape: tuple[int, ...]) -> None:
    deep = np.random.default_rng(0).integers(0, 65536, shape, dtype=np.uint16)
    expected = (deep >> 8).astype(np.uint8)
    picture = decode(encode(deep, extension))
    assert np.abs(picture - expected.reshape(24, 40, -1).astype(int)).max() <= 1


def test_sixteen_bits_with_transparency(decode: Decode) -> None:
    deep = np.full((4, 4, 4), 0xFFFF, np.uint16)
    deep[..., 0] = 0x80FF
    deep[0, 0, 3] = 0
    picture = decode(encode(deep, ".png"))
    assert picture[0, 0].tolist() == [255, 255, 255]
    assert picture[1, 1].tolist() == [0x80, 255, 255]


def seen_through() -> np.ndarray:
    """BGRA with every degree of transparency."""
    colours = cv2.resize(blocks(16, 16), (256, 16), interpolation=cv2.INTER_NEAREST)
    return np.dstack([colours, np.tile(np.arange(256, dtype=np.uint8), (16, 1))])


def on_white(bgra: np.ndarray) -> np.ndarray:
    alpha = bgra[..., 3:] / 255
    return np.rint(bgra[..., :3] * alpha + 255 * (1 - alpha)).astype(np.uint8)


@pytest.mark.parametrize("options", [(".png",), (".webp", 64, 101)])
def test_transparency_is_laid_on_white(decode: Decode, options: tuple[Any, ...]) -> None:
    expected = on_white(seen_through())
    image_coverage = seen_through()[..., 3] > 0
    picture = decode(encode(seen_through(), *options))
    assert np.abs(picture[image_coverage].astype(int) - expected[image_coverage]).max() <= 1
    assert (picture[~image_coverage] == 255).all()


def test_transparent_tiff_is_laid_on_white(decode: Decode) -> None:
    image_module = pytest.importorskip("PIL.Image")
    file = io.BytesIO()
    rgba = cv2.cvtColor(seen_through(), cv2.COLOR_BGRA2RGBA)
    image_module.fromarray(rgba).save(file, "TIFF")
    picture = decode(file.getvalue())
    assert np.abs(picture.astype(int) - on_white(seen_through())).max() <= 2


def test_transparent_tiff_of_sixteen_bits_is_laid_on_white(decode: Decode) -> None:
    tifffile = pytest.importorskip("tifffile")
    file = io.BytesIO()
    rgba = cv2.cvtColor(seen_through(), cv2.COLOR_BGRA2RGBA).astype(np.uint16) * 257
    tifffile.imwrite(file, rgba, photometric="rgb", extrasamples=["unassalpha"])
    picture = decode(file.getvalue())
    assert np.abs(picture.astype(int) - on_white(seen_through())).max() <= 2


def test_strips_of_a_tall_transparent_picture_join(decode: Decode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transparency, "_STRIP", 256 * 5)
    expected = on_white(seen_through())
    picture = decode(encode(seen_through(), ".png"))
    assert np.abs(picture.astype(int) - expected).max() <= 1


def test_palette_with_transparent_colour(decode: Decode) -> None:
    header = struct.pack(">IIBBBBB", 2, 1, 8, 3, 0, 0, 0)
    palette = png_chunk(b"PLTE", bytes([255, 0, 0, 0, 0, 255]))
    picture = decode(png(header, b"\0\0\1", palette, png_chunk(b"tRNS", bytes([255, 0]))))
    assert picture.tolist() == [[[0, 0, 255], [255, 255, 255]]]


def test_one_bit_png_is_black_and_white(decode: Decode) -> None:
    header = struct.pack(">IIBBBBB", 4, 1, 1, 0, 0, 0, 0)
    picture = decode(png(header, b"\0\xa0"))
    assert picture[0, :, 0].tolist() == [255, 0, 255, 0]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK"])
@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_deflate", "packbits"])
def test_tiff_kinds_are_those_of_pillow(decode: Decode, mode: str, compression: str) -> None:
    image_module = pytest.importorskip("PIL.Image")
    if compression == "tiff_deflate" and sys.platform == "emscripten":
        pytest.skip("to write it with Pillow 11.3 damages Pyodide's memory; to read it is well")
    image = image_module.fromarray(blocks()[..., ::-1].copy()).convert(mode)
    file = io.BytesIO()
    image.save(file, "TIFF", compression=compression)
    picture = decode(file.getvalue())
    assert difference(picture, np.asarray(image.convert("RGB"))[..., ::-1]) < 1


def test_cmyk_jpeg_has_the_colours_of_pillow(decode: Decode) -> None:
    image_module = pytest.importorskip("PIL.Image")
    file = io.BytesIO()
    image_module.fromarray(blocks()[..., ::-1].copy()).convert("CMYK").save(file, "JPEG")
    expected = np.asarray(image_module.open(file).convert("RGB"))[..., ::-1]
    assert difference(decode(file.getvalue()), expected) < 3


@pytest.mark.parametrize(
    ("width", "height", "factor"),
    [
        (767, 9000, 1),
        (1535, 1535, 1),
        (1536, 1536, 2),
        (3071, 4000, 2),
        (3072, 3072, 4),
        (6144, 8000, 8),
        (10_000, 10_000, 8),
    ],
)
def test_short_side_stays_at_least_768(width: int, height: int, factor: int) -> None:
    assert reduction(width, height) == reduction(height, width) == factor


@pytest.mark.parametrize("options", [(".jpg", 1, 98), (".png",), (".webp", 64, 98)])
def test_large_picture_is_decoded_at_reduced_size(decode: Decode, options: tuple[Any, ...]) -> None:
    large = cv2.GaussianBlur(photo(2, 1537, 2001), (15, 15), 0)
    picture = decode(encode(large, *options))
    assert picture.shape == (769, 1001, 3)
    expected = cv2.resize(large, (1001, 769), interpolation=cv2.INTER_AREA)
    assert difference(picture, expected) < 2


def test_too_many_bytes_are_refused_with_the_numbers(decode: Decode) -> None:
    with pytest.raises(DecodeError, match=r"the file has 64\.1 MB; up to 64 MB are read") as e:
        decode(bytes(64_100_000))
    assert e.value.reason == "too-large"


@pytest.mark.parametrize(
    "data",
    [
        png(struct.pack(">IIBBBBB", 12_000, 9000, 8, 2, 0, 0, 0), b""),
        avif((12_000, 9000)),
        gif(12_000, 9000),
    ],
)
def test_too_many_pixels_are_refused_with_the_numbers_before_decoding(
    decode: Decode, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cv2, "imdecode", None)
    said = r"12000 x 9000 = 108\.0 megapixels; up to 100 are read"
    with pytest.raises(DecodeError, match=said) as caught:
        decode(data, None)
    assert caught.value.reason == "too-large"


@pytest.mark.parametrize("extension", [".webp", ".bmp", ".tiff"])
@pytest.mark.parametrize("share", [0.5, 0.97])
def test_file_cut_short_is_damaged(decode: Decode, extension: str, share: float) -> None:
    whole = encode(photo(3), extension)
    if extension == ".tiff" and share == 0.5:
        whole = whole[:8] + whole[-200:]
    with pytest.raises(DecodeError, match=r"damaged.*fetch it again") as caught:
        decode(whole[: int(len(whole) * share)])
    assert caught.value.reason == "damaged"


@pytest.mark.parametrize("failure", ["none", "error"])
def test_failure_of_opencv_is_damaged(decode: Decode, monkeypatch: pytest.MonkeyPatch, failure: str) -> None:
    def imdecode(*_: object) -> None:
        if failure == "error":
            cv2.resize(np.empty((0, 0), np.uint8), (1, 1))

    monkeypatch.setattr(cv2, "imdecode", imdecode)
    with pytest.raises(DecodeError, match="the PNG data is damaged, cut short or of a rare kind"):
        decode(encode(blocks(), ".png"))


def test_want_of_memory_is_too_large(decode: Decode, monkeypatch: pytest.MonkeyPatch) -> None:
    def imdecode(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(cv2, "imdecode", imdecode)
    with pytest.raises(DecodeError, match="not enough memory for 40 x 24 pixels") as caught:
        decode(encode(blocks(), ".png"))
    assert caught.value.reason == "too-large"


def test_damaged_file_leaves_the_console_empty(decode: Decode, capfd: pytest.CaptureFixture[str]) -> None:
    before = opencv_log.getLogLevel()
    opencv_log.setLogLevel(5)
    with pytest.raises(DecodeError):
        decode(encode(blocks(), ".bmp")[:200])
    after = opencv_log.getLogLevel()
    opencv_log.setLogLevel(before)
    assert after == 5
    assert capfd.readouterr() == ("", "")


SMALL = [
    encode(blocks(), ".jpg"),
    encode(blocks(), ".jpg", 2, 1),
    encode(blocks(), ".png"),
    encode(seen_through(), ".png"),
    encode(blocks(), ".webp", 64, 80),
    encode(blocks(), ".webp", 64, 101),
    encode(blocks(), ".bmp"),
    encode(blocks(), ".tiff"),
    jpeg_with_exif(encode(blocks(), ".jpg"), exif(7)),
    b"P6 40 24 255\n" + blocks().tobytes(),
    b"P2 4 2 15\n0 1 2 3\n12 13 14 15\n",
    icon((40, 32, encode(blocks(), ".png")), (40, 24, bitmap(24, blocks().reshape(24, 120)))),
    icon((40, 24, bitmap(24, blocks().reshape(24, 120)))),
    apple(blocks(), 200),
    apng((seen_through() * 0, 0, 0), (seen_through()[4:, 9:], 3, 2)),
    webp((seen_through() * 0, 0, 0), (seen_through()[4:, 8:], 2, 2)),
    tiff([encode(blocks(), ".jpg")], 24),
]


def changed(data: st.DataObject) -> bytes:
    """A small real file with some bytes changed, a part doubled or left out."""
    original = bytearray(data.draw(st.sampled_from(SMALL)))
    for _ in range(data.draw(st.integers(0, 6))):
        place = data.draw(st.integers(0, len(original) - 1))
        original[place] = data.draw(st.integers(0, 255))
    start = data.draw(st.integers(0, len(original)))
    end = data.draw(st.integers(start, min(len(original), start + 40)))
    middle = bytes(original[start:end])
    repeat = data.draw(st.sampled_from([1, 1, 0, 2, 20]))
    return bytes(original[:start]) + middle * repeat + bytes(original[end:])


@given(st.data())
@settings(max_examples=examples(300), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_changed_files_become_pictures_or_decode_errors(decode: Decode, data: st.DataObject) -> None:
    try:
        with pytest.MonkeyPatch.context() as patch:
            # A changed header may ask for a hundred megapixels: allowed, but slow.
            patch.setattr(MODULE, "MAX_PIXELS", 1_000_000)
            picture = decode(changed(data))
    except DecodeError as error:
        assert str(error)
        return
    assert picture.dtype == np.uint8
    assert picture.ndim == 3
    assert picture.shape[2] == 3
    assert picture.size
