"""The bytes of an image file in, an upright picture without alpha out.

JPEG, PNG, WebP, BMP and TIFF are read by OpenCV, whose result is the same on every host; GIF, AVIF
and HEIC by the host's own decoder. Colour profiles are ignored, as OpenCV does.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.errors import DecodeError
from echoimage.images import png
from echoimage.images.header import read_header
from echoimage.types import ForeignDecoder, Header, Picture

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
LIGHT = 215
"""Mean of what can be seen, of 255, from which a picture with transparency is laid on black instead of white."""

_STRIP = 1 << 20


async def decode(data: bytes, foreign: ForeignDecoder | None = None) -> Picture:
    """Return an image file decoded to uint8 (height, width, 3), blue first.

    Orientation is applied, transparency laid on white, or on black where it is light, 16 bits cut to 8; of an
    animation the first frame counts. A file cut short is `damaged`, though a viewer may show its upper part: scores
    against the grey rest would be wrong without a warning. Raises `DecodeError`.
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
    return _reduce(_on_ground(pixels[..., [2, 1, 0, 3]]))


def check(data: bytes) -> Header:
    """Return the header. Raises `DecodeError`, with the numbers, where the picture is too large to decode."""
    if len(data) > MAX_BYTES:
        raise DecodeError(
            "too-large",
            f"the file has {len(data) / 1e6:.1f} MB; up to {MAX_BYTES / 1e6:.0f} MB are read. Save it smaller",
        )
    header = read_header(data)
    _refuse_huge(header.width, header.height)
    return header


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


def _with_opencv(data: bytes, header: Header) -> Picture:
    try:
        with _silent_opencv():
            return _opencv(data, header)
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


def _opencv(data: bytes, header: Header) -> Picture:
    factor = reduction(header.width, header.height)
    flags = _REDUCED[factor if header.format == "jpeg" else 1] | cv2.IMREAD_IGNORE_ORIENTATION
    if header.alpha:
        flags = cv2.IMREAD_UNCHANGED
    readable = png.clean(data) if header.format == "png" else data
    if readable is None:
        raise _damaged(header)
    pixels: NDArray[np.generic] | None = cv2.imdecode(np.frombuffer(readable, np.uint8), flags)
    if pixels is None:
        raise _damaged(header)
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
    return _on_ground(picture, multiplied) if picture.shape[2] == 4 else picture


def _on_ground(pixels: NDArray[np.uint8], multiplied: bool = False) -> Picture:
    """Return four channels, alpha last, laid on white, or on black where light; strip by strip to spare memory."""
    picture = np.empty((*pixels.shape[:2], 3), np.uint8)
    ground = 0 if _is_light(pixels, multiplied) else 255
    for strip, target in zip(_strips(pixels), _strips(picture), strict=True):
        alpha = strip[..., 3:].astype(np.uint16)
        colours = strip[..., :3].astype(np.uint16)
        # At most 255 * 255 + 127, which uint16 holds.
        colours = colours if multiplied else (colours * alpha + 127) // 255
        target[:] = np.minimum(colours + (255 - alpha) if ground else colours, 255)
    return picture


def _is_light(pixels: NDArray[np.uint8], multiplied: bool) -> bool:
    """Return whether what can be seen of transparent pixels would hardly be seen on white: a white icon, say."""
    seen = lightness = 0
    for strip in _strips(pixels):
        alpha = strip[..., 3].astype(np.uint32)
        seen += int(alpha.sum())
        grey = strip[..., :3].astype(np.uint32).sum(axis=2) // 3
        lightness += 255 * int(grey.sum()) if multiplied else int((grey * alpha).sum())
    return 0 < seen < 255 * pixels.shape[0] * pixels.shape[1] and lightness >= LIGHT * seen


def _strips(pixels: NDArray[np.uint8]) -> Iterator[NDArray[np.uint8]]:
    rows = max(1, _STRIP // pixels.shape[1])
    for top in range(0, len(pixels), rows):
        yield pixels[top : top + rows]


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
