"""A query and an image's features in, the verified score out: what it is worth after one is laid over the other."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from echoimage.finding import MANY, SUPPORTED, explain, verdict_of
from echoimage.frame import compare_frames
from echoimage.matching import Pairs, match
from echoimage.overlap import Overlap, lays_flat, overlap
from echoimage.query import Query
from echoimage.transform import Pairing, Transform, distinct_places, estimate, linear_at, mirror, moved
from echoimage.types import Features, GlobalFeatures, MatchDetails, Matrix, QueryKeypoints, Score, Verdict

PLAIN = 0.25
"""Share of the keypoints in the overlap that fit where a glance is enough. A repeated pattern laid over itself at the
wrong place has 0.21; of copies with a hundred inliers, nine of ten have more."""

TILT = 0.12
"""By how much of itself the scale may change across the query before it counts as seen at an angle."""


class _Alignment:
    """One probe laid over an image: the transform, and the pairs of keypoints that fit it."""

    def __init__(
        self, probe: QueryKeypoints, query: GlobalFeatures, image: Features, pairs: Pairs, transform: Transform
    ) -> None:
        self.probe, self.transform = probe, transform
        fits = transform.fits
        self.rows = pairs.query[fits]
        self.source = probe.keypoints.points[self.rows].astype(np.float64)
        self.target = image.keypoints.points[pairs.image[fits]].astype(np.float64)
        self.inliers = min(
            distinct_places(self.source, max(query.width, query.height)),
            distinct_places(self.target, max(image.width, image.height)),
        )

    def mirror(self, query: GlobalFeatures) -> Matrix:
        """Give what takes a pixel of the query to the probe's, and back."""
        return mirror(query.width) if self.probe.mirrored else np.eye(3)

    def matrix(self, query: GlobalFeatures) -> Matrix:
        """Give the transform from the query itself, not from its mirror image."""
        return np.asarray(self.transform.matrix @ self.mirror(query))

    def share(self, query: GlobalFeatures, image: Features) -> float:
        """Give the share, 0..1, of the keypoints in the overlap that fit, at the query's scale where most do.

        Of the two pictures the one with fewer keypoints there counts: no more than those can have a partner.
        """
        per_scale = np.bincount(self.probe.scales[self.rows])
        scale = int(per_scale.argmax())
        ours = self.probe.keypoints.points[self.probe.scales == scale]
        matrix = self.transform.matrix
        possible = min(
            _count_inside(moved(matrix, ours.astype(np.float64)), image),
            _count_inside(
                moved(np.asarray(np.linalg.inv(matrix), np.float64), image.keypoints.points.astype(np.float64)), query
            ),
        )
        return float(min(per_scale[scale] / max(possible, 1), 1.0))


def _count_inside(points: NDArray[np.float64], frame: GlobalFeatures) -> int:
    return int(np.count_nonzero(((points >= 0) & (points < (frame.width, frame.height))).all(axis=1)))


def verify(query: Query, image: Features) -> Score:
    """Score an image against the query: the mean of SSIM and ORB where one lies over the other.

    `orb` is the share of the keypoints in the overlap that fit the transform, `ssim` that of the overlap. Where
    keypoints prove nothing, the whole frames are compared. All keypoints of the query are asked only where a glance
    leaves doubt.
    """
    for compare in (glance, quick_mirrored_match):
        score = compare(query, image)
        if score and is_certain(score):
            return score
    return look(query, image)


def glance(query: Query, image: Features) -> Score:
    """Score an image by the query's keypoints at the scale of the images alone."""
    return _scored(query.global_features, query.quick_keypoints, image)


def quick_mirrored_match(query: Query, image: Features) -> Score | None:
    """Score an image by the same keypoints of the query's mirror image; None where they prove nothing."""
    score = _by_keypoints(query.global_features, query.quick_mirrored_keypoints, image)
    return score if isinstance(score, Score) else None


def look(query: Query, image: Features) -> Score:
    """Score an image by all keypoints of the query, mirrored too."""
    return _scored(query.global_features, query.full_keypoints, image)


def is_certain(score: Score) -> bool:
    """Tell whether a glance has shown a copy beyond doubt, so that a closer look would find nothing else."""
    found = score.details
    is_copy = found is not None and found.verdict in ("same", "edited") and found.inliers >= MANY
    return is_copy and score.orb >= PLAIN


def _scored(query: GlobalFeatures, probes: Sequence[QueryKeypoints], image: Features) -> Score:
    found = _by_keypoints(query, probes, image)
    return found if isinstance(found, Score) else _with_inliers(compare_frames(query, image), found)


def _by_keypoints(query: GlobalFeatures, probes: Sequence[QueryKeypoints], image: Features) -> Score | int:
    """Score an image by the best alignment; where that proves nothing, give its inliers."""
    alignments = [found for probe in probes if (found := _align(probe, query, image))]
    best = max(alignments, key=lambda one: one.inliers, default=None)
    if best is None:
        return 0
    # So few prove nothing, whatever one shows laid over the other.
    shared = overlap(query, image, best.matrix(query)) if best.inliers >= SUPPORTED else None
    if shared is None or verdict_of(best.inliers, shared.tone_matched_ssim) == "none":
        return best.inliers
    orb = best.share(query, image)
    verdict = verdict_of(best.inliers, shared.tone_matched_ssim, orb)
    return Score(shared.ssim, orb, (max(shared.ssim, 0.0) + orb) / 2, _finding(best, query, shared, verdict))


def _with_inliers(score: Score, inliers: int) -> Score:
    """Keep what keypoints hinted at, so that of images without a match the likeliest stand first."""
    return replace(score, finding=replace(score.details, inliers=inliers)) if score.details else score


def _align(probe: QueryKeypoints, query: GlobalFeatures, image: Features) -> _Alignment | None:
    pairs = match(probe, image.keypoints)
    ours, theirs = probe.keypoints.take(pairs.query), image.keypoints.take(pairs.image)
    paired = Pairing.of(ours, theirs, max(image.width, image.height))
    transform = estimate(paired)
    if transform is not None and not lays_flat(transform.matrix, query.width, query.height):
        transform = estimate(paired, perspective=False)
    if transform is None:
        return None
    return _Alignment(probe, query, image, pairs, transform)


def _finding(best: _Alignment, query: GlobalFeatures, shared: Overlap, verdict: Verdict) -> MatchDetails:
    flat = best.transform.matrix
    return explain(
        best.matrix(query),
        linear_at(flat, query.width / 2, query.height / 2),
        shared,
        grounds="keypoints",
        mirrored=best.probe.mirrored,
        tilted=_is_tilted(flat, query),
        verdict=verdict,
        inliers=best.inliers,
        pairs=np.column_stack([moved(best.mirror(query), best.source), best.target]).astype(np.float32),
    )


def _is_tilted(matrix: Matrix, query: GlobalFeatures) -> bool:
    depths = [matrix[2] @ (x, y, 1.0) for x in (0, query.width) for y in (0, query.height)]
    return bool(max(depths) > (1 + TILT) * min(depths))
