"""What a database says of a picture's file: its bytes in, size, format and sha256 out."""

import hashlib
from dataclasses import dataclass

from echoimage import DecodeError, EchoImageError, read_header

FORMATS = ("png", "jpeg", "webp", "avif", "gif")
"""What every browser shows."""

_GENERIC = ("application/octet-stream", "binary/octet-stream", "application/unknown", "application/x-download")


class NoImage(EchoImageError):
    """What a host calls something else than an image, or sends in a format that browsers do not show."""


@dataclass(frozen=True, slots=True)
class Picture:
    """width and height: pixels, upright. size: bytes of the file."""

    format: str
    width: int
    height: int
    size: int
    sha256: str

    @property
    def facts(self) -> dict[str, object]:
        """What goes into a database."""
        return {"width": self.width, "height": self.height, "bytes": self.size, "sha256": self.sha256}


def examine(data: bytes, content_type: str = "") -> Picture:
    """Read the header; the name of a file does not count, its first bytes do. Raises `NoImage` or `DecodeError`."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind and not kind.startswith("image/") and kind not in _GENERIC:
        raise NoImage("not-an-image", f"the host says that it is {kind}, not an image")
    header = read_header(data)
    if header.format not in FORMATS:
        raise NoImage("unsupported-format", f"browsers do not all show {header.format.upper()}; publish it as JPEG too")
    if header.width * header.height <= 0:
        raise DecodeError("damaged", "it has no pixels")
    return Picture(header.format, *header.upright, len(data), hashlib.sha256(data).hexdigest())
