"""Locks between processes, of the system's own kind: they end with the process, however that ends."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from echoimage_tools.files.atomic import FileError, cannot_write

LOCK = ".building.lock"
"""In a folder that is being built in; the file itself says nothing."""


@contextmanager
def locked(path: Path, busy: str, remains: str) -> Iterator[None]:
    """Hold a lock file, in a folder that is made if need be, and delete it at the end.

    Raises `FileError` with the text `busy` where someone else holds it, or one that ends with `remains`.
    """
    # Where a file system knows no locks there is none: an imitation would outlive a process that is killed.
    lock = FileLock(path, mode=0o644, timeout=0, fallback_to_soft=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise FileError("internal", busy) from None
    except OSError as error:
        raise cannot_write(error, remains) from None
    try:
        yield
    finally:
        # While it is held: whoever waits with the deleted file open is refused it. Windows deletes no open file.
        with suppress(OSError):
            path.unlink()
        lock.release()


@contextmanager
def locked_folder(folder: Path, remains: str) -> Iterator[None]:
    """Make a folder if need be and keep other builds out of it. Raises `FileError` as `locked` does."""
    busy = "another build is under way in it; wait for its end or name another folder"
    with locked(folder / LOCK, busy, remains):
        yield


@contextmanager
def alone_on_this_machine(what: str) -> Iterator[None]:
    """Wait until no other process of this user does `what`."""
    user = getattr(os, "getuid", int)()
    with FileLock(Path(tempfile.gettempdir(), f"echoimage-{what}-{user}.lock"), mode=0o600):
        yield
