"""Scores of parts of two pictures in, the score of the whole pictures out.

A part is the whole picture or a window of a long one. A transform between two parts holds for all of both pictures;
what it lays over each other has to be proven by parts, or else the pictures have no more than a part in common.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.matching.overlap import area, boxes_around, clipped, corners, keeps_convex
from echoimage.matching.place import place_of
from echoimage.matching.score import RANKS, is_match
from echoimage.matching.transform import transformed
from echoimage.matching.verdict import edits_of
from echoimage.types import Box, Difference, Edits, Frame, MatchDetails, Matrix, Score, Verdict

PROVEN = 0.5
"""Share of what two pictures should show of each other by a transform that its parts have to prove. Pages with one
head prove no more than that; of a panel up to three times as long as wide, one window proves two thirds."""

ALL_PROVEN = 0.9
"""The same for pictures that are called the same."""

TOGETHER = 0.05
"""Shares of a part's longer side by which transforms may differ at its corners and be one."""

CANVAS = 400
"""Pixels of the longer side of the picture in which parts that are proven are drawn and counted."""

Polygon = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class PartScore:
    """The score of two parts, in their own pixels, and where these lie."""

    score: Score
    query: Frame
    image: Frame

    @property
    def is_of_wholes(self) -> bool:
        """Return whether neither is a window."""
        return not (self.query.is_window or self.image.is_window)

    @property
    def rank(self) -> tuple[int, int, float]:
        """Return what is more the better a score is: of matches, that with more keypoints tells the place better."""
        details = self.score.details
        rank = RANKS[details.verdict] if details else 0
        return rank, details.inliers if details and rank else 0, self.score.total

    @property
    def matrix(self) -> Matrix | None:
        """The transform between the whole pictures."""
        details = self.score.details
        if details is None or details.matrix is None:
            return None
        return np.asarray(_shift(self.image) @ details.matrix @ np.linalg.inv(_shift(self.query)))

    def shared(self, matrix: Matrix) -> Polygon:
        """Return what of the image, in pixels of the whole, both parts show by a transform between the wholes."""
        within = np.linalg.inv(_shift(self.image)) @ matrix
        left, top, right, bottom = self.image.box
        quad = clipped(transformed(within, _box_corners(self.query.box)), right - left, bottom - top)
        return np.asarray(quad + np.array([left, top]))


def is_copy(score: Score) -> bool:
    """Return whether one picture was made from the other."""
    return score.details is not None and is_match(score)


def of_wholes(parts: Sequence[PartScore]) -> Score:
    """Return the score of two pictures, of one or more of its parts; of wholes it stays as it is."""
    best = max(parts, key=lambda part: part.rank)
    matrix, details = best.matrix, best.score.details
    if best.is_of_wholes or details is None or matrix is None or details.verdict == "none":
        return best.score
    proving = [best, *(part for part in parts if part is not best and _agrees(part, best, matrix))]
    whole = _shared_by_wholes(best, matrix)
    share = _share([part.shared(matrix) for part in proving], whole, best.image.whole)
    common = whole if share >= PROVEN else best.shared(matrix)
    query_box, image_box = boxes_around(common, matrix, best.query.whole, best.image.whole)
    found = replace(
        details,
        matrix=matrix,
        pairs=(details.pairs + np.array([*best.query.box[:2], *best.image.box[:2]])).astype(np.float32),
        image_coverage=_coverage(common, best.image),
        query_coverage=_coverage(transformed(np.asarray(np.linalg.inv(matrix), np.float64), common), best.query),
        differences=tuple(_moved(one, best) for one in details.differences),
        query_box=query_box,
        image_box=image_box,
    )
    if found.place:
        found = replace(found, place=place_of([one.query for one in found.differences], best.query.whole))
    edits = _edits(found, details.edits)
    verdicts = {part.score.details.verdict for part in proving if part.score.details}
    found = replace(found, edits=edits, verdict=_verdict(verdicts, edits, share))
    return replace(best.score, details=found)


def _shift(frame: Frame) -> Matrix:
    """Return what takes a pixel of a part to one of the whole."""
    return np.array([[1, 0, frame.box[0]], [0, 1, frame.box[1]], [0, 0, 1]], np.float64)


def _box_corners(box: Box) -> Polygon:
    left, top, right, bottom = box
    return np.asarray(corners(right - left, bottom - top) + np.array([left, top]))


def _agrees(part: PartScore, best: PartScore, matrix: Matrix) -> bool:
    """Return whether another part matches by the same transform."""
    own = part.matrix
    if own is None or not is_copy(part.score):
        return False
    frame = _box_corners(part.query.box)
    apart = np.abs(transformed(own, frame) - transformed(matrix, frame)).max()
    left, top, right, bottom = best.image.box
    return bool(apart <= TOGETHER * max(right - left, bottom - top))


def _shared_by_wholes(best: PartScore, matrix: Matrix) -> Polygon:
    """Return what of the image the whole query shows; of these parts where the transform does not reach so far."""
    if not keeps_convex(matrix, *best.query.whole):
        return best.shared(matrix)
    return clipped(transformed(matrix, corners(*best.query.whole)), *best.image.whole)


def _share(proven: Iterable[Polygon], whole: Polygon, size: tuple[int, int]) -> float:
    """Return the share of a polygon in an image of this size that others cover."""
    scale = CANVAS / max(size)
    masks = np.zeros((2, round(size[1] * scale) + 1, round(size[0] * scale) + 1), np.uint8)
    for mask, polygons in zip(masks, ([whole], proven), strict=True):
        for polygon in polygons:
            cv2.fillConvexPoly(mask, (polygon * scale).round().astype(np.int32), (1,))
    return float((masks[0] & masks[1]).sum() / max(int(masks[0].sum()), 1))


def _coverage(polygon: Polygon, frame: Frame) -> float:
    return min(area(polygon) / (frame.whole[0] * frame.whole[1]), 1.0)


def _moved(difference: Difference, best: PartScore) -> Difference:
    return Difference(_in_whole(difference.query, best.query), _in_whole(difference.image, best.image))


def _in_whole(box: Box, frame: Frame) -> Box:
    left, top = frame.box[:2]
    return box[0] + left, box[1] + top, box[2] + left, box[3] + top


def _edits(found: MatchDetails, before: Edits) -> Edits:
    """Return what was done to the copy: how it was laid by the wholes, what is seen in it by the parts."""
    laid = edits_of(found, "tilted" in dict(before))
    return (*laid, *(edit for edit in before if edit[0] not in LAID))


LAID = frozenset({"mirrored", "turned", "cropped", "inset", "border", "tilted", "stretched", "scaled"})
"""Edits of `edits_of`."""


def _verdict(verdicts: set[Verdict], edits: Edits, share: float) -> Verdict:
    if share < PROVEN or "related" in verdicts:
        return "related"
    same = verdicts == {"same"} and not {key for key, _ in edits} - {"scaled"} and share >= ALL_PROVEN
    return "same" if same else "edited"
