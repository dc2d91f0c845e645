"""How to search: the method and the number of results, as the location has them."""

from logic.counts import within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

VERIFIED, CLASSIC = "verified", "classic"
RESULTS, MOST = 5, 50


def result_count(text: object) -> int:
    """Return how many results are asked for, by what may be no number."""
    return within(text, 1, MOST, RESULTS)


def from_location(asked: "Callable[[str], str | None]") -> "tuple[str, int]":
    """Return method and number of results; `asked` gives a parameter of the location, or None."""
    return CLASSIC if asked("method") == CLASSIC else VERIFIED, result_count(asked("k"))


def for_location(method: str, k: int) -> "list[tuple[str, str]]":
    """Return names and values of the parameters for the location; an empty value, a default, is left out there."""
    # A list, for MicroPython's dictionaries keep no order.
    return [("method", method if method != VERIFIED else ""), ("k", str(k) if k != RESULTS else "")]
