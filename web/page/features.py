"""What was learned about pictures (IndexedDB): counted and deleted here, for a worker that has died does neither.

The worker writes it (worker/feature_store.py), by the same names.
"""

from js import window

from address import parse

OLD = "echoimage"
"""The name before sites on one host were kept apart."""

RECORD = 256 * 256 + 500 * 40 + 1000 * 51 + 160 * 120 + 32 * 32
"""Bytes of a usual record: the grey square and its keypoints, those at the picture's own aspect, two small pictures."""


async def count():
    """Give the number of pictures; None where this browser keeps nothing, as in private windows of some."""
    return await window.features.count(_name())


async def clear():
    """Delete all."""
    if await window.features.clear(_name()) is not None:
        window.features.drop(OLD)


def _name():
    return f"echoimage {parse('.').href}"
