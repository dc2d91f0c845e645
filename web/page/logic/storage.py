"""What is stored on this device, in the words of the page."""

from logic.counts import counted, megabytes

KINDS = (("app", "this page"), ("collection", "its collection"), ("databases", "your collections"))
"""What the service worker has stored, and what people call it."""

RECORD = 256 * 256 + 500 * 40 + 1000 * 51 + 160 * 120 + 32 * 32
"""Bytes of a usual record of a picture's features: the grey square and its keypoints, those at the picture's own
aspect, two small pictures."""


def stored(sizes: "dict[str, int]", pictures: "int | None") -> "list[str]":
    """Return what is stored, with its size: `sizes` by kind in bytes, `pictures` whose features are kept."""
    found = [f"{name} ({megabytes(sizes[kind])})" for kind, name in KINDS if sizes.get(kind)]
    if pictures:
        found.append(f"{counted(pictures, 'picture')} remembered (about {megabytes(pictures * RECORD)})")
    return found
