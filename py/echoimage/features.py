"""A picture in, what a comparison needs of it out."""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.keypoints import describe_keypoints, describe_probe
from echoimage.types import Bytes2D, Features, Keypoints, Picture, Query

SIDE = 256
"""Pixels of the square to which every picture is squashed: the classic formula's own."""

KEYPOINTS = 500
"""Keypoints at most of the classic formula, the strongest first."""

THUMBNAIL = 160
"""Pixels of the longer side of the thumbnail on which overlaps are compared."""

TINY = 32
"""Pixels of the side of the tiny picture."""


def extract(picture: Picture, sha256: str = "", size: tuple[int, int] | None = None) -> Features:
    """Describe a picture, uint8 (height, width, 3), blue first, as an image of a database.

    `sha256` is that of the file; `size` its width and height, if the picture was decoded smaller. Deterministic.
    """
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.uint8 or not picture.size:
        raise ValueError(f"a picture is uint8 (height, width, 3), not {picture.dtype} {picture.shape}")
    width, height = size or (picture.shape[1], picture.shape[0])
    grey, points, descriptors = _classic(picture)
    return Features(
        sha256=sha256,
        width=width,
        height=height,
        grey=grey,
        points=points,
        descriptors=descriptors,
        keypoints=_at_full_size(describe_keypoints(picture), picture, width, height),
        thumbnail=_thumbnail(picture),
        tiny=np.asarray(cv2.resize(picture, (TINY, TINY), interpolation=cv2.INTER_AREA), np.uint8),
    )


def prepare(picture: Picture, sha256: str = "", size: tuple[int, int] | None = None) -> Query:
    """Describe a picture, as `extract` does, to be searched for: at several scales, and mirrored too."""
    features = extract(picture, sha256, size)
    straight, mirrored = (
        replace(probe, keypoints=_at_full_size(probe.keypoints, picture, features.width, features.height))
        for probe in (describe_probe(picture, False), describe_probe(picture, True))
    )
    return Query(features, (straight, mirrored))


def _classic(picture: Picture) -> tuple[Bytes2D, NDArray[np.float32], Bytes2D]:
    """Give grey, points and descriptors in the order of the original's steps: resize, grey, ORB on the grey."""
    square = cv2.resize(picture, (SIDE, SIDE))
    grey = np.asarray(cv2.cvtColor(square, cv2.COLOR_BGR2GRAY), np.uint8)
    orb = cv2.ORB.create(nfeatures=KEYPOINTS)
    # OpenCV's stub does not know that there need not be a mask.
    keypoints, described = orb.detectAndCompute(grey, None)  # type: ignore[call-overload]
    points = np.array([point.pt for point in keypoints], np.float32).reshape(-1, 2)
    descriptors = np.zeros((0, 32), np.uint8) if described is None else np.asarray(described)
    return grey, points, descriptors.astype(np.uint8, copy=False)


def _thumbnail(picture: Picture) -> Bytes2D:
    height, width = picture.shape[:2]
    scale = min(1.0, THUMBNAIL / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), np.uint8)


def _at_full_size(keypoints: Keypoints, picture: Picture, width: int, height: int) -> Keypoints:
    """Move keypoints from the pixels of a picture that was decoded smaller to those of the whole."""
    ratio = np.array([width / picture.shape[1], height / picture.shape[0]], np.float32)
    return replace(keypoints, points=keypoints.points * ratio, sizes=keypoints.sizes * ratio.mean())
