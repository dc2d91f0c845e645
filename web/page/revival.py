"""When a dead worker is replaced without a click: what kills each one would otherwise do so for ever."""

import time

REST = 60
"""Seconds after which it may be done again."""


class Revival:
    """Remembers the last one."""

    def __init__(self):
        self._at = None
        self._query = None

    def may(self, query):
        """Tell whether the worker may be replaced now, and take it as done: once a minute, and once a picture."""
        again = query is not None and query is self._query
        soon = self._at is not None and time.time() - self._at < REST
        if again or soon:
            return False
        self._at, self._query = time.time(), query
        return True
