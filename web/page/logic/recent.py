"""The last queries: what tells them apart, how much is kept of each, and how the keys go through their row."""

KEPT_WHOLE = 16_000_000
"""Bytes of a file up to which the very file is kept; of a larger one a copy."""

REDUCED = 2000
"""Pixels of the longer side of that copy."""

SMALL = 160
"""Pixels of the longer side of the picture in the row: 56 on a screen with two or three for one."""


def identity(address: str, sha256: str, box: "tuple[int, int, int, int] | None" = None) -> str:
    """Return the key of a query, by which it is there once: its address, or the sha256 of its file; and the part."""
    return (address or sha256) + (f" {','.join(str(value) for value in box)}" if box else "")


def next_place(key: str, place: int, number: int, rightwards: bool = True) -> "int | None":
    """Return which of so many a key leads to, None where it leads nowhere; `rightwards` is how they are written."""
    if key in ("Home", "End"):
        return 0 if key == "Home" else number - 1
    if key not in ("ArrowLeft", "ArrowRight"):
        return None
    step = 1 if (key == "ArrowRight") == rightwards else -1
    return max(0, min(number - 1, place + step))
