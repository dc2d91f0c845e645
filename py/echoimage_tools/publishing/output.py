"""The folder that is published to: files come in whole, and only where they differ from what is there."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from echoimage_tools.indexing.folder import PART, locked, remove_parts, write_file
from echoimage_tools.output.console import complain_of
from echoimage_tools.publishing.errors import PublishError

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
        """Keep others out. Raises `FolderError`."""
        with locked(self.folder):
            yield

    def put(self, name: str, data: bytes) -> None:
        """Write a file. Raises `FolderError` or `PublishError`."""
        path = self._path(name)
        if not path.is_file() or path.read_bytes() != data:
            write_file(path.parent, path.name, data)
            self.written += 1

    def copy(self, name: str, source: Path) -> None:
        """Copy a file with its time, by which it is known again. Raises `PublishError`."""
        path = self._path(name)
        if not differs(path, source):
            return
        # A name as long as can be leaves no room for more.
        part = path.parent / f".{os.getpid()}{PART}"
        try:
            shutil.copyfile(source, part)
            shutil.copystat(source, part)
            part.replace(path)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise _cannot(source if error.filename == str(source) else path, error) from None
        self.written += 1

    def _path(self, name: str) -> Path:
        path = self.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _cannot(path.parent, error) from None
        if path.parent not in self._entered:
            self._entered.add(path.parent)
            remove_parts(path.parent)
        return path


def _cannot(path: Path, error: OSError) -> PublishError:
    return PublishError(
        "internal",
        f"{path} cannot be written or read: {error.strerror or error}; see to it and run the same command again. A "
        "site that was there before still works",
    )


def differs(path: Path, source: Path) -> bool:
    """Return whether a copy is missing or was made of something else, by length and time."""
    try:
        there, wanted = path.stat(), source.stat()
    except OSError:
        return True
    return (there.st_size, there.st_mtime_ns) != (wanted.st_size, wanted.st_mtime_ns)


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
    """Return what a host may refuse; `sizes` are the bytes of all files by name."""
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
