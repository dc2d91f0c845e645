"""Long pictures made in code: a comic of panels, and a panorama that is one picture."""

import cv2
import numpy as np

from samples import photo

PANEL = (160, 240)
"""Height and width."""

LENGTH = 8


def panels(first: int = 1, count: int = LENGTH) -> list[np.ndarray]:
    """Pictures of one size, each like no other."""
    return [photo(seed, *PANEL) for seed in range(first, first + count)]


def comic(pictures: list[np.ndarray]) -> np.ndarray:
    """Panels below each other, with a white line between them."""
    line = np.full((8, PANEL[1], 3), 255, np.uint8)
    return np.vstack([row for picture in pictures for row in (picture, line)])


def panorama() -> np.ndarray:
    """A picture nine times as wide as high, with things drawn over its seams."""
    wide = np.hstack([photo(seed, 160, 160) for seed in range(40, 49)])
    for seam in range(160, wide.shape[1], 160):
        wide[40:120, seam - 60 : seam + 60] = cv2.resize(photo(60 + seam, 120, 160), (120, 80))
    return wide
