"""Folders of photographs in, what each picture of one half of them is used for out."""

import zlib
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Literal

from bench.accuracy.photos import different
from bench.scale.photographs import Photographs
from echoimage_build.errors import BuildError

Half = Literal["a", "b"]
NEGATIVES = 50


def half_of(path: Path) -> Half:
    """Return the half of a picture, by its name: that of none changes when others are added."""
    return "b" if zlib.crc32(path.name.encode()) & 1 else "a"


def choose(searched: Sequence[Path], beside: Sequence[Path], originals: int, others: int, half: Half) -> Photographs:
    """Choose originals and negatives among one half, others among both, of each as many from each folder as it has.

    Originals come from the folders `searched`, the others from those `beside` them as well. Raises BuildError.
    """
    folders = [*searched, *beside]
    pictures = different(folders)
    mine = [path for path in pictures if half_of(path) == half]
    chosen = _in_turn(mine, searched)[:originals]
    left = _in_turn([path for path in mine if path not in chosen], folders)
    unknown = left[: min(NEGATIVES, len(left) // 2)]
    used = frozenset((*chosen, *unknown))
    rest = _in_turn([path for path in pictures if path not in used], folders)[:others]
    if not chosen or not unknown or not rest:
        raise BuildError(f"Too few pictures in half {half}; name folders with more of them in --photos")
    return Photographs(tuple(chosen), tuple(rest), tuple(unknown))


def _in_turn(pictures: Iterable[Path], folders: Sequence[Path]) -> list[Path]:
    """Return the pictures of each folder in turn, until none is left; each once."""
    lists = [[path for path in pictures if path.is_relative_to(folder)] for folder in folders]
    return list(dict.fromkeys(path for row in zip_longest(*lists) for path in row if path))
