"""Images with their scores in, the results of a search out, best first."""

from collections.abc import Sequence
from dataclasses import dataclass

from echoimage.features.query import Query
from echoimage.matching.verdict import SUPPORTED
from echoimage.search.shortlist import Candidate
from echoimage.types import Entry, Result, Score


@dataclass(frozen=True, slots=True)
class ScoredCandidate:
    """An image with its score, without its features."""

    position: int
    entry: Entry
    sha256: str
    size: tuple[int, int]
    score: Score


def scored(image: Candidate, score: Score) -> ScoredCandidate:
    """Return an image with its score; its features are let go."""
    features = image.features
    return ScoredCandidate(image.position, image.entry, features.sha256, (features.width, features.height), score)


def best(found: Sequence[ScoredCandidate], query: Query, k: int) -> tuple[Result, ...]:
    """Return the `k` best, images of equal bytes once."""
    same: dict[str, list[ScoredCandidate]] = {}
    digits = query.global_features.sha256
    for one in sorted(found, key=lambda one: (not _is_exact(one, digits), *_rank(one))):
        same.setdefault(one.sha256, []).append(one)
    results = []
    for group in list(same.values())[:k]:
        first, *others = sorted(group, key=lambda one: one.position)
        exact = _is_exact(first, digits)
        also = tuple(one.entry.url for one in others)
        results.append(Result(first.entry, first.sha256, first.score, exact, first.size, also))
    return tuple(results)


def _is_exact(one: ScoredCandidate, digits: str) -> bool:
    """Return whether an image is the query's very file, which stands first however many others are alike."""
    return bool(digits) and one.sha256 == digits


def _rank(one: ScoredCandidate) -> tuple[bool, int, float, int]:
    details = one.score.details
    # What keypoints hint at stands before what is alike by chance.
    hints = details.inliers if details and not one.score.matches and details.inliers >= SUPPORTED else 0
    return not one.score.matches and details is not None, -hints, -one.score.total, one.position
