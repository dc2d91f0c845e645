"""Numbers as people read them."""

MEGABYTE = 1_000_000


def plural(number: int, one: str, more: str) -> str:
    """Return the words that fit a number."""
    return one if number == 1 else more


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {plural(number, noun, noun + 's')}"


def part(done: int, total: int) -> str:
    """Return how many of all bytes there are."""
    return f"{done / MEGABYTE:.1f} of {megabytes(total)}"


def megabytes(number: int) -> str:
    """Return a number of bytes."""
    return f"{number / MEGABYTE:.1f} MB"


def within(text: object, least: int, most: int, otherwise: int) -> int:
    """Return a whole number within limits, from what may be no number at all."""
    try:
        return max(least, min(most, int(str(text))))
    except ValueError:
        return otherwise
