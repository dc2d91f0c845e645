"""The values that pass between the stages, and what the core asks of its host."""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from echoimage.errors import Reason

Bytes2D = NDArray[np.uint8]
"""uint8 array of two dimensions: a grey picture or a row of bytes for each descriptor."""
Picture = NDArray[np.uint8]
"""uint8 array (height, width, 3), blue first as OpenCV has it, upright, without alpha."""


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
    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself before it is decoded.

    `width` and `height` are pixels as stored; `orientation` is the EXIF number 1 to 8 that makes
    them upright; `alpha` tells that pixels may be transparent.
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
class Features:
    """Everything that a comparison needs of one picture.

    grey: uint8 (256, 256). points: float32 (n, 2), x and y in `grey`. descriptors: uint8 (n, 32).
    `width` and `height` are those of the whole upright picture; `sha256` that of the file's bytes,
    in lower case.
    """

    sha256: str
    width: int
    height: int
    grey: Bytes2D = field(repr=False)
    points: NDArray[np.float32] = field(repr=False)
    descriptors: Bytes2D = field(repr=False)


@dataclass(frozen=True, slots=True)
class Score:
    """`ssim` in -1..1, `orb` in 0..1; `total` is their mean, or `ssim` where ORB sees nothing."""

    ssim: float
    orb: float
    total: float


@dataclass(frozen=True, slots=True)
class Result:
    """One image found; `exact` is the query's very file, `also` has other addresses of this one."""

    entry: Entry
    sha256: str
    score: Score
    exact: bool
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A search's answer: best first, problems in database order; `stopped` if ended early."""

    results: tuple[Result, ...]
    problems: tuple[Problem, ...]
    compared: int
    total: int
    stopped: bool


class Source(Protocol):
    """Where the bytes of images come from: HTTP, a folder, a dict."""

    async def read(self, entry: Entry) -> bytes:
        """Give the whole file; raise `SourceError` with reason and remedy."""
        ...


class FeatureStore(Protocol):
    """Features kept between visits; validity (by address, validator) is the store's business."""

    async def load(self, entry: Entry) -> Features | None:
        """Give what was saved for the entry, None if nothing was or it is out of date."""
        ...

    async def save(self, entry: Entry, features: Features) -> None:
        """Keep the features of the entry."""
        ...


class ForeignDecoder(Protocol):
    """A decoder for the formats that OpenCV lacks: the browser's, or Pillow."""

    async def __call__(self, data: bytes, header: Header) -> NDArray[np.uint8]:
        """Give the first frame, upright, as uint8 (height, width, 4): red, green, blue, alpha.

        Alpha is straight, not premultiplied. Raises `DecodeError`.
        """
        ...
