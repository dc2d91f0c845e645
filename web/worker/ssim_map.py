"""Where two pictures differ: scikit-image's full SSIM map of their overlap, as a picture to lay over the original.

The scores of a search come from OpenCV; scikit-image and SciPy take 17 MB and seconds to load, so they wait until
somebody wants to look closer. micropip installs them.
"""

import sys
import types
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pyodide_js
from numpy.typing import NDArray
from pyodide.ffi import JsException

from echoimage import SourceError
from echoimage.features.masks import Masks, counted_pixels
from echoimage.message import message
from echoimage.types import Picture

Array = NDArray[Any]

LONGEST = 384
"""Pixels of the map's long side. A larger one shows where a copy lies a pixel aside, not where it was changed."""

WINDOW = 7
"""Pixels of the square that scikit-image compares around each pixel."""

AMBER, RED = np.array([60, 200, 255], np.float32), np.array([50, 20, 215], np.float32)
"""Slightly and wholly different; blue first."""


@dataclass(frozen=True, slots=True, eq=False)
class ScaledPicture:
    """A picture, possibly reduced, and the width and height of the whole, in whose pixels transforms count.

    masks: areas that do not count.
    """

    picture: Picture
    size: tuple[int, int]
    masks: Masks = ()

    @property
    def reduction(self) -> Array:
        """The transform from the whole's pixels to those of `picture`."""
        height, width = self.picture.shape[:2]
        return np.diag([width / self.size[0], height / self.size[1], 1.0])


async def heat_map(query: ScaledPicture, image: ScaledPicture, matrix: Sequence[float]) -> dict[str, Any]:
    """Lay the query on the image by the matrix, nine numbers from pixel to pixel, and compare them everywhere.

    Return a PNG, the clearer the more alike, its box in the image (left, top, width, height), and the mean SSIM.
    """
    left, top, right, bottom = _overlap(query, image, np.reshape(matrix, (3, 3)))
    scale = min(1.0, LONGEST / max(right - left, bottom - top))
    width, height = max(WINDOW, round((right - left) * scale)), max(WINDOW, round((bottom - top) * scale))
    to_map = np.diag([width / (right - left), height / (bottom - top), 1.0]) @ [[1, 0, -left], [0, 1, -top], [0, 0, 1]]
    below, counted = _placed(image, to_map, (width, height))
    above, inside = _placed(query, to_map @ np.reshape(matrix, (3, 3)), (width, height))
    inside &= counted
    # What the query does not show, or is left out, would count as different.
    above = np.where(inside, above, below)
    alike = await _local_ssim(above, below)
    inner = cv2.erode(inside.astype(np.uint8), np.ones((WINDOW, WINDOW), np.uint8)).astype(bool)
    judged = inner if inner.any() else inside
    return {
        "png": cv2.imencode(".png", _coloured(alike, judged))[1].tobytes(),
        "box": [left, top, right - left, bottom - top],
        "mean": float(alike[judged].mean()) if judged.any() else 0.0,
    }


def _overlap(query: ScaledPicture, image: ScaledPicture, matrix: Array) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom, in the image, of the part that the query shows."""
    width, height = query.size
    corners = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float64)
    points = cv2.perspectiveTransform(corners, matrix.astype(np.float64))[0]
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    left, top = max(0.0, float(left)), max(0.0, float(top))
    right, bottom = min(float(image.size[0]), float(right)), min(float(image.size[1]), float(bottom))
    if right - left < 1 or bottom - top < 1:
        raise SourceError("not-found", message("error-map-apart"))
    return left, top, right, bottom


def _placed(scaled: ScaledPicture, whole_to_map: Array, size: tuple[int, int]) -> tuple[Array, Array]:
    """Return the picture, grey, as it lies on the map, and where it lies and counts."""
    grey = cv2.cvtColor(scaled.picture, cv2.COLOR_BGR2GRAY)
    matrix = whole_to_map @ np.linalg.inv(scaled.reduction)
    # A warp takes single pixels: a picture that is much too large must be made smaller first, by their means.
    shrink = min(1.0, 1.5 * np.sqrt(abs(np.linalg.det(matrix[:2, :2]))))
    if shrink < 1:
        height, width = grey.shape
        small = max(1, round(width * shrink)), max(1, round(height * shrink))
        grey = cv2.resize(grey, small, interpolation=cv2.INTER_AREA)
        matrix = matrix @ np.diag([width / small[0], height / small[1], 1.0])
    # OpenCV counts from the centre of the first pixel, the transform from its edge.
    matrix = _shift(-0.5) @ matrix @ _shift(0.5)
    counted = counted_pixels(grey.shape, scaled.size, scaled.masks)
    inside = cv2.warpPerspective(counted, matrix, size, flags=cv2.INTER_NEAREST) > 0
    return cv2.warpPerspective(grey, matrix, size, borderMode=cv2.BORDER_REPLICATE), inside


def _shift(pixels: float) -> Array:
    return np.array([[1, 0, pixels], [0, 1, pixels], [0, 0, 1]], np.float64)


def _coloured(alike: Array, judged: Array) -> Array:
    different = np.clip(1 - alike, 0, 1)[..., None].astype(np.float32)
    colours = AMBER * (1 - different) + RED * different
    opacity = np.where(judged[..., None], 230 * np.clip(1.4 * different, 0, 1), 0)
    coloured: Array = np.concatenate([colours, opacity], axis=2).astype(np.uint8)
    return coloured


async def _local_ssim(first: Array, second: Array) -> Array:
    try:
        await _install()
        from skimage.metrics import structural_similarity
    except (JsException, ImportError, OSError, ValueError) as error:
        raise SourceError("network", message("error-map-library", cause=str(error))) from None

    alike: Array = structural_similarity(first, second, full=True)[1]
    return alike


async def _install() -> None:
    if "skimage.metrics" in sys.modules:
        return
    await pyodide_js.loadPackage("micropip")
    import micropip

    # By name: the site's lock file says where, so nothing is asked of PyPI.
    await micropip.install("scikit-image")
    # SciPy star-imports NumPy, whose list of names has f2py, a compiler's front end that this site leaves out.
    np.f2py = types.ModuleType("numpy.f2py")
