"""What the builder remembers of the pictures in an index, so that it reads only what is new or changed."""

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from echoimage import Entry
from echoimage.index.container import build, deflated
from echoimage_tools.indexing.tasks import Image

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


def write(images: Sequence[Remembered | None]) -> bytes:
    """Give the file's bytes: a line for each number of all segments, null where the image was removed."""
    lines = [
        json.dumps(one and [one.url, one.texts, one.validator, one.sha256], separators=(",", ":")) for one in images
    ]
    return build([deflated(_MEMBER, "\n".join(lines).encode())])[0]


def read(data: bytes) -> list[Remembered | None]:
    """Read what `write` gave. Raises `ValueError`."""
    try:
        lines = zipfile.ZipFile(io.BytesIO(data)).read(_MEMBER).decode().splitlines()
        return [Remembered(*values) if values else None for values in map(json.loads, lines)]
    except (zipfile.BadZipFile, KeyError, TypeError) as error:
        raise ValueError(str(error)) from None
