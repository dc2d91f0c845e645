"""How to search: the method, the number of results, the score from which a picture passes; as the location has them."""

from logic.counts import within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

VERIFIED, CLASSIC = "verified", "classic"
RESULTS, MOST = 5, 50
PASSING = {VERIFIED: 0, CLASSIC: 30}
"""The least score of a match: a verdict needs none besides, the classic score has no verdict."""


def result_count(text: object) -> int:
    """Return how many results are asked for, by what may be no number."""
    return within(text, 1, MOST, RESULTS)


def from_location(asked: "Callable[[str], str | None]") -> "tuple[str, int, int]":
    """Return method, number of results and threshold; `asked` gives a parameter of the location, or None."""
    method = CLASSIC if asked("method") == CLASSIC else VERIFIED
    return method, result_count(asked("k")), within(asked("threshold"), 0, 100, PASSING[method])


def for_location(method: str, k: int, threshold: int) -> "list[tuple[str, str]]":
    """Return names and values of the parameters for the location; an empty value, a default, is left out there."""
    # A list, for MicroPython's dictionaries keep no order.
    return [
        ("method", method if method != VERIFIED else ""),
        ("k", str(k) if k != RESULTS else ""),
        ("threshold", str(threshold) if threshold != PASSING[method] else ""),
    ]
