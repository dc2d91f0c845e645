"""What an image file says of itself: bytes in, format and dimensions out, nothing decoded.

Reading is bounded: a hostile file costs no more than `MAX_STEPS` steps.
"""

from collections.abc import Callable
from struct import error, unpack_from

from echoimage.errors import DecodeError
from echoimage.images import exif, icon, isobmff, jpeg2000, jpegxl, netpbm, png, unsupported
from echoimage.message import message
from echoimage.types import Header

MAX_STEPS = 20_000
"""Segments or chunks read: a 64 MB PNG in the usual chunks of 8 KB has 8,000."""

_FRAME_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})


def read_header(data: bytes) -> Header:
    """Return format, dimensions, orientation and transparency of an image file.

    Raises `DecodeError`: `empty`, `not-an-image`, `unsupported-format`, or `damaged` when the
    format is clear but its structure is not whole.
    """
    name, read = _reader(data)
    try:
        header = read(data)
    except (error, IndexError, OverflowError):
        header = None
    if header is None or header.width < 1 or header.height < 1:
        raise DecodeError("damaged", message("error-file-damaged", format=name.upper()))
    return header


def _reader(data: bytes) -> tuple[str, Callable[[bytes], Header | None]]:
    for name, magic, read in _READERS:
        if data.startswith(magic):
            return name, read
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp", _webp
    for name, fits, read in _KINDS:
        if fits(data):
            return name, read
    container = isobmff.brand(data)
    if container:
        return container, isobmff.read
    raise unsupported.refusal(data)


def _jpeg(data: bytes) -> Header | None:
    size: tuple[int, int] | None = None
    turn = 0
    at = 2
    for _ in range(MAX_STEPS):
        # libjpeg skips whatever stands before the next marker, and fill bytes of 0xFF.
        at = data.find(b"\xff", at) + 1
        if at == 0 or at >= len(data):
            break
        marker = data[at]
        if marker in (0x00, 0xFF) or marker in _BARE_MARKERS:
            at += marker != 0xFF
            continue
        if marker in (0xD9, 0xDA) or at + 3 > len(data):
            break
        (length,) = unpack_from(">H", data, at + 1)
        if marker in _FRAME_MARKERS and size is None:
            height, width = unpack_from(">HH", data, at + 4)
            size = width, height
        elif marker == 0xE1 and not turn and data[at + 3 : at + 9] == b"Exif\0\0":
            turn = exif.orientation(data[at + 9 : at + 1 + length])
        at += 1 + max(length, 2)
    return Header("jpeg", *size, orientation=turn or 1) if size else None


def _png(data: bytes) -> Header | None:
    # Apple's has a chunk before it.
    head = 28 if png.is_apple(data) else 12
    if data[head : head + 4] != b"IHDR":
        return None
    width, height, _, colour = unpack_from(">IIBB", data, head + 4)
    turn, transparent = 1, colour in (4, 6)
    at, pixels = 8, False
    for _ in range(MAX_STEPS):
        if at + 8 > len(data):
            break
        length, kind = unpack_from(">I4s", data, at)
        pixels = pixels or kind == b"IDAT"
        if at + 12 + length > len(data):
            # Pixels may be cut or have a hole, and what there is of them be read.
            if pixels:
                break
            return None
        if kind == b"IEND":
            break
        if kind == b"tRNS":
            transparent = True
        elif kind == b"eXIf":
            turn = exif.orientation(data[at + 8 : at + 8 + length])
        at += 12 + length
    else:
        return None
    return Header("png", width, height, turn, transparent)


def _webp(data: bytes) -> Header | None:
    kind, body = data[12:16], 20
    if kind == b"VP8 ":
        if data[body + 3 : body + 6] != b"\x9d\x01\x2a":
            return None
        width, height = unpack_from("<HH", data, body + 6)
        return Header("webp", width & 0x3FFF, height & 0x3FFF)
    if kind == b"VP8L":
        signature, bits = unpack_from("<BI", data, body)
        if signature != 0x2F:
            return None
        alpha = bool(bits >> 28 & 1)
        return Header("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, alpha=alpha)
    if kind != b"VP8X":
        return None
    flags = data[body]
    width = int.from_bytes(data[body + 4 : body + 7], "little") + 1
    height = int.from_bytes(data[body + 7 : body + 10], "little") + 1
    turn = _webp_orientation(data) if flags & 0x08 else 1
    return Header("webp", width, height, turn, alpha=bool(flags & 0x10))


def _webp_orientation(data: bytes) -> int:
    at = 12
    for _ in range(MAX_STEPS):
        if at + 8 > len(data):
            break
        kind, length = unpack_from("<4sI", data, at)
        if kind == b"EXIF":
            # Some writers keep JPEG's prefix, which the format does not have.
            block = data[at + 8 : at + 8 + length].removeprefix(b"Exif\0\0")
            return exif.orientation(block)
        at += 8 + length + (length & 1)
    return 1


def _bmp(data: bytes) -> Header | None:
    (size,) = unpack_from("<I", data, 14)
    if size == 12:
        width, height = unpack_from("<HH", data, 18)
        return Header("bmp", width, height)
    width, height, _, depth = unpack_from("<iiHH", data, 18)
    # The fourth byte of a 32-bit pixel is transparency only if a mask of BITMAPV4HEADER says so.
    alpha = size >= 56 and depth == 32 and unpack_from("<I", data, 66)[0] != 0
    return Header("bmp", width, abs(height), alpha=alpha)


def _tiff(data: bytes) -> Header | None:
    tags = exif.read_tags(data)
    if tags.get(339) == 3:
        raise DecodeError("unsupported-format", message("error-tiff-float"))
    alpha = tags.get(338) in (1, 2)
    return Header("tiff", tags.get(256, 0), tags.get(257, 0), exif.orientation(data), alpha)


def _gif(data: bytes) -> Header | None:
    return Header("gif", *unpack_from("<HH", data, 6))


_READERS: tuple[tuple[str, bytes, Callable[[bytes], Header | None]], ...] = (
    ("jpeg", b"\xff\xd8\xff", _jpeg),
    ("png", b"\x89PNG\r\n\x1a\n", _png),
    ("bmp", b"BM", _bmp),
    ("gif", b"GIF87a", _gif),
    ("gif", b"GIF89a", _gif),
    ("tiff", b"II*\0", _tiff),
    ("tiff", b"MM\0*", _tiff),
    ("tiff", b"II+\0", _tiff),
    ("tiff", b"MM\0+", _tiff),
)
_KINDS: tuple[tuple[str, Callable[[bytes], bool], Callable[[bytes], Header | None]], ...] = (
    ("ico", icon.is_icon, icon.read),
    ("jp2", jpeg2000.is_jpeg2000, jpeg2000.read),
    ("jxl", jpegxl.is_jpegxl, jpegxl.read),
    ("pnm", netpbm.is_netpbm, netpbm.read),
)
