"""What the files of an index say of themselves: an image's number in, bytes, format, metadata and time out."""

import io
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from PIL import Image

from echoimage import DecodeError, read_header
from echoimage.duplicates.pair import FileFacts
from echoimage.images.decode import MAX_BYTES
from echoimage_tools.sources.collection import is_http
from echoimage_tools.sources.raw import RAW

START = 1 << 18
"""Bytes that are read of a file: EXIF has up to 64 KB, and some cameras write several previews before the picture."""

MAKE, MODEL, TIME, EXIF, TAKEN = 271, 272, 306, 34665, 36867
"""Tags of EXIF 2.32: who made the camera, which one it is, times of change and of the picture."""


class FilesFacts(Mapping[int, FileFacts]):
    """The facts of the files at these addresses, by number; each is looked at when it is asked for, once.

    Of a file on the web, or that is not there any more, nothing is known.
    """

    def __init__(self, addresses: Sequence[str]) -> None:
        self._addresses = addresses
        self._known: dict[int, FileFacts] = {}

    def __getitem__(self, number: int) -> FileFacts:
        if number not in self._known:
            # An index without what its builder remembers has no addresses.
            if number >= len(self._addresses):
                raise KeyError(number)
            address = self._addresses[number]
            self._known[number] = FileFacts() if not address or is_http(address) else facts_of(Path(address))
        return self._known[number]

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self._addresses)))

    def __len__(self) -> int:
        return len(self._addresses)


def facts_of(path: Path) -> FileFacts:
    """Return what is known of a file without decoding its picture."""
    try:
        with path.open("rb") as file:
            about, data = os.fstat(file.fileno()), file.read(START)
            if path.suffix.lower() in RAW:
                return FileFacts(about.st_size, "raw", True, about.st_mtime)
            if not _format(data):
                # Some writers of TIFF put its directory at the end.
                data += file.read(MAX_BYTES)
    except (OSError, ValueError):
        return FileFacts()
    return FileFacts(about.st_size, _format(data), has_metadata(data), about.st_mtime)


def _format(start: bytes) -> str:
    try:
        return read_header(start).format
    except DecodeError:
        return ""


def has_metadata(start: bytes) -> bool | None:
    """Return whether the start of a file says when or by what the picture was taken; None where that is not known."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(start)) as picture:
            warnings.simplefilter("ignore")
            exif = Image.Exif()
            # `getexif` of a PNG file would decode the whole picture.
            if picture.format == "TIFF":
                exif = picture.getexif()
            elif "exif" in picture.info:
                exif.load(picture.info["exif"])
            return any(exif.get(tag) for tag in (MAKE, MODEL, TIME)) or bool(exif.get_ifd(EXIF).get(TAKEN))
    except Exception:
        # Pillow lets through whatever a damaged directory of tags makes it stumble over.
        return None
