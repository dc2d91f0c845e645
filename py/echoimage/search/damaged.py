"""What is told of pictures that were read in part, in the same words for queries and for images."""

from typing import Literal

from echoimage.message import Text, message
from echoimage.types import GlobalFeatures, Problem

Use = Literal["searched", "compared", "indexed"]
SEARCHED: Use = "searched"
COMPARED: Use = "compared"
INDEXED: Use = "indexed"
"""What becomes of that which can be read."""


def damage_of(name: str, features: GlobalFeatures, use: Use) -> tuple[Problem, ...]:
    """Return the problem of a picture of this name that is damaged, nothing of one that is whole."""
    return (damaged(name, features.damage, use),) if features.damage else ()


def damaged(name: str, damage: Text, use: Use) -> Problem:
    """Return the problem of a damaged picture; `damage` as of `Decoded`."""
    return Problem(name, "damaged", message("error-read-in-part", damage=damage, use=use))
