"""Images with their scores in, the results of a search out, best first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from echoimage.features.query import Query
from echoimage.matching.score import RANKS, is_match
from echoimage.matching.verdict import SUPPORTED
from echoimage.matching.windows import PartScore, of_wholes
from echoimage.search.shortlist import Candidate
from echoimage.types import Accept, Entry, Frame, Problem, Report, Result, Score

Accepts = Callable[[Score], bool]
"""Whether a score counts as a match: `matching.score.is_match` with what was asked for."""


@dataclass(frozen=True, slots=True)
class ScoredCandidate:
    """An image with its score, without its features; `part` is of what of it was compared, with what of the query."""

    position: int
    entry: Entry
    sha256: str
    part: PartScore

    @property
    def score(self) -> Score:
        """The score."""
        return self.part.score

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole image, upright."""
        return self.part.image.whole


def accepting(accept: Accept, min_score: float) -> Accepts:
    """Return what tells a match. Raises `ValueError`."""
    if accept not in ("same", "edited", "related"):
        raise ValueError(f"accept must be same, edited or related, not {accept}")
    if not 0 <= min_score <= 1:
        raise ValueError(f"min_score must be 0 to 1, not {min_score}")
    return partial(is_match, accept=accept, min_score=min_score)


def scored(query: Query, image: Candidate, score: Score) -> ScoredCandidate:
    """Return an image with its score; its features are let go."""
    part = PartScore(score, query.global_features.frame, image.features.frame)
    return ScoredCandidate(image.picture, image.entry, image.features.sha256, part)


def of_pictures(found: Iterable[ScoredCandidate]) -> list[ScoredCandidate]:
    """Return each image once, with the score of the whole image by those of its parts."""
    parts: dict[int, list[ScoredCandidate]] = {}
    for one in found:
        parts.setdefault(one.position, []).append(one)
    return [_whole(some) for some in parts.values()]


def _whole(parts: Sequence[ScoredCandidate]) -> ScoredCandidate:
    score = of_wholes([one.part for one in parts])
    query, image = (Frame((0, 0, *one.whole), one.whole) for one in (parts[0].part.query, parts[0].part.image))
    return replace(parts[0], part=PartScore(score, query, image))


def ranked(found: Iterable[ScoredCandidate], query: Query, accepts: Accepts) -> tuple[Result, ...]:
    """Return all, images of equal bytes once: the query's very file, what counts as a match, then by their verdicts."""
    same: dict[str, list[ScoredCandidate]] = {}
    digits = query.global_features.sha256
    for one in sorted(found, key=lambda one: (*order(one.score, _is_exact(one, digits), accepts), one.position)):
        same.setdefault(one.sha256, []).append(one)
    results = []
    for group in same.values():
        first, *others = sorted(group, key=lambda one: one.position)
        exact = _is_exact(first, digits)
        also = tuple(one.entry.url for one in others)
        results.append(Result(first.entry, first.sha256, first.score, exact, first.size, also))
    return tuple(results)


def report(
    results: Sequence[Result],
    k: int,
    accepts: Accepts,
    *,
    problems: Iterable[Problem],
    compared: int,
    total: int,
    stopped: bool,
    incomplete: bool = False,
) -> Report:
    """Return the answer of a search with the `k` best of all results."""
    scores = [one.score for one in results]
    return Report(
        results=tuple(results[:k]),
        scores=tuple(sorted((one.total for one in scores if one.matches or one.details is None), reverse=True)),
        problems=tuple(problems),
        compared=compared,
        total=total,
        stopped=stopped,
        accepted=sum(map(accepts, scores)),
        incomplete=incomplete,
    )


def _is_exact(one: ScoredCandidate, digits: str) -> bool:
    """Return whether an image is the query's very file, which stands first however many others are alike."""
    return bool(digits) and one.sha256 == digits


def order(score: Score, exact: bool, accepts: Accepts) -> tuple[bool, bool, int, int, float]:
    """Return what is less the better a result is; `exact`: it is the query's very file."""
    details = score.details
    # What keypoints hint at stands before what is alike by chance.
    hints = details.inliers if details and not score.matches and details.inliers >= SUPPORTED else 0
    return not exact, not accepts(score), -RANKS[details.verdict] if details else 0, -hints, -score.total
