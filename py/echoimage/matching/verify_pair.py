"""Two pictures alone in, their score out: windows of long ones and negatives are compared as well."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from echoimage.features.query import Query
from echoimage.matching.verify import (
    full_match,
    is_certain,
    negative_match,
    quick_match,
    quick_mirrored_match,
    verify,
)
from echoimage.matching.voting import Voting
from echoimage.matching.windows import PartScore, is_copy, of_wholes
from echoimage.types import Features, Score

QUICK_MATCHES = 8
"""Parts of the image at most with which the parts of the query, taken together, get a quick match."""

LEAST = 3
"""The same of each part of the query: a panel is seen by two windows, which overlap."""

FULL_MATCHES = 4
"""Pairs of parts that get a full match where no quick one shows a copy."""


def verify_pair(query: Query, image: Features) -> Score:
    """Return the score of a pair of which one may be a part of a long picture, or the other's negative.

    Else that of `verify`.
    """
    score = verify(query, image)
    if not is_settled(score):
        parts = [PartScore(score, query.global_features.frame, image.frame), *_windows(query, image)]
        score = of_wholes(parts)
    return score if score.matches else negative_match(query, image) or score


def is_settled(score: Score) -> bool:
    """Return whether the score of whole pictures is such that windows would show nothing else, or less."""
    return is_certain(score) or (score.details is not None and score.details.verdict == "same")


def _windows(query: Query, image: Features) -> list[PartScore]:
    """Return the scores of windows of either picture with those of the other, or with the whole of it."""
    pairs = list(_likely_pairs(query, image))
    found = [_quick(*pair) for pair in pairs]
    if pairs and not any(is_copy(part.score) for part in found):
        found += [_part(*pair, full_match(*pair)) for pair in pairs[:FULL_MATCHES]]
    return found


def _quick(query: Query, image: Features) -> PartScore:
    score = quick_match(query, image)
    if not score.matches:
        score = quick_mirrored_match(query, image) or score
    return _part(query, image, score)


def _part(query: Query, image: Features, score: Score) -> PartScore:
    return PartScore(score, query.global_features.frame, image.frame)


def _likely_pairs(query: Query, image: Features) -> Iterator[tuple[Query, Features]]:
    """Yield parts that may show the same, the likeliest first, without the two wholes."""
    queries, images = (query, *query.windows), (image, *image.windows)
    if len(queries) * len(images) == 1:
        return
    votes = np.array([_votes(one, images) for one in queries])
    ranks = (-votes).argsort(axis=1).argsort(axis=1)
    chosen = ranks < max(LEAST, QUICK_MATCHES // len(queries))
    chosen[0, 0] = False
    for ours, theirs in sorted(np.argwhere(chosen).tolist(), key=lambda pair: -votes[tuple(pair)]):
        yield queries[ours], images[theirs]


def _votes(query: Query, images: tuple[Features, ...]) -> NDArray[np.float64]:
    sets = (*query.quick_keypoints, *query.quick_mirrored_keypoints)
    return Voting(query.global_features, sets).votes(images)
