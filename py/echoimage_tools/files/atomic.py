"""A file that others may write to as well: read and replaced as a whole."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from echoimage import EchoImageError

Version: TypeAlias = tuple[int, int, int] | None
"""What changes when a file is written or replaced; None of one that is not there."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class FileError(EchoImageError):
    """The file cannot be read or written."""


def version_of(path: Path) -> Version:
    """Return the version of a file. Raises `FileError`."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileError("internal", f"it cannot be read: {error.strerror or error}") from None
    return about.st_ino, about.st_size, about.st_mtime_ns


def write_whole(path: Path, data: bytes, instead: Version) -> Version:
    """Write a file: under its name there are the old bytes or the new ones, never a part.

    Gives its version; where another one than `instead` is there by now, that stays, and None is given. Raises
    `FileError`.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            # Before the name: after a loss of power there would else be a name without bytes.
            os.fsync(file.fileno())
            if path.exists() and hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), path.stat().st_mode & 0o777)
        if version_of(path) != instead:
            part.unlink()
            return None
        written = version_of(part)
        part.replace(path)
        _sync(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise cannot_write(error) from None
    return written


def cannot_write(error: OSError) -> FileError:
    """Return what to tell of a file that could not be written."""
    remedy = "make room there" if error.errno in _FULL else "see to it"
    cause = error.strerror or str(error)
    text = f"it cannot be written to: {cause}; {remedy} and run the same command again. A database that was there"
    return FileError("internal", f"{text} before is as it was")


def _sync(folder: Path) -> None:
    # Windows opens no folders, and keeps the order by itself.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
