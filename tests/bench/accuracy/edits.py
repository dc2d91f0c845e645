"""The edits of the benchmark: a photograph in, files as people pass them on out."""

import zlib
from dataclasses import dataclass

import numpy as np

from bench.accuracy import geometry, overlay, screen, tone
from bench.accuracy.change import Change, Material, chain
from echoimage.types import Picture


@dataclass(frozen=True, slots=True)
class Edit:
    """One kind of edit: a change, then JPEG of `quality`. `name` is unique."""

    family: str
    name: str
    change: Change
    quality: int = 90

    def make(self, picture: Picture, number: int, other: Picture, *more: Picture) -> bytes:
        """Return the file of the edited photograph `number`; `other` is what insets lie on. Deterministic."""
        return tone.jpeg(self.picture(picture, number, other, *more), self.quality)

    def picture(self, picture: Picture, number: int, other: Picture, *more: Picture) -> Picture:
        """Return the changed pixels, before compression."""
        rng = np.random.default_rng([number, zlib.crc32(self.name.encode())])
        return self.change(picture, Material(rng, other, more))


def _compression() -> list[Edit]:
    return [Edit("recompression", f"quality {quality}", tone.unchanged, quality) for quality in (60, 30, 10, 5)]


def _size() -> list[Edit]:
    parts = [Edit("scale", f"area 1/{part}", geometry.area(1 / part)) for part in (2, 4, 8)]
    return [*parts, Edit("scale", "area x 3", geometry.area(3))]


def _crop() -> list[Edit]:
    shares = [Edit("crop", f"crop to {share} %", geometry.crop(share / 100)) for share in (90, 75, 50, 30, 20, 15)]
    return [
        *shares,
        Edit("crop", "crop to the square", geometry.square),
        Edit("crop", "crop to one half", geometry.cut(0.5, 1)),
    ]


def _rotation() -> list[Edit]:
    angles = (5, 15, 45)
    kept = [Edit("rotation with corners", f"tilt {angle}", geometry.tilt(angle)) for angle in angles]
    lost = [Edit("rotation without corners", f"tilt {angle} and cut", geometry.tilt_and_cut(angle)) for angle in angles]
    turns = [Edit("quarter turns", f"turn {90 * quarters}", geometry.turn(quarters)) for quarters in (1, 2, 3)]
    return kept + lost + turns


def _mirror() -> list[Edit]:
    family = "mirror and rotation"
    return [
        Edit("mirror", "mirror", geometry.mirror),
        Edit("mirror", "upside down", geometry.upside_down),
        Edit(family, "mirror, turn 90", chain(geometry.mirror, geometry.turn(1))),
        Edit(family, "mirror, tilt 5 and cut", chain(geometry.mirror, geometry.tilt_and_cut(5))),
        Edit(family, "mirror, tilt 15", chain(geometry.mirror, geometry.tilt(15))),
        Edit(family, "mirror, tilt 45", chain(geometry.mirror, geometry.tilt(45))),
    ]


def _light() -> list[Edit]:
    return [
        Edit("brightness", "darker", tone.brightness(-60)),
        Edit("brightness", "brighter", tone.brightness(60)),
        Edit("contrast", "less contrast", tone.contrast(0.5)),
        Edit("contrast", "more contrast", tone.contrast(1.7)),
        Edit("contrast", "clarity", tone.equalized),
        Edit("gamma", "gamma 0.5", tone.gamma(0.5)),
        Edit("gamma", "gamma 2", tone.gamma(2)),
    ]


def _colour() -> list[Edit]:
    return [
        Edit("grey", "grey", tone.grey),
        Edit("grey", "sepia", tone.sepia),
        Edit("colour shift", "hue 40", tone.hue(40)),
        Edit("colour shift", "warm", tone.tint(0.75, 1.0, 1.25)),
        Edit("colour shift", "cold", tone.tint(1.25, 1.0, 0.7)),
        Edit("colour shift", "saturated", tone.saturation(1.8)),
    ]


def _sharpness() -> list[Edit]:
    return [
        Edit("blur", "soft", tone.blur(0.002)),
        Edit("blur", "blurred", tone.blur(0.004)),
        Edit("blur", "moved", tone.motion(0.015)),
        Edit("noise", "noise 10", tone.noise(10)),
        Edit("noise", "noise 25", tone.noise(25)),
        Edit("noise", "specks 3 %", tone.specks(0.03)),
    ]


def _text() -> list[Edit]:
    return [
        Edit("text and watermark", "caption", overlay.caption),
        Edit("text and watermark", "headline", overlay.headline),
        Edit("text and watermark", "watermark 40 %", overlay.watermark(0.4)),
        Edit("text and watermark", "watermark 70 %", overlay.watermark(0.7)),
        Edit("text and watermark", "stickers", overlay.stickers),
    ]


def _frame() -> list[Edit]:
    return [
        Edit("border and letterbox", "border 5 %", overlay.border(0.05)),
        Edit("border and letterbox", "border 20 %", overlay.border(0.2)),
        Edit("border and letterbox", "bars to 16:9", overlay.letterbox(16 / 9)),
        Edit("border and letterbox", "bars to the square", overlay.letterbox(1)),
        Edit("border and letterbox", "blurred bars to 9:16", overlay.letterbox(9 / 16, filling=True)),
    ]


def _shape() -> list[Edit]:
    return [
        Edit("aspect", "width 80 %", geometry.stretch(0.8, 1)),
        Edit("aspect", "height 80 %", geometry.stretch(1, 0.8)),
        Edit("aspect", "width 65 %", geometry.stretch(0.65, 1)),
        Edit("perspective", "slant 10 %", geometry.perspective(0.1)),
        Edit("perspective", "slant 20 %", geometry.perspective(0.2)),
    ]


def _inset() -> list[Edit]:
    shares = [Edit("picture in picture", f"inset {share} %", overlay.inset(share / 100)) for share in (50, 35, 25)]
    return [*shares, Edit("picture in picture", "inset 50 %, mirrored", chain(geometry.mirror, overlay.inset(0.5)))]


def _screen() -> list[Edit]:
    return [
        Edit("screenshot", "phone, light", screen.phone(), 75),
        Edit("screenshot", "phone, dark, padded", screen.phone(dark=True, padding=48), 75),
        Edit("screenshot", "phone, gallery", screen.gallery, 60),
        Edit("screenshot", "web page", screen.web_page(0.3), 75),
    ]


def _combination() -> list[Edit]:
    steps = {
        "crop 60 %, tilt 8 and cut, quality 30": ((geometry.crop(0.6), geometry.tilt_and_cut(8)), 30),
        "mirror, crop 50 %, warm, quality 50": ((geometry.mirror, geometry.crop(0.5), tone.tint(0.75, 1.0, 1.25)), 50),
        "grey, area 1/4, border": ((tone.grey, geometry.area(1 / 4), overlay.border(0.08)), 75),
        "turn 90, gamma 0.6, noise": ((geometry.turn(1), tone.gamma(0.6), tone.noise(12)), 75),
        "crop 70 %, caption, phone": ((geometry.crop(0.7), overlay.caption, screen.phone()), 70),
        "slant, soft, darker, quality 40": ((geometry.perspective(0.12), tone.blur(0.002), tone.brightness(-40)), 40),
        "copied five times, area 1/3, watermark": (
            (
                *(tone.recompressed(quality) for quality in (80, 60, 40, 60)),
                geometry.area(1 / 3),
                overlay.watermark(0.4),
            ),
            50,
        ),
        "mirror, contrast, inset 50 %": ((geometry.mirror, tone.contrast(0.7), overlay.inset(0.5)), 75),
    }
    return [Edit("combination", name, chain(*changes), quality) for name, (changes, quality) in steps.items()]


_PIXELS = (_compression, _size, _crop, _rotation, _mirror, _light, _colour, _sharpness)
_CONTENTS = (_text, _frame, _shape, _inset, _screen, _combination)
EDITS: tuple[Edit, ...] = tuple(edit for edits in (*_PIXELS, *_CONTENTS) for edit in edits())
"""All edits, in the order of the report."""
FAMILIES = tuple(dict.fromkeys(edit.family for edit in EDITS))
