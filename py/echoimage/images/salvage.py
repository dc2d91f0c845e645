"""What could be read of a damaged file, and the words for what could not."""

from dataclasses import dataclass

LEAST = 0.05
"""Share of a picture that has to be readable; less is no picture."""

IN_PART = "a part of it could not be read right"

_LOST_SIDE = {1: "the lower ", 2: "the lower ", 3: "the upper ", 4: "the upper "}


@dataclass(frozen=True, slots=True)
class Salvage:
    """data: a file that the decoder reads without complaint, with `rows` rows of pixels, from the first on.

    note: what is wrong though all rows are there, else "".
    """

    data: bytes
    rows: int
    note: str = ""


def damage(found: Salvage, height: int, orientation: int) -> str:
    """Return what could not be read of a picture of so many rows: "the lower 80 % could not be read"; "" for nothing.

    EXIF `orientation` tells which side of the upright picture is lost.
    """
    if found.rows == height:
        return found.note
    lost = min(99, max(1, round(100 * (1 - found.rows / height))))
    return f"{_LOST_SIDE.get(orientation, '')}{lost} % could not be read"
