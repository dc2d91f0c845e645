"""What the page hears while something goes on: how far it is, and the best results so far."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from polyscript import xworker

import answers
from echoimage import Entry, Result
from reading import Read

PROGRESS_EVERY = 0.1
"""Seconds between two reports of progress; each costs 0.2 ms and makes the page draw."""


class Told:
    """Tells a function of the page how far something is, after `quiet` seconds and not more often than it can draw."""

    def __init__(self, tell: Callable[..., object], wanted: Callable[[], bool], *about: int, quiet: float = 0) -> None:
        self._tell = tell
        self._wanted = wanted
        self._about = about
        self._last = 0.0
        self._begins = time.perf_counter() + quiet

    def __call__(self, done: int, total: int) -> None:
        now = time.perf_counter()
        due = now >= self._begins and (done == total or now - self._last > PROGRESS_EVERY)
        if due and self._wanted():
            self._last = now
            self._tell(*self._about, done, total)


@dataclass
class Search:
    """The query of a search, and the entries of what it has found."""

    ticket: int
    asked: Read | None
    entries: dict[str, Entry] = field(default_factory=dict)

    def keep(self, results: Iterable[Result]) -> None:
        """Keep what was found: the page may ask for the differences of any of it."""
        self.entries |= {result.entry.url: result.entry for result in results}

    def tell(self, results: Sequence[Result]) -> None:
        """Show the page the best so far."""
        self.keep(results)
        told = {"query": self.asked.facts(), "results": answers.results(results)}
        xworker.sync.first(self.ticket, answers.as_objects(told))
