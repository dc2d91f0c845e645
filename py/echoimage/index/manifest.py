"""The manifest of an index: which files belong to it, and whether this program can read them."""

import hashlib
import json
from dataclasses import astuple, dataclass
from typing import Any

from echoimage.database.entries import INDEX_FORMAT
from echoimage.database.json_document import load
from echoimage.errors import DatabaseError, IndexFileError
from echoimage.features.vocabulary import table
from echoimage.index.container import digest
from echoimage.index.details_file import IMAGES as PER_FILE
from echoimage.index.keypoint_lists import KeypointsInfo
from echoimage.index.postings import IMAGES, WORDS
from echoimage.index.validation import WrongError, a_list, is_digits, numbers, require, whole
from echoimage.index.words_file import Parts, fits
from echoimage.message import message

NAME = "manifest.json"
VERSION = 3
FIRST = 1
"""The oldest version that is read: its images have no colours, its segments no digests of files. Those before the third
have no keypoints files."""

MAX_FILE = 50_000_000
"""Bytes of a file; hosts take 100 MB."""

SEGMENTS = 256
"""Segments at most, so up to 16,777,216 numbers: each segment takes 0.8 MB of memory before the first search."""

CHECK = "check"
"""The key of the manifest's own digits, which `echoimage verify` looks at; earlier programs wrote none."""

_BASE = 4096


@dataclass(frozen=True, slots=True)
class DetailInfo:
    """A detail file: 32 hexadecimal digits of its name, bytes, and how many images are in it."""

    digits: str
    size: int
    images: int

    @property
    def name(self) -> str:
        """The file's name."""
        return f"details-{self.digits}.zip"


@dataclass(frozen=True, slots=True)
class SegmentInfo:
    """A words file and the detail files of its images, which are numbered through all of them in this order.

    keypoints: the files that have all words' lists of all keypoints; none where an earlier version wrote the segment.
    """

    digits: str
    size: int
    parts: Parts
    details: tuple[DetailInfo, ...]
    keypoints: tuple[KeypointsInfo, ...] = ()

    @property
    def name(self) -> str:
        """The words file's name."""
        return f"words-{self.digits}.zip"

    @property
    def images(self) -> int:
        """Image numbers, those of removed images too."""
        return sum(one.images for one in self.details)

    @property
    def names(self) -> list[str]:
        """The names of all its files."""
        return [self.name, *(one.name for one in self.details), *(one.name for one in self.keypoints)]


@dataclass(frozen=True, slots=True)
class Manifest:
    """An index.

    images: how many it has, without removed ones. base: the folder from which its relative addresses count, itself
    relative to the index. sources: digits of the names of the files that only the builder reads.
    """

    images: int
    segments: tuple[SegmentInfo, ...]
    base: str = "./"
    sources: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """The names of all files but the manifest."""
        return [*(name for one in self.segments for name in one.names), *self.source_names]

    @property
    def source_names(self) -> list[str]:
        """The names of the files that only the builder reads."""
        return [f"sources-{digits}.zip" for digits in self.sources]


def vocabulary() -> str:
    """Return the sha256 of the table of words, without which an index cannot be searched."""
    return hashlib.sha256(table()).hexdigest()


def write(manifest: Manifest) -> bytes:
    """Return the bytes of `manifest.json`. Raises `IndexFileError` where they would be too many."""
    segments = [
        {
            "words": one.digits,
            "bytes": one.size,
            "parts": {name: getattr(one.parts, name) for name in Parts.__slots__},
            "details": [astuple(details) for details in one.details],
            "keypoints": [astuple(keypoints) for keypoints in one.keypoints],
        }
        for one in manifest.segments
    ]
    whole = {
        "format": INDEX_FORMAT,
        "version": VERSION,
        "vocabulary": vocabulary(),
        "images": manifest.images,
        "base": manifest.base,
        "segments": segments,
        # A single one stands by itself: programs before this one know no list.
        "sources": manifest.sources if len(manifest.sources) > 1 else "".join(manifest.sources),
    }
    data = _packed({**whole, CHECK: check(whole)}) + b"\n"
    if len(data) > MAX_FILE:
        raise _too_large(NAME, len(data))
    return data


def check(document: dict[str, Any]) -> str:
    """Return the digits that a manifest has of what else is in it."""
    return digest(_packed({key: value for key, value in document.items() if key != CHECK}))


def _packed(document: dict[str, Any]) -> bytes:
    return json.dumps(document, separators=(",", ":")).encode()


def parse(data: bytes, where: str) -> Manifest:
    """Return a manifest, which is called `where` in messages. Raises `IndexFileError` and nothing else."""
    if len(data) > MAX_FILE:
        raise _too_large(where, len(data))
    try:
        document = load(data, where)
    except DatabaseError as error:
        raise IndexFileError("bad-index", message("error-manifest-unreadable", why=error.message)) from None
    if not isinstance(document, dict) or document.get("format") != INDEX_FORMAT:
        raise IndexFileError("bad-index", message("error-manifest-none", file=where))
    _check_version(document, where)
    try:
        segments = a_list(document.get("segments"), "segments")
        if len(segments) > SEGMENTS:
            raise _too_many(where, len(segments))
        return _manifest(document, segments)
    except WrongError as error:
        raise IndexFileError("bad-index", message("error-manifest-damaged", file=where, why=error.message)) from None


def _too_large(where: str, size: int) -> IndexFileError:
    return IndexFileError(
        "too-large",
        message("error-index-file-large", file=where, size=size, limit=MAX_FILE),
    )


def _check_version(document: dict[Any, Any], where: str) -> None:
    version = whole(document.get("version"))
    if version is not None and version > VERSION:
        raise IndexFileError(
            "newer-version",
            message("error-manifest-newer", file=where, version=version, newest=VERSION),
        )
    if version is None or version < FIRST:
        raise IndexFileError("bad-index", message("error-manifest-version", file=where))
    if document.get("vocabulary") != vocabulary():
        raise IndexFileError("bad-index", message("error-manifest-words", file=where))


def _too_many(where: str, count: int) -> IndexFileError:
    most = {"most": SEGMENTS, "images": SEGMENTS * IMAGES}
    return IndexFileError("too-large", message("error-manifest-segments", file=where, segments=count, **most))


def _manifest(document: dict[Any, Any], written: list[object]) -> Manifest:
    segments = tuple(_segment(value) for value in written)
    images = whole(document.get("images"))
    sources, base = document.get("sources"), document.get("base")
    listed: list[Any] = sources if isinstance(sources, list) else [sources] if sources != "" else []
    if images is None or images > sum(one.images for one in segments):
        raise WrongError(message("error-wrong-images"))
    # A file goes with the last of its images: so a few images never have many numbers.
    require(images >= sum(len(one.details) for one in segments), "error-wrong-details")
    if not all(map(is_digits, listed)):
        raise WrongError(message("error-wrong-sources"))
    if not isinstance(base, str) or len(base) > _BASE:
        raise WrongError(message("error-wrong-base"))
    made = Manifest(images, segments, base, tuple(listed))
    # Keypoints files may be: segments without keypoints have equal ones.
    names = [name for name in made.names if not name.startswith("keypoints")]
    require(len(set(names)) == len(names), "error-wrong-twice")
    return made


def _segment(value: object) -> SegmentInfo:
    if not isinstance(value, dict) or not is_digits(value.get("words")) or not isinstance(value.get("parts"), dict):
        raise WrongError(message("error-wrong-words-file"))
    details = tuple(_details(one) for one in a_list(value.get("details"), "details"))
    written = {"files": [0, 0], **value["parts"]}
    places = [numbers(written.get(name), 2) for name in Parts.__slots__]
    parts = Parts(*((at, length) for at, length in places))
    keypoints = tuple(_keypoints(one) for one in a_list(value.get("keypoints", []), "keypoints"))
    require(sum(one.words for one in keypoints) in (0, WORDS), "error-wrong-keypoints")
    segment = SegmentInfo(value["words"], _size(value.get("bytes")), parts, details, keypoints)
    if segment.images > IMAGES or not fits(parts, segment.size, segment.images):
        raise WrongError(message("error-wrong-parts", name=segment.name))
    return segment


def _details(value: object) -> DetailInfo:
    if not isinstance(value, list) or len(value) != 3 or not is_digits(value[0]):
        raise WrongError(message("error-wrong-detail-file"))
    size, images = numbers(value[1:], 2)
    if not 0 < images <= PER_FILE:
        raise WrongError(message("error-wrong-detail-images", images=images, most=PER_FILE))
    return DetailInfo(value[0], _size(size), images)


def _keypoints(value: object) -> KeypointsInfo:
    if not isinstance(value, list) or not is_digits(value[0] if value else None):
        raise WrongError(message("error-wrong-keypoints-file"))
    size, *rest = numbers(value[1:], 5)
    info = KeypointsInfo(value[0], _size(size), *rest)
    require(info.fits(), "error-wrong-parts", name=info.name)
    return info


def _size(value: object) -> int:
    size = whole(value)
    if size is None or size > MAX_FILE:
        raise WrongError(message("error-wrong-size", most=MAX_FILE))
    return size
