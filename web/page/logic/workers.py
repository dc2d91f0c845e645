"""Decisions about workers: which pictures have killed one, when one is replaced, how many others there are."""

import time

from logic.texts import joined, sentences, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

QUERY = ""
"""Stands for a picture that was given to be searched or compared; the worker knows no name of it."""

REST = 60
"""Seconds after which a worker may be replaced again."""

MOST_HELPERS = 3

MOST_SCANNERS = 8

GIGABYTES_EACH = 4
"""Memory of the device for which there is one helper: each takes a quarter of one."""

PICTURES_EACH = 16
"""Pictures that wait for which there is one scanner: its start takes 2.5 to 3 s of processor time, as long as ten
pictures of 12 megapixels (Chromium 156, 2 cores)."""


class CrashGuard:
    """`skipped` are addresses; a picture counts as the culprit when the worker died before it was done with it.

    `show(names)` is called with what is being decoded, `short(address)` makes an address readable.
    """

    def __init__(self, show: "Callable[[str], None]", short: "Callable[[str], str]") -> None:
        self.skipped: "list[str]" = []
        self._decoded: "list[str]" = []
        self._show = show
        self._short = short

    def decoding(self, url: str, begins: bool) -> None:
        """Take note that the worker begins to decode a picture, or has done with it."""
        if begins:
            self._decoded.append(url)
        elif url in self._decoded:
            self._decoded.remove(url)
        self._changed()

    def culprits(self, query_name: str) -> "tuple[bool, str]":
        """Return whether the query was being decoded, and what to say of all that was; forget it."""
        found, self._decoded = self._decoded, []
        self._changed()
        urls = [url for url in found if url != QUERY]
        self.skipped += [url for url in urls if url not in self.skipped]
        told = []
        if QUERY in found:
            told.append(text("crash-query", name=query_name))
        if urls:
            names = joined([self._short(url) for url in urls])
            told.append(text("crash-pictures", n=len(urls), names=names))
        return QUERY in found, sentences(told)

    def _changed(self) -> None:
        self._show(" ".join(url or "query" for url in self._decoded))


class RestartPolicy:
    """Remembers the last restart: what kills each worker would otherwise do so for ever. `clock` counts seconds."""

    def __init__(self, clock: "Callable[[], float]" = time.time) -> None:
        self._clock = clock
        self._last: "float | None" = None
        self._query: object = None

    def allows(self, query: object) -> bool:
        """Return whether the worker may be replaced now, and take it as done: once a minute, and once a picture."""
        again = query is not None and query is self._query
        soon = self._last is not None and self._clock() - self._last < REST
        if again or soon:
            return False
        self._last, self._query = self._clock(), query
        return True


def affordable_helpers(cores: int, gigabytes: float) -> int:
    """Return how many helpers a device can have: one core is the worker's, one the page's and the browser's own.

    Comparing is a third of a search with full matches. On two cores, one helper made it shorter by a tenth to a fifth.
    """
    return max(0, min(cores - 2, MOST_HELPERS, int(gigabytes // GIGABYTES_EACH)))


def affordable_scanners(cores: int, gigabytes: float) -> int:
    """Return how many scanners a device can have: each has a core and a quarter of a gigabyte.

    From three cores on one is left to the page and the browser.
    """
    return max(1, min(max(2, cores - 1), cores, MOST_SCANNERS, int(gigabytes)))


def worthwhile_scanners(waiting: int, affordable: int) -> int:
    """Return how many scanners so many pictures are worth, at least one."""
    return max(1, min(waiting // PICTURES_EACH, affordable))
