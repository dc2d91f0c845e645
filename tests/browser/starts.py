"""How often a run started browsers and Python in pages, the seconds of waiting for it, and when its processes ended."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from playwright.sync_api import BrowserContext, Request

INTERPRETER = "/runtime/pyodide.mjs"
"""What every worker with Python imports first, further workers for the search too."""

LIGHT = "/light/"
"""Stands in the address of a site whose interpreter is a stand-in (light_site.py)."""

KINDS = ("browsers", "contexts", "pages opened", "Pyodide", "stand-in")


class Starts:
    """Counts by kind, and seconds until an opened page was as the test wanted it."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.seconds = 0.0
        self._began = perf_counter()
        self._ended: list[float] = []

    def watch(self, context: BrowserContext) -> None:
        """Count what is started in a context."""
        self.counts["contexts"] += 1
        context.on("request", self._requested)

    @contextmanager
    def opening(self) -> Iterator[None]:
        """Count a page that is opened, and the time until the block ends."""
        began = perf_counter()
        self.counts["pages opened"] += 1
        try:
            yield
        finally:
            self.seconds += perf_counter() - began

    def add(self, counts: dict[str, int], seconds: float) -> None:
        """Add what another process has counted."""
        self.counts.update(counts)
        self.seconds += seconds

    def ended(self) -> None:
        """Take note that a process has no more tests: where one goes on alone, its tests stand too much together."""
        self._ended.append(perf_counter() - self._began)

    def lines(self) -> Iterator[str]:
        """Return what is printed at the end of a run."""
        yield ", ".join(f"{kind} {self.counts[kind]}" for kind in KINDS)
        yield f"waiting for opened pages: {self.seconds:.0f} s, in all processes together"
        if self._ended:
            yield f"processes ended after {', '.join(f'{seconds:.0f}' for seconds in self._ended)} s"

    def _requested(self, request: Request) -> None:
        if request.url.endswith(INTERPRETER):
            self.counts["stand-in" if LIGHT in request.url else "Pyodide"] += 1


STARTS = Starts()
