"""Lines of JSON: what `search --json`, `compare --json` and the service answer, with the same keys in every case."""

import json
from collections.abc import Iterable

from echoimage import EchoImageError, Entry, GlobalFeatures, Method, Problem, Query, Report, Score
from echoimage.matching.score import is_match
from echoimage.search import as_json
from echoimage.search.as_json import NO_SCORE, Json
from echoimage.search.damaged import COMPARED, SEARCHED, damage_of
from echoimage.search.ranking import Accepts
from echoimage.types import MatchDetails
from echoimage_tools.output.edits import edits_in_english

__all__ = [
    "Json",
    "answer",
    "comparison",
    "details",
    "error",
    "image",
    "line",
    "no_answer",
    "no_comparison",
    "problems_of",
    "report",
]


def line(value: Json) -> str:
    """Return one line in ASCII, in which nothing can be taken for a command to the terminal."""
    return json.dumps(value, allow_nan=False).replace("\x7f", "\\u007f")


def comparison(
    names: tuple[str, str],
    method: Method,
    queries: tuple[Query, Query],
    score: Score,
    accepts: Accepts = is_match,
) -> Json:
    """Return what was found out about two pictures."""
    query, original = (one.global_features for one in queries)
    sizes = {"query_size": [query.width, query.height], "original_size": [original.width, original.height]}
    exact = query.sha256 == original.sha256
    problems = [one for name, of in zip(names, (query, original), strict=True) for one in damage_of(name, of, COMPARED)]
    about = {"problems": problems_of(problems), "error": None}
    return {
        **_compared(names, method),
        **sizes,
        "exact": exact,
        **_told(as_json.scored(score, accepts), score),
        **about,
    }


def no_comparison(names: tuple[str, str], method: Method, file: str, why: EchoImageError) -> Json:
    """Return why two pictures could not be compared."""
    sizes = {"query_size": None, "original_size": None}
    about: Json = {"problems": [], "error": _refused(file, why)}
    return {**_compared(names, method), **sizes, "exact": False, **NO_SCORE, **about}


def _compared(names: tuple[str, str], method: Method) -> Json:
    return {"query": names[0], "original": names[1], "method": method}


def answer(
    name: str,
    method: Method,
    query: Query,
    found: Report,
    problems: Iterable[Problem],
    *,
    accepts: Accepts = is_match,
) -> Json:
    """Return what a search found; `problems` are those of the database."""
    of_query = query.global_features
    every = (*damage_of(name, of_query, SEARCHED), *problems)
    size = [of_query.width, of_query.height]
    return {"query": name, "method": method, "query_size": size, **report(found, every, accepts), "error": None}


def no_answer(name: str, method: Method, total: int, file: str, why: EchoImageError) -> Json:
    """Return why nothing could be searched for."""
    nothing = report(Report((), (), (), compared=0, total=total, stopped=False), ())
    return {"query": name, "method": method, "query_size": None, **nothing, "error": _refused(file, why)}


def problems_of(problems: Iterable[Problem]) -> list[Json]:
    """Return what could not be used."""
    return [{"url": one.url, "reason": one.reason, "text": one.text} for one in problems]


def report(found: Report, problems: Iterable[Problem], accepts: Accepts = is_match) -> Json:
    """Return what a search found; `problems` are those of the database and of the search."""
    results = [_told(as_json.result(rank, one, accepts), one.score) for rank, one in enumerate(found.results, start=1)]
    return {**as_json.report(found, accepts), "results": results, "problems": problems_of(problems)}


def details(found: MatchDetails) -> Json:
    """Return how the query lies over an image, and what that means."""
    return {"text": edits_in_english(found.edits, found.place), **as_json.details(found)}


def _told(scored: Json, score: Score) -> Json:
    """Return the same with what was done, in English."""
    return {**scored, "finding": score.details and details(score.details)}


def image(entry: Entry, outline: GlobalFeatures) -> Json:
    """Return what an index says of an image."""
    return {
        "url": entry.url,
        "title": entry.title,
        "page": entry.page,
        "license": entry.license,
        "size": [outline.width, outline.height],
        "sha256": outline.sha256,
    }


def error(file: str, reason: str, text: str) -> Json:
    """Return what is wrong with a file: why, for programs, and for people."""
    return {"file": file, "reason": reason, "text": text}


def _refused(file: str, why: EchoImageError) -> Json:
    return error(file, why.reason, str(why))
