"""The folder of an index: files that are whole or not there, one build at a time, nothing left behind."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from echoimage import EchoImageError
from echoimage.index.container import digest
from echoimage_tools.locking import take

LOCK = ".building.lock"
JOURNAL = ".building.jsonl"
PART = ".part"
_OURS = re.compile(r"(words|details|sources)-[0-9a-f]{32}\.zip")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class FolderError(EchoImageError):
    """The folder cannot be written to, or is being written to by someone else."""


def write_file(folder: Path, name: str, data: bytes) -> None:
    """Write a file: under its name it is there whole or not at all. Raises `FolderError`."""
    # Two processes may write the same bytes at once.
    part = folder / f".{name}.{os.getpid()}{PART}"
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            # Before the name: after a loss of power there would else be a name without bytes.
            os.fsync(file.fileno())
        part.replace(folder / name)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise cannot_write(error) from None


def write_named(folder: Path, kind: str, data: bytes) -> str:
    """Write a file that is named by its bytes, such as "words-<digits>.zip"; give the digits. Raises `FolderError`."""
    digits = digest(data)
    name = f"{kind}-{digits}.zip"
    if read_file(folder / name) != data:
        write_file(folder, name, data)
    return digits


def read_file(path: Path) -> bytes | None:
    """Give a file's bytes, None if they cannot be had."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def cannot_write(error: OSError) -> FolderError:
    """Give what to tell of a file that could not be written."""
    cause = error.strerror or str(error)
    remedy = "make room there" if error.errno in _FULL else "see to it"
    return FolderError(
        "internal",
        f"it cannot be written to: {cause}; {remedy} and run the same command again. What was done so far is kept, and "
        "an index that was there before is as it was",
    )


def clean(folder: Path, kept: set[str]) -> None:
    """Delete files of an index that are not among `kept`."""
    for path in sorted(folder.iterdir()):
        if _OURS.fullmatch(path.name) and path.name not in kept:
            # Another program may hold it open, as Windows knows it; the next build tries again.
            with suppress(OSError):
                path.unlink()


def remove_parts(folder: Path) -> None:
    """Delete parts of files whose writers were ended."""
    for path in folder.glob(f".*{PART}"):
        with suppress(OSError):
            path.unlink()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make the folder if need be and keep other builds out of it. Raises `FolderError`."""
    path = folder / LOCK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # The lock is the system's and ends with the process, however that ends; the file itself says nothing.
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise cannot_write(error) from None
    try:
        if not (take(handle) and _is_still(handle, path)):
            raise FolderError("internal", "another build is under way in it; wait for its end or name another folder")
        yield
        with suppress(OSError):
            path.unlink()
    finally:
        os.close(handle)


def _is_still(handle: int, path: Path) -> bool:
    """Tell whether the file was not deleted, by a build that ended, between opening and locking it."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False
