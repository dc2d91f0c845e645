"""What could be read of a damaged file, and the words for what could not."""

from dataclasses import dataclass

from echoimage.message import Message, message

LEAST = 0.05
"""Share of a picture that has to be readable; less is no picture."""

IN_PART = message("error-damage-in-part")

_LOST_SIDE = {1: "lower", 2: "lower", 3: "upper", 4: "upper"}


@dataclass(frozen=True, slots=True)
class Salvage:
    """data: a file that the decoder reads without complaint, with `rows` rows of pixels, from the first on.

    note: what is wrong though all rows are there, else None.
    """

    data: bytes
    rows: int
    note: Message | None = None


def damage(found: Salvage, height: int, orientation: int) -> Message | None:
    """Return what could not be read of a picture of so many rows: "the lower 80 % could not be read"; None for nothing.

    EXIF `orientation` tells which side of the upright picture is lost.
    """
    if found.rows == height:
        return found.note
    lost = min(99, max(1, round(100 * (1 - found.rows / height))))
    return message("error-damage", percent=lost, side=_LOST_SIDE.get(orientation, "other"))
