"""What is told of pictures that were read in part, in the same words for queries and for images."""

from echoimage.types import GlobalFeatures, Problem

SEARCHED, COMPARED, INDEXED = "searched", "compared", "in the index"
"""What becomes of that which can be read."""


def damage_of(name: str, features: GlobalFeatures, use: str) -> tuple[Problem, ...]:
    """Return the problem of a picture of this name that is damaged, nothing of one that is whole."""
    return (damaged(name, features.damage, use),) if features.damage else ()


def damaged(name: str, damage: str, use: str) -> Problem:
    """Return the problem of a damaged picture; `damage` as of `Decoded`."""
    return Problem(name, "damaged", f"it is damaged: {damage}; what can be read is {use}")
