"""A long picture in, the windows of it that are described by themselves out.

A comic, a screenshot of a page or a panorama is reduced to 640 pixels along its longer side to be described: what is a
small part of it is too small then to be found. Each of its windows is described like a picture.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from echoimage.types import Picture, Window

LONG = 3
"""Longer sides, in shorter ones, beyond which a picture has windows. Up to there a panel as long as the picture is wide
is found in the whole of it."""

LENGTH = 2.0
"""Length of a window in shorter sides of the picture. Each begins half a window after the one before, so that a square
part lies wholly in one of them."""

MOST = 24
"""Windows at most, which suffice to 1:25; of longer pictures they are longer."""

NARROWEST = 48
"""Pixels of the shorter side from which there are windows: narrower ones are lines and borders of pages."""


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A window: its pixels, a view into those of the picture, its size in pixels of the whole, and where it lies."""

    picture: Picture = field(repr=False)
    size: tuple[int, int]
    window: Window


def cuts(picture: Picture, whole: tuple[int, int]) -> list[Cut]:
    """Return the windows of a picture, uint8 (h, w, 3), whose full width and height are `whole`; none of most."""
    width, height = whole
    ratio = (width / picture.shape[1], height / picture.shape[0])
    found = []
    for number, (begin, end) in enumerate(_spans(max(width, height), min(width, height)), start=1):
        left, top, right, bottom = (begin, 0, end, height) if width > height else (0, begin, width, end)
        columns = slice(round(left / ratio[0]), max(round(right / ratio[0]), round(left / ratio[0]) + 1))
        rows = slice(round(top / ratio[1]), max(round(bottom / ratio[1]), round(top / ratio[1]) + 1))
        window = Window(number, left, top, whole)
        found.append(Cut(picture[rows, columns], (right - left, bottom - top), window))
    return found


def _spans(longer: int, shorter: int) -> Iterator[tuple[int, int]]:
    """Yield where the windows of a picture with these sides begin and end along the longer one."""
    if longer <= LONG * shorter or shorter < NARROWEST:
        return
    count = min(MOST, math.ceil(2 * longer / (LENGTH * shorter)) - 1)
    length = round(max(LENGTH * shorter, 2 * longer / (count + 1)))
    for begin in np.linspace(0, longer - length, count).round().astype(int).tolist():
        yield begin, begin + length
