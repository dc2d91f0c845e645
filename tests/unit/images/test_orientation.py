"""Pictures are turned upright, as EXIF says."""

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from echoimage import decode as decode_file
from samples import blocks, encode, exif, jpeg_with_exif, photo, png_with_exif, webp_with_exif

Decode = Callable[..., np.ndarray]


@pytest.fixture
def decode(run: Callable[..., Any]) -> Decode:
    return lambda *arguments: run(decode_file(*arguments))


def difference(a: np.ndarray, b: np.ndarray) -> float:
    assert a.shape == b.shape
    return float(np.abs(a.astype(int) - b.astype(int)).mean())


# What each number means, in the words of the standard: where row 0 and column 0 of the file are.
TURNS: dict[int, Callable[[np.ndarray], np.ndarray]] = {
    1: lambda p: p,
    2: lambda p: p[:, ::-1],
    3: lambda p: np.rot90(p, 2),
    4: lambda p: p[::-1],
    5: lambda p: p.swapaxes(0, 1),
    6: lambda p: np.rot90(p, -1),
    7: lambda p: np.rot90(p, 2).swapaxes(0, 1),
    8: lambda p: np.rot90(p, 1),
}


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("order", ["<", ">"])
def test_exif_orientation_is_applied(decode: Decode, orientation: int, order: str) -> None:
    block = exif(orientation, order)
    upright = TURNS[orientation](blocks())
    webp = encode(blocks(), ".webp", 64, 101)
    assert np.array_equal(decode(png_with_exif(encode(blocks(), ".png"), block)), upright)
    assert np.array_equal(decode(webp_with_exif(webp, 40, 24, block)), upright)
    jpeg = jpeg_with_exif(encode(blocks(), ".jpg", 1, 100), block)
    # Colours run together where they meet, more or less so by the build of libjpeg.
    assert difference(decode(jpeg), upright) < 12


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "RGB"),
        ("PNG", "RGB"),
        ("PNG", "RGBA"),
        ("TIFF", "RGB"),
        ("TIFF", "RGBA"),
        ("WEBP", "RGB"),
        ("WEBP", "RGBA"),
    ],
)
def test_orientation_is_that_of_pillow(decode: Decode, kind: str, mode: str, orientation: int) -> None:
    image_module = pytest.importorskip("PIL.Image")
    image = image_module.fromarray(blocks()[..., ::-1].copy()).convert(mode)
    tags = image_module.Exif()
    tags[274] = orientation
    file = io.BytesIO()
    image.save(file, kind, exif=tags, **({"lossless": True} if kind == "WEBP" else {}))
    upright = pytest.importorskip("PIL.ImageOps").exif_transpose(image_module.open(file)).convert("RGB")
    assert difference(decode(file.getvalue()), np.asarray(upright)[..., ::-1]) < 1


def test_reduced_picture_is_turned_upright(decode: Decode) -> None:
    large = encode(photo(2, 1536, 2000), ".jpg")
    assert decode(jpeg_with_exif(large, exif(6))).shape == (1000, 768, 3)
