"""What the builder remembers of the pictures in an index, so that it reads only what is new or changed."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from echoimage.index import record
from echoimage.index.container import build, check_digest, deflated
from echoimage.index.manifest import Manifest
from echoimage.types import Entry

PIECE = 32_000_000
"""Bytes of a file's lines before they are compressed, so that it stays below the limit of a file whatever they say."""

_MEMBER = "sources"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture for an index. validator: what changes when it does, see docs/format.md, "Sources files"; or "".

    window: the number of the window of a long picture that a record is of, 0 for the whole.
    """

    entry: Entry
    validator: str
    sha256: str = ""
    window: int = 0


@dataclass(frozen=True, slots=True)
class Remembered:
    """A picture in the index.

    texts: 16 digits that change when what the database says of it does. version: that of its record. window: as of
    `Image`; windows stand behind the whole picture, and go with it.
    """

    url: str
    texts: str
    validator: str
    sha256: str
    # Lines of indexes before do not tell it.
    version: int = record.GREY
    window: int = 0


_OF_WHOLE = Remembered.__slots__[:-1]
"""What a line tells of a whole picture."""


def remembered(image: Image) -> Remembered:
    """Return what is to be remembered of a picture."""
    version = record.WINDOW if image.window else record.VERSION
    return Remembered(image.entry.url, texts(image.entry), image.validator, image.sha256, version, image.window)


def texts(entry: Entry) -> str:
    """Return the digits for what the database says of a picture; its sha256 is compared by itself."""
    about = {**asdict(entry), "sha256": ""}
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()[:16]


class Writer:
    """Takes what is to be remembered of each number, null where the image was removed, and holds the lines of one file.

    `write(data)` writes a file and gives its name; `count` is that of images.
    """

    def __init__(self, write: Callable[[bytes], str]) -> None:
        self.count = 0
        self._write = write
        self._names: list[str] = []
        self._lines: list[bytes] = []
        self._size = 0

    def add(self, images: Sequence[Remembered | None]) -> None:
        """Take those of the next numbers."""
        for one in images:
            # `astuple` copies each value: of 10,000 lines it took 0.30 of 0.44 s.
            about = one and [getattr(one, name) for name in (Remembered.__slots__ if one.window else _OF_WHOLE)]
            line = json.dumps(about, separators=(",", ":")).encode()
            if self._lines and self._size + len(line) > PIECE:
                self._close()
            self._lines.append(line)
            self._size += len(line) + 1
            self.count += one is not None and not one.window

    def finish(self) -> tuple[str, ...]:
        """Return the names of all files."""
        self._close()
        return tuple(self._names)

    def _close(self) -> None:
        if self._lines:
            self._names.append(self._write(build([deflated(_MEMBER, b"\n".join(self._lines))])[0]))
        self._lines, self._size = [], 0


def read(manifest: Manifest, file: Callable[[str], bytes]) -> list[Remembered | None]:
    """Read what a `Writer` wrote, by what gives a `file`. Raises what that does, `ValueError` and `IndexFileError`."""
    found: list[Remembered | None] = []
    for name in manifest.source_names:
        data = file(name)
        check_digest(name, data)
        found += _lines(data)
    if len(found) != sum(segment.images for segment in manifest.segments):
        raise ValueError("what the builder remembers is of another index")
    return found


def _lines(data: bytes) -> list[Remembered | None]:
    try:
        lines = zipfile.ZipFile(io.BytesIO(data)).read(_MEMBER).decode().splitlines()
        return [Remembered(*values) if values else None for values in map(json.loads, lines)]
    except (zipfile.BadZipFile, KeyError, TypeError) as error:
        raise ValueError(str(error)) from None
