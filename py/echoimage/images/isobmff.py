"""AVIF and HEIC containers: bytes in, format and dimensions out (ISO/IEC 14496-12 and 23008-12)."""

from collections.abc import Iterator
from struct import unpack_from

from echoimage.types import Header

_BRANDS = {
    "avif": {b"avif", b"avis"},
    "heic": {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"},
}
MAX_BOXES = 1024
"""Boxes read in one box. A phone's tiled photo has some 60 properties."""

Span = tuple[int, int]


def brand(data: bytes) -> str:
    """Return "avif", "heic" or "" by the brands in the file type box."""
    if data[4:8] != b"ftyp":
        return ""
    end = min(int.from_bytes(data[:4], "big"), len(data), 512)
    brands = {bytes(data[8:12])} | {bytes(data[at : at + 4]) for at in range(16, end - 3, 4)}
    return next((name for name, known in _BRANDS.items() if brands & known), "")


def read(data: bytes) -> Header | None:
    """Return the largest dimensions declared: a tiled picture declares those of its tiles as well."""
    properties = (0, len(data))
    for kind, version_bytes in ((b"meta", 4), (b"iprp", 0), (b"ipco", 0)):
        inner = next((span for name, span in boxes(data, properties) if name == kind), None)
        if inner is None:
            return None
        properties = inner[0] + version_bytes, inner[1]
    width = height = 0
    orientation = 1
    for name, (start, end) in boxes(data, properties):
        if name == b"ispe" and end - start >= 12:
            wide, high = unpack_from(">II", data, start + 4)
            if wide * high > width * height:
                width, height = wide, high
        elif name == b"irot" and end > start:
            orientation = (1, 8, 3, 6)[data[start] & 3]
    return Header(brand(data), width, height, orientation)


def boxes(data: bytes, span: Span) -> Iterator[tuple[bytes, Span]]:
    """Return kind and content of each box in a part of a file, up to the first that is not whole."""
    at, end = span
    for _ in range(MAX_BOXES):
        if at + 8 > end:
            return
        size, kind = unpack_from(">I4s", data, at)
        head = 8
        if size == 1 and at + 16 <= end:
            (size,) = unpack_from(">Q", data, at + 8)
            head = 16
        stop = end if size == 0 else at + size
        if stop < at + head or stop > end:
            return
        yield kind, (at + head, stop)
        at = stop
