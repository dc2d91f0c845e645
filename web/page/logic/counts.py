"""Numbers as people read them."""

from logic.texts import text

MEGABYTE = 1_000_000

KINDS = (
    ("app", "this page"),
    ("collection", "its collection"),
    ("databases", "your collections"),
    ("mine", "small copies of your pictures"),
)
"""What the service worker has stored, and the worker of the visitor's own pictures, and what people call it."""

RECORD = 256 * 256 + 500 * 40 + 1000 * 51 + 160 * 120 + 32 * 32
"""Bytes of a usual record of a picture's features: the grey square and its keypoints, those at the picture's own
aspect, two small pictures."""


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


def stored(sizes: "dict[str, int]", pictures: "int | None") -> "list[str]":
    """Return what is stored, with its size: `sizes` by kind in bytes, `pictures` whose features are kept."""
    found = [f"{name} ({megabytes(sizes[kind])})" for kind, name in KINDS if sizes.get(kind)]
    if pictures:
        found.append(f"{counted(pictures, 'picture')} remembered (about {megabytes(pictures * RECORD)})")
    return found


def duration(seconds: float) -> str:
    """Return about how long something takes."""
    if seconds < 60:
        return text("time.seconds", n=max(1, round(seconds)))
    minutes = round(seconds / 60)
    return text("time.minutes", n=minutes) if minutes < 90 else text("time.hours", n=round(minutes / 60))


def pace(done: int, total: int, rate: float, seconds: "float | None") -> str:
    """Return how far a scan is, how many are done in a second, and how long it will take, as far as that is known."""
    line = text("mine.done", done=done, total=total)
    if rate:
        line += ", " + text("mine.rate", rate=round(rate) if rate >= 2 else round(rate, 1))
    return line if seconds is None else f"{line}, " + text("mine.left", time=duration(seconds))
