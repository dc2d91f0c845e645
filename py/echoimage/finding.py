"""The transform between two pictures and how they overlap in; what was done to the copy, and the verdict, out."""

import math

import numpy as np
from numpy.typing import NDArray

from echoimage.overlap import Overlap
from echoimage.types import Grounds, MatchDetails, Matrix, Verdict, Words

NO_PAIRS = np.zeros((0, 4), np.float32)

SURE = 25
"""Inliers that prove a match with a faint likeness. Unrelated photographs seldom have more than 12 (17 once, with
other settings); pages of text in one font have up to 43, because letters recur."""

SUPPORTED = 10
"""Inliers that prove a match where the overlap is alike as well."""

ALIKE = 0.55
"""Likeness of the overlap from which two pictures support each other."""

FAINT, MANY = 0.3, 100
"""Likeness that is asked for up to so many inliers. Two-tone patterns have up to 54 inliers at likenesses near 0. Views
of one thing from two sides have 0.43 and more; so have some pages of text in one font (0.32 to 0.53), which are taken
for such views: 24 of 90 pairs."""

COPY = 0.72
"""Likeness of the overlap from which a match is called a copy, and not another view of the same. Clothes photographed
on one floor reach 0.55, one coat photographed twice 0.71; 0.96 of edited copies reach more, and those that do not are
mostly hidden behind a watermark."""

IDENTICAL = 0.95
"""SSIM from which two pictures that lie squarely over each other are called the same. A faint watermark leaves 0.91,
a recompression to quality 30 more than 0.95."""


FEW, CLEAR = 0.07, 0.8
"""Share of the keypoints in the overlap below which a copy must be alike more clearly. Two sweaters photographed on one
floor share 0.06 at a likeness of 0.74; of 314 edited copies one has less, at 0.83."""


def verdict_of(inliers: int, likeness: float, share: float = 1.0) -> Verdict:
    """Judge a transform by the keypoints that fit it, their share in the overlap, and how alike that is."""
    needed = ALIKE if inliers < SURE else FAINT if inliers < MANY else -1.0
    if inliers < SUPPORTED or likeness < needed:
        return "none"
    return "edited" if likeness >= (COPY if share >= FEW else CLEAR) else "related"


def rotation_of(matrix: Matrix, mirrored: bool) -> float:
    """Give by how many degrees, -180..180, clockwise, the image was turned to make the query.

    `matrix` takes the query, or its mirror image where `mirrored`, to the image.
    """
    to_image = math.degrees(math.atan2(matrix[1, 0] - matrix[0, 1], matrix[0, 0] + matrix[1, 1]))
    # The way back turns the other way; seen in a mirror, it turns as before. Half a turn has one sign, 0 has none.
    degrees = round(to_image if mirrored else -to_image, 6) + 0.0
    return 180.0 if degrees == -180 else degrees


def scale_of(matrix: Matrix) -> tuple[float, float]:
    """Give query pixels for one image pixel, and how much more one direction is scaled than the other (1 or more)."""
    large, small = np.linalg.svd(matrix[:2, :2], compute_uv=False)
    return float(1 / math.sqrt(large * small)), float(large / small)


def edits_of(
    *, mirrored: bool, rotation: float, scale: float, stretch: float, visible: float, covered: float, tilted: bool
) -> Words:
    """Name what was done to the copy, in the order in which it is told; `phrases` has the sentences.

    What a measurement may be off by is not told: two degrees, 3 % of an area, 5 % of a stretch.
    """
    words: list[tuple[str, float]] = []
    if mirrored:
        words.append(("mirrored", 0.0))
    if abs(rotation) >= 2:
        words.append(("turned", 180 if round(rotation) == -180 else round(rotation)))
    if visible < 0.97:
        words.append(("cropped", round(100 * visible)))
    if covered < 0.97:
        words.append(("inset" if covered < 0.6 else "border", round(100 * covered)))
    if tilted:
        words.append(("tilted", 0.0))
    elif stretch >= 1.05:
        words.append(("stretched", round(stretch, 2)))
    if not 0.95 <= scale <= 1.05:
        words.append(("scaled", round(scale, 2)))
    return tuple(words)


def is_same(words: Words, ssim: float, grounds: Grounds) -> bool:
    """Tell whether nothing was done that can be seen, other than saving it at another size."""
    return grounds != "nothing" and ssim >= IDENTICAL and not {key for key, _ in words} - {"scaled"}


def explain(
    matrix: Matrix,
    linear: Matrix,
    shared: Overlap,
    *,
    grounds: Grounds,
    mirrored: bool,
    verdict: Verdict,
    tilted: bool = False,
    inliers: int = 0,
    pairs: NDArray[np.float32] = NO_PAIRS,
) -> MatchDetails:
    """Put a match into numbers and words; `verdict` becomes "same" where nothing that can be seen was done.

    `matrix` takes the query to the image; `linear`, (2, 2) or more, is that of the query or, where `mirrored`, of its
    mirror image in the middle of the picture.
    """
    rotation = rotation_of(linear, mirrored)
    scale, stretch = scale_of(linear)
    words = edits_of(
        mirrored=mirrored,
        rotation=rotation,
        scale=scale,
        stretch=stretch,
        visible=shared.image_coverage,
        covered=shared.query_coverage,
        tilted=tilted,
    )
    return MatchDetails(
        verdict="same" if is_same(words, shared.ssim, grounds) else verdict,
        grounds=grounds,
        inliers=inliers,
        matrix=matrix,
        pairs=pairs,
        mirrored=mirrored,
        rotation=rotation,
        scale=scale,
        stretch=stretch,
        visible=shared.image_coverage,
        covered=shared.query_coverage,
        likeness=shared.tone_matched_ssim,
        words=words,
    )
