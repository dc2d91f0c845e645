"""Photographs in, the pictures that are dropped on the page out: JPEG files of one megapixel."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Literal

import cv2
import numpy as np

from bench.accuracy import geometry, overlay, tone
from bench.accuracy.change import Change, Material, chain
from bench.accuracy.edits import Edit
from bench.scale.photographs import Photographs
from echoimage.types import Picture
from echoimage_build.errors import BuildError

Kind = Literal["plain", "hard", "negative"]
KINDS: tuple[Kind, ...] = ("plain", "hard", "negative")
PIXELS = 1_000_000


@dataclass(frozen=True, slots=True)
class Question:
    """A file to drop; `original` is None where no index has one."""

    kind: Kind
    edit: str
    original: Path | None
    data: bytes = field(repr=False)


def megapixel(picture: Picture, material: Material) -> Picture:
    """Scale to one megapixel: photographs of today are large, whatever those of the collection are."""
    ratio = math.sqrt(PIXELS / (picture.shape[0] * picture.shape[1]))
    return geometry.resized(picture, picture.shape[1] * ratio, picture.shape[0] * ratio)


def _edit(kind: Kind, name: str, *changes: Change, quality: int = 85) -> Edit:
    return Edit(kind, name, chain(*changes, megapixel), quality)


EDITS: dict[Kind, tuple[Edit, ...]] = {
    "plain": (
        _edit("plain", "recompressed", tone.unchanged, quality=50),
        _edit("plain", "cropped to 60 %", geometry.crop(0.6)),
        _edit("plain", "turned 15 degrees", geometry.tilt(15)),
        _edit("plain", "darker, with a caption", tone.brightness(-40), overlay.caption),
    ),
    "hard": (
        _edit("hard", "mirrored", geometry.mirror),
        _edit("hard", "cropped to 25 %", geometry.crop(0.25)),
    ),
    "negative": (_edit("negative", "not in the index", tone.unchanged),),
}
MEGAPIXEL = Edit("plain", "as it is", megapixel, 90)


def questions(photographs: Photographs, per_kind: int) -> list[Question]:
    """Return as many questions of each kind, each about another photograph as long as there are some.

    Raises BuildError for a photograph that cannot be read.
    """
    return [question for kind in KINDS for question in _of_kind(photographs, kind, per_kind)]


def _of_kind(photographs: Photographs, kind: Kind, count: int) -> Iterator[Question]:
    negative = kind == "negative"
    # From the other end for the hard ones, so that a query seldom asks for what the one before has found.
    originals = photographs.originals if kind == "plain" else photographs.originals[::-1]
    photos = cycle(photographs.negatives if negative else _spread(originals, count))
    for number, (photo, edit) in enumerate(zip(photos, cycle(EDITS[kind]), strict=False)):
        if number == count:
            return
        picture = read_picture(photo)
        yield Question(kind, edit.name, None if negative else photo, edit.make(picture, number, picture))


def read_picture(path: Path) -> Picture:
    """Read a photograph. Raises BuildError."""
    picture = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    if picture is None:
        raise BuildError(f"{path} cannot be read; take it out of the folder")
    return np.asarray(picture, np.uint8)


def _spread(paths: tuple[Path, ...], count: int) -> tuple[Path, ...]:
    """Take about `count` paths from everywhere among them."""
    return paths[:: max(1, len(paths) // count)]
