"""Ranges of a file in, the spans to fetch out; and the ranges out of what was fetched."""

from bisect import bisect_right
from collections.abc import Sequence

GAP = 16_384
"""Bytes between two ranges that are fetched along with them: a request costs as much as these."""

Span = tuple[int, int]
"""Where a part begins and where it ends."""


def merged(ranges: Sequence[tuple[int, int]]) -> list[Span]:
    """Give what is fetched for these offsets and lengths, in the order of the file."""
    spans: list[Span] = []
    for begin, length in sorted(one for one in ranges if one[1]):
        if spans and begin - spans[-1][1] < GAP:
            spans[-1] = spans[-1][0], max(spans[-1][1], begin + length)
        else:
            spans.append((begin, begin + length))
    return spans


def cut(ranges: Sequence[tuple[int, int]], spans: Sequence[Span], parts: Sequence[bytes]) -> list[bytes]:
    """Give the ranges out of the spans that hold them."""
    begins = [begin for begin, _ in spans]
    found = []
    for begin, length in ranges:
        at = bisect_right(begins, begin) - 1
        start = begin - begins[at] if length else 0
        found.append(parts[at][start : start + length] if length else b"")
    return found
