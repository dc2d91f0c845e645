"""GIF, AVIF and whatever else Pillow reads: a file's bytes in, its first frame as RGBA out."""

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
    readable = header.format != "heic" or _heic_is_read()
    try:
        with warnings.catch_warnings():
            # The caller has already checked the dimensions against a limit of its own.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                upright = ImageOps.exif_transpose(image)
                return np.array(upright.convert("RGBA"), np.uint8)
    except UnidentifiedImageError:
        remedy = "save the picture as JPEG or PNG" + ("" if readable else ', or run: pip install "echoimage[heic]"')
        raise DecodeError("unsupported-format", f"this Pillow reads no {name}; {remedy}") from None
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise DecodeError("damaged", f"the {name} data is damaged or cut short ({error}); fetch it again") from error


def pixels_of(image: Image.Image) -> Picture:
    """Return a Pillow image as a file of it is read: uint8 (height, width, 3), blue first, upright, without alpha.

    Raises `ValueError` for modes whose values have no limits, I and F.
    """
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("I", "F"):
        raise ValueError(f"an image of mode {upright.mode} does not say which value is white; convert it to L or RGB")
    if upright.mode.startswith("I;16"):
        # Pillow would cut what is brighter than 255 of 65,535.
        upright = Image.fromarray((np.asarray(upright) >> 8).astype(np.uint8))
    rgba = np.array(upright.convert("RGBA"), np.uint8)
    return on_ground(np.ascontiguousarray(rgba[..., [2, 1, 0, 3]]))


@cache
def _heic_is_read() -> bool:
    """Teach Pillow to read HEIC, where the optional library is there that can; return whether it is."""
    try:
        import pillow_heif
    except ImportError:
        return False
    pillow_heif.register_heif_opener()
    return True
