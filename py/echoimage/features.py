"""A picture in, what a comparison needs of it out: a small grey picture and its ORB keypoints."""

import cv2
import numpy as np

from echoimage.types import Features, Picture

SIDE = 256
"""Pixels of the square to which every picture is squashed: the original formula's own."""

KEYPOINTS = 500
"""Keypoints at most, the strongest first. More cost time in proportion, squared when matching."""


def extract(picture: Picture, sha256: str = "", size: tuple[int, int] | None = None) -> Features:
    """Describe a picture, uint8 (height, width, 3), blue first.

    `sha256` is that of the file; `size` its width and height, if the picture was decoded smaller.
    The order of the steps is the original's: resize, grey, ORB on the grey. Deterministic.
    """
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.uint8 or not picture.size:
        raise ValueError(f"a picture is uint8 (height, width, 3), not {picture.dtype} {picture.shape}")
    width, height = size or (picture.shape[1], picture.shape[0])
    square = cv2.resize(picture, (SIDE, SIDE))
    grey = np.asarray(cv2.cvtColor(square, cv2.COLOR_BGR2GRAY), np.uint8)
    orb = cv2.ORB.create(nfeatures=KEYPOINTS)
    # OpenCV's stub does not know that there need not be a mask.
    keypoints, described = orb.detectAndCompute(grey, None)  # type: ignore[call-overload]
    points = np.array([point.pt for point in keypoints], np.float32).reshape(-1, 2)
    descriptors = np.zeros((0, 32), np.uint8) if described is None else np.asarray(described)
    return Features(sha256, width, height, grey, points, descriptors.astype(np.uint8, copy=False))
