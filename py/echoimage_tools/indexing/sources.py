"""What the builder remembers of the pictures in an index, so that it reads only what is new or changed."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from echoimage import Entry
from echoimage.index.container import build, check_digest, deflated
from echoimage.index.manifest import Manifest
from echoimage_tools.indexing.tasks import Image

PIECE = 32_000_000
"""Bytes of a file's lines before they are compressed, so that it stays below the limit of a file whatever they say."""

_MEMBER = "sources"


@dataclass(frozen=True, slots=True)
class Remembered:
    """A picture in the index. texts: 16 digits that change when what the database says of it does."""

    url: str
    texts: str
    validator: str
    sha256: str


def remembered(image: Image) -> Remembered:
    """Give what is to be remembered of a picture."""
    return Remembered(image.entry.url, texts(image.entry), image.validator, image.sha256)


def texts(entry: Entry) -> str:
    """Give the digits for what the database says of a picture; its sha256 is compared by itself."""
    about = {**asdict(entry), "sha256": ""}
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()[:16]


def write(images: Sequence[Remembered | None]) -> list[bytes]:
    """Give the bytes of each file: a line for each number of all segments, null where the image was removed."""
    pieces: list[list[bytes]] = []
    size = PIECE
    for one in images:
        about = one and [one.url, one.texts, one.validator, one.sha256]
        line = json.dumps(about, separators=(",", ":")).encode()
        size += len(line) + 1
        if size > PIECE:
            pieces.append([])
            size = len(line)
        pieces[-1].append(line)
    return [build([deflated(_MEMBER, b"\n".join(lines))])[0] for lines in pieces]


def read(manifest: Manifest, file: Callable[[str], bytes]) -> list[Remembered | None]:
    """Read what `write` gave, by what gives a `file`. Raises what that does, `ValueError` and `IndexFileError`."""
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
