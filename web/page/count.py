"""Numbers as people read them."""

MEGABYTE = 1_000_000


def counted(number, noun):
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def megabytes(number):
    return f"{number / MEGABYTE:.1f} MB"
