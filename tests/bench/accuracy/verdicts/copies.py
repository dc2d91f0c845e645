"""Pairs of a copy and what it was made from: saved again, changed in one place, edited."""

import math
from collections.abc import Callable
from functools import partial

import numpy as np

from bench.accuracy import geometry, tone
from bench.accuracy.change import Change, Material
from bench.accuracy.edits import EDITS, FAMILIES, Edit
from bench.accuracy.overlay import cover, paste
from bench.accuracy.verdicts.pair import Album, Make, Pair, png
from bench.accuracy.verdicts.templates import drawing
from echoimage.types import Picture

PLACES = 16
"""Places of a picture of which the one that differs most is copied over another."""

SHOWS = 60
"""Difference, of 255, that colour painted over a place has from what was there."""

SAVED = (
    Edit("saved again", "quality 40", tone.unchanged, 40),
    Edit("saved again", "quality 75", tone.unchanged, 75),
    Edit("saved again", "half size", geometry.stretch(0.5, 0.5)),
)


def pasted(share: float) -> Change:
    """Lay another photograph, whole, over a `share` of the picture."""

    def change(picture: Picture, material: Material) -> Picture:
        top, left, height, width = _place(picture, share, material)
        changed = picture.copy()
        paste(changed, cover(material.other, width, height), left, top)
        return changed

    return change


def painted(share: float) -> Change:
    """Paint over a `share` of the picture with a colour that shows there."""

    def change(picture: Picture, material: Material) -> Picture:
        top, left, height, width = _place(picture, share, material)
        changed = picture.copy()
        below = changed[top : top + height, left : left + width]
        colour = np.array(material.colour())
        if np.abs(below.mean(axis=(0, 1)) - colour).max() < SHOWS:
            colour = 255 - colour if abs(127 - colour).max() > SHOWS else (colour + 128) % 256
        below[:] = colour
        return changed

    return change


def moved(share: float) -> Change:
    """Copy one place of the picture, a `share` of it, over another that looks unlike it."""

    def change(picture: Picture, material: Material) -> Picture:
        top, left, height, width = _place(picture, share, material)
        changed = picture.copy()
        below = changed[top : top + height, left : left + width]
        corners = [_corner(picture, (height, width), material) for _ in range(PLACES)]
        others = [picture[y : y + height, x : x + width] for y, x in corners]
        below[:] = max(others, key=lambda other: float(np.abs(other.astype(int) - below).mean()))
        return changed

    return change


def _place(picture: Picture, share: float, material: Material) -> tuple[int, int, int, int]:
    """Return top, left, height and width of a place with a `share` of the area, from square to twice as wide."""
    tall, wide = picture.shape[:2]
    long = float(material.rng.uniform(1, 1.4))
    side = math.sqrt(share * tall * wide)
    height, width = min(tall, round(side / long)), min(wide, round(side * long))
    return *_corner(picture, (height, width), material), height, width


def _corner(picture: Picture, size: tuple[int, int], material: Material) -> tuple[int, int]:
    """Return top and left of any place of a size, height and width, in the picture."""
    tall, wide = picture.shape[:2]
    top, left = material.rng.integers(0, (tall - size[0] + 1, wide - size[1] + 1))
    return int(top), int(left)


Original = Callable[[int, Album], tuple[str, Picture]]


def _photograph(number: int, album: Album) -> tuple[str, Picture]:
    return album.path(number).name, album.photograph(number)


def _drawing(number: int, album: Album) -> tuple[str, Picture]:
    return drawing(number)


def _edited(number: int, album: Album, edits: tuple[Edit, ...], original: Original) -> Pair:
    """Return a copy of an original by one of the edits, which follow in turn."""
    edit = edits[number % len(edits)]
    name, picture = original(number, album)
    return Pair(edit.make(picture, number, album.photograph(number + 1)), png(picture), f"{edit.name} of {name}")


def _of_photographs(*edits: Edit) -> Make:
    return partial(_edited, edits=edits, original=_photograph)


def local(share: float) -> dict[str, Make]:
    """Return kinds of copies that differ in one place, a `share` of the picture."""
    changes = {"pasted": pasted, "painted": painted, "moved": moved}
    return {name: _of_photographs(Edit("local", name, change(share))) for name, change in changes.items()}


SAVED_AGAIN: dict[str, Make] = {edit.name: _of_photographs(edit) for edit in SAVED} | {
    "drawings, all three": partial(_edited, edits=SAVED, original=_drawing)
}
EDITED: dict[str, Make] = {
    family: _of_photographs(*(edit for edit in EDITS if edit.family == family)) for family in FAMILIES
} | {"drawings, all edits": partial(_edited, edits=EDITS, original=_drawing)}
