"""Animations, PNG (APNG) and WebP: a file in, its first frame that shows something out.

A frame that is transparent all over, or of one colour, tells nothing of the picture: many fade in from that. PNG
specification, third edition, section 11.3.6; WebP container specification.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from echoimage.images import png
from echoimage.images.transparency import on_ground
from echoimage.types import Header, Picture

MOST, MOST_PIXELS = 100, 100_000_000
"""Frames that are looked at, and their pixels together."""

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A file of its own, and where it lies. blended: over what was there. cleared: what it covers, afterwards."""

    file: bytes
    left: int
    top: int
    blended: bool
    cleared: bool


def is_animated(data: bytes, header: Header) -> bool:
    """Return whether a file says that it is an animation."""
    if header.format == "webp":
        return data[12:16] == b"VP8X" and bool(data[20] & 2)
    # It has to stand before the pixels.
    return header.format == "png" and b"acTL" in data[: data.find(b"IDAT")]


def first_shown(data: bytes, header: Header, read: Callable[[bytes], Pixels | None]) -> Picture | None:
    """Return the first frame that shows something, at full size, else the first; None where that cannot be read.

    `read` makes four channels of a file, blue first, alpha straight and last.
    """
    frames = _webp_frames(data) if header.format == "webp" else _png_frames(data)
    canvas = np.zeros((header.height, header.width, 4), np.uint8)
    first: Picture | None = None
    for frame in islice(frames, max(1, min(MOST, MOST_PIXELS // canvas[..., 0].size))):
        pixels = read(frame.file)
        if pixels is None:
            break
        height, width = pixels.shape[:2]
        place = canvas[frame.top : frame.top + height, frame.left : frame.left + width]
        if place.shape != pixels.shape:
            break
        # What is half transparent is laid on the ground, for hardly ever anything is below it yet.
        np.copyto(place, pixels, where=pixels[..., 3:] != 0 if frame.blended else True)
        del pixels
        picture = on_ground(canvas)
        if any((row != picture[0, 0]).any() for row in picture):
            return picture
        first = picture if first is None else first
        if frame.cleared:
            place[:] = 0
    return first


def _png_frames(data: bytes) -> Iterator[Frame]:
    """Return the frames; the still picture is none of them where nothing announces it."""
    head, before, announced = b"", list[bytes](), list[tuple[bytes, list[bytes]]]()
    for kind, body in png.chunks(data, wanted=(b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"fcTL", b"fdAT")):
        if kind == b"IHDR":
            head = body
        elif kind in (b"PLTE", b"tRNS"):
            before.append(png.chunk(kind, body))
        elif kind == b"fcTL":
            announced.append((body, []))
        elif announced:
            announced[-1][1].append(body[4:] if kind == b"fdAT" else body)
    for control, pixels in announced:
        if len(head) == 13 and len(control) == 26 and pixels:
            start = (png.SIGNATURE, png.chunk(b"IHDR", control[4:12] + head[8:]), *before)
            file = b"".join((*start, png.chunk(b"IDAT", b"".join(pixels)), png.chunk(b"IEND", b"")))
            left, top, after, blended = struct.unpack_from(">II4xBB", control, 12)
            yield Frame(file, left, top, blended == 1, after == 1)


def _webp_frames(data: bytes) -> Iterator[Frame]:
    """Return the frames, each as a still WebP."""
    for kind, body in _riff(data[12:]):
        if kind != b"ANMF" or len(body) < 16:
            continue
        left, top = 2 * int.from_bytes(body[:3], "little"), 2 * int.from_bytes(body[3:6], "little")
        parts = [_part(kind, inner) for kind, inner in _riff(body[16:]) if kind in (b"ALPH", b"VP8 ", b"VP8L")]
        if len(parts) > 1:
            parts.insert(0, _part(b"VP8X", b"\x10\0\0\0" + body[6:12]))
        inside = b"WEBP" + b"".join(parts)
        file = b"RIFF" + struct.pack("<I", len(inside)) + inside
        yield Frame(file, left, top, not body[15] & 2, bool(body[15] & 1))


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        if at + 8 + size > len(data):
            return
        yield kind, data[at + 8 : at + 8 + size]
        at += 8 + size + (size & 1)


def _part(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) & 1)
