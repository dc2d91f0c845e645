"""Czkawka's method, for comparison: a picture in, its hash out; hashes in, the groups that it would show out.

After the stored sources of github.com/qarmin: the hash as in img_hash (the crate image_hasher), src/alg/mod.rs and
src/lib.rs at 12d5127; groups as in czkawka, czkawka_core/src/tools/similar_images/core.rs at 03e10e1. Files of any size
are hashed here; there those below 16 KB are left out unless told otherwise.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from echoimage.types import Bytes2D

SIDE = 16

LUMA = np.array([2126, 7152, 722], np.uint32)
"""Rec. 709 in ten thousandths, rounded down, as `to_luma8` of the crate image has it."""

EMPTY = (bytes(SIDE * SIDE // 8), b"\xff" * (SIDE * SIDE // 8))
"""Hashes that tell nothing; such files are in no group."""


@dataclass(frozen=True, slots=True)
class Settings:
    """gradient: bits compare neighbours in a row, else each sample with the mean. difference: bits at most, of 256."""

    gradient: bool
    resize: Image.Resampling
    difference: int


GRADIENT = Settings(True, Image.Resampling.LANCZOS, 10)
"""The defaults of image_hasher, which the GTK program lists first as well (czkawka_gui/src/help_combo_box.rs), and
Krokiet's difference, for that program begins with 0."""

KROKIET = Settings(False, Image.Resampling.LANCZOS, 10)
"""The defaults of the program that is developed now: krokiet/src/settings/model.rs at 06417f8, `default_hash_type`,
`default_resize_algorithm`, `DEFAULT_HASH_SIZE`, `DEFAULT_IMAGE_SIMILARITY`."""

COMMAND_LINE = Settings(True, Image.Resampling.NEAREST, 5)
"""The defaults of czkawka_cli: czkawka_cli/src/commands.rs at 03d111b, and the preset High by `SIMILAR_VALUES` of
czkawka_core/src/tools/similar_images/mod.rs at 04e8cb2."""


def file_hash(settings: Settings, path: Path) -> bytes:
    """Return the hash of a file. Raises `OSError` where it cannot be read."""
    return hash_of(read_grey(path), settings)


def read_grey(path: Path) -> Bytes2D:
    """Return the upright grey picture of a file. Raises `OSError` where it cannot be read."""
    with Image.open(path) as image:
        return grey(np.asarray(ImageOps.exif_transpose(image).convert("RGB")))


def grey(picture: NDArray[np.uint8]) -> Bytes2D:
    """Return the luma of a picture, uint8 (height, width, 3), red first."""
    return (picture.astype(np.uint32) @ LUMA // 10_000).astype(np.uint8)


def hash_of(picture: Bytes2D, settings: Settings) -> bytes:
    """Return the 32 bytes of a grey picture's hash, the first bit of each the lowest."""
    size = (SIDE + settings.gradient, SIDE)
    # In floating point and rounded once, as the crate image does; Pillow's bytes differ from that in 1 % of the bits.
    small = np.asarray(Image.fromarray(picture.astype(np.float32)).resize(size, settings.resize))
    samples = np.clip(np.rint(small), 0, 255).astype(np.int32)
    bits = samples[:, 1:] > samples[:, :-1] if settings.gradient else samples >= samples.sum() // samples.size
    return np.packbits(bits, bitorder="little").tobytes()


def groups(hashes: Mapping[str, bytes], difference: int) -> list[list[str]]:
    """Return groups of file names: of a head and the hashes that differ from it in at most so many bits.

    Hashes are taken in turn, here by name; there by several threads, and no two runs are alike. Each becomes head of
    those near it that are no heads and have no nearer one; one that has a head leaves it for what is nearer. What was
    a head stays one. A hash of several files always is a head.
    """
    files = defaultdict[bytes, list[str]](list)
    for name, one in sorted(hashes.items()):
        if one not in EMPTY:
            files[one].append(name)
    names = list(files.values())
    equal = {number for number, some in enumerate(names) if len(some) > 1}
    heads = _Heads(equal)
    packed = np.frombuffer(b"".join(files), np.uint8).reshape(len(files), -1)
    for number in range(len(files)):
        apart = np.bitwise_count(packed ^ packed[number]).sum(axis=1)
        near = [(int(apart[other]), int(other)) for other in np.flatnonzero(apart <= difference)]
        heads.lead(number, sorted(one for one in near if one[1] not in equal | {number}))
    return [found for found in heads.groups(names) if len(found) > 1]


class _Heads:
    """Which hash is in the group of which other one."""

    def __init__(self, equal: set[int]) -> None:
        self._led: dict[int, int] = {}
        self._of: dict[int, tuple[int, int]] = {}
        self._always = equal

    def lead(self, head: int, near: Sequence[tuple[int, int]]) -> None:
        """Put hashes, as distances and numbers, the nearest first, under another one."""
        added = 0
        for apart, other in near:
            if other in self._led or self._is_nearer(head, apart):
                continue
            # It leaves even where `other` then stays where it is, and may end in no group.
            left = self._leave(head)
            if left not in self._always and self._led.get(left) == 0:
                del self._led[left]
            if not self._is_nearer(other, apart):
                self._leave(other)
                self._of[other] = apart, head
                added += 1
        if added or head in self._always:
            self._led[head] = added

    def _is_nearer(self, number: int, apart: int) -> bool:
        """Return whether a hash has a head that is no farther than this."""
        return number in self._of and self._of[number][0] <= apart

    def _leave(self, number: int) -> int:
        """Take a hash from its head, and return that, -1 if it has none."""
        _, head = self._of.pop(number, (0, -1))
        if head in self._led:
            self._led[head] -= 1
        return head

    def groups(self, names: Sequence[list[str]]) -> list[list[str]]:
        """Return the files of each head, with those under it."""
        found = {head: [*names[head]] for head in sorted(self._always | {head for _, head in self._of.values()})}
        for other, (_, head) in self._of.items():
            found[head] += names[other]
        return list(found.values())
