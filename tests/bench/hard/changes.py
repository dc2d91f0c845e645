"""Changes that leave little of a photograph: drawn, among others, under text, on a screen. A picture in and out."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.accuracy import tone
from bench.accuracy.change import Change, Material
from bench.accuracy.geometry import perspective, resized
from bench.accuracy.overlay import WHITE, cover, paste, write
from echoimage.types import Picture


def sketch(picture: Picture, material: Material) -> Picture:
    """Draw with a pencil, as photograph editors do: lightness by that of the surroundings, most of which is white."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    around = cv2.GaussianBlur(255 - grey, (0, 0), 0.01 * max(grey.shape))
    return _bgr(np.asarray(cv2.divide(grey, 255 - around, scale=256), np.uint8))


def line_drawing(picture: Picture, material: Material) -> Picture:
    """Draw what is darker than its surroundings in ink, by the difference of two Gaussian blurs."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32)
    longer = max(grey.shape)
    fine, coarse = (cv2.GaussianBlur(grey, (0, 0), share * longer) for share in (0.002, 0.006))
    return _bgr(np.asarray(np.clip(255 - 10 * np.maximum(coarse - fine - 1, 0), 0, 255), np.uint8))


def _bgr(grey: NDArray[np.uint8]) -> Picture:
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)


def posterised(levels: int) -> Change:
    """Leave so many values of each colour."""
    values = np.rint(np.arange(256) * levels // 256 * (255 / (levels - 1))).astype(np.uint8)
    return lambda picture, material: np.asarray(cv2.LUT(picture, values), np.uint8)


def collage(side: int) -> Change:
    """Lay `side` x `side` photographs out in any order, cut to one shape, with white between; twice as long as one."""

    def change(picture: Picture, material: Material) -> Picture:
        height, width = (max(1, 2 * length // side) for length in picture.shape[:2])
        gap = max(1, width // 50)
        canvas = np.full((height * side + gap * (side - 1), width * side + gap * (side - 1), 3), 255, np.uint8)
        pictures = (picture, material.other, *material.more)
        for place, number in enumerate(material.rng.permutation(side * side)):
            row, column = divmod(place, side)
            tile = cover(pictures[number % len(pictures)], width, height)
            paste(canvas, tile, column * (width + gap), row * (height + gap))
        return canvas

    return change


def placards(share: float) -> Change:
    """Cover `share` of the picture with white strips at the top and at the bottom that are full of words."""

    def change(picture: Picture, material: Material) -> Picture:
        marked = picture.copy()
        height, width = picture.shape[:2]
        strip = max(1, round(height * share / 2))
        marked[:strip] = marked[height - strip :] = WHITE
        for top, words in (
            (0, ("NOBODY:", "ABSOLUTELY NOBODY:")),
            (height - strip, ("MY CAT", "AT THREE IN THE MORNING")),
        ):
            for line, text in enumerate(words):
                write(marked, text, (width / 2, top + strip * (0.3 + 0.45 * line)), width * (0.5 + 0.35 * line), False)
        return marked

    return change


def photographed_screen(picture: Picture, material: Material) -> Picture:
    """Photograph the picture on a monitor: from aside, light from one side, stripes where the two rasters interfere."""
    shown = resized(picture, 1.5 * picture.shape[1], 1.5 * picture.shape[0])
    seen = tone.blur(0.0015)(perspective(0.12)(shown, material), material)
    y, x = np.mgrid[: seen.shape[0], : seen.shape[1]].astype(np.float32)
    longer = max(seen.shape[:2])
    light = np.ones(seen.shape[:2], np.float32)
    for waves, degrees in zip(material.rng.uniform(40, 90, 2), material.rng.uniform(0, 180, 2), strict=True):
        along = x * math.cos(math.radians(degrees)) + y * math.sin(math.radians(degrees))
        light += 0.12 * np.sin(along * np.float32(2 * math.pi * waves / longer) + np.sin(y * np.float32(6 / longer)))
    light *= 1.2 - 0.6 * x / seen.shape[1]
    lit = np.asarray(np.clip(seen * light[..., None], 0, 255), np.uint8)
    return tone.noise(6)(lit, material)
