"""The folder that is published to: files come in whole, and only where they differ from what is there."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from echoimage_tools.files.atomic import cannot_write, copy_whole, remove_parts, write_whole
from echoimage_tools.files.lock import locked_folder
from echoimage_tools.files.version import validator_of
from echoimage_tools.output.console import complain_of
from echoimage_tools.publishing.errors import REMAINS, PublishError

SPARE = 10_000_000
"""Bytes that are to be left on the disk."""

FILE_LIMIT, SITE_LIMIT = 50_000_000, 1_000_000_000
"""Bytes from which GitHub warns of a file (from 100 MB on it refuses it), and those of a site on GitHub Pages."""


class Output:
    """Writes into `folder`; `written` counts the files that were new or other ones."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written = 0
        self._entered: set[Path] = set()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep others out. Raises `FileError`."""
        with locked_folder(self.folder, REMAINS):
            yield

    def put(self, name: str, data: bytes) -> None:
        """Write a file. Raises `FileError`."""
        path = self._path(name)
        if not path.is_file() or path.read_bytes() != data:
            write_whole(path, data, REMAINS)
            self.written += 1

    def copy(self, name: str, source: Path) -> None:
        """Copy a file with its time, by which it is known again. Raises `FileError`."""
        path = self._path(name)
        if differs(path, source):
            copy_whole(source, path, REMAINS)
            self.written += 1

    def _path(self, name: str) -> Path:
        path = self.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(error, REMAINS, str(path.parent)) from None
        if path.parent not in self._entered:
            self._entered.add(path.parent)
            remove_parts(path.parent)
        return path


def differs(path: Path, source: Path) -> bool:
    """Return whether a copy is missing or was made of something else, by length and time."""
    there = validator_of(path)
    return not there or there != validator_of(source)


def check_room(folder: Path, needed: int) -> None:
    """Refuse to begin what will not fit. Raises `PublishError`."""
    place = folder.absolute()
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    if needed and needed + SPARE > free:
        raise PublishError(
            "internal",
            f"there is not enough room: {needed / 1e6:,.0f} MB are needed and {free / 1e6:,.0f} MB are free; make room "
            "or name a folder elsewhere",
        )


def warn_of_limits(sizes: Mapping[str, int]) -> None:
    """Complain of what a host may refuse; `sizes` are the bytes of all files by name."""
    for name, size in sizes.items():
        if size > FILE_LIMIT:
            complain_of(
                sys.stderr,
                name,
                f"it has {size / 1e6:,.0f} MB; GitHub refuses files from 100 MB on, others earlier",
            )
    whole = sum(sizes.values())
    if whole > SITE_LIMIT:
        text = f"it has {whole / 1e9:,.2f} GB; GitHub Pages takes 1 GB. Host the pictures elsewhere, or choose a bucket"
        complain_of(sys.stderr, "the site", text)
