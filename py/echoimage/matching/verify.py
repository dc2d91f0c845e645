"""A query and an image's features in, the verified score out: what it is worth after one is laid over the other."""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.features.masks import counted_points, in_mirror
from echoimage.features.query import Query
from echoimage.matching.evidence import Evidence, evidence
from echoimage.matching.match import Pairs, match
from echoimage.matching.overlap import Overlap, keeps_convex, overlap
from echoimage.matching.same_file import same_file
from echoimage.matching.transform import (
    Correspondences,
    Transform,
    distinct_places,
    estimate,
    linear_at,
    mirror,
    transformed,
)
from echoimage.matching.verdict import MANY, SHAKEN, SUPPORTED, is_strained, judged, match_details, scale_of, verdict_of
from echoimage.matching.whole_frame import compare_frames
from echoimage.types import Features, GlobalFeatures, MatchDetails, Matrix, QueryKeypoints, Score, Verdict

CERTAIN = 0.25
"""Share of the keypoints in the overlap that fit where a quick match is enough. A repeated pattern laid over itself at
the wrong place has 0.21; of copies with a hundred inliers, nine of ten have more."""

_NOTHING = Score(0.0, 0.0, 0.0, MatchDetails("none", "nothing"))

TILT = 0.12
"""By how much of itself the scale may change across the query before it counts as seen at an angle."""


def verify(query: Query, image: Features) -> Score:
    """Return the score of an image: the mean of SSIM and ORB where the query lies over it.

    `orb` is the share of the keypoints in the overlap that fit the transform, `ssim` that of the overlap. Where
    keypoints prove nothing, the whole frames are compared. All keypoints of the query are matched only where a quick
    match leaves doubt.
    """
    for keypoints in (query.quick_keypoints, query.quick_mirrored_keypoints):
        # Of frames nothing is certain, so they wait for the full match.
        score = _by_keypoints(query.global_features, keypoints, image)
        if isinstance(score, Score) and is_certain(score):
            return score
    return full_match(query, image)


def negative_match(query: Query, image: Features) -> Score | None:
    """Return the score of the query's negative, and that it is one; None where that proves nothing either."""
    score = verify(query.negative, image)
    if score.details is None or not score.matches:
        return None
    verdict: Verdict = "edited" if score.details.verdict == "same" else score.details.verdict
    edits = (("inverted", 0.0), *score.details.edits)
    return replace(score, details=replace(score.details, verdict=verdict, edits=edits))


def quick_match(query: Query, image: Features) -> Score:
    """Return the score by the query's keypoints at the scale of the images alone."""
    return _scored(query.global_features, query.quick_keypoints, image)


def quick_mirrored_match(query: Query, image: Features) -> Score | None:
    """Return the score by the same keypoints of the query's mirror image; None where they prove nothing."""
    score = _by_keypoints(query.global_features, query.quick_mirrored_keypoints, image)
    return score if isinstance(score, Score) else None


def full_match(query: Query, image: Features, *, whole_frames: bool = True) -> Score:
    """Return the score by all keypoints of the query, mirrored too.

    whole_frames: whether these are compared where keypoints prove nothing, as elsewhere.
    """
    return _scored(query.global_features, query.full_keypoints, image, whole_frames)


def is_certain(score: Score) -> bool:
    """Return whether a quick match has shown a copy beyond doubt, so that a full match would find nothing else."""
    found = score.details
    is_copy = found is not None and found.verdict in ("same", "edited") and found.inliers >= MANY
    return is_copy and score.orb >= CERTAIN


def _scored(
    query: GlobalFeatures, keypoint_sets: Sequence[QueryKeypoints], image: Features, whole_frames: bool = True
) -> Score:
    found = _by_keypoints(query, keypoint_sets, image)
    if isinstance(found, Score):
        return found
    # Where a window begins and ends, nobody has chosen: a plain page is no copy of the plain part of another.
    compared = whole_frames and not query.window and not image.window
    return _with_inliers(compare_frames(query, image) if compared else _NOTHING, found)


def _by_keypoints(query: GlobalFeatures, keypoint_sets: Sequence[QueryKeypoints], image: Features) -> Score | int:
    """Return the score by the best alignment; where that proves nothing, its inliers."""
    if exact := same_file(query, image):
        return exact
    alignments = [found for keypoints in keypoint_sets if (found := _align(keypoints, query, image))]
    best = max(alignments, key=lambda one: one.inliers, default=None)
    if best is None:
        return 0
    # So few prove nothing, whatever one shows laid over the other.
    shared = overlap(query, image, best.matrix) if best.inliers >= SUPPORTED else None
    if shared is None or verdict_of(best.inliers, shared.tone_matched_ssim) == "none":
        return best.inliers
    orb = best.share()
    stretch = best.stretch()
    if is_strained(best.inliers, stretch):
        return best.inliers
    error = best.error()
    seen = evidence(query, image, best.matrix, steady=error < SHAKEN)
    by_keypoints = verdict_of(best.inliers, shared.tone_matched_ssim, orb)
    verdict = judged(by_keypoints, seen, error, shared.tone_matched_ssim, stretch)
    if verdict == "none":
        return best.inliers
    return Score(shared.ssim, orb, (max(shared.ssim, 0.0) + orb) / 2, best.details(shared, verdict, seen))


def _with_inliers(score: Score, inliers: int) -> Score:
    """Return the score with what keypoints hinted at, so that of images without a match the likeliest stand first."""
    return replace(score, details=replace(score.details, inliers=inliers)) if score.details else score


class _Alignment:
    """The query's keypoints, or those of its mirror image, laid over an image: the transform, and the pairs that fit.

    inliers: how many pairs fit, counted by distinct places.
    """

    def __init__(
        self,
        keypoints: QueryKeypoints,
        query: GlobalFeatures,
        image: Features,
        pairs: Pairs,
        transform: Transform,
    ) -> None:
        self._keypoints, self._query, self._image = keypoints, query, image
        # From the query or, where the keypoints are mirrored, from its mirror image.
        self._straight = transform.matrix
        self._rows = pairs.query[transform.inliers]
        self._source = keypoints.keypoints.points[self._rows].astype(np.float64)
        self._target = image.keypoints.points[pairs.image[transform.inliers]].astype(np.float64)
        self.inliers = min(
            distinct_places(self._source, max(query.width, query.height)),
            distinct_places(self._target, max(image.width, image.height)),
        )

    @property
    def _mirror(self) -> Matrix:
        """What takes a pixel of the query to where the keypoints are, and back."""
        return mirror(self._query.width) if self._keypoints.mirrored else np.eye(3)

    @property
    def matrix(self) -> Matrix:
        """The transform from the query itself, not from its mirror image."""
        return np.asarray(self._straight @ self._mirror)

    def share(self) -> float:
        """Return the share, 0..1, of the keypoints in the overlap that fit, at the query's scale where most do.

        Of the two pictures the one with fewer keypoints there counts: no more than those can have a partner.
        """
        per_scale = np.bincount(self._keypoints.scales[self._rows])
        scale = int(per_scale.argmax())
        ours = self._keypoints.keypoints.points[self._keypoints.scales == scale].astype(np.float64)
        theirs = self._image.keypoints.points.astype(np.float64)
        back = np.asarray(np.linalg.inv(self._straight), np.float64)
        width, masks = self._query.width, self._query.masks
        lying = in_mirror(masks, width) if self._keypoints.mirrored else masks
        possible = min(
            _count_inside(transformed(self._straight, ours), self._image),
            _count_inside(transformed(back, theirs), replace(self._query, masks=lying)),
        )
        return float(min(per_scale[scale] / max(possible, 1), 1.0))

    def stretch(self) -> float:
        """Return how much more one direction is scaled than the other, in the middle of the query."""
        return scale_of(linear_at(self._straight, self._query.width / 2, self._query.height / 2))[1]

    def error(self) -> float:
        """Return the median error of the keypoints that fit, in pixels at a longer side of 640."""
        fitted, _ = cv2.findHomography(self._source, self._target, cv2.LMEDS)
        if fitted is None:
            return float("inf")
        errors = np.linalg.norm(transformed(np.asarray(fitted, np.float64), self._source) - self._target, axis=1)
        return float(np.median(errors)) * 640 / max(self._image.width, self._image.height)

    def details(self, shared: Overlap, verdict: Verdict, seen: Evidence) -> MatchDetails:
        """Return what is known of the match."""
        return match_details(
            self.matrix,
            linear_at(self._straight, self._query.width / 2, self._query.height / 2),
            shared,
            basis="keypoints",
            mirrored=self._keypoints.mirrored,
            tilted=_is_tilted(self._straight, self._query),
            verdict=verdict,
            seen=seen,
            inliers=self.inliers,
            pairs=np.column_stack([transformed(self._mirror, self._source), self._target]).astype(np.float32),
        )


def _align(keypoints: QueryKeypoints, query: GlobalFeatures, image: Features) -> _Alignment | None:
    pairs = match(keypoints, image.keypoints)
    ours, theirs = keypoints.keypoints.take(pairs.query), image.keypoints.take(pairs.image)
    paired = Correspondences.of(ours, theirs, max(image.width, image.height))
    transform = estimate(paired)
    if transform is not None and not keeps_convex(transform.matrix, query.width, query.height):
        transform = estimate(paired, perspective=False)
    if transform is None:
        return None
    return _Alignment(keypoints, query, image, pairs, transform)


def _count_inside(points: NDArray[np.float64], frame: GlobalFeatures) -> int:
    inside = ((points >= 0) & (points < (frame.width, frame.height))).all(axis=1)
    return int(np.count_nonzero(inside & counted_points(points, frame.masks)))


def _is_tilted(matrix: Matrix, query: GlobalFeatures) -> bool:
    depths = [matrix[2] @ (x, y, 1.0) for x in (0, query.width) for y in (0, query.height)]
    return bool(max(depths) > (1 + TILT) * min(depths))
