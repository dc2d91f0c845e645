"""How far a search or the opening of an index is, reported to the page."""

import time
from collections.abc import Callable

PROGRESS_EVERY = 0.1
"""Seconds between two reports of progress; each costs 0.2 ms and makes the page draw."""


class ProgressReporter:
    """Reports to a function of the page, after `quiet` seconds, not more often than it can draw, and while `wanted()`.

    `about` comes before the numbers.
    """

    def __init__(
        self, report: Callable[..., object], wanted: Callable[[], bool], *about: int, quiet: float = 0
    ) -> None:
        self._report = report
        self._wanted = wanted
        self._about = about
        self._last = 0.0
        self._begins = time.perf_counter() + quiet

    def __call__(self, done: int, total: int) -> None:
        now = time.perf_counter()
        due = now >= self._begins and (done == total or now - self._last > PROGRESS_EVERY)
        if due and self._wanted():
            self._last = now
            self._report(*self._about, done, total)
