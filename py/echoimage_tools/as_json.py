"""Answers for programs: scores, results and problems in, plain dicts with the same keys in every case out."""

import json
from collections.abc import Iterable

from echoimage import (
    EchoImageError,
    Entry,
    GlobalFeatures,
    MatchDetails,
    Method,
    Problem,
    Query,
    Report,
    Result,
    Score,
    phrases,
)
from echoimage_tools.judgement import is_match

Json = dict[str, object]


def line(value: Json) -> str:
    """Give one line in ASCII, in which nothing can be taken for a command to the terminal."""
    return json.dumps(value, allow_nan=False).replace("\x7f", "\\u007f")


def comparison(names: tuple[str, str], method: Method, queries: tuple[Query, Query], score: Score) -> Json:
    """Give what was found out about two pictures."""
    query, original = (one.global_features for one in queries)
    return {
        "query": names[0],
        "original": names[1],
        "method": method,
        "query_size": [query.width, query.height],
        "original_size": [original.width, original.height],
        "exact": query.sha256 == original.sha256,
        **_scored(score),
        "error": None,
    }


def no_comparison(names: tuple[str, str], method: Method, file: str, why: EchoImageError) -> Json:
    """Give why two pictures could not be compared."""
    return {
        "query": names[0],
        "original": names[1],
        "method": method,
        "query_size": None,
        "original_size": None,
        "exact": False,
        **_nothing(),
        "error": error(file, why.reason, str(why)),
    }


def answer(name: str, method: Method, query: Query, report: Report, problems: Iterable[Problem]) -> Json:
    """Give what a search found; `problems` are those of the database."""
    return {
        "query": name,
        "method": method,
        "query_size": [query.global_features.width, query.global_features.height],
        "match": any(is_match(one.score) for one in report.results),
        "compared": report.compared,
        "total": report.total,
        "results": [_result(rank, one) for rank, one in enumerate(report.results, start=1)],
        "problems": problems_of(problems),
        "error": None,
    }


def no_answer(name: str, method: Method, total: int, file: str, why: EchoImageError) -> Json:
    """Give why nothing could be searched for."""
    return {
        "query": name,
        "method": method,
        "query_size": None,
        "match": False,
        "compared": 0,
        "total": total,
        "results": [],
        "problems": [],
        "error": error(file, why.reason, str(why)),
    }


def problems_of(problems: Iterable[Problem]) -> list[Json]:
    """Give what could not be used."""
    return [{"url": one.url, "reason": one.reason, "text": one.text} for one in problems]


def image(entry: Entry, outline: GlobalFeatures) -> Json:
    """Give what an index says of an image."""
    return {
        "url": entry.url,
        "title": entry.title,
        "page": entry.page,
        "license": entry.license,
        "size": [outline.width, outline.height],
        "sha256": outline.sha256,
    }


def error(file: str, reason: str, text: str) -> Json:
    """Give what is wrong with a file: why, for programs, and for people."""
    return {"file": file, "reason": reason, "text": text}


def _result(rank: int, one: Result) -> Json:
    entry = one.entry
    return {
        "rank": rank,
        "url": entry.url,
        "also": list(one.also),
        "title": entry.title,
        "page": entry.page,
        "license": entry.license,
        "size": list(one.size),
        "sha256": one.sha256,
        "exact": one.exact,
        **_scored(one.score),
    }


def _scored(score: Score) -> Json:
    found = score.details
    return {
        "match": is_match(score),
        "verdict": found and found.verdict,
        "score": _short(score.total),
        "ssim": _short(score.ssim),
        "orb": _short(score.orb),
        "finding": found and _finding(found),
    }


def _nothing() -> Json:
    return {"match": False, "verdict": None, "score": None, "ssim": None, "orb": None, "finding": None}


def _finding(found: MatchDetails) -> Json:
    return {
        "text": phrases.sentence(found.words),
        "words": [list(word) for word in found.words],
        "grounds": found.basis,
        "inliers": found.inliers,
        "matrix": None if found.matrix is None else [[_short(value) for value in row] for row in found.matrix],
        "mirrored": found.mirrored,
        "rotation": _short(found.rotation),
        "scale": _short(found.scale),
        "stretch": _short(found.stretch),
        "visible": _short(found.image_coverage),
        "covered": _short(found.query_coverage),
        "likeness": _short(found.tone_matched_ssim),
    }


def _short(value: float) -> float:
    """Give six digits, what is beyond them differs from machine to machine; and no minus zero."""
    return float(f"{value:.6g}") + 0.0
