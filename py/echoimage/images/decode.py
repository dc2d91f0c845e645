"""The bytes of an image file in, an upright picture without alpha out.

JPEG, PNG, WebP, BMP and TIFF are read by OpenCV, whose result is the same on every host; GIF, AVIF
and HEIC by the host's own decoder. Colour profiles are ignored, as OpenCV does.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.errors import DecodeError
from echoimage.hosts import ForeignDecoder
from echoimage.images import jpeg, png
from echoimage.images.complaints import listening
from echoimage.images.header import read_header
from echoimage.images.salvage import LEAST, Salvage, damage
from echoimage.images.transparency import on_ground
from echoimage.types import Header, Picture

opencv_log = getattr(cv2.utils, "logging", cv2)
"""Where OpenCV has the level of its log: since 4.13 in a module of its own."""

MAX_BYTES = 64_000_000
"""Bytes of a file."""

MAX_PIXELS = 100_000_000
"""Pixels of a picture: 300 MB decoded, 800 MB for 16 bits with alpha. WebAssembly ends at 4 GB."""

SHORT_SIDE = 768
"""A picture is halved while its short side stays at least this many pixels.

Three times the 256 that the classic score squashes to, so that nothing of it is lost. Lower saves
time and memory (24 megapixels: 0.1 s instead of 0.5 s in WebAssembly), below 640 it would starve
comparisons at kept aspect ratio. All formats are reduced alike: the same picture saved as JPEG
and as PNG gives the same features.
"""

_OPENCV = frozenset({"jpeg", "png", "webp", "bmp", "tiff"})
_REDUCED = {
    1: cv2.IMREAD_COLOR,
    2: cv2.IMREAD_REDUCED_COLOR_2,
    4: cv2.IMREAD_REDUCED_COLOR_4,
    8: cv2.IMREAD_REDUCED_COLOR_8,
}


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """A picture, and what it is of: `size` is its width and height at full size, upright.

    Of a damaged file it is the part that can be read, and `damage` tells about the other: "the lower 80 % could not be
    read", else "".
    """

    picture: Picture
    size: tuple[int, int]
    damage: str = ""


async def decode(data: bytes, foreign: ForeignDecoder | None = None) -> Picture:
    """Return an image file decoded to uint8 (height, width, 3), blue first; `read_picture` tells of damage as well.

    Orientation is applied, transparency laid on white, or on black where it is light, 16 bits cut to 8; of an
    animation the first frame counts. Raises `DecodeError`.
    """
    return (await read_picture(data, foreign)).picture


async def read_picture(data: bytes, foreign: ForeignDecoder | None = None) -> Decoded:
    """Return an image file decoded as by `decode`; a damaged JPEG or PNG as far as it can be read.

    Of these less than a twentieth, and any damage to other formats, is a `DecodeError`, `damaged`. Where a JPEG was
    overwritten or has a hole, what follows may be wrong or out of place: nothing in the file tells where it happened.
    """
    header = check(data)
    if header.format in _OPENCV:
        return _with_opencv(data, header)
    if foreign is None:
        raise DecodeError(
            "unsupported-format",
            f"{header.format.upper()} pictures cannot be read here; save it as JPEG or PNG",
        )
    pixels = await _foreign(data, header, foreign)
    return Decoded(_reduce(on_ground(pixels[..., [2, 1, 0, 3]])), header.upright)


def check(data: bytes) -> Header:
    """Return the header. Raises `DecodeError`, with the numbers, where the picture is too large to decode."""
    check_size(len(data))
    header = read_header(data)
    _refuse_huge(header.width, header.height)
    return header


def check_size(size: int) -> None:
    """Raise `DecodeError` where a file has more bytes than are read."""
    if size > MAX_BYTES:
        raise DecodeError(
            "too-large",
            f"the file has {size / 1e6:.1f} MB; up to {MAX_BYTES / 1e6:.0f} MB are read. Save it smaller",
        )


def reduction(width: int, height: int) -> int:
    """Return 1, 2, 4 or 8: how many times smaller a picture of this size is decoded."""
    return next((n for n in (8, 4, 2) if min(width, height) // n >= SHORT_SIDE), 1)


def _refuse_huge(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise DecodeError(
            "too-large",
            f"the picture has {width} x {height} = {width * height / 1e6:.1f} megapixels; "
            f"up to {MAX_PIXELS / 1e6:.0f} are read. Save it smaller",
        )


def _with_opencv(data: bytes, header: Header) -> Decoded:
    try:
        with _silent_opencv():
            picture, damaged = _whole(data, header)
            if picture is None or damaged:
                return _salvaged(data, header, damaged)
            return Decoded(picture, header.upright)
    except MemoryError:
        failure = "memory"
    except cv2.error as error:
        failure = "memory" if error.code == cv2.Error.StsNoMem else "data"
    if failure == "memory":
        raise DecodeError(
            "too-large",
            f"there is not enough memory for {header.width} x {header.height} pixels; save it smaller",
        )
    raise _damaged(header)


def _damaged(header: Header, why: str = "") -> DecodeError:
    return DecodeError(
        "damaged",
        f"the {header.format.upper()} data is damaged, cut short or of a rare kind"
        f"{why and f' ({why})'}; fetch it again or save it anew",
    )


def _whole(data: bytes, header: Header) -> tuple[Picture | None, bool]:
    """Return the picture, None where it cannot be read whole, and whether it was read in spite of damage."""
    readable = png.clean(data) if header.format == "png" else data
    if readable is None:
        return None, False
    if header.format != "jpeg":
        return _opencv(readable, header), False
    picture, complaints = None, ""
    for alone in (False, True):
        with listening(alone) as heard:
            picture = _opencv(data, header)
        complaints = heard.text
        if not (complaints and heard.shared):
            break
    return picture, jpeg.is_damage(complaints, data) or jpeg.has_gap(data)


def _salvaged(data: bytes, header: Header, complained: bool) -> Decoded:
    """Return what can be read of a damaged file. Raises `DecodeError`."""
    found: Salvage | None = None
    if header.format == "png":
        found = png.salvage(data)
    elif header.format == "jpeg":
        found = jpeg.salvage(data, _complaints, complained)
    if found is None or found.rows < LEAST * header.height:
        raise _damaged(header)
    shortened = replace(header, height=found.rows)
    with listening():
        picture = _opencv(found.data, shortened)
    if picture is None:
        raise _damaged(header)
    return Decoded(picture, shortened.upright, damage(found, header.height, header.orientation))


def _complaints(data: bytes) -> str | None:
    """Return what libjpeg says of a file, None where it gives no picture."""
    with listening(alone=True) as heard:
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_REDUCED_GRAYSCALE_8)
    return None if pixels is None else heard.text


def _opencv(data: bytes, header: Header) -> Picture | None:
    """Return the picture of a file, None where OpenCV gives none."""
    factor = reduction(header.width, header.height)
    flags = _REDUCED[factor if header.format == "jpeg" else 1] | cv2.IMREAD_IGNORE_ORIENTATION
    if header.alpha:
        flags = cv2.IMREAD_UNCHANGED
    pixels: NDArray[np.generic] | None = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if pixels is None:
        return None
    # libtiff multiplies colours by alpha when it converts to 8 bits, and leaves 16 bits alone.
    multiplied = header.format == "tiff" and pixels.dtype == np.uint8
    picture = _three_channels(pixels, multiplied)
    if header.format != "jpeg":
        picture = _reduce(picture)
    # TIFF is turned by OpenCV whatever the flags say; the rest only with some flags, so by us.
    return picture if header.format == "tiff" else _turn(picture, header.orientation)


def _three_channels(pixels: NDArray[np.generic], multiplied: bool) -> Picture:
    if pixels.dtype == np.uint16:
        # As OpenCV does for 16 bits without alpha.
        pixels = (pixels.view(np.uint16) >> 8).astype(np.uint8)
    picture = pixels.astype(np.uint8, copy=False)
    if picture.ndim == 2:
        return np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), np.uint8)
    return on_ground(picture, multiplied) if picture.shape[2] == 4 else picture


def _reduce(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    factor = reduction(width, height)
    if factor == 1:
        return picture
    # Rounded up, as libjpeg does.
    size = math.ceil(width / factor), math.ceil(height / factor)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _turn(picture: Picture, orientation: int) -> Picture:
    if orientation in (5, 6, 7, 8):
        picture = picture.transpose(1, 0, 2)
    if orientation in (3, 4, 7, 8):
        picture = picture[::-1]
    if orientation in (2, 3, 6, 7):
        picture = picture[:, ::-1]
    return np.ascontiguousarray(picture)


async def _foreign(data: bytes, header: Header, decoder: ForeignDecoder) -> NDArray[np.uint8]:
    try:
        pixels = await decoder(data, header)
    except DecodeError:
        raise
    except Exception as error:
        raise _damaged(header, str(error) or type(error).__name__) from error
    if pixels.ndim != 3 or pixels.shape[2] != 4 or pixels.dtype != np.uint8 or not pixels.size:
        raise DecodeError(
            "internal",
            f"the decoder gave {pixels.dtype} {pixels.shape}, not uint8 (height, width, 4)",
        )
    _refuse_huge(pixels.shape[1], pixels.shape[0])
    return pixels


@contextmanager
def _silent_opencv() -> Iterator[None]:
    """Keep OpenCV from writing to the console what becomes a `DecodeError` here."""
    before = opencv_log.getLogLevel()
    opencv_log.setLogLevel(0)
    try:
        yield
    finally:
        opencv_log.setLogLevel(before)
