"""A bar that shows how far something is, on a terminal and nowhere else."""

import os
import time
from typing import TextIO

from echoimage_tools.output.console import is_silent

EVERY = 0.1
"""Seconds between two drawings."""

WIDTH = 24


class Bar:
    """Draws itself on one line of `stream`, and wipes that line before anything else is written.

    noun: what is counted. quiet: it is not drawn at all.
    """

    def __init__(self, stream: TextIO, noun: str = "pictures", quiet: bool = False) -> None:
        self._stream, self._noun = stream, noun
        self._shown = not (quiet or is_silent()) and stream.isatty() and os.environ.get("TERM") != "dumb"
        self._drawn = 0
        self._next = 0.0

    def show(self, done: int, total: int, note: str = "") -> None:
        """Draw how many of them are done, and a note, not more often than can be seen."""
        now = time.monotonic()
        if not self._shown or now < self._next:
            return
        self._next = now + EVERY
        filled = WIDTH * done // max(total, 1)
        line = f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done} of {total} {self._noun}{note and f', {note}'}"
        # Without escape sequences: blanks over what was longer.
        self._stream.write("\r" + line.ljust(self._drawn))
        self._stream.flush()
        self._drawn = len(line)

    def wipe(self) -> None:
        """Clear the line."""
        if self._drawn:
            self._stream.write("\r" + " " * self._drawn + "\r")
            self._stream.flush()
        self._drawn, self._next = 0, 0.0
