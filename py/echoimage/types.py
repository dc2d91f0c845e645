"""The values that pass between the stages."""

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from echoimage.errors import Reason, in_english
from echoimage.message import Text

Bytes2D = NDArray[np.uint8]
"""uint8 array of two dimensions: a grey picture or a row of bytes for each descriptor."""
Picture = NDArray[np.uint8]
"""uint8 array (height, width, 3), blue first as OpenCV has it, upright, without alpha."""
Matrix = NDArray[np.float64]
"""float64 (3, 3): homogeneous, takes a pixel (x, y) of the query to one of the image, both upright at full size."""

Method = Literal["verified", "classic"]
Verdict = Literal["same", "edited", "related", "none"]
"""The very picture; a copy that was changed; another view of the scene or object; no match."""
Accept = Literal["same", "edited", "related"]
"""The least verdict that counts as a match: each takes those before it as well."""
Certainty = Literal["certain", "likely"]
"""How sure it is that one picture was made from the other."""
Basis = Literal["keypoints", "frame", "nothing"]
"""What a verdict rests on: keypoints that fit one transform; whole frames laid over each other; nothing fits."""
Phrase = tuple[str, float]
"""A key of `matching.phrases` with its number (0 where there is none)."""
Edits = tuple[Phrase, ...]
"""What was done to a copy."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One image of a database; `url` is absolute, or a path when the database is a local file."""

    url: str
    title: str = ""
    page: str = ""
    thumbnail: str = ""
    license: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be used; `url` is "entry 7" where there is no usable address."""

    url: str
    reason: Reason
    message: Text

    @property
    def text(self) -> str:
        """Return the message in English."""
        return in_english(self.message)

    @property
    def is_failure(self) -> bool:
        """Return whether it was to be used; else it was left out on purpose, and is told."""
        return self.reason != "left-out"


@dataclass(frozen=True, slots=True)
class Header:
    """Format and size of a file, read before it is decoded.

    `width` and `height` are pixels as stored; `orientation` is the EXIF number 1 to 8 that makes
    them upright; `alpha`: pixels may be transparent.
    """

    format: str
    width: int
    height: int
    orientation: int = 1
    alpha: bool = False

    @property
    def upright(self) -> tuple[int, int]:
        """Width and height as the picture is shown; orientations 5 to 8 swap them."""
        stored = (self.width, self.height)
        return stored if self.orientation < 5 else (self.height, self.width)


@dataclass(frozen=True, slots=True, eq=False)
class Keypoints:
    """ORB keypoints of a picture at its own aspect ratio, in the order of their visual words.

    points: float32 (n, 2), x and y in pixels of the whole upright picture, from its upper left corner. sizes: float32
    (n,), how many of those pixels one pixel of the keypoint's pyramid level covers. angles: float32 (n,), radians.
    descriptors: uint8 (n, 32). words: uint16 (n,), visual words, see `vocabulary`; a
    query's are in `QueryKeypoints`, and here 0.
    leading: bool (n,), whether it is one of the few that stand in an index.
    """

    points: NDArray[np.float32] = field(repr=False)
    sizes: NDArray[np.float32] = field(repr=False)
    angles: NDArray[np.float32] = field(repr=False)
    descriptors: Bytes2D = field(repr=False)
    words: NDArray[np.uint16] = field(repr=False)
    leading: NDArray[np.bool_] = field(repr=False)

    def __len__(self) -> int:
        return len(self.points)

    def take(self, rows: NDArray[np.intp]) -> "Keypoints":
        """Return the keypoints of these rows, in their order."""
        return Keypoints(*(getattr(self, column)[rows] for column in self.__slots__))


Box = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels of the whole upright picture; the last two are outside."""


@dataclass(frozen=True, slots=True)
class Window:
    """Where a window lies in its picture: its number, from 1, its upper left corner, and the size of the whole."""

    number: int
    left: int
    top: int
    whole: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """What of a picture was described: `box`, in pixels of the whole, which is `whole` wide and high."""

    box: Box
    whole: tuple[int, int]

    @property
    def is_window(self) -> bool:
        """Return whether it is a part of the picture."""
        return self.box != (0, 0, *self.whole)


@dataclass(frozen=True, slots=True, eq=False)
class GlobalFeatures:
    """A picture, or a window of a long one, described by itself.

    `width` and `height` are those of the whole upright picture; `sha256` that of the file's bytes, in lower case.
    thumbnail: uint8 (h, w), grey, at the picture's aspect ratio. block_means: uint8 (32, 32), grey, of the picture
    squashed to a square. colour: float32 (3,), the mean, blue first. preview: a small copy in colour, as the bytes of a
    PNG or JPEG file; empty where nothing but the thumbnail is known. damage: what of the file could not be read, as
    "the lower 80 % could not be read"; None where it is whole, and in an index, which tells of damage when it is made.
    window: of a window of a long picture, whose own `width` and `height` stand here; `sha256` is the file's. masks:
    areas that do not count.
    """

    sha256: str
    width: int
    height: int
    thumbnail: Bytes2D = field(repr=False)
    block_means: Bytes2D = field(repr=False)
    colour: NDArray[np.float32] = field(repr=False)
    preview: bytes = field(repr=False)
    damage: Text | None = field(default=None, kw_only=True)
    window: Window | None = field(default=None, kw_only=True)
    masks: tuple[Box, ...] = field(default=(), kw_only=True)

    @property
    def frame(self) -> Frame:
        """Where it lies in the whole picture."""
        if self.window is None:
            return Frame((0, 0, self.width, self.height), (self.width, self.height))
        left, top = self.window.left, self.window.top
        return Frame((left, top, left + self.width, top + self.height), self.window.whole)


@dataclass(frozen=True, slots=True, eq=False)
class Classic:
    """What the classic score needs of a picture squashed to a square.

    grey: uint8 (256, 256). points: float32 (n, 2), x and y in `grey`. descriptors: uint8 (n, 32).
    """

    grey: Bytes2D = field(repr=False)
    points: NDArray[np.float32] = field(repr=False)
    descriptors: Bytes2D = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Features(GlobalFeatures):
    """Everything that a comparison needs of an image; an index has nothing for the classic score.

    windows: those of a long picture (`features.windows`), each described by itself; an index has them apart.
    """

    keypoints: Keypoints = field(repr=False)
    classic: Classic | None = field(default=None, repr=False)
    windows: tuple["Features", ...] = field(default=(), repr=False, kw_only=True)


@dataclass(frozen=True, slots=True, eq=False)
class QueryKeypoints:
    """The query's keypoints at some scales, of the query as it is or of its mirror image.

    scales: uint8 (n,), which of the query's scales each keypoint comes from. centres: int32 (n, SOFT), the nearest
    centres of the vocabulary, nearest first. words: int32 (n, VOTED), the visual words it votes with.
    """

    mirrored: bool
    keypoints: Keypoints = field(repr=False)
    scales: NDArray[np.uint8] = field(repr=False)
    centres: NDArray[np.int32] = field(repr=False)
    words: NDArray[np.int32] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """One closed place in which a copy differs: where it is in the query, and where in the image."""

    query: Box
    image: Box


class EarlierNames:
    """The names that attributes of `MatchDetails` had before, and which programs may still use."""

    __slots__ = ()
    grounds = property(attrgetter("basis"))
    visible = property(attrgetter("image_coverage"))
    covered = property(attrgetter("query_coverage"))
    likeness = property(attrgetter("tone_matched_ssim"))
    words = property(attrgetter("edits"))


@dataclass(frozen=True, slots=True, eq=False)
class MatchDetails(EarlierNames):
    """How the query lies over an image, and what that means.

    inliers: keypoints that fit `matrix`, counted by distinct places. pairs: float32 (n, 4), x and y in the query, x
    and y in the image. rotation: degrees, -180 to 180, clockwise, by which the image was turned to make the query.
    scale: query pixels for one image pixel. stretch: 1 or more, how much more one direction is scaled than the other.
    image_coverage: share, 0..1, of the image that the query shows; query_coverage: share of the query that shows the
    image. tone_matched_ssim: SSIM, -1..1, of what has detail in the overlap, after the query has been given the image's
    tones. edits: what was done to the image to make the query. differences: the places where a copy differs, largest
    first. place: where these are in the query, that is, as whoever looks at it sees them. query_box, image_box: around
    what the two show of each other, in each of them.
    """

    verdict: Verdict
    basis: Basis
    inliers: int = 0
    matrix: Matrix | None = field(default=None, repr=False)
    pairs: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 4), np.float32), repr=False)
    mirrored: bool = False
    rotation: float = 0.0
    scale: float = 1.0
    stretch: float = 1.0
    image_coverage: float = 0.0
    query_coverage: float = 0.0
    tone_matched_ssim: float = 0.0
    edits: Edits = ()
    differences: tuple[Difference, ...] = ()
    place: Phrase | None = None
    query_box: Box | None = None
    image_box: Box | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """`ssim` in -1..1, `orb` in 0..1; `total` is their mean, or `ssim` where ORB sees nothing.

    `details` is what the verified score rests on, None for the classic one.
    """

    ssim: float
    orb: float
    total: float
    details: MatchDetails | None = None

    @property
    def finding(self) -> MatchDetails | None:
        """The earlier name of `details`."""
        return self.details

    @property
    def matches(self) -> bool:
        """Whether the two were found to show the same; never true of a classic score, which has no verdict."""
        return self.details is not None and self.details.verdict != "none"


@dataclass(frozen=True, slots=True)
class Result:
    """One image found; `exact` is the query's very file, `also` has other addresses of this one.

    `size` is its width and height, upright.
    """

    entry: Entry
    sha256: str
    score: Score
    exact: bool
    size: tuple[int, int]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A search's answer: best first, problems in database order; `stopped` if ended early.

    `scores` has the totals of all pictures that were scored and, by the verified method, match. accepted: how many of
    them count as matches, by what was asked for; those among the results stand first. incomplete: parts of an index
    could not be read, so that a match may be missing.
    """

    results: tuple[Result, ...]
    scores: tuple[float, ...]
    problems: tuple[Problem, ...]
    compared: int
    total: int
    stopped: bool
    accepted: int = 0
    incomplete: bool = False
