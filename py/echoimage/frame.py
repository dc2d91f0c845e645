"""Two pictures in which keypoints say nothing in, a finding from their whole frames out.

Flat, tiny and blurred pictures have too few keypoints. Their frames are laid over each other in the eight ways to turn
and mirror them, and the best way is judged by correlation, by SSIM and by colour.
"""

import numpy as np

from echoimage.block_means import normed, with_mirror_image
from echoimage.finding import explain
from echoimage.overlap import overlap
from echoimage.transform import mirror
from echoimage.types import GlobalFeatures, MatchDetails, Matrix, Score

CORRELATED, LIKENESS = 0.95, 0.7
"""Correlation of the tiny pictures and likeness of the whole ones from which two frames are called copies."""

NEAR_COLOUR = 12.0
"""Mean difference per channel, of 255, up to which two pictures without any contrast are the same colour."""

NEAR_ASPECT = 1.2
"""How much the aspect ratios may differ: a squeezed copy differs, but then it has to be told by its keypoints."""

_TURNS: tuple[Matrix, ...] = (
    np.eye(3),
    np.array([[0, 1, 0], [-1, 0, 1], [0, 0, 1]], np.float64),
    np.array([[-1, 0, 1], [0, -1, 1], [0, 0, 1]], np.float64),
    np.array([[0, -1, 1], [1, 0, 0], [0, 0, 1]], np.float64),
)
"""A quarter turn, counterclockwise, and its repetitions, of the unit square with y down."""


def compare_frames(query: GlobalFeatures, image: GlobalFeatures) -> Score:
    """Score two pictures as wholes; the verdict is "none" unless they are close to identical."""
    turn, mirrored, correlated = _best_way(query, image)
    matrix = _frame_to_frame(query, image, turn)
    whole = matrix @ mirror(query.width) if mirrored else matrix
    shared = overlap(query, image, whole)
    flat = not normed(query.block_means).any() and not normed(image.block_means).any()
    # Without detail, SSIM has the word.
    alike = correlated >= CORRELATED and (shared.tone_matched_ssim or shared.ssim) >= LIKENESS
    near = _aspects_differ(query, image, turn) <= NEAR_ASPECT
    if not near or not (_same_colour(query, image) if flat else alike):
        return Score(
            shared.ssim,
            0.0,
            max(shared.ssim, 0.0) / 2,
            MatchDetails("none", "nothing", likeness=shared.tone_matched_ssim),
        )
    finding = explain(whole, matrix, shared, grounds="frame", mirrored=mirrored, verdict="edited")
    return Score(shared.ssim, 0.0, shared.ssim, finding)


def _best_way(query: GlobalFeatures, image: GlobalFeatures) -> tuple[int, bool, float]:
    """Give quarter turns, whether mirrored, and correlation of the best way to lay one frame over the other."""
    theirs = normed(image.block_means)
    hands = with_mirror_image(normed(query.block_means))
    likeness = {
        (turn, mirrored): float((np.rot90(hands[mirrored], turn) * theirs).sum())
        for mirrored in (False, True)
        for turn in range(4)
    }
    # Of equals the first: no turn before a turn, no mirror before a mirror.
    turn, mirrored = max(likeness, key=lambda way: round(likeness[way], 6))
    return turn, mirrored, likeness[turn, mirrored]


def _frame_to_frame(query: GlobalFeatures, image: GlobalFeatures, turn: int) -> Matrix:
    to_unit = np.diag([1 / query.width, 1 / query.height, 1.0])
    return np.asarray(np.diag([image.width, image.height, 1.0]) @ _TURNS[turn] @ to_unit)


def _aspects_differ(query: GlobalFeatures, image: GlobalFeatures, turn: int) -> float:
    ratio = query.width / query.height * image.height / image.width
    if turn % 2:
        ratio = query.height / query.width * image.height / image.width
    return max(ratio, 1 / ratio)


def _same_colour(query: GlobalFeatures, image: GlobalFeatures) -> bool:
    return bool(np.abs(query.colour - image.colour).max() <= NEAR_COLOUR)
