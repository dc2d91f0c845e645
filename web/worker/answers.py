"""The plain dicts that cross to the page: results, problems and errors of the core become JSON-like values."""

from collections.abc import Awaitable, Callable, Iterable
from functools import partial, wraps
from typing import Literal, ParamSpec

import cv2
import js
import numpy as np
from pyodide.ffi import to_js

from echoimage import EchoImageError, Entry, Header, Query, Report, Result, Score
from echoimage.matching import phrases
from echoimage.matching.score import is_match
from echoimage.message import plain
from echoimage.search import as_json
from echoimage.types import Accept, Picture, Problem

P = ParamSpec("P")

Choice = Accept | Literal[""]
"""What counts as found; "": copies and the same scene."""

SHOWN_BY_BROWSERS = frozenset({"jpeg", "png", "webp", "gif", "bmp", "avif"})
DRAWN = 200
"""Pairs of keypoints at most that are given to be drawn; more lines hide the pictures."""

PREVIEW = 800
"""Longest side in pixels of the picture made for a browser that cannot show the file."""


def answering(function: Callable[P, Awaitable[object]]) -> Callable[P, Awaitable[object]]:
    """Make plain JavaScript objects of the answer; an expected error is one, `{"error": reason, "message": ...}`."""

    @wraps(function)
    async def answered(*arguments: P.args, **keywords: P.kwargs) -> object:
        try:
            return as_objects(await function(*arguments, **keywords))
        except EchoImageError as error:
            return as_objects({"error": error.reason, "message": plain(error.message)})

    return answered


def as_objects(answer: object) -> object:
    """Make plain JavaScript objects of dicts and lists."""
    return to_js(answer, dict_converter=js.Object.fromEntries)


def problems(found: Iterable[Problem]) -> list[dict]:
    """Return what could not be used."""
    return [{"url": one.url, "reason": one.reason, "message": plain(one.message)} for one in found]


def report(found: Report, accept: Choice) -> dict:
    """Return a report as a dict."""
    return {
        **as_json.report(found),
        "problems": problems(found.problems),
        "results": results(found.results, accept),
        "listed": found.accepted if accept else len(found.scores),
        "stopped": found.stopped,
    }


def results(found: Iterable[Result], accept: Choice = "") -> list[dict]:
    """Return the results as dicts."""
    accepts = partial(is_match, accept=accept or "edited")
    return [
        {
            **as_json.result(rank, one, accepts),
            **_drawn(one.score, one.size),
            "found": one.score.details is None or is_match(one.score, accept or "related"),
        }
        for rank, one in enumerate(found, start=1)
    ]


def compared(score: Score, first: dict, second: dict) -> dict:
    """Return what was found out about two files, described by `query`, in the form of a result."""
    size = (second["width"], second["height"])
    one = Result(Entry(""), second["sha256"], score, first["sha256"] == second["sha256"], size)
    return {**results([one])[0], "query": first, "image": second}


def _drawn(score: Score, size: tuple[int, int]) -> dict:
    """Return what the page needs beyond `as_json` to draw a result."""
    found = score.details
    # All digits: the score is the mean of the other two, and what is compared by several workers is ordered by it.
    own = {"width": size[0], "height": size[1], "score": score.total, "ssim": score.ssim, "orb": score.orb}
    if found is None:
        return own
    # Evenly from all, for neighbours in the list are neighbours in the picture.
    chosen = np.linspace(0, len(found.pairs) - 1, min(DRAWN, len(found.pairs))).astype(int)
    drawn = {
        "verdict": found.verdict,
        "done": plain(phrases.sentence(found.edits, found.place)),
        # All digits and in one row: the page multiplies with it.
        "matrix": None if found.matrix is None else [float(value) for value in np.ravel(found.matrix)],
        "pairs": [round(float(value), 1) for value in found.pairs[chosen].ravel()],
    }
    return {**own, "finding": {**as_json.details(found), **drawn}}


def query(asked: Query, header: Header, picture: Picture, shown: bool = True) -> dict:
    """Return what is told about the query; `preview` is a JPEG where a browser cannot show just what was read.

    shown: whether browsers know this kind of its format.
    """
    damage = asked.global_features.damage
    shown = shown and header.format in SHOWN_BY_BROWSERS and not damage
    return {
        "sha256": asked.global_features.sha256,
        "width": asked.global_features.width,
        "height": asked.global_features.height,
        "format": header.format,
        "keypoints": len(asked.quick_keypoints[0].keypoints),
        "damage": plain(damage),
        "preview": None if shown else reduced(picture, PREVIEW),
    }


def reduced(picture: Picture, longest: int) -> bytes:
    """Return a picture as a JPEG whose longer side has at most so many pixels."""
    height, width = picture.shape[:2]
    scale = min(1.0, longest / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return cv2.imencode(".jpg", small)[1].tobytes()
