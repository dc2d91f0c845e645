"""What an edit works with: a picture and its material in, another picture out."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from echoimage.types import Picture


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What changes may use: random numbers, another photograph for backgrounds, `more` of them for collages."""

    rng: np.random.Generator
    other: Picture = field(repr=False)
    more: tuple[Picture, ...] = field(default=(), repr=False)

    def sign(self) -> int:
        """Return 1 or -1."""
        return 1 if self.rng.random() < 0.5 else -1

    def colour(self) -> tuple[int, int, int]:
        """Return any colour, white and black more often than others, as people choose."""
        kind = self.rng.random()
        if kind < 0.6:
            return (255, 255, 255) if kind < 0.3 else (0, 0, 0)
        blue, green, red = (int(value) for value in self.rng.integers(0, 256, 3))
        return blue, green, red


Change = Callable[[Picture, Material], Picture]
"""A pure function: the same picture and the same state of `Material.rng` give the same pixels."""


def chain(*changes: Change) -> Change:
    """Return all changes, one after the other."""

    def change(picture: Picture, material: Material) -> Picture:
        for step in changes:
            picture = step(picture, material)
        return picture

    return change
