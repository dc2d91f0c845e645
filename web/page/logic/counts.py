"""Numbers as people read them."""

from logic.texts import text

MEGABYTE = 1_000_000

KINDS = ("app", "collection", "databases", "mine", "recent")
"""What the service worker has stored, the worker of the visitor's own pictures, and the page of the last queries."""

RECORD = 256 * 256 + 500 * 40 + 1000 * 51 + 160 * 120 + 32 * 32
"""Bytes of a usual record of a picture's features: the grey square and its keypoints, those at the picture's own
aspect, two small pictures."""


def part(done: int, total: int) -> str:
    """Return how many of all bytes there are."""
    return text("number-of-megabytes", done=done / MEGABYTE, total=total / MEGABYTE)


def megabytes(number: int) -> str:
    """Return a number of bytes."""
    return text("number-megabytes", size=number / MEGABYTE)


def file_size(number: int) -> str:
    """Return the length of a file in bytes: in megabytes, or in kilobytes where it has less."""
    return megabytes(number) if number >= MEGABYTE else text("number-kilobytes", size=number / 1000)


def within(value: object, least: int, most: int, otherwise: int) -> int:
    """Return a whole number within limits, from what may be no number at all."""
    try:
        return max(least, min(most, int(str(value))))
    except ValueError:
        return otherwise


def stored(sizes: "dict[str, int]", pictures: "int | None", pairs: int = 0) -> "list[str]":
    """Return what is stored, with its size: `sizes` by kind in bytes, `pictures` whose features are kept.

    pairs: of pictures, that the visitor said to be no duplicates.
    """
    found = [text("stored-size-" + kind, size=file_size(sizes[kind])) for kind in KINDS if sizes.get(kind)]
    if pictures:
        found.append(text("stored-pictures", n=pictures, size=file_size(pictures * RECORD)))
    if pairs:
        found.append(text("stored-not-duplicates", n=pairs))
    return found


def duration(seconds: float) -> str:
    """Return about how long something takes."""
    if seconds < 60:
        return text("time-seconds", n=max(1, round(seconds)))
    minutes = round(seconds / 60)
    return text("time-minutes", n=minutes) if minutes < 90 else text("time-hours", n=round(minutes / 60))


def with_time_left(line: str, seconds: "float | None") -> str:
    """Return what says how far something is, with how long the rest will take as far as that is known."""
    return line if seconds is None else text("time-left", line=line, time=duration(seconds))


def pace(done: int, total: int, rate: float, seconds: "float | None") -> str:
    """Return how far a scan is, how many are done in a second, and how long it will take, as far as that is known."""
    line = text("mine-done", done=done, total=total)
    if rate:
        line = text("mine-paced", line=line, rate=round(rate) if rate >= 2 else round(rate, 1))
    return with_time_left(line, seconds)
