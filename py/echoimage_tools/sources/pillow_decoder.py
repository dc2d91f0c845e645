"""GIF, AVIF, JPEG 2000 and whatever else Pillow reads: a file's bytes in, its first frame as RGBA out."""

import io
import warnings
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from echoimage import DecodeError, Header
from echoimage.images.transparency import on_ground
from echoimage.types import Picture


async def decode_with_pillow(data: bytes, header: Header) -> NDArray[np.uint8]:
    """Decode to uint8 (height, width, 4), upright; the `ForeignDecoder` of CPython.

    Raises `DecodeError`: `unsupported-format` where this Pillow has no such codec.
    """
    name = header.format.upper()
    readable = _is_read(header.format)
    try:
        with warnings.catch_warnings():
            # The caller has already checked the dimensions against a limit of its own.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                # JPEG XL has its orientation elsewhere, and is turned already.
                upright = image if header.format == "jxl" else ImageOps.exif_transpose(image)
                return _four_channels(upright)
    except UnidentifiedImageError:
        if readable and header.format in ("jp2", "heic", "jxl"):
            # There is a decoder, and it does not know the file.
            raise DecodeError("damaged", f"the {name} data is damaged or cut short; fetch it again") from None
        remedy = "save the picture as JPEG or PNG" + (
            "" if readable else f', or run: pip install "echoimage[{header.format}]"'
        )
        raise DecodeError("unsupported-format", f"this Pillow reads no {name}; {remedy}") from None
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        # libjxl's own words are for whoever compiles it.
        why = "" if header.format == "jxl" else f" ({error})"
        raise DecodeError("damaged", f"the {name} data is damaged or cut short{why}; fetch it again") from error


def _four_channels(image: Image.Image) -> NDArray[np.uint8]:
    if image.mode.startswith("I;16"):
        # Pillow would cut what is above 255.
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    return np.array(image.convert("RGBA"), np.uint8)


def pixels_of(image: Image.Image) -> Picture:
    """Return a Pillow image as a file of it is read: uint8 (height, width, 3), blue first, upright, without alpha.

    Raises `ValueError` for modes whose values have no limits, I and F.
    """
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("I", "F"):
        raise ValueError(f"an image of mode {upright.mode} does not say which value is white; convert it to L or RGB")
    return on_ground(np.ascontiguousarray(_four_channels(upright)[..., [2, 1, 0, 3]]))


@cache
def _is_read(name: str) -> bool:
    """Teach Pillow to read HEIC or JPEG XL, where the optional library is there that can; return whether it is."""
    try:
        if name == "heic":
            import pillow_heif

            pillow_heif.register_heif_opener()
        elif name == "jxl":
            import pillow_jxl  # noqa: F401
    except ImportError:
        return False
    return True
