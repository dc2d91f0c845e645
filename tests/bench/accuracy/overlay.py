"""Changes that add something: text, marks, frames, other pictures, a screen around it. A picture in, a picture out."""

import math

import cv2
import numpy as np

from bench.accuracy.change import Change, Material
from bench.accuracy.geometry import resized
from echoimage.types import Picture

FONT = cv2.FONT_HERSHEY_DUPLEX
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def write(picture: Picture, text: str, centre: tuple[float, float], width: float, outlined: bool = True) -> None:
    """Write `text` into the picture, `width` pixels wide around `centre`, white with a dark outline or black."""
    (natural, _), _ = cv2.getTextSize(text, FONT, 1.0, 1)
    size = width / natural
    thick = max(1, round(size * 2))
    (_, height), _ = cv2.getTextSize(text, FONT, size, thick)
    place = round(centre[0] - width / 2), round(centre[1] + height / 2)
    if outlined:
        cv2.putText(picture, text, place, FONT, size, BLACK, thick * 3, cv2.LINE_AA)
    cv2.putText(picture, text, place, FONT, size, WHITE if outlined else BLACK, thick, cv2.LINE_AA)


def caption(picture: Picture, material: Material) -> Picture:
    """Write large words at the top and at the bottom, as on a meme."""
    marked = picture.copy()
    height, width = picture.shape[:2]
    write(marked, "WHEN YOU FIND", (width / 2, height * 0.1), width * 0.8)
    write(marked, "THE ORIGINAL", (width / 2, height * 0.9), width * 0.7)
    return marked


def headline(picture: Picture, material: Material) -> Picture:
    """Put a white strip with two lines of text above the picture."""
    width = picture.shape[1]
    strip = max(8, round(width * 0.2))
    framed = np.asarray(cv2.copyMakeBorder(picture, strip, 0, 0, 0, cv2.BORDER_CONSTANT, value=WHITE), np.uint8)
    write(framed, "Nobody will believe me", (width * 0.5, strip * 0.3), width * 0.9, outlined=False)
    write(framed, "where this was taken", (width * 0.45, strip * 0.75), width * 0.8, outlined=False)
    return framed


def watermark(opacity: float) -> Change:
    """Cover the whole picture with slanting rows of half-transparent text."""

    def change(picture: Picture, material: Material) -> Picture:
        height, width = picture.shape[:2]
        # Twice as large, so that it still covers all when rotated.
        layer = np.zeros((height * 2, width * 2, 3), np.uint8)
        for row in range(8):
            write(layer, "SAMPLE COPY   SAMPLE COPY   SAMPLE COPY", (width, height * (row + 0.5) / 4), width * 2.0)
        matrix = np.asarray(cv2.getRotationMatrix2D((width, height), 30, 1.0), float)
        matrix -= np.array([(0, 0, width / 2), (0, 0, height / 2)])
        mask = cv2.warpAffine(layer, matrix, (width, height)).astype(float) / 255 * opacity
        return np.rint(picture * (1 - mask) + 255 * mask).astype(np.uint8)

    return change


def stickers(picture: Picture, material: Material) -> Picture:
    """Cover about an eighth of the picture with four opaque discs."""
    marked = picture.copy()
    height, width = picture.shape[:2]
    radius = round(math.sqrt(width * height / 32 / math.pi))
    for _ in range(4):
        centre = int(material.rng.integers(0, width)), int(material.rng.integers(0, height))
        cv2.circle(marked, centre, radius, material.colour(), -1, cv2.LINE_AA)
        cv2.circle(marked, centre, radius, BLACK, max(1, radius // 20), cv2.LINE_AA)
    return marked


def border(share: float) -> Change:
    """Frame with one colour, `share` of the long side wide all around."""

    def change(picture: Picture, material: Material) -> Picture:
        side = max(1, round(share * max(picture.shape[:2])))
        colour = material.colour()
        return np.asarray(
            cv2.copyMakeBorder(picture, side, side, side, side, cv2.BORDER_CONSTANT, value=colour), np.uint8
        )

    return change


def letterbox(aspect: float, filling: bool = False) -> Change:
    """Add bars until width over height is `aspect`: black, or `filling` them with the picture itself, blurred."""

    def change(picture: Picture, material: Material) -> Picture:
        height, width = picture.shape[:2]
        size = max(width, round(height * aspect)), max(height, round(width / aspect))
        canvas = cover(picture, *size)
        canvas = np.asarray(cv2.GaussianBlur(canvas, (0, 0), max(size) / 40), np.uint8) if filling else canvas * 0
        paste(canvas, picture, (size[0] - width) // 2, (size[1] - height) // 2)
        return canvas

    return change


def cover(picture: Picture, width: int, height: int) -> Picture:
    """Return the picture scaled and cut so that it just covers width x height."""
    scale = max(width / picture.shape[1], height / picture.shape[0])
    large = resized(picture, max(width, picture.shape[1] * scale), max(height, picture.shape[0] * scale))
    left, top = (large.shape[1] - width) // 2, (large.shape[0] - height) // 2
    return large[top : top + height, left : left + width]


def paste(canvas: Picture, picture: Picture, left: int, top: int) -> None:
    """Lay the picture on a canvas."""
    canvas[top : top + picture.shape[0], left : left + picture.shape[1]] = picture


def inset(share: float) -> Change:
    """Shrink to `share` of the area and lay it anywhere on another photograph, which covers what was the picture."""

    def change(picture: Picture, material: Material) -> Picture:
        height, width = picture.shape[:2]
        small = resized(picture, width * math.sqrt(share), height * math.sqrt(share))
        left = int(material.rng.integers(0, width - small.shape[1] + 1))
        top = int(material.rng.integers(0, height - small.shape[0] + 1))
        canvas = cover(material.other, width, height)
        paste(canvas, small, left, top)
        return canvas

    return change
