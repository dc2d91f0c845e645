"""Image files made for the tests: varied scenes, and files that are broken in one way each."""

import io
import random
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw

MIME = {
    "avif": "image/avif",
    "bmp": "image/bmp",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "tiff": "image/tiff",
    "webp": "image/webp",
}


def scene(seed: int, width: int = 320, height: int = 240) -> Image.Image:
    """Return a picture of random shapes, with corners for ORB to find; each seed another one."""
    dice = random.Random(seed)
    image = Image.new("RGB", (width, height), _colour(dice))
    draw = ImageDraw.Draw(image)
    for _ in range(60):
        x, y = dice.randrange(width), dice.randrange(height)
        box = (x, y, x + dice.randrange(8, width // 4), y + dice.randrange(8, height // 4))
        dice.choice((draw.rectangle, draw.ellipse))(box, fill=_colour(dice), outline=_colour(dice))
    return image


def below_each_other(*pictures: Image.Image) -> Image.Image:
    """Return one long picture of some, each as wide as the first."""
    strip = Image.new("RGB", (pictures[0].width, sum(picture.height for picture in pictures)))
    top = 0
    for picture in pictures:
        strip.paste(picture, (0, top))
        top += picture.height
    return strip


def _colour(dice: random.Random) -> tuple[int, int, int]:
    return dice.randrange(256), dice.randrange(256), dice.randrange(256)


def encoded(image: Image.Image, kind: str = "png", **options: Any) -> bytes:
    """Return the bytes of an image file."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def file(name: str, data: bytes, mime: str = "") -> dict[str, Any]:
    """Return what a file chooser takes for a file that is on no disk."""
    kind = name.rpartition(".")[2].replace("jpg", "jpeg")
    return {"name": name, "mimeType": mime or MIME.get(kind, "text/plain"), "buffer": data}


def truncated_jpeg(share: float = 0.5) -> bytes:
    data = encoded(scene(1), "jpeg")
    scan = data.index(b"\xff\xda")
    return data[: scan + int((len(data) - scan) * share)]


def claims_to_be_huge() -> bytes:
    """Return a PNG of under 100 bytes that says it has 50,000 x 50,000 pixels."""
    return png(struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0), zlib.compress(b"\0"))


def png(header: bytes, pixels: bytes) -> bytes:
    """Return a PNG of the bytes of its header and its compressed rows."""
    parts = [(b"IHDR", header), (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check
