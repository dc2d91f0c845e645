"""One picture in every format that is read, for every place in which it is."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image

from picture_kinds import apng, apple, icon, webp

Make = Callable[[Image.Image], bytes]


def encoded(image: Image.Image, kind: str = "png", **options: Any) -> bytes:
    """Return the bytes of an image file."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def blue_first(image: Image.Image) -> np.ndarray:
    return np.asarray(image.convert("RGB"))[..., ::-1].copy()


def with_alpha(image: Image.Image) -> bytes:
    image = image.convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size).point(lambda value: max(value, 200)))
    return encoded(image)


def sixteen_bits(image: Image.Image) -> bytes:
    return bytes(cv2.imencode(".png", blue_first(image).astype(np.uint16) * 257)[1])


def turned_by_exif(image: Image.Image) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned right, so it is stored turned left
    return encoded(image.transpose(Image.Transpose.ROTATE_90), "jpeg", quality=90, exif=exif)


def fading_in(image: Image.Image) -> tuple[tuple[np.ndarray, int, int], ...]:
    """An animation whose first frame shows nothing."""
    shown = np.dstack([blue_first(image), np.full(image.size[::-1], 255, np.uint8)])
    return (np.zeros_like(shown), 0, 0), (shown, 0, 0)


def heic(image: Image.Image) -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return encoded(image, "heif", quality=85)


FORMATS: dict[str, Make] = {
    "jpeg": lambda image: encoded(image, "jpeg", quality=90),
    "progressive.jpeg": lambda image: encoded(image, "jpeg", quality=90, progressive=True),
    "cmyk.jpeg": lambda image: encoded(image.convert("CMYK"), "jpeg", quality=90),
    "grey.jpeg": lambda image: encoded(image.convert("L"), "jpeg", quality=90),
    "turned.jpeg": turned_by_exif,
    "png": encoded,
    "alpha.png": with_alpha,
    "palette.png": lambda image: encoded(image.quantize(64)),
    "16-bit.png": sixteen_bits,
    "apple.png": lambda image: apple(blue_first(image)),
    "animated.png": lambda image: apng(*fading_in(image)),
    "webp": lambda image: encoded(image, "webp", quality=90),
    "lossless.webp": lambda image: encoded(image, "webp", lossless=True),
    "animated.webp": lambda image: webp(*fading_in(image)),
    "bmp": lambda image: encoded(image, "bmp"),
    "tiff": lambda image: encoded(image, "tiff"),
    "lzw.tiff": lambda image: encoded(image, "tiff", compression="tiff_lzw"),
    "jpeg.tiff": lambda image: encoded(image, "tiff", compression="jpeg", quality=90),
    "ico": lambda image: icon((0, 32, encoded(image))),
    "pnm": lambda image: encoded(image, "ppm"),
    "gif": lambda image: encoded(image.quantize(128), "gif"),
    "animated.gif": lambda image: encoded(image, "gif", save_all=True, append_images=[image.rotate(180)]),
    "avif": lambda image: encoded(image, "avif", quality=85),
    "heic": heic,
    "jp2": lambda image: encoded(image, "jpeg2000"),
}
"""By name, which ends with what the program calls the format."""

JXL = Path(__file__).with_name("scene_3.jxl")
"""`scene(3)` of the browser's tests, written by libjxl 0.11 (lossless): nothing here writes JPEG XL."""
