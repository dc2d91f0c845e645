"""The small picture at the end of a record: checked before anything decodes it."""

from echoimage.errors import DecodeError
from echoimage.features.preview import LONGER_SIDE, thumbnail
from echoimage.images import png
from echoimage.images.header import read_header
from echoimage.types import Bytes2D


def read(data: bytes) -> tuple[Bytes2D, bytes] | None:
    """Return the thumbnail, uint8 (h, w), and the file of which it was made; None where the bytes are no such file.

    The file is a PNG or JPEG of up to 320 pixels: a small copy in colour, or the grey thumbnail itself.
    """
    try:
        header = read_header(data)
        if header.format not in ("png", "jpeg") or max(header.width, header.height) > LONGER_SIDE:
            return None
        readable = png.clean(data) if header.format == "png" else data
        return None if readable is None else (thumbnail(readable), readable)
    except (DecodeError, ValueError):
        return None
