"""The bytes of an image file in, an upright picture without alpha out.

JPEG, PNG, WebP, BMP, TIFF, PNM and icons are read by OpenCV and by what is here, whose result is the same on every
host; GIF, AVIF, HEIC, JPEG 2000 and JPEG XL by the host's own decoder. Colour profiles are ignored, as OpenCV does.
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.errors import DecodeError
from echoimage.hosts import ForeignDecoder
from echoimage.images import jpeg, opencv, png
from echoimage.images.complaints import listening
from echoimage.images.header import read_header
from echoimage.images.readers import FORMATS, read_whole
from echoimage.images.salvage import LEAST, Salvage, damage
from echoimage.images.transparency import on_ground
from echoimage.message import Message, message
from echoimage.types import Header, Picture

MAX_BYTES = 64_000_000
"""Bytes of a file."""

MAX_PIXELS = 100_000_000
"""Pixels of a picture: 300 MB decoded, 800 MB for 16 bits with alpha. WebAssembly ends at 4 GB."""

MAX_MEMORY = 800_000_000
"""Bytes that decoding a JPEG may take at its reduced size: what the largest picture of another format takes."""


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """A picture, and what it is of: `size` is its width and height at full size, upright.

    Of a damaged file it is the part that can be read, and `damage` tells about the other: "the lower 80 % could not be
    read", else None.
    """

    picture: Picture
    size: tuple[int, int]
    damage: Message | None = None


async def decode(data: bytes, foreign: ForeignDecoder | None = None) -> Picture:
    """Return an image file decoded to uint8 (height, width, 3), blue first; `read_picture` tells of damage as well.

    Orientation is applied, transparency laid on white, or on black where it is light, 16 bits cut to 8; of an animated
    PNG or WebP the first frame that shows something counts, of others the first. Raises `DecodeError`.
    """
    return (await read_picture(data, foreign)).picture


async def read_picture(data: bytes, foreign: ForeignDecoder | None = None) -> Decoded:
    """Return an image file decoded as by `decode`; a damaged JPEG or PNG as far as it can be read.

    Of these less than a twentieth, and any damage to other formats, is a `DecodeError`, `damaged`. Where a JPEG was
    overwritten or has a hole, what follows may be wrong or out of place: nothing in the file tells where it happened.
    """
    header = check(data)
    if header.format in FORMATS:
        return _decoded_here(data, header)
    if foreign is None:
        raise DecodeError(
            "unsupported-format",
            message("error-format-here", format=header.format.upper()),
        )
    return Decoded(opencv.reduced(await read_foreign(data, header, foreign)), header.upright)


async def read_foreign(data: bytes, header: Header, foreign: ForeignDecoder) -> Picture:
    """Return the picture, at full size, that the host's decoder makes of a file. Raises `DecodeError`."""
    pixels = await _foreign(data, header, foreign)
    return on_ground(pixels[..., [2, 1, 0, 3]])


def check(data: bytes) -> Header:
    """Return the header. Raises `DecodeError`, with the numbers, where the picture is too large to decode."""
    check_size(len(data))
    header = read_header(data)
    if header.format == "jpeg":
        _refuse_costly(data, header)
    else:
        _refuse_huge(header.width, header.height)
    return header


def check_size(size: int) -> None:
    """Raise `DecodeError` where a file has more bytes than are read."""
    if size > MAX_BYTES:
        raise DecodeError(
            "too-large",
            message("error-file-large", size=size / 1e6, limit=MAX_BYTES / 1e6),
        )


def _refuse_huge(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        size = {"width": width, "height": height, "megapixels": width * height / 1e6}
        raise DecodeError("too-large", message("error-picture-large", **size, limit=MAX_PIXELS / 1e6))


def _refuse_costly(data: bytes, header: Header) -> None:
    """Refuse a JPEG by what decoding it takes at its reduced size, not by its size: phones make 200 megapixels."""
    pixels = header.width * header.height
    if pixels <= MAX_PIXELS:
        return
    factor = opencv.reduction(header.width, header.height)
    needed = 3 * pixels // factor**2 + jpeg.held(data)
    if needed > MAX_MEMORY or pixels > factor**2 * MAX_PIXELS:
        size = {"width": header.width, "height": header.height, "megapixels": pixels / 1e6}
        memory = {"needed": needed / 1e6, "limit": MAX_MEMORY / 1e6}
        raise DecodeError("too-large", message("error-picture-costly", **size, **memory))


def _decoded_here(data: bytes, header: Header) -> Decoded:
    try:
        with opencv.silent_opencv():
            picture, damaged = _whole(data, header)
            if picture is None or damaged:
                return _salvaged(data, header, damaged)
            return Decoded(picture, header.upright)
    except MemoryError:
        failure = "memory"
    except cv2.error as error:
        failure = "memory" if error.code == cv2.Error.StsNoMem else "data"
    if failure == "memory":
        size = {"width": header.width, "height": header.height}
        raise DecodeError("too-large", message("error-picture-memory", **size))
    raise _damaged(header)


def _damaged(header: Header, why: str = "") -> DecodeError:
    name = header.format.upper()
    if why:
        return DecodeError("damaged", message("error-data-damaged-by", format=name, cause=why))
    return DecodeError("damaged", message("error-data-damaged", format=name))


def _whole(data: bytes, header: Header) -> tuple[Picture | None, bool]:
    """Return the picture, None where it cannot be read whole, and whether it was read in spite of damage."""
    if header.format != "jpeg":
        with listening():
            return read_whole(data, header), False
    picture, complaints = None, ""
    for alone in (False, True):
        with listening(alone) as heard:
            picture = opencv.picture_of(data, header)
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
        picture = opencv.picture_of(found.data, shortened)
    if picture is None:
        raise _damaged(header)
    return Decoded(picture, shortened.upright, damage(found, header.height, header.orientation))


def _complaints(data: bytes) -> str | None:
    """Return what libjpeg says of a file, None where it gives no picture."""
    with listening(alone=True) as heard:
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_REDUCED_GRAYSCALE_8)
    return None if pixels is None else heard.text


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
            message("error-decoder-gave", given=f"{pixels.dtype} {pixels.shape}"),
        )
    _refuse_huge(pixels.shape[1], pixels.shape[0])
    return pixels
