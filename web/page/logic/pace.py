"""How fast something goes and how long it will take, by what was done lately."""

WINDOW = 20.0
"""Seconds that count: the first pictures of a scan wait for scanners, and large ones stand beside small ones."""

SOON = 5
"""Pictures from which a rate is told."""

FIRST = 1.0
"""Seconds before anything is said."""


class Pace:
    """Hears from time to time how many are done; a pause is told, so that it does not count.

    window: the seconds that count. least: how many are done before a rate is told.
    """

    def __init__(self, window: float = WINDOW, least: int = SOON) -> None:
        self._window = window
        self._least = least
        self._noted: "list[tuple[float, int]]" = []

    def note(self, seconds: float, done: int) -> None:
        """Take note of how many are done at a time."""
        self._noted.append((seconds, done))
        while len(self._noted) > 2 and seconds - self._noted[1][0] >= self._window:
            self._noted.pop(0)

    def rest(self) -> None:
        """Forget what was, for a pause begins or ends."""
        self._noted = []

    def rate(self) -> float:
        """Return how many are done in a second; 0 where that is not known yet."""
        if len(self._noted) < 2:
            return 0
        (begun, before), (now, done) = self._noted[0], self._noted[-1]
        return (done - before) / (now - begun) if done - before >= self._least and now - begun >= FIRST else 0

    def remaining(self, left: int) -> "float | None":
        """Return the seconds that so many will take, None where that is not known yet."""
        rate = self.rate()
        return left / rate if rate else None
