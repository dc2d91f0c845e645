"""How far a search, the opening of an index or a run in stages is, reported to the page."""

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


class Stages:
    """Reading, where anything is read, and then comparing, as one; the share that is done never becomes less.

    Half of the bar is for each: of 20 photographs, each three times, reading took 25 s, the rest 38 s (Chromium 156).
    """

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._report = report
        self._read = 0
        self._furthest = 0, 1

    def reading(self, done: int, total: int) -> None:
        """Take how many pictures of all are read."""
        self._read = total
        self._tell(done, 2 * total)

    def comparing(self, done: int, total: int) -> None:
        """Take what is done of what follows, of which more becomes known meanwhile."""
        read = self._read
        if read:
            # In the same steps, by which the page tells how long the rest will take.
            done, total = read + read * done // max(total, 1), 2 * read
        self._tell(done, total)

    def _tell(self, done: int, total: int) -> None:
        before, of = self._furthest
        # Rounded up, for the page shows whole percents.
        done = max(done, -(-before * total // of))
        self._furthest = done, max(total, 1)
        self._report(done, total)
