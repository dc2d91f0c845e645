"""A picture in, what a comparison needs of it out."""

from dataclasses import replace

import cv2
import numpy as np

from echoimage.features.block_means import block_means
from echoimage.features.keypoints import at_working_size, describe_keypoints
from echoimage.features.preview import small_copy, thumbnail
from echoimage.features.stable_keypoints import stable
from echoimage.features.windows import cuts
from echoimage.types import Classic, Features, GlobalFeatures, Keypoints, Picture, Window

SIDE = 256
"""Pixels of the square to which every picture is squashed: the classic formula's own."""

KEYPOINTS = 500
"""Keypoints at most of the classic formula, the strongest first."""

Size = tuple[int, int]


def extract(picture: Picture, sha256: str = "", size: Size | None = None, *, indexed: bool = False) -> Features:
    """Return the features of a picture, uint8 (height, width, 3), blue first, as an image of a database.

    `sha256` is that of the file; `size` its width and height, if the picture was decoded smaller. `indexed`: for an
    index, whose leading keypoints are the stable ones, and which has nothing for the classic score. Of a long picture
    the windows are described as well. Deterministic.
    """
    whole = _extract(picture, sha256, size, indexed)
    long = cuts(picture, (whole.width, whole.height))
    if not long:
        return whole
    windows = (_extract(cut.picture, sha256, cut.size, indexed, cut.window) for cut in long)
    return replace(whole, windows=tuple(windows))


def _extract(picture: Picture, sha256: str, size: Size | None, indexed: bool, window: Window | None = None) -> Features:
    whole = describe_global(picture, sha256, size)
    working = at_working_size(picture)
    keypoints = describe_keypoints(*working)
    if indexed:
        keypoints = replace(keypoints, leading=stable(*working, keypoints))
    return Features(
        whole.sha256,
        whole.width,
        whole.height,
        whole.thumbnail,
        whole.block_means,
        whole.colour,
        whole.preview,
        keypoints=at_full_size(keypoints, picture, whole),
        classic=None if indexed or window else describe_classic(picture),
        window=window,
    )


def describe_global(picture: Picture, sha256: str = "", size: Size | None = None) -> GlobalFeatures:
    """Return a picture as a whole; parameters as of `extract`. Raises `ValueError`."""
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.uint8 or not picture.size:
        raise ValueError(f"a picture is uint8 (height, width, 3), not {picture.dtype} {picture.shape}")
    width, height = size or (picture.shape[1], picture.shape[0])
    colour = np.array(cv2.mean(picture)[:3], np.float32)
    preview = small_copy(picture)
    # Of the copy and not of the picture: an index keeps the copy alone.
    grey = thumbnail(preview)
    return GlobalFeatures(sha256, width, height, grey, block_means(grey), colour, preview)


def describe_classic(picture: Picture) -> Classic:
    """Return what the classic score needs, in the order of the original's steps: resize, grey, ORB on the grey."""
    square = cv2.resize(picture, (SIDE, SIDE))
    grey = np.asarray(cv2.cvtColor(square, cv2.COLOR_BGR2GRAY), np.uint8)
    orb = cv2.ORB.create(nfeatures=KEYPOINTS)
    # OpenCV's stub does not know that there need not be a mask.
    keypoints, described = orb.detectAndCompute(grey, None)  # type: ignore[call-overload]
    points = np.array([point.pt for point in keypoints], np.float32).reshape(-1, 2)
    descriptors = np.zeros((0, 32), np.uint8) if described is None else np.asarray(described)
    return Classic(grey, points, descriptors.astype(np.uint8, copy=False))


def at_full_size(keypoints: Keypoints, picture: Picture, whole: GlobalFeatures) -> Keypoints:
    """Return keypoints in pixels of the whole picture, given in those of `picture`, which was decoded smaller."""
    ratio = np.array([whole.width / picture.shape[1], whole.height / picture.shape[0]], np.float32)
    return replace(keypoints, points=keypoints.points * ratio, sizes=keypoints.sizes * ratio.mean())
