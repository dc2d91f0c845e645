"""JPEG XL, in a container or as a bare codestream: bytes in, dimensions out (ISO/IEC 18181-1, annex D)."""

from echoimage.images.isobmff import boxes
from echoimage.types import Header

FILE, STREAM = b"\0\0\0\x0cJXL \r\n\x87\n", b"\xff\x0a"

_RATIOS = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_SIZES = (9, 13, 18, 30)


class _Bits:
    """Numbers out of bytes, the lowest bit first."""

    def __init__(self, data: bytes) -> None:
        self._left = int.from_bytes(data, "little")

    def take(self, count: int) -> int:
        """Return the next bits as a number."""
        value = self._left & ((1 << count) - 1)
        self._left >>= count
        return value


def is_jpegxl(data: bytes) -> bool:
    """Return whether a file begins as JPEG XL does."""
    return data.startswith((FILE, STREAM))


def read(data: bytes) -> Header | None:
    """Return the header."""
    start = 0 if data.startswith(STREAM) else _stream(data)
    if data[start : start + 2] != STREAM:
        return None
    bits = _Bits(data[start + 2 : start + 14])
    small = bits.take(1)
    height = _length(bits, small)
    ratio = bits.take(3)
    width = height * _RATIOS[ratio - 1][0] // _RATIOS[ratio - 1][1] if ratio else _length(bits, small)
    # "all default", then "extra fields", of which the orientation is the first.
    turn = bits.take(3) + 1 if not bits.take(1) and bits.take(1) else 1
    return Header("jxl", width, height, turn, alpha=True)


def _stream(data: bytes) -> int:
    """Return where the codestream, or its first part, begins in a container; 0 for nowhere."""
    for kind, (start, _) in boxes(data, (0, len(data))):
        if kind in (b"jxlc", b"jxlp"):
            return start + (4 if kind == b"jxlp" else 0)
    return 0


def _length(bits: _Bits, small: int) -> int:
    return 8 * (bits.take(5) + 1) if small else bits.take(_SIZES[bits.take(2)]) + 1
