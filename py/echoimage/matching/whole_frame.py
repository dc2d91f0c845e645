"""Two pictures in which keypoints say nothing in, a score of their whole frames out.

Flat, very small and blurred pictures have too few keypoints. Their frames are laid over each other in the eight ways to
turn and mirror them, and the best way is judged by correlation, by SSIM and by colour."""

import numpy as np
from numpy.typing import NDArray

from echoimage.features.block_means import normalized, with_mirror_image
from echoimage.features.masks import counted_pixels
from echoimage.matching.evidence import Evidence, evidence
from echoimage.matching.overlap import overlap
from echoimage.matching.transform import mirror
from echoimage.matching.verdict import match_details
from echoimage.types import Bytes2D, GlobalFeatures, MatchDetails, Matrix, Score

CORRELATED, ALIKE = 0.95, 0.7
"""Correlation of the block means and tone-matched SSIM of the thumbnails from which two frames are called copies."""

NEAR_COLOUR = 12.0
"""Mean difference per channel, of 255, up to which two pictures without any contrast are the same colour."""

FEWEST_BLOCKS, AGREEING = 6, 0.8
"""Share of the blocks with texture that have to agree, where there are so many."""

MANY_BLOCKS, BLURRED_AGREEING = 20, 0.9
"""The same of a blurred copy, whose SSIM is low: at the query's own sharpness."""

LEAST_COUNTED = 0.1
"""Share of the frame that has to count in both pictures: what is left out proves nothing."""

NEAR_ASPECT = 1.2
"""How much the aspect ratios may differ: a squeezed copy differs, but then its keypoints have to show it."""

_TURNS: tuple[Matrix, ...] = (
    np.eye(3),
    np.array([[0, 1, 0], [-1, 0, 1], [0, 0, 1]], np.float64),
    np.array([[-1, 0, 1], [0, -1, 1], [0, 0, 1]], np.float64),
    np.array([[0, -1, 1], [1, 0, 0], [0, 0, 1]], np.float64),
)
"""A quarter turn, counterclockwise, and its repetitions, of the unit square with y down."""


def compare_frames(query: GlobalFeatures, image: GlobalFeatures) -> Score:
    """Return the score of two pictures as wholes; the verdict is "none" unless they are close to identical."""
    (quarter_turns, mirrored), correlated = _best_orientation(query, image)
    matrix = _frame_to_frame(query, image, quarter_turns)
    whole = matrix @ mirror(query.width) if mirrored else matrix
    shared = overlap(query, image, whole)
    flat = not any(_means(one.block_means, _counted_blocks(one)).any() for one in (query, image))
    near = _aspects_differ(query, image, quarter_turns) <= NEAR_ASPECT
    nothing = Score(
        shared.ssim,
        0.0,
        max(shared.ssim, 0.0) / 2,
        MatchDetails("none", "nothing", tone_matched_ssim=shared.tone_matched_ssim),
    )
    counted = _both_counted(query, image, quarter_turns, mirrored).mean() / 255
    if counted < LEAST_COUNTED or not near or not (_same_colour(query, image) if flat else correlated >= CORRELATED):
        return nothing
    seen = evidence(query, image, whole)
    # Without detail, SSIM decides.
    alike = flat or (shared.tone_matched_ssim or shared.ssim) >= ALIKE
    if not _agree(seen, alike):
        return nothing
    details = match_details(whole, matrix, shared, basis="frame", mirrored=mirrored, verdict="edited", seen=seen)
    return Score(shared.ssim, 0.0, shared.ssim, details)


def _agree(seen: Evidence, alike: bool) -> bool:
    """Return whether both colour and structure agree: a word on a plain ground is most of the picture's structure."""
    found = seen.agreement
    if not alike and not (seen.blur and found.blocks >= MANY_BLOCKS and found.agreeing >= BLURRED_AGREEING):
        return False
    return seen.colours.close and (found.blocks < FEWEST_BLOCKS or found.agreeing >= AGREEING)


def _best_orientation(query: GlobalFeatures, image: GlobalFeatures) -> tuple[tuple[int, bool], float]:
    """Return quarter turns and whether mirrored, and the correlation, of the best of the eight ways to lay them."""
    ours = with_mirror_image(query.block_means)
    correlation = {
        (quarter_turns, mirrored): _correlation(
            np.rot90(ours[mirrored], quarter_turns),
            image.block_means,
            _both_counted(query, image, quarter_turns, mirrored),
        )
        for mirrored in (False, True)
        for quarter_turns in range(4)
    }
    # Of equals the first: no turn before a turn, no mirror before a mirror.
    best = max(correlation, key=lambda one: round(correlation[one], 6))
    return best, correlation[best]


def _counted_blocks(picture: GlobalFeatures) -> Bytes2D:
    return counted_pixels(picture.block_means.shape, (picture.width, picture.height), picture.masks)


def _both_counted(query: GlobalFeatures, image: GlobalFeatures, quarter_turns: int, mirrored: bool) -> Bytes2D:
    """Return the blocks that count in both pictures, the query laid over the image so."""
    return np.rot90(with_mirror_image(_counted_blocks(query))[mirrored], quarter_turns) & _counted_blocks(image)


def _correlation(ours: Bytes2D, theirs: Bytes2D, counted: Bytes2D) -> float:
    """Return the correlation of block means where they count."""
    return float((_means(ours, counted) * _means(theirs, counted)).sum())


def _means(blocks: Bytes2D, counted: Bytes2D) -> NDArray[np.float64]:
    """Return the normalized means of the blocks that count, float64 (1, n); zeros where there are none."""
    chosen = blocks[counted > 0]
    return normalized(chosen[None]) if len(chosen) else np.zeros((1, 0))


def _frame_to_frame(query: GlobalFeatures, image: GlobalFeatures, quarter_turns: int) -> Matrix:
    to_unit = np.diag([1 / query.width, 1 / query.height, 1.0])
    return np.asarray(np.diag([image.width, image.height, 1.0]) @ _TURNS[quarter_turns] @ to_unit)


def _aspects_differ(query: GlobalFeatures, image: GlobalFeatures, quarter_turns: int) -> float:
    ratio = query.width / query.height * image.height / image.width
    if quarter_turns % 2:
        ratio = query.height / query.width * image.height / image.width
    return max(ratio, 1 / ratio)


def _same_colour(query: GlobalFeatures, image: GlobalFeatures) -> bool:
    return bool(np.abs(query.colour - image.colour).max() <= NEAR_COLOUR)
