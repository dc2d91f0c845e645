"""How to search: the method and the number of results, as the location has them."""

from logic.counts import within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

VERIFIED, CLASSIC = "verified", "classic"
RESULTS, MOST = 5, 50
ACCEPTED = ("", "edited", "same")
"""What counts as a match: copies and the same scene, copies alone, the same image alone."""


def result_count(text: object) -> int:
    """Return how many results are asked for, by what may be no number."""
    return within(text, 1, MOST, RESULTS)


def from_location(asked: "Callable[[str], str | None]") -> "tuple[str, int, str]":
    """Return method, number of results and what counts as a match; `asked` gives a parameter of the location, or None.

    What counts is one of `ACCEPTED`.
    """
    accept = asked("accept") or ""
    method = CLASSIC if asked("method") == CLASSIC else VERIFIED
    return method, result_count(asked("k")), accept if accept in ACCEPTED else ""


def for_location(method: str, k: int, accept: str) -> "list[tuple[str, str]]":
    """Return names and values of the parameters for the location; an empty value, a default, is left out there."""
    # A list, for MicroPython's dictionaries keep no order.
    return [
        ("method", method if method != VERIFIED else ""),
        ("k", str(k) if k != RESULTS else ""),
        ("accept", accept),
    ]
