"""Numbers as people read them."""

MEGABYTE = 1_000_000


def counted(number, noun):
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def part(done, total):
    return f"{done / MEGABYTE:.1f} of {megabytes(total)}"


def megabytes(number):
    return f"{number / MEGABYTE:.1f} MB"
