"""When a dead worker is replaced without a click, and how many helpers a device can have."""

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

REST = 60
"""Seconds after which a worker may be replaced again."""

MOST_HELPERS = 3
GIGABYTES_EACH = 4
"""Memory of the device for which there is one helper: each takes a quarter of one."""


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
