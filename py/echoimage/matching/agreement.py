"""A query laid over an image in, where the two agree, block by block, out: what tells a copy from a second photograph.

A copy agrees detail by detail, except in a few closed places where something was put over. A second photograph of one
thing agrees only after each detail has moved a little (parallax); of two texts on one form, ink stands where the other
has none, both ways.
"""

from dataclasses import dataclass
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.matching.registration import LEAST, Registered, flow_between, grey, smooth
from echoimage.types import Bytes2D

BLOCK, STEP = 16, 8
"""Pixels of a block's side, and from one block to the next."""

AGREES = 0.8
"""Normalized cross-correlation from which a block agrees."""

TEXTURE = 6.0
"""Standard deviation of grey levels from which a block says anything; less is a plain ground."""

CLEAR_TEXTURE = 12.0
"""The same for the measurement of movement, which in weak texture follows the noise."""

TOGETHER = 5
"""Blocks along the side of the square over which movement is averaged."""

MOVED = 1.5
"""Pixels of flow from which a block that agrees elsewhere has moved."""

FEWEST = 12
"""Blocks of which parallax is measured at least."""

GROWTH = 3
"""Blocks, counted in both directions, around a closed place that say nothing of what is outside."""

SMALLEST = 3
"""Disagreeing blocks of a closed place; fewer are scattered."""

MANY_PLACES = 6
"""Closed places from which a difference counts as scattered; stickers on one photograph are fewer."""

GROUND = 0.06
"""Share of the range of grey levels within which a pixel belongs to the plain ground of a page."""

PAGE = 0.45
"""Share of both pictures from which a plain ground makes them pages: forms, drawings, charts."""

Blocks = NDArray[np.bool_]
Number = TypeVar("Number", np.float32, np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """How two pictures agree; shares, 0..1, are of the blocks with texture.

    blocks: how many have texture. agreeing, moved, differing: shares that agree in their place, only some pixels aside,
    and nowhere. outside, moved_outside: shares that agree, and have moved, of what lies outside of the closed places in
    which the pictures differ. parallax: pixels, of the small copies, that a tenth of what agrees is off by or more.
    exchange: 0..1, how far ink stands in either picture where the other shows the ground; 0 where there is no ground.
    scattered: 0..1, the same by blocks, where they are many small places. places: bool, same grid: the closed places.
    """

    blocks: int
    agreeing: float
    moved: float
    differing: float
    outside: float
    moved_outside: float
    parallax: float
    exchange: float
    scattered: float
    places: Blocks


NOTHING = Agreement(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, np.zeros((0, 0), bool))
"""Of two pictures that hold no block."""


def agreement(pair: Registered, steady: bool = False) -> Agreement:
    """Return how the two agree where both are; of `steady` ones movement is measured only where something differs."""
    if min(pair.valid.shape) < BLOCK:
        return NOTHING
    inside = cv2.erode(pair.valid.astype(np.uint8), np.ones((BLOCK - 1, BLOCK - 1), np.uint8))
    there = _blocks(np.asarray(inside, np.uint8)) > 0
    ours, theirs, correlation, (ours_deviation, theirs_deviation) = _structure(pair, there)
    textured = there & (np.maximum(ours_deviation, theirs_deviation) > TEXTURE)
    agreeing = textured & (correlation > AGREES)
    still = steady and bool((agreeing == textured).all())
    steps, agreeing_aside = _no_motion(ours) if still else _motion(ours, theirs, pair.valid)
    moved = textured & ~agreeing & agreeing_aside
    differing = textured & ~agreeing & ~moved
    places, count = _closed_places(moved | differing, differing)
    near = cv2.dilate(places.astype(np.uint8), np.ones((GROWTH, GROWTH), np.uint8)) > 0
    outside = textured & ~near
    only_ours = differing & (ours_deviation > 2 * theirs_deviation + 3)
    only_theirs = differing & (theirs_deviation > 2 * ours_deviation + 3)
    return Agreement(
        blocks=int(textured.sum()),
        agreeing=_share(agreeing, textured),
        moved=_share(moved, textured),
        differing=_share(differing, textured),
        outside=_share(agreeing & outside, outside),
        moved_outside=_share(moved & outside, textured),
        parallax=_parallax(steps, agreeing & outside & (theirs_deviation > CLEAR_TEXTURE)),
        exchange=_exchange(ours, theirs, pair.valid),
        scattered=min(_share(only_ours, textured), _share(only_theirs, textured)) if count > MANY_PLACES else 0.0,
        places=places,
    )


def _share(part: Blocks, whole: Blocks) -> float:
    return float(part.sum() / max(whole.sum(), 1))


def _structure(
    pair: Registered, there: Blocks
) -> tuple[Bytes2D, Bytes2D, NDArray[np.float32], tuple[NDArray[np.float32], ...]]:
    """Return the two as grey pictures, how their blocks correlate, and the standard deviations of the blocks.

    Where grey does not agree, the brightest channel may: turning hues and swapping channels keep that one.
    """
    greys = [grey(one) for one in (pair.query, pair.image)]
    correlation, *deviations = _correlation(*greys)
    if (correlation > AGREES)[there & (np.maximum(*deviations) > TEXTURE)].all():
        return greys[0], greys[1], correlation, tuple(deviations)
    value = [smooth(np.maximum(np.maximum(*cv2.split(one)[:2]), one[..., 2])) for one in (pair.query, pair.image)]
    by_value = _correlation(*value)[0]
    better = value if np.median(by_value) > np.median(correlation) + 0.01 else greys
    return better[0], better[1], np.maximum(correlation, by_value), tuple(deviations)


def _means(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(cv2.boxFilter(values, -1, (BLOCK, BLOCK), borderType=cv2.BORDER_REFLECT), np.float32)


def _blocks(values: NDArray[Number]) -> NDArray[Number]:
    return values[BLOCK // 2 :: STEP, BLOCK // 2 :: STEP]


def _correlation(a: Bytes2D, b: Bytes2D) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Return normalized cross-correlation, and the standard deviations of both, of each block."""
    wide_a, wide_b = a.astype(np.float32), b.astype(np.float32)
    mean_a, mean_b = _blocks(_means(wide_a)), _blocks(_means(wide_b))
    variance_a = np.maximum(_blocks(_means(wide_a * wide_a)) - mean_a * mean_a, 0.5)
    variance_b = np.maximum(_blocks(_means(wide_b * wide_b)) - mean_b * mean_b, 0.5)
    covariance = _blocks(_means(wide_a * wide_b)) - mean_a * mean_b
    return covariance / np.sqrt(variance_a * variance_b), np.sqrt(variance_a), np.sqrt(variance_b)


def _motion(ours: Bytes2D, theirs: Bytes2D, valid: NDArray[np.bool_]) -> tuple[NDArray[np.float32], Blocks]:
    """Return by how many pixels each block is off, float32 (h, w, 2), and which agree after so far a step aside."""
    if min(ours.shape) < LEAST:
        return _no_motion(ours)
    flow = flow_between(ours, theirs, valid)
    rows, columns = np.indices(ours.shape, dtype=np.float32)
    places = columns + flow[..., 0], rows + flow[..., 1]
    followed = cv2.remap(ours, *places, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    steps = np.asarray(_blocks(flow))
    correlation = _correlation(np.asarray(followed, np.uint8), theirs)[0]
    return steps, (correlation > AGREES) & (np.hypot(steps[..., 0], steps[..., 1]) > MOVED)


def _no_motion(ours: Bytes2D) -> tuple[NDArray[np.float32], Blocks]:
    rows, columns = _blocks(ours).shape
    return np.zeros((rows, columns, 2), np.float32), np.zeros((rows, columns), bool)


def _closed_places(disagreeing: Blocks, differing: Blocks) -> tuple[Blocks, int]:
    """Return the closed places in which two pictures disagree, the hulls of neighbouring blocks, and their number."""
    count, labels = cv2.connectedComponents(disagreeing.astype(np.uint8), connectivity=8)
    places, found = np.zeros(disagreeing.shape, np.uint8), 0
    for label in range(1, count):
        part = labels == label
        if np.count_nonzero(part & differing) < SMALLEST:
            continue
        found += 1
        points = np.argwhere(part)[:, ::-1].astype(np.int32)
        cv2.fillConvexPoly(places, cv2.convexHull(points), (1,))
    return places > 0, found


def _parallax(steps: NDArray[np.float32], agreeing: Blocks) -> float:
    """Return by how many pixels a tenth of the blocks that agree is off or more, together with those around them.

    What noise and letters over a picture do to the flow points anywhere, and is averaged away.
    """
    if agreeing.sum() < FEWEST:
        return 0.0
    weights = agreeing.astype(np.float32)
    around = (TOGETHER, TOGETHER)
    sums = cv2.boxFilter(steps * weights[..., None], -1, around, normalize=False, borderType=cv2.BORDER_CONSTANT)
    counts = np.maximum(cv2.boxFilter(weights, -1, around, normalize=False, borderType=cv2.BORDER_CONSTANT), 1)
    mean = sums / counts[..., None]
    return float(np.percentile(np.hypot(mean[..., 0], mean[..., 1])[agreeing], 90))


def _exchange(ours: Bytes2D, theirs: Bytes2D, valid: NDArray[np.bool_]) -> float:
    """Return how much of the ink of one page stands where the other shows its ground, the lesser of both ways."""
    ink = []
    for one in (ours, theirs):
        counts = np.convolve(np.bincount(one[valid], minlength=256), np.ones(9), mode="same")
        level = int(counts.argmax())
        ground = np.abs(one.astype(np.int16) - level) <= GROUND * 255
        if (ground & valid).sum() < PAGE * max(valid.sum(), 1):
            return 0.0
        ink.append((np.abs(one.astype(np.int16) - level) > 2 * GROUND * 255, ground))
    (our_ink, our_ground), (their_ink, their_ground) = ink
    only_ours = np.count_nonzero(our_ink & their_ground & valid)
    only_theirs = np.count_nonzero(their_ink & our_ground & valid)
    all_ink = np.count_nonzero((our_ink | their_ink) & valid)
    return min(only_ours, only_theirs) / max(all_ink, 1)
