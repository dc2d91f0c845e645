"""Pictures made to harm: bombs, files that are two things at once, absurd numbers; each is refused in words, soon."""

import struct
import time
import zlib
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from echoimage import DecodeError, decode
from samples import encode, gif, jpeg_with_exif, photo, png, png_chunk

Run = Callable[[Coroutine[Any, Any, Any]], Any]

SOON = 10
"""Seconds of one processor. Natively each takes a hundredth; Pyodide on a busy machine is slower."""


def ihdr(width: int, height: int) -> bytes:
    return struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)


def tiff(*changes: tuple[int, int, int]) -> bytes:
    """A grey TIFF of 8 x 8 pixels; `changes` are tags, kinds and values that stand before the others."""
    usual = [
        *((256, 4, 8), (257, 4, 8), (258, 3, 8), (259, 3, 1), (262, 3, 1)),
        *((273, 4, 400), (277, 3, 1), (278, 4, 8), (279, 4, 64)),
    ]
    replaced = {tag for tag, _, _ in changes} - {256, 257}
    tags = sorted([*changes, *(one for one in usual if one[0] not in replaced)], key=lambda one: one[0])
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return (b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries).ljust(400, b"\0") + bytes(64)


SMALL = encode(photo(1, 24, 32), ".png")
JPEG = encode(photo(1, 24, 32), ".jpg")
SCRIPT = b"<script>alert(1)</script>"

REFUSED: dict[str, tuple[bytes, str, str]] = {
    "a PNG of 50,000 x 50,000": (
        png(ihdr(50_000, 50_000), b"\0"),
        "too-large",
        "the picture has 50000 x 50000 = 2,500.0 megapixels; up to 100 are read. Save it smaller",
    ),
    "a PNG whose pixels never end": (png(ihdr(8, 8), bytes(200_000_000)), "damaged", "the PNG data is damaged"),
    "a PNG without the pixels it claims": (png(ihdr(9_900, 9_900), bytes(1000)), "damaged", "the PNG data is damaged"),
    "a TIFF that says its size twice": (
        tiff((256, 4, 12_000), (257, 4, 12_000), (259, 3, 8), (278, 4, 12_000)),
        "too-large",
        "the picture has 12000 x 12000 = 144.0 megapixels; up to 100 are read. Save it smaller",
    ),
    "a TIFF of 65,535 samples": (tiff((277, 3, 65_535)), "damaged", "the TIFF data is damaged"),
    "a TIFF with huge tiles": (tiff((322, 4, 1 << 31), (323, 4, 16)), "damaged", "the TIFF data is damaged"),
    "a TIFF of 4 billion rows": (tiff((257, 4, (1 << 32) - 1)), "too-large", "8 x 4294967295"),
    "a TIFF whose directory is itself": (b"II*\0" + struct.pack("<IHI", 8, 65_535, 8) * 9, "damaged", "this TIFF file"),
    "a GIF of 65,535 x 65,535": (gif(65_535, 65_535), "too-large", "65535 x 65535"),
    "a script that is a GIF": (b"GIF89a=1;alert(1)//", "too-large", "the picture has 12605"),
    "a drawing with a script": (
        b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>",
        "unsupported-format",
        "SVG",
    ),
    "a page": (b"<!doctype html>" + SCRIPT, "not-an-image", "HTML page"),
    "a document that is a picture further on": (b"%PDF-1.7\n" + JPEG, "not-an-image", "PDF"),
    "an archive that is a picture further on": (b"PK\3\4" + JPEG, "not-an-image", "ZIP"),
}

READ = {
    "a PNG with an archive behind it": SMALL + b"PK\3\4" + bytes(100),
    "a PNG with a page in a comment": SMALL[:33] + png_chunk(b"tEXt", b"Comment\0" + SCRIPT) + SMALL[33:],
    "a JPEG with a page in its EXIF block": jpeg_with_exif(JPEG, SCRIPT),
    "a JPEG with a page behind it": JPEG + b"<!doctype html>" + SCRIPT,
    "a PNG with a bomb in a comment": SMALL[:33]
    + png_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10**8)))
    + SMALL[33:],
}


@pytest.mark.parametrize(("data", "reason", "told"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_with_the_reason_and_soon(run: Run, data: bytes, reason: str, told: str) -> None:
    began = time.process_time()
    with pytest.raises(DecodeError) as refusal:
        run(decode(data))
    assert refusal.value.reason == reason
    assert told in str(refusal.value)
    assert time.process_time() - began < SOON


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_what_stands_beside_the_picture_is_not_looked_at(run: Run, data: bytes) -> None:
    began = time.process_time()
    assert run(decode(data)).shape == (24, 32, 3)
    assert time.process_time() - began < SOON
