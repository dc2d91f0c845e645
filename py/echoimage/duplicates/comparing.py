"""Two images of an index in, the pair that they form out; the one with less to show is named first."""

from functools import cached_property

import numpy as np

from echoimage.duplicates.frame import is_framed
from echoimage.duplicates.pair import Pair, Part
from echoimage.features.block_means import normalized, resemblance
from echoimage.features.preview import opened
from echoimage.features.stored_query import StoredQuery
from echoimage.matching.certainty import certainty_of
from echoimage.matching.score import RANKS
from echoimage.matching.verify import full_match, negative_match
from echoimage.matching.windows import is_copy
from echoimage.types import Features, MatchDetails, Score

PART = 0.97
"""Share of a picture, as in `verdict.edits_of`, below which the other one shows no more than a part of it."""


GREY = 3.0
"""Levels by which the three colours of a pixel differ, in the mean, in a picture without colours, saved as JPEG."""


MOST_OVERLAID, LEAST_WHOLE = 22.0, 0.8
"""Percent of the overlap in which something else is seen, and share of either picture that lies in the other. More is
put over screenshots with a caption and a watermark, which are left out for the sake of pages of one design."""

HINT = 8
"""Inliers of what is no copy from which the other way round is tried."""


ALIKE = 0.9
"""Correlation of block means from which two frames may be copies though keypoints show nothing, for `compare_frames`
asks for more; and below zero that from which one may be the other's negative, as in `shortlist`."""


class Described:
    """An image of an index by its number, with its features."""

    def __init__(self, number: int, features: Features) -> None:
        self.number, self.features = number, features

    @cached_property
    def query(self) -> StoredQuery:
        """The image as a query."""
        return StoredQuery(self.features)


def richness(features: Features) -> tuple[bool, float]:
    """Return how much there is to see in an image: whether it has colours, and how much detail."""
    colours = opened(features.preview) if features.preview else features.thumbnail[:, :, None]
    ranges = colours.max(axis=2) - colours.min(axis=2) if colours.shape[2] > 1 else np.zeros(1)
    steps = np.abs(np.diff(features.thumbnail.astype(np.int16), axis=1))
    detail = round(float(steps.mean()), 3) if steps.size else 0.0
    return bool(ranges.mean() > GREY), detail


def compare(copy: Described, original: Described) -> Pair | None:
    """Return the pair of two images in their `Item.order`, None where they show nothing of each other.

    The first is compared as a copy of the other; where that shows less, the other way round as well. Of the two then
    the one is called the copy that shows a part of the other, or the other with something around it.
    """
    score = _verified(copy, original)
    if not is_copy(score) and _found(score).inliers >= HINT:
        back = _verified(original, copy)
        if RANKS[_found(back).verdict] > RANKS[_found(score).verdict]:
            copy, original, score = original, copy, back
    if not score.matches:
        return None
    if not is_copy(score) or is_doubtful(_found(score)):
        return _pair(copy, original, score, score, "neither")
    part, turned_round = _part(copy, original, _found(score))
    if not turned_round:
        return _pair(copy, original, score, score, part)
    return _pair(original, copy, score, _verified(original, copy), part)


def _verified(copy: Described, original: Described) -> Score:
    """Return the score; negatives are tried where the pictures as wholes are as unlike as those.

    A full match at once: most pairs that are proposed are none, and a quick match before it takes as long again.
    """
    alike = resemblance(copy.features, [original.features])[0]
    score = full_match(copy.query, original.features, whole_frames=alike >= ALIKE or _is_flat(copy, original))
    if score.matches or alike > -ALIKE:
        return score
    return negative_match(copy.query, original.features) or score


def _is_flat(*images: Described) -> bool:
    """Return whether one of some images has no contrast, which correlates with nothing."""
    return not all(normalized(one.features.block_means).any() for one in images)


def _pair(copy: Described, original: Described, score: Score, told: Score, part: Part) -> Pair:
    """Return the pair; `told` is the score of these two in this order, whose words are used if it is a copy as well."""
    found = _found(score)
    seen = _found(told)
    kind = "related" if found.verdict == "none" or is_doubtful(found) else found.verdict
    edits, place = (seen.edits, seen.place) if seen.verdict == found.verdict or is_copy(told) else ((), None)
    return Pair(copy.number, original.number, kind, certainty_of(found), score.total, edits, place, part)


def is_doubtful(found: MatchDetails) -> bool:
    """Return whether what the verdict calls a copy is too little of one to be grouped: then it is called related.

    Two pages with one design and another picture in each, or two views of one shelf that overlap.
    """
    whole = max(found.image_coverage, found.query_coverage)
    return dict(found.edits).get("overlaid", 0.0) > MOST_OVERLAID or whole < LEAST_WHOLE


def _part(copy: Described, original: Described, found: MatchDetails) -> tuple[Part, bool]:
    """Return what a copy is beside the original, and whether it is that which the original was made from."""
    # Which of a picture and its negative is which, no edge tells.
    if found.matrix is None or "inverted" in dict(found.edits):
        return "neither", False
    if found.image_coverage < PART <= found.query_coverage:
        framed = is_framed(original.features, copy.features, found.matrix)
        return ("framed", True) if framed else ("cropped", False)
    if found.query_coverage < PART <= found.image_coverage:
        back = np.asarray(np.linalg.inv(found.matrix), np.float64)
        framed = is_framed(copy.features, original.features, back)
        return ("framed", False) if framed else ("cropped", True)
    return "neither", False


def _found(score: Score) -> MatchDetails:
    return score.details or MatchDetails("none", "nothing")
