"""The plain dicts that cross to the page: results, problems and errors of the core become JSON-like values."""

from collections.abc import Awaitable, Callable, Iterable
from functools import wraps

import cv2
import js
import numpy as np
from pyodide.ffi import to_js

from echoimage import EchoImageError, Header, Problem, Query, Report, Result, phrases
from echoimage.types import MatchDetails, Picture, Score

SHOWN_BY_BROWSERS = frozenset({"jpeg", "png", "webp", "gif", "bmp", "avif"})
DRAWN = 200
"""Pairs of keypoints at most that are given to be drawn; more lines hide the pictures."""

PREVIEW = 800
"""Longest side in pixels of the picture made for a browser that cannot show the file."""


def refusing[**P](function: Callable[P, Awaitable[object]]) -> Callable[P, Awaitable[object]]:
    """Turn an expected error into `{"error": reason, "text": ...}`; a bug stays a bug."""

    @wraps(function)
    async def answered(*arguments: P.args, **keywords: P.kwargs) -> object:
        try:
            return await function(*arguments, **keywords)
        except EchoImageError as error:
            return {"error": error.reason, "text": str(error)}

    return answered


def as_objects(answer: dict) -> object:
    """Make plain JavaScript objects of dicts and lists."""
    return to_js(answer, dict_converter=js.Object.fromEntries)


def problems(found: Iterable[Problem]) -> list[dict]:
    """Give the problems as dicts."""
    return [{"url": one.url, "reason": one.reason, "text": one.text} for one in found]


def report(found: Report) -> dict:
    """Give a report as a dict."""
    return {
        "results": results(found.results),
        "scores": list(found.scores),
        "problems": problems(found.problems),
        "compared": found.compared,
        "total": found.total,
        "stopped": found.stopped,
    }


def results(found: Iterable[Result]) -> list[dict]:
    """Give the results as dicts."""
    return [_result(one) for one in found]


def _result(one: Result) -> dict:
    entry = one.entry
    return {
        "url": entry.url,
        "title": entry.title,
        "page": entry.page,
        "thumbnail": entry.thumbnail,
        "license": entry.license,
        "sha256": one.sha256,
        "exact": one.exact,
        "also": list(one.also),
        **_scored(one.score, one.size),
    }


def compared(score: Score, first: dict, second: dict) -> dict:
    """Give what was found out about two files, described by `query`, in the form of a result."""
    exact = first["sha256"] == second["sha256"]
    nothing = {"url": "", "title": "", "page": "", "thumbnail": "", "license": "", "also": []}
    scored = _scored(score, (second["width"], second["height"]))
    return {**nothing, **scored, "sha256": second["sha256"], "exact": exact, "query": first, "image": second}


def _scored(score: Score, size: tuple[int, int]) -> dict:
    return {
        "score": score.total,
        "ssim": score.ssim,
        "orb": score.orb,
        "width": size[0],
        "height": size[1],
        "finding": _finding(score.details) if score.details else None,
    }


def _finding(found: MatchDetails) -> dict:
    # Evenly from all, for neighbours in the list are neighbours in the picture.
    chosen = np.linspace(0, len(found.pairs) - 1, min(DRAWN, len(found.pairs))).astype(int)
    return {
        "verdict": found.verdict,
        "verdict_text": phrases.verdict(found.verdict),
        "words": [list(word) for word in found.words],
        "text": phrases.sentence(found.words),
        "inliers": found.inliers,
        "by": found.basis,
        "matrix": None if found.matrix is None else [float(value) for value in np.ravel(found.matrix)],
        "pairs": [round(float(value), 1) for value in found.pairs[chosen].ravel()],
        "mirrored": found.mirrored,
        "rotation": found.rotation,
        "scale": found.scale,
        "visible": found.image_coverage,
        "covered": found.query_coverage,
        "stretch": found.stretch,
    }


def query(asked: Query, header: Header, picture: Picture) -> dict:
    """Give what is told about the query; `preview` is a JPEG where a browser cannot show the file."""
    return {
        "sha256": asked.global_features.sha256,
        "width": asked.global_features.width,
        "height": asked.global_features.height,
        "format": header.format,
        "keypoints": len(asked.quick_keypoints[0].keypoints),
        "preview": None if header.format in SHOWN_BY_BROWSERS else _preview(picture),
    }


def _preview(picture: Picture) -> bytes:
    height, width = picture.shape[:2]
    scale = min(1.0, PREVIEW / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return cv2.imencode(".jpg", small)[1].tobytes()
