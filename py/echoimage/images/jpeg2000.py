"""JPEG 2000, as a file (JP2) or a bare codestream: bytes in, dimensions out (ITU-T T.800, annexes A.5 and I)."""

from struct import unpack_from

from echoimage.images.isobmff import boxes
from echoimage.types import Header

FILE, STREAM = b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"


def is_jpeg2000(data: bytes) -> bool:
    """Return whether a file begins as JPEG 2000 does."""
    return data.startswith((FILE, STREAM))


def read(data: bytes) -> Header | None:
    """Return the header."""
    if data.startswith(STREAM):
        right, lower, left, upper = unpack_from(">IIII", data, 8)
        return Header("jp2", right - left, lower - upper, alpha=True)
    head = next((span for kind, span in boxes(data, (0, len(data))) if kind == b"jp2h"), (0, 0))
    for kind, (start, _) in boxes(data, head):
        if kind == b"ihdr":
            height, width = unpack_from(">II", data, start)
            return Header("jp2", width, height, alpha=True)
    return None
