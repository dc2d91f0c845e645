"""What passes between the builder and its workers."""

import hashlib
import json
from dataclasses import asdict, dataclass, field

import numpy as np
from numpy.typing import NDArray

from echoimage import EchoImageError, Entry, __version__
from echoimage.index import record
from echoimage.index.manifest import DetailInfo, vocabulary
from echoimage.index.words_file import Directory
from echoimage.types import Bytes2D


class WorkerError(EchoImageError):
    """A worker was ended from outside, or cannot work."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as the builder remembers it. validator: "" or what changes when the picture does; see `validators`."""

    entry: Entry
    validator: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """A line of the journal: a detail file that is done, its images, and the pictures that are not in it."""

    task: str
    file: DetailInfo | None
    rows: list[list[int]]
    images: list[list[str]]
    problems: list[list[str]]


@dataclass(frozen=True, slots=True)
class Task:
    """Pictures for one detail file; `finished` is what the journal says of it.

    suspect: processes were ended while they worked on it, so that each picture gets one of its own.
    """

    images: tuple[Image, ...]
    finished: Finished | None = None
    suspect: bool = False

    @property
    def key(self) -> str:
        """Tell equal work: the same program, the same pictures as far as that is known without reading them."""
        about = [__version__, vocabulary(), record.VERSION, [[asdict(one.entry), one.validator] for one in self.images]]
        return hashlib.sha256(json.dumps(about).encode()).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class Done:
    """A finished task with what the words file needs.

    directory: `ROW` (images,). hashes: uint8 (images, 32). words, signatures: uint16 (n,), those of leading keypoints.
    owners: int64 (n,), whose they are.
    """

    finished: Finished
    images: tuple[Image, ...]
    directory: Directory = field(repr=False)
    hashes: Bytes2D = field(repr=False)
    words: NDArray[np.uint16] = field(repr=False)
    signatures: NDArray[np.uint16] = field(repr=False)
    owners: NDArray[np.int64] = field(repr=False)
