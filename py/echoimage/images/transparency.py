"""Pixels with alpha in, a picture without it out."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from echoimage.types import Picture

LIGHT = 215
"""Mean of what can be seen, of 255, from which a picture with transparency is laid on black instead of white."""

_STRIP = 1 << 20
"""Pixels at a time."""


def on_ground(pixels: NDArray[np.uint8], multiplied: bool = False) -> Picture:
    """Return four channels, alpha last, laid on white, or on black where light; strip by strip to spare memory."""
    picture = np.empty((*pixels.shape[:2], 3), np.uint8)
    ground = 0 if _is_light(pixels, multiplied) else 255
    for strip, target in zip(_strips(pixels), _strips(picture), strict=True):
        alpha = strip[..., 3:].astype(np.uint16)
        colours = strip[..., :3].astype(np.uint16)
        # At most 255 * 255 + 127, which uint16 holds.
        colours = colours if multiplied else (colours * alpha + 127) // 255
        target[:] = np.minimum(colours + (255 - alpha) if ground else colours, 255)
    return picture


def _is_light(pixels: NDArray[np.uint8], multiplied: bool) -> bool:
    """Return whether what can be seen of transparent pixels would hardly be seen on white: a white icon, say."""
    seen = lightness = 0
    for strip in _strips(pixels):
        alpha = strip[..., 3].astype(np.uint32)
        seen += int(alpha.sum())
        grey = strip[..., :3].astype(np.uint32).sum(axis=2) // 3
        lightness += 255 * int(grey.sum()) if multiplied else int((grey * alpha).sum())
    return 0 < seen < 255 * pixels.shape[0] * pixels.shape[1] and lightness >= LIGHT * seen


def _strips(pixels: NDArray[np.uint8]) -> Iterator[NDArray[np.uint8]]:
    rows = max(1, _STRIP // pixels.shape[1])
    for top in range(0, len(pixels), rows):
        yield pixels[top : top + rows]
