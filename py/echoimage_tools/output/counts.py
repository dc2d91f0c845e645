"""Counts and times as people say them."""


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, such as "1 image" or "2,000 images"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def duration(seconds: float) -> str:
    """Return a time in seconds, minutes or hours."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min" if whole < 3600 else f"{whole // 3600} h {whole % 3600 // 60} min"


def pace(done: int, total: int, seconds: float) -> str:
    """Return rate and remaining time, "" within the first second."""
    if not done or seconds < 1:
        return ""
    return f"{done / seconds:.1f} a second, {duration((total - done) * seconds / done)} left"
