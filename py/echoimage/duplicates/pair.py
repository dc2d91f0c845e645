"""The values that duplicates are told by: images of an index, what is known of their files, and pairs of them."""

from dataclasses import dataclass
from typing import Literal

from echoimage.types import Certainty, Edits, Entry, Phrase

Kind = Literal["exact", "same", "edited", "related"]
"""The very file; the same picture in another size or format; a changed copy; another view of the same scene."""

KINDS: tuple[Kind, ...] = ("exact", "same", "edited", "related")
"""From the nearest to the farthest."""

COPIES: frozenset[Kind] = frozenset({"exact", "same", "edited"})

Part = Literal["neither", "cropped", "framed"]
"""What a copy is beside the original: as whole as that is; a part of it; the original with something around it."""


@dataclass(frozen=True, slots=True)
class Item:
    """An image by its number in the index. size: width and height, upright. sha256: "" where it is not known.

    richness: what there is to see in it, see `comparing.richness`.
    """

    number: int
    entry: Entry
    sha256: str
    size: tuple[int, int]
    richness: tuple[bool, float] = (False, 0.0)

    @property
    def contents(self) -> str:
        """What is equal for equal files alone."""
        return self.sha256 or f"#{self.number}"

    @property
    def pixels(self) -> int:
        """Return how many pixels it has."""
        return self.size[0] * self.size[1]

    @property
    def order(self) -> tuple[int, bool, float, str, int]:
        """Return what comes first of the one of two images that shows less: it is compared as a copy of the other.

        That is fewer pixels; of as many, no colours, or less detail; of as much, what the pictures do not tell.
        """
        return (self.pixels, *self.richness, self.sha256, self.number)

    @property
    def folder(self) -> str:
        """Return its address up to the last "/", "" where there is none."""
        return self.entry.url.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the host knows of a file, apart from its picture; what is not known decides nothing.

    bytes: its length. format: as `Header.format`. has_metadata: whether it says when or by what it was taken.
    modified: seconds since 1970.
    """

    bytes: int | None = None
    format: str = ""
    has_metadata: bool | None = None
    modified: float | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two images, by number, that show the same: how `copy` was made from `original`, as far as can be seen.

    Which of the two is called the copy follows from the pictures alone. certainty: None of what is no copy. score:
    as `Score.total`, 1 for equal files. edits, place: as of `MatchDetails`. part: whether one is a part of the other.
    """

    copy: int
    original: int
    kind: Kind
    certainty: Certainty | None
    score: float
    edits: Edits = ()
    place: Phrase | None = None
    part: Part = "neither"
