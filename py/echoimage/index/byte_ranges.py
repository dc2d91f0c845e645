"""Ranges of a file in, the parts to fetch out; and the ranges out of what was fetched."""

from bisect import bisect_right
from collections.abc import Sequence

GAP = 16_384
"""Bytes between two ranges that are fetched along with them: a request costs as much as these."""

ByteRange = tuple[int, int]
"""Where a part begins and where it ends."""


def joined(wanted: Sequence[tuple[int, int]]) -> list[ByteRange]:
    """Return what is fetched for these offsets and lengths, in the order of the file."""
    ranges: list[ByteRange] = []
    for begin, length in sorted(one for one in wanted if one[1]):
        if ranges and begin - ranges[-1][1] < GAP:
            ranges[-1] = ranges[-1][0], max(ranges[-1][1], begin + length)
        else:
            ranges.append((begin, begin + length))
    return ranges


def cut(wanted: Sequence[tuple[int, int]], ranges: Sequence[ByteRange], parts: Sequence[bytes]) -> list[bytes]:
    """Return the bytes of these offsets and lengths, out of the parts that hold them."""
    begins = [begin for begin, _ in ranges]
    found = []
    for begin, length in wanted:
        at = bisect_right(begins, begin) - 1
        start = begin - begins[at] if length else 0
        found.append(parts[at][start : start + length] if length else b"")
    return found
