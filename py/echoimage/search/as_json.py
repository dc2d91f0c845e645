"""Scores and results in, plain dicts out: the same keys for the page, the command line and the service.

Texts are not in them: each adds its own, in its language.
"""

from echoimage.matching.certainty import certainty_of
from echoimage.matching.score import is_match
from echoimage.search.ranking import Accepts
from echoimage.types import MatchDetails, Report, Result, Score

Json = dict[str, object]

NO_SCORE: Json = {"match": False, "verdict": None, "score": None, "ssim": None, "orb": None, "finding": None}
"""The keys of `scored` where there is nothing to score."""


def report(found: Report, accepts: Accepts = is_match) -> Json:
    """Return what a search found, but for its problems."""
    return {
        "match": found.accepted > 0,
        "matches": found.accepted,
        "compared": found.compared,
        "total": found.total,
        "incomplete": found.incomplete,
        "results": [result(rank, one, accepts) for rank, one in enumerate(found.results, start=1)],
    }


def result(rank: int, one: Result, accepts: Accepts = is_match) -> Json:
    """Return an image that was found, and how it compares."""
    entry = one.entry
    return {
        "rank": rank,
        "url": entry.url,
        "also": list(one.also),
        "title": entry.title,
        "page": entry.page,
        "thumbnail": entry.thumbnail,
        "license": entry.license,
        "size": list(one.size),
        "sha256": one.sha256,
        "exact": one.exact,
        **scored(one.score, accepts),
    }


def scored(score: Score, accepts: Accepts = is_match) -> Json:
    """Return how alike two pictures are; `finding` is None for the classic score."""
    found = score.details
    return {
        "match": accepts(score),
        "verdict": found and found.verdict,
        "score": rounded(score.total),
        "ssim": rounded(score.ssim),
        "orb": rounded(score.orb),
        "finding": found and details(found),
    }


def details(found: MatchDetails) -> Json:
    """Return how the query lies over an image, and what that means."""
    return {
        "words": [list(word) for word in found.edits],
        "certainty": certainty_of(found),
        "basis": found.basis,
        "grounds": found.basis,  # the name of `basis` in earlier versions
        "inliers": found.inliers,
        "matrix": None if found.matrix is None else [[rounded(value) for value in row] for row in found.matrix],
        "mirrored": found.mirrored,
        "rotation": rounded(found.rotation),
        "scale": rounded(found.scale),
        "stretch": rounded(found.stretch),
        "visible": rounded(found.image_coverage),
        "covered": rounded(found.query_coverage),
        "likeness": rounded(found.tone_matched_ssim),
        "differences": [{"query": list(one.query), "image": list(one.image)} for one in found.differences],
        "place": found.place and list(found.place),
        "query_box": found.query_box and list(found.query_box),
        "image_box": found.image_box and list(found.image_box),
    }


def rounded(value: float) -> float:
    """Return six digits, what is beyond them differs from machine to machine; and no minus zero."""
    return float(f"{value:.6g}") + 0.0
