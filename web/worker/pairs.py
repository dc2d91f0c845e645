"""Two pictures that the page gives are compared with each other; each task of the page has a pair of its own."""

from typing import Any

from pyodide.ffi import JsProxy

import answers
import echoimage
from echoimage import SourceError
from echoimage.message import message
from echoimage.types import Box
from given_picture import Given, GivenPicture, KnownFile, described
from ssim_map import heat_map

_last: dict[str, tuple[GivenPicture, GivenPicture]] = {}
"""The two that were compared last, by task."""


@answers.answering
async def compare_files(first: Given, second: Given, task: str, wholes: JsProxy | None = None) -> dict[str, Any]:
    """Compare two pictures, each an address or a file.

    `wholes`, for small copies, has sha256, width and height of the file of each.
    """
    one, other = [KnownFile(*known) for known in wholes.to_py()] if wholes else (None, None)
    return _compared(task, await described(first, one), await described(second, other))


@answers.answering
async def compare_without(task: str, masks: JsProxy) -> dict[str, Any]:
    """Compare the two of a task again, without areas of each.

    `masks` has those of the first and those of the second: left, top, width and height in pixels of the whole.
    """
    first, second = (given.without(boxes) for given, boxes in zip(_pair(task), _boxes(masks), strict=True))
    return _compared(task, first, second)


@answers.answering
async def difference_of_pair(task: str, matrix: JsProxy) -> dict[str, Any]:
    """Map where the two of a task differ; the matrix lays one on the other."""
    first, second = _pair(task)
    return await heat_map(first.scaled, second.scaled, matrix.to_py())


def _boxes(masks: JsProxy) -> list[list[Box]]:
    return [[(left, top, left + wide, top + high) for left, top, wide, high in boxes] for boxes in masks.to_py()]


def _pair(task: str) -> tuple[GivenPicture, GivenPicture]:
    if task not in _last:
        raise SourceError("not-found", message("error-pair-none"))
    return _last[task]


def _compared(task: str, first: GivenPicture, second: GivenPicture) -> dict[str, Any]:
    """Compare them, and keep them as the last of a task."""
    _last[task] = first, second
    score = echoimage.verify_pair(first.query, second.query.features)
    return answers.compared(score, first.facts(), second.facts())
