"""Changes of shape and place: scale, crop, rotation, mirror, squash, perspective. A picture in, a picture out."""

import math

import cv2
import numpy as np

from bench.accuracy.change import Change, Material
from echoimage.types import Picture


def resized(picture: Picture, width: float, height: float) -> Picture:
    """Return the picture at another size; each pixel the mean of those it replaces when it shrinks."""
    size = max(1, round(width)), max(1, round(height))
    shrinks = size[0] * size[1] < picture.shape[0] * picture.shape[1]
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC), np.uint8)


def area(share: float) -> Change:
    """Scale to `share` of the pixels: each side by its square root."""
    return stretch(math.sqrt(share), math.sqrt(share))


def stretch(x: float, y: float) -> Change:
    """Scale the width by `x` and the height by `y`."""
    return lambda picture, material: resized(picture, picture.shape[1] * x, picture.shape[0] * y)


def crop(share: float) -> Change:
    """Keep `share` of the area, in the picture's own aspect, anywhere in it."""
    return cut(math.sqrt(share), math.sqrt(share))


def cut(x: float, y: float) -> Change:
    """Keep `x` of the width and `y` of the height, anywhere in the picture."""

    def change(picture: Picture, material: Material) -> Picture:
        height, width = picture.shape[:2]
        inner_width, inner_height = max(1, round(width * x)), max(1, round(height * y))
        left = int(material.rng.integers(0, width - inner_width + 1))
        top = int(material.rng.integers(0, height - inner_height + 1))
        return picture[top : top + inner_height, left : left + inner_width]

    return change


def square(picture: Picture, material: Material) -> Picture:
    """Keep the middle square, as profile pictures and galleries do."""
    height, width = picture.shape[:2]
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    return picture[top : top + side, left : left + side]


def tilt(degrees: float) -> Change:
    """Rotate to either side on a canvas that grows; the corners are filled with one colour."""

    def change(picture: Picture, material: Material) -> Picture:
        height, width = picture.shape[:2]
        sin, cos = abs(math.sin(math.radians(degrees))), abs(math.cos(math.radians(degrees)))
        size = math.ceil(width * cos + height * sin), math.ceil(width * sin + height * cos)
        return _rotated(picture, degrees * material.sign(), size, material.colour())

    return change


def tilt_and_cut(degrees: float) -> Change:
    """Rotate to either side, then cut to the largest upright rectangle without corners."""

    def change(picture: Picture, material: Material) -> Picture:
        width, height = inner_size(picture.shape[1], picture.shape[0], degrees)
        return _rotated(picture, degrees * material.sign(), (max(1, int(width)), max(1, int(height))), (0, 0, 0))

    return change


def _rotated(picture: Picture, degrees: float, size: tuple[int, int], fill: tuple[int, int, int]) -> Picture:
    height, width = picture.shape[:2]
    matrix = np.asarray(cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), degrees, 1.0), float)
    matrix += np.array([(0, 0, (size[0] - width) / 2), (0, 0, (size[1] - height) / 2)])
    return np.asarray(cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_CUBIC, borderValue=fill), np.uint8)


def inner_size(width: float, height: float, degrees: float) -> tuple[float, float]:
    """Return width and height of the largest upright rectangle inside a rotated one (below 90 degrees).

    Either two of its corners lie in the middle between the long sides, or all four on different sides.
    """
    sin, cos = abs(math.sin(math.radians(degrees))), abs(math.cos(math.radians(degrees)))
    long, short = max(width, height), min(width, height)
    if short <= 2 * sin * cos * long + 1e-9:
        along, across = short / 2 / sin, short / 2 / cos
        return (along, across) if width >= height else (across, along)
    double = cos * cos - sin * sin
    return (width * cos - height * sin) / double, (height * cos - width * sin) / double


def turn(quarters: int) -> Change:
    """Rotate by quarter turns, anticlockwise."""
    return lambda picture, material: np.ascontiguousarray(np.rot90(picture, quarters))


def mirror(picture: Picture, material: Material) -> Picture:
    """Swap left and right."""
    return np.ascontiguousarray(picture[:, ::-1])


def upside_down(picture: Picture, material: Material) -> Picture:
    """Swap top and bottom."""
    return np.ascontiguousarray(picture[::-1])


def perspective(strength: float) -> Change:
    """Move each corner inwards by up to `strength` of each side, as in a photograph taken at a slant."""

    def change(picture: Picture, material: Material) -> Picture:
        height, width = picture.shape[:2]
        corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
        inwards = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)]) * (width, height) * strength
        moved = (corners + inwards * material.rng.uniform(0.1, 1, (4, 2))).astype(np.float32)
        matrix = cv2.getPerspectiveTransform(corners, moved)
        fill = material.colour()
        return np.asarray(cv2.warpPerspective(picture, matrix, (width, height), borderValue=fill), np.uint8)

    return change
