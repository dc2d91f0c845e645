"""The hard edits, always the same: a photograph in, files that show little of it, or much else besides, out."""

from dataclasses import dataclass

from bench.accuracy import geometry, overlay, tone
from bench.accuracy.change import Change, chain
from bench.accuracy.edits import Edit
from bench.hard import changes


@dataclass(frozen=True, slots=True)
class HardEdit(Edit):
    """An edit that shows so many photographs `beside` the one that is edited.

    known: these stand in the index as well, and may be found in its place.
    """

    beside: int = 1
    known: bool = False


def _crop() -> list[HardEdit]:
    edits = []
    for percent in (12, 8, 6):
        name, crop = f"crop to {percent} %", geometry.crop(percent / 100)
        edits += [
            HardEdit("small crop", name, crop),
            HardEdit("small crop", f"{name}, quality 50", crop, 50),
            HardEdit("small crop", f"{name}, mirrored", chain(crop, geometry.mirror)),
        ]
    return edits


def _drawing() -> list[HardEdit]:
    return [
        HardEdit("drawing", "pencil sketch", changes.sketch),
        HardEdit("drawing", "line drawing", changes.line_drawing),
        HardEdit("drawing", "posterised to 3 levels", changes.posterised(3)),
    ]


def _inset() -> list[HardEdit]:
    def inset(name: str, percent: int, *first: Change) -> HardEdit:
        # Twice as long as the picture, as what is passed on is larger than what it was taken from.
        change = chain(*first, geometry.area(4), overlay.inset(percent / 100))
        return HardEdit("picture in picture", name, change)

    return [
        *(inset(f"inset {percent} %", percent) for percent in (12, 8, 5)),
        inset("inset 12 %, tilt 20", 12, geometry.tilt(20)),
        inset("inset 8 %, turn 90", 8, geometry.turn(1)),
    ]


def _collage() -> list[HardEdit]:
    return [
        HardEdit("collage", "collage of four", changes.collage(2), beside=3, known=True),
        HardEdit("collage", "collage of four, three unknown", changes.collage(2), beside=3),
        HardEdit("collage", "collage of nine", changes.collage(3), beside=8, known=True),
    ]


def _view() -> list[HardEdit]:
    return [
        HardEdit("view", "slant 30 %", geometry.perspective(0.3)),
        HardEdit("view", "slant 40 %", geometry.perspective(0.4)),
        HardEdit("view", "tilt 30 and cut, crop to 25 %", chain(geometry.tilt_and_cut(30), geometry.crop(0.25))),
    ]


def _cover() -> list[HardEdit]:
    caption = chain(geometry.crop(0.25), geometry.mirror, overlay.caption)
    return [
        HardEdit("covered", "words over 55 %", changes.placards(0.55), 75),
        HardEdit("covered", "blur, noise 25", chain(tone.blur(0.008), tone.noise(25))),
        HardEdit("covered", "photographed screen", changes.photographed_screen, 75),
        HardEdit("covered", "crop to 25 %, mirror, caption", caption, 75),
    ]


EDITS: tuple[HardEdit, ...] = (*_crop(), *_drawing(), *_inset(), *_collage(), *_view(), *_cover())
"""All of them, in the order of the report."""
