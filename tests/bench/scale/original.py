"""The original's algorithm, natively on one core: images on disk in, milliseconds for each out.

It reads and describes every image for every query: squashed to 256 x 256, SSIM of scikit-image on the grey squares, ORB
with 500 features, two nearest neighbours by FLANN with LSH, ratio 0.75.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from skimage.metrics import structural_similarity

SIDE, FEATURES, RATIO = 256, 500, 0.75
SAMPLE = 300
LSH: dict[str, bool | int | float | str] = {"algorithm": 6, "table_number": 6, "key_size": 12, "multi_probe_level": 1}
"""The usual values of OpenCV's tutorial."""


class Original:
    """A query, described once."""

    def __init__(self, query: bytes) -> None:
        self._orb: Any = cv2.ORB.create(nfeatures=FEATURES)
        self._matcher: Any = cv2.FlannBasedMatcher(LSH, {})
        self._grey, self._descriptors = self._describe(query)

    def score(self, image: bytes) -> float:
        """Compare an image file with the query."""
        grey, descriptors = self._describe(image)
        similarity = float(structural_similarity(self._grey, grey))  # type: ignore[no-untyped-call]
        if descriptors is None or self._descriptors is None:
            return similarity / 2
        pairs = self._matcher.knnMatch(self._descriptors, descriptors, k=2)
        good = [pair for pair in pairs if len(pair) == 2 and pair[0].distance < RATIO * pair[1].distance]
        return (similarity + len(good) / len(self._descriptors)) / 2

    def _describe(self, data: bytes) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        assert picture is not None
        grey = cv2.cvtColor(cv2.resize(picture, (SIDE, SIDE)), cv2.COLOR_BGR2GRAY)
        _, descriptors = self._orb.detectAndCompute(grey, None)
        return np.asarray(grey, np.uint8), descriptors


def milliseconds_per_image(query: bytes, images: Sequence[Path]) -> float:
    """Return what one of these images takes, to be called in a process with one thread.

    Files come from the system's cache.
    """
    original = Original(query)
    original.score(images[0].read_bytes())
    begun = time.perf_counter()
    for path in images:
        original.score(path.read_bytes())
    return 1e3 * (time.perf_counter() - begun) / len(images)
