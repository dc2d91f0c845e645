"""Functions by stage in, the time spent in each stage out. Runs in CPython and, as source, in the page's worker."""

import functools
import importlib
import inspect
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

OTHER = "other"

STAGES: Mapping[str, Sequence[str]] = {
    "decode": ["echoimage:decode"],
    "thumbnail": ["echoimage.features.query:describe_global"],
    "ORB": ["echoimage.features.query:describe_scale"],
    "words": ["echoimage.features.keypoints:nearest_centres", "echoimage.features.keypoints:words"],
    "votes": ["echoimage.index.reader:Index.candidates", "echoimage.index.reader:Index.agreeing"],
    "fetch": [],
    "unpack": ["echoimage.index.reader:Index.details", "echoimage.index.reader:unpack", "echoimage.index.reader:read"],
    "cheap test": ["echoimage.search.shortlist:Shortlist.__init__", "echoimage.search.shortlist:Shortlist.add"],
    "match": ["echoimage.matching.verify:match"],
    "geometry": ["echoimage.matching.verify:estimate"],
    "SSIM": ["echoimage.matching.verify:overlap", "echoimage.matching.verify:compare_frames"],
}
"""The functions of each stage, where their callers look them up. What one calls of another stage counts there; fetching
is the host's own."""


class Stopwatch:
    """Adds up the time spent in each stage, without that in stages called from it."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._running = [OTHER]
        self._since = 0.0
        self.restart()

    def enter(self, stage: str) -> None:
        """Begin a stage within the one that runs."""
        self._count()
        self._running.append(stage)

    def leave(self) -> None:
        """Go back to the stage before."""
        self._count()
        self._running.pop()

    def restart(self) -> dict[str, float]:
        """Return milliseconds by stage, and begin anew."""
        if self._seconds:
            self._count()
        found = {stage: 1e3 * seconds for stage, seconds in self._seconds.items()}
        self._seconds = dict.fromkeys((*STAGES, OTHER), 0.0)
        self._since = time.perf_counter()
        return found

    def _count(self) -> None:
        now = time.perf_counter()
        self._seconds[self._running[-1]] += now - self._since
        self._since = now


def listen(watch: Stopwatch, fetching: str) -> Callable[[], None]:
    """Tell `watch` of every call of a function of a stage; `fetching` is one more. Give what undoes it."""
    replaced = []
    for stage, places in (*STAGES.items(), ("fetch", [fetching])):
        for place in places:
            module, _, path = place.partition(":")
            *holders, name = path.split(".")
            owner = functools.reduce(getattr, holders, importlib.import_module(module))
            function = getattr(owner, name)
            setattr(owner, name, _telling(watch, stage, function))
            replaced.append((owner, name, function))

    def undo() -> None:
        for owner, name, function in replaced:
            setattr(owner, name, function)

    return undo


def _telling(watch: Stopwatch, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*arguments: Any, **keywords: Any) -> Any:
        watch.enter(stage)
        try:
            return function(*arguments, **keywords)
        finally:
            watch.leave()

    @functools.wraps(function)
    async def wait(*arguments: Any, **keywords: Any) -> Any:
        watch.enter(stage)
        try:
            return await function(*arguments, **keywords)
        finally:
            watch.leave()

    return wait if inspect.iscoroutinefunction(function) else call
