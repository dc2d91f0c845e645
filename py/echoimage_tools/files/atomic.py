"""Files that others read and write meanwhile: under a name there are the old bytes or the new ones, never a part."""

import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from echoimage import EchoImageError
from echoimage_tools.files.version import Version, version_of

PART = ".part"
"""What the name of a file that is being written ends with."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LONGEST = 255
"""Bytes of a file's name, on all usual file systems."""


class FileError(EchoImageError):
    """A file or folder cannot be read or written, or somebody else is writing to it."""


def cannot_write(error: OSError, remains: str, what: str = "it") -> FileError:
    """Return what to tell of `what` could not be written; `remains`, a sentence, says what is still there."""
    remedy = "make room there" if error.errno in _FULL else "see to it"
    cause = error.strerror or str(error)
    text = f"{what} cannot be written to: {cause}; {remedy} and run the same command again. {remains}"
    return FileError("internal", text)


def write_whole(path: Path, data: bytes, remains: str) -> None:
    """Write or replace a file. Raises `FileError`, whose text ends with `remains`."""
    try:
        with _part_of(path) as part:
            _write(part, data, path)
            part.replace(path)
    except OSError as error:
        raise cannot_write(error, remains) from None


def replace_quickly(path: Path, data: bytes) -> None:
    """Write or replace a file that can be made again: after a loss of power it may be damaged. Raises `OSError`."""
    with _part_of(path) as part:
        part.write_bytes(data)
        part.replace(path)


def replace_version(path: Path, data: bytes, expected: Version, remains: str) -> Version:
    """Replace a file that others write to as well, make it if `expected` is None, and have it outlive a loss of power.

    Returns its version; where there is another one than `expected` by now, that stays, and None is returned. Raises
    `FileError`, whose text ends with `remains`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _part_of(path) as part:
            _write(part, data, path)
            if version_of(path) != expected:
                return None
            written = version_of(part)
            part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(error, remains) from None
    return written


def copy_whole(source: Path, path: Path, remains: str) -> None:
    """Copy a file with its time, by which it is known again. Raises `FileError`, whose text ends with `remains`."""
    try:
        with _part_of(path) as part:
            shutil.copyfile(source, part)
            shutil.copystat(source, part)
            part.replace(path)
    except OSError as error:
        if error.filename == str(source):
            cause = f"{source} cannot be read: {error.strerror or error}"
            raise FileError("internal", f"{cause}; see to it and run the same command again. {remains}") from None
        raise cannot_write(error, remains, str(path)) from None


def remove_parts(folder: Path) -> None:
    """Delete parts of files whose writers were ended."""
    for path in folder.glob(f".*{PART}"):
        with suppress(OSError):
            path.unlink()


@contextmanager
def _part_of(path: Path) -> Iterator[Path]:
    """Return a path to write to, beside `path`; what is still there at the end is deleted."""
    # Several may write the same file at once, on machines that share the folder.
    once = f"{uuid.uuid4().hex[:12]}{PART}"
    name = f".{path.name}.{once}"
    part = path.with_name(name if len(os.fsencode(name)) <= _LONGEST else f".{once}")
    try:
        yield part
    finally:
        with suppress(OSError):
            part.unlink()


def _write(part: Path, data: bytes, path: Path) -> None:
    """Write a part, with the permissions of the file that it is to replace."""
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        # Before the name: after a loss of power there would else be a name without bytes.
        os.fsync(file.fileno())
        if hasattr(os, "fchmod"):
            with suppress(FileNotFoundError):
                os.fchmod(file.fileno(), path.stat().st_mode & 0o777)


def sync_folder(folder: Path) -> None:
    """See the names in a folder on the disk. Raises `OSError`."""
    # Windows opens no folders, and keeps the order by itself.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            # Some file systems on a network cannot.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(handle)
