"""Bytes that arrive in, the time that is left out."""

from logic.texts import text

WINDOW = 5.0
"""Seconds over which the speed is taken; a network changes it, a shorter time would make the number jump."""

FIRST = 1.0
"""Seconds before anything is said."""

MINUTE = 90
"""Seconds from which minutes are told."""


class Pace:
    """What has arrived, and when; times are seconds of one clock."""

    def __init__(self) -> None:
        self._seen: list[tuple[float, int]] = []

    def note(self, done: int, now: float) -> None:
        """Take note of the bytes that there are now."""
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[1][0] >= WINDOW:
            self._seen.pop(0)

    def left(self, total: int) -> "float | None":
        """Return the seconds until all bytes are there, None where nothing can be said yet."""
        if not self._seen:
            return None
        (start, first), (now, done) = self._seen[0], self._seen[-1]
        if now - start < FIRST or done <= first:
            return None
        return (total - done) * (now - start) / (done - first)


def told(seconds: float) -> str:
    """Return a time that is left, as people read it."""
    if seconds < MINUTE:
        return text("left.seconds", n=max(1, round(seconds)))
    return text("left.minutes", n=round(seconds / 60))
