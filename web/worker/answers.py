"""The plain dicts that cross to the page: results, problems and errors of the core become JSON-like values."""

from collections.abc import Awaitable, Callable, Iterable
from functools import wraps

import cv2

from echoimage import EchoImageError, Features, Header, Problem, Report, Result
from echoimage.decode import Picture

SHOWN_BY_BROWSERS = frozenset({"jpeg", "png", "webp", "gif", "bmp", "avif"})
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


def problems(found: Iterable[Problem]) -> list[dict]:
    """Give the problems as dicts."""
    return [{"url": one.url, "reason": one.reason, "text": one.text} for one in found]


def report(found: Report) -> dict:
    """Give a report as a dict."""
    return {
        "results": [_result(one) for one in found.results],
        "problems": problems(found.problems),
        "compared": found.compared,
        "total": found.total,
        "stopped": found.stopped,
    }


def _result(one: Result) -> dict:
    entry, score = one.entry, one.score
    return {
        "url": entry.url,
        "title": entry.title,
        "page": entry.page,
        "thumbnail": entry.thumbnail,
        "license": entry.license,
        "score": score.total,
        "ssim": score.ssim,
        "orb": score.orb,
        "sha256": one.sha256,
        "exact": one.exact,
        "also": list(one.also),
    }


def query(features: Features, header: Header, picture: Picture) -> dict:
    """Give what is told about the query; `preview` is a JPEG where a browser cannot show the file."""
    return {
        "sha256": features.sha256,
        "width": features.width,
        "height": features.height,
        "format": header.format,
        "keypoints": len(features.points),
        "preview": None if header.format in SHOWN_BY_BROWSERS else _preview(picture),
    }


def _preview(picture: Picture) -> bytes:
    height, width = picture.shape[:2]
    scale = min(1.0, PREVIEW / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return cv2.imencode(".jpg", small)[1].tobytes()
