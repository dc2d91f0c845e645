"""Photographs in, as many files of twelve megapixels as are wanted out, like those of a camera."""

import itertools
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from bench.scale.queries import read_picture

SIZE = (4000, 3000)
NOISE = 8.0
"""Standard deviation, in levels: with it a file has 3.7 MB at this quality, as those of telephones."""

QUALITY = 92


def write_pictures(photographs: Sequence[Path], count: int, folder: Path) -> None:
    """Write `count` JPEG files, each another one. Raises BuildError for a photograph that cannot be read."""
    noise = np.random.default_rng(12)
    grain = noise.normal(0, NOISE, (SIZE[1] + count, SIZE[0], 3)).astype(np.int16)
    for number, path in zip(range(count), itertools.cycle(photographs), strict=False):
        large = cv2.resize(read_picture(path), SIZE, interpolation=cv2.INTER_CUBIC).astype(np.int16)
        large = np.clip(large + grain[number : number + SIZE[1]], 0, 255).astype(np.uint8)
        cv2.imwrite(str(folder / f"{number:04}.jpg"), large, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
