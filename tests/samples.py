"""Pictures and files made in code, so that no test needs a file, a network or Pillow."""

import functools
import hashlib
import struct
import zlib

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage import Entry, Query, SourceError, prepare


def photo(seed: int, height: int = 240, width: int = 320) -> NDArray[np.uint8]:
    """A picture with edges and texture for ORB, like no other seed's: uint8 (h, w, 3)."""
    rng = np.random.default_rng(seed)
    small = rng.integers(0, 256, (12, 16, 3), dtype=np.uint8)
    picture = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    for _ in range(60):
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        w, h = int(rng.integers(4, width // 4)), int(rng.integers(4, height // 4))
        colour = tuple(int(c) for c in rng.integers(0, 256, 3))
        cv2.rectangle(picture, (x, y), (x + w, y + h), colour, -1)
    return np.asarray(picture, np.uint8)


@functools.cache
def query_of(data: bytes) -> Query:
    """The query that an image file makes, computed once."""
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    return prepare(np.asarray(picture, np.uint8), hashlib.sha256(data).hexdigest())


def blocks(height: int = 24, width: int = 40) -> NDArray[np.uint8]:
    """Four plain quarters, each of its own colour, so that any turn or mirroring shows."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[: height // 2, : width // 2] = (250, 20, 20)
    picture[: height // 2, width // 2 :] = (20, 250, 20)
    picture[height // 2 :, : width // 2] = (20, 20, 250)
    picture[height // 2 :, width // 2 :] = (220, 220, 220)
    return picture


def encode(picture: NDArray[np.uint8], extension: str, *options: int) -> bytes:
    done, data = cv2.imencode(extension, picture, list(options))
    assert done
    return data.tobytes()


def exif(orientation: int, order: str = "<") -> bytes:
    """A TIFF structure with the one tag, little-endian "<" or big-endian ">"."""
    mark = b"II" if order == "<" else b"MM"
    entry = struct.pack(order + "HHIHH", 274, 3, 1, orientation, 0)
    return mark + struct.pack(order + "HIH", 42, 8, 1) + entry + bytes(4)


def jpeg_with_exif(jpeg: bytes, block: bytes) -> bytes:
    body = b"Exif\0\0" + block
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_with_exif(png: bytes, block: bytes) -> bytes:
    return png[:33] + png_chunk(b"eXIf", block) + png[33:]


def webp_with_exif(webp: bytes, width: int, height: int, block: bytes) -> bytes:
    """Put a simple WebP into the extended container."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    extended = b"VP8X" + struct.pack("<I", 10) + b"\x08\0\0\0" + size
    block += b"\0" * (len(block) % 2)
    body = b"WEBP" + extended + webp[12:] + b"EXIF" + struct.pack("<I", len(block)) + block
    return b"RIFF" + struct.pack("<I", len(body)) + body


def png(header: bytes, rows: bytes, *extra: bytes) -> bytes:
    """A PNG from the 13 bytes of its header, its filtered rows and chunks before the pixels."""
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            png_chunk(b"IHDR", header),
            *extra,
            png_chunk(b"IDAT", zlib.compress(rows)),
            png_chunk(b"IEND", b""),
        )
    )


def gif(width: int = 5, height: int = 3) -> bytes:
    """The header of a GIF; its pixels are for other decoders."""
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0\0\0;"


def box(kind: bytes, *bodies: bytes) -> bytes:
    body = b"".join(bodies)
    return struct.pack(">I", len(body) + 8) + kind + body


def avif(*sizes: tuple[int, int], brand: bytes = b"avif", turn: int | None = None) -> bytes:
    """The boxes of an AVIF or HEIC that tell dimensions, without pixels."""
    properties = [box(b"ispe", bytes(4), struct.pack(">II", *size)) for size in sizes]
    if turn is not None:
        properties.append(box(b"irot", bytes([turn])))
    ipco = box(b"ipco", *properties)
    return box(b"ftyp", brand, bytes(4), b"mif1") + box(b"meta", bytes(4), box(b"iprp", ipco))


class MemorySource:
    """Files by address; counts what was read, and how much at once."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.read_urls: list[str] = []

    async def read(self, entry: Entry) -> bytes:
        self.read_urls.append(entry.url)
        if entry.url not in self.files:
            raise SourceError("not-found", f"{entry.url} does not exist (404)")
        return self.files[entry.url]
