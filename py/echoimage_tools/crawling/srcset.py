"""`srcset`: the attribute in, its addresses, largest first, out (HTML Living Standard, 4.8.4.2)."""

import math
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

_NEXT = re.compile(r"[\s,]*(\S+)")
_DESCRIPTORS = re.compile(r"(?:[^,(]|\([^)]*\)?)*")

Size = tuple[bool, float]
"""Whether the width is known, and the width in pixels or else the density."""


def largest_first(sets: Iterable[str]) -> list[str]:
    """Return the addresses of several attributes; those of one size stay in their order."""
    found = [pair for one in sets for pair in _candidates(one)]
    return [address for address, _ in sorted(found, key=lambda pair: pair[1], reverse=True)]


def _candidates(written: str) -> Iterator[tuple[str, Size]]:
    at = 0
    while found := _NEXT.match(written, at):
        address, at = found[1], found.end()
        descriptors = ""
        if address.endswith(","):
            address = address.rstrip(",")
        else:
            rest = _DESCRIPTORS.match(written, at)
            descriptors, at = (rest[0], rest.end()) if rest else ("", at)
        if address:
            yield address, _size(descriptors)


def _size(descriptors: str) -> Size:
    for word in descriptors.split():
        with suppress(ValueError):
            value = float(word[:-1])
            if word[-1] in "wx" and math.isfinite(value):
                return word[-1] == "w", value
    return False, 1.0
