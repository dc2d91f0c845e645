"""A PNG file in, an equal one that libpng reads without an error out.

In WebAssembly an error inside libpng ends the whole interpreter (OpenCV 4.11 for Pyodide 0.28: its
longjmp is not caught), so nothing may reach it that it would refuse. Everything but the pixels,
palette and transparency is left out; animations are left with their still picture.
PNG specification, third edition, sections 5, 7.2 and 11.
"""

import struct
import zlib
from collections.abc import Collection, Iterator

import numpy as np

from echoimage.images.salvage import IN_PART, Salvage

SIGNATURE = b"\x89PNG\r\n\x1a\n"

MAX_SIDE = 1_000_000
"""Pixels of width or height: libpng's own limit."""

_PICTURE = (b"IHDR", b"PLTE", b"tRNS", b"IDAT")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_TRANSPARENCY = {0: 2, 2: 6}
# Adam7: first column, first row, columns and rows from one pixel to the next.
_PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
_BLOCK = 1 << 20  # bytes inflated at a time
_SLICE = 1 << 16  # bytes given to zlib at a time
_CRUMB = 64  # bytes given to zlib at a time where it may fail: what it has made of them is lost then


def clean(data: bytes) -> bytes | None:
    """Return the file with only its picture, or None if that is damaged.

    Costs one inflation: for a megapixel of noise 18 ms natively, 25 ms in WebAssembly.
    """
    kept = _kept(data)
    head = kept.get(b"IHDR", [b""])[0]
    if len(head) != 13 or not _possible(head):
        return None
    pixels = b"".join(kept.get(b"IDAT", []))
    if not _whole(pixels, list(_rows(head))):
        return None
    return _file(head, kept, pixels)


def is_apple(data: bytes) -> bool:
    """Return whether it was written by Apple's developer tools ("CgBI"), as no other program reads it.

    Its pixels are compressed without zlib's head and sum, and have blue first and colours multiplied by alpha.
    """
    return data[12:16] == b"CgBI"


def standard(data: bytes) -> bytes | None:
    """Return a file of Apple's kind with head and sum, channels as they are; None where it is damaged."""
    kept = _kept(data)
    head = kept.get(b"IHDR", [b""])[0]
    if len(head) != 13 or not _possible(head):
        return None
    left = sum(rows * size for rows, size in _rows(head))
    pixels, stream, total = b"".join(kept.get(b"IDAT", [])), zlib.decompressobj(-zlib.MAX_WBITS), 1
    fed, waiting, block = 0, b"", b"start"
    try:
        # In slices, for what the stream does not consume at once is copied each time.
        while left >= 0 and not stream.eof and (block or fed < len(pixels)):
            if not waiting:
                waiting = pixels[fed : fed + _SLICE]
                fed += len(waiting)
            block = stream.decompress(waiting, _BLOCK)
            waiting = stream.unconsumed_tail
            left -= len(block)
            total = zlib.adler32(block, total)
    except zlib.error:
        return None
    packed = pixels[: fed - len(stream.unused_data)]
    return None if left or not stream.eof else _file(head, kept, b"\x78\x01" + packed + struct.pack(">I", total))


def salvage(data: bytes) -> Salvage | None:
    """Return what can be read of a file that is not whole, as one that is; None for nothing, or if it is interlaced."""
    kept = _kept(data, torn=True)
    head = kept.get(b"IHDR", [b""])[0]
    if len(head) != 13 or not _possible(head) or head[12]:
        return None
    ((height, size),) = _rows(head)
    rows, pixels, failed = _inflatable(b"".join(kept.get(b"IDAT", [])), height, size)
    shortened = _file(head[:4] + struct.pack(">I", rows) + head[8:], kept, pixels)
    return None if shortened is None else Salvage(shortened, rows, IN_PART if failed else None)


def _file(head: bytes, kept: dict[bytes, list[bytes]], pixels: bytes) -> bytes | None:
    """Return a file of the chunks that make the picture; None where its palette is none."""
    parts = [SIGNATURE, chunk(b"IHDR", head)]
    palette = kept.get(b"PLTE", [b""])[0]
    colour = head[9]
    if colour == 3:
        if not palette or len(palette) % 3 or len(palette) > 768:
            return None
        parts.append(chunk(b"PLTE", palette))
    transparency = kept.get(b"tRNS", [b""])[0]
    if transparency and len(transparency) == _TRANSPARENCY.get(colour, 0):
        parts.append(chunk(b"tRNS", transparency))
    elif transparency and colour == 3:
        parts.append(chunk(b"tRNS", transparency[: len(palette) // 3]))
    return b"".join([*parts, chunk(b"IDAT", pixels), chunk(b"IEND", b"")])


def _kept(data: bytes, torn: bool = False) -> dict[bytes, list[bytes]]:
    """Return what the chunks hold, by their kinds."""
    kept: dict[bytes, list[bytes]] = {}
    for kind, body in chunks(data, torn):
        kept.setdefault(kind, []).append(body)
    return kept


def chunks(data: bytes, torn: bool = False, wanted: Collection[bytes] = _PICTURE) -> Iterator[tuple[bytes, bytes]]:
    """Return the chunks up to the first that is not whole; if `torn`, also what there is of those with pixels."""
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 8 + length
        if end + 4 > len(data) or kind == b"IEND":
            if torn and kind == b"IDAT":
                yield kind, data[at + 8 : end]
            return
        if kind in wanted:
            body = data[at + 8 : end]
            right = zlib.crc32(body, zlib.crc32(kind)) == int.from_bytes(data[end : end + 4], "big")
            if not right and not (torn and kind == b"IDAT"):
                return
            yield kind, body
        at = end + 4


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return a chunk with its length and its sum."""
    checksum = zlib.crc32(body, zlib.crc32(kind))
    return b"".join((struct.pack(">I", len(body)), kind, body, struct.pack(">I", checksum)))


def _possible(head: bytes) -> bool:
    width, height, depth, colour, compression, method, interlace = struct.unpack(">IIBBBBB", head)
    return (
        0 < width <= MAX_SIDE
        and 0 < height <= MAX_SIDE
        and depth in _DEPTHS.get(colour, ())
        and (compression, method) == (0, 0)
        and interlace in (0, 1)
    )


def _rows(head: bytes) -> Iterator[tuple[int, int]]:
    """Return number and bytes of the rows of each pass, the byte for the filter included."""
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", head)
    for x, y, right, down in _PASSES if interlace else ((0, 0, 1, 1),):
        columns, rows = -(-(width - x) // right), -(-(height - y) // down)
        if columns > 0 and rows > 0:
            yield rows, 1 + (columns * depth * _CHANNELS[colour] + 7) // 8


def _whole(pixels: bytes, passes: list[tuple[int, int]]) -> bool:
    """Return whether all rows are there, each has one of the five filters, and the end is right."""
    inflated = _Inflated(pixels)
    try:
        return all(inflated.filters_are_known(rows, size) for rows, size in passes) and inflated.ends()
    except zlib.error:
        return False


def _inflatable(pixels: bytes, height: int, size: int) -> tuple[int, bytes, bool]:
    """Return how many rows of `size` bytes can be inflated, a stream of these alone, and whether that failed."""
    stream, again = zlib.decompressobj(), zlib.compressobj(1)
    rows, rest, made, failed = 0, bytearray(), list[bytes](), False
    for at in range(0, len(pixels), _CRUMB):
        waiting = pixels[at : at + _CRUMB]
        while waiting and not failed:
            try:
                rest += stream.decompress(waiting, _BLOCK)
            except zlib.error:
                failed = True
            waiting = stream.unconsumed_tail
            count = min(len(rest) // size, height - rows)
            known = np.frombuffer(bytes(rest[: count * size]), np.uint8)[::size] <= 4
            good = count if known.all() else int(known.argmin())
            made.append(again.compress(rest[: good * size]))
            del rest[: good * size]
            rows += good
            failed = failed or good < count
            if rows == height and len(rest) > _BLOCK:
                return 0, b"", True  # no writer leaves so much too many
    return rows, b"".join([*made, again.flush()]), failed


class _Inflated:
    """What a zlib stream holds, a block at a time, for it may be 800 MB."""

    def __init__(self, pixels: bytes) -> None:
        self._stream = zlib.decompressobj()
        self._fed = 0
        self._pixels = pixels

    def _read(self, size: int) -> bytes:
        # What was read may all be taken in and yet have more to give.
        block = self._stream.decompress(self._stream.unconsumed_tail, size)
        while not block and not self._stream.eof and self._fed < len(self._pixels):
            # In slices, for what the stream does not consume at once is copied each time.
            waiting = self._pixels[self._fed : self._fed + _SLICE]
            self._fed += _SLICE
            block = self._stream.decompress(waiting, size)
        return block

    def filters_are_known(self, rows: int, size: int) -> bool:
        """Return whether the next `rows` rows of `size` bytes are all there, each with one of the five filters."""
        total, done = rows * size, 0
        while done < total:
            block = self._read(min(_BLOCK, total - done))
            if not block:
                return False
            filters = np.frombuffer(block, np.uint8)[-done % size :: size]
            if (filters > 4).any():
                return False
            done += len(block)
        return True

    def ends(self) -> bool:
        """Return whether the sum at the end is right; some writers leave a few bytes too many before it."""
        self._read(_BLOCK)
        return self._stream.eof
