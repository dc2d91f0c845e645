"""A file in, the same file at another place out: nothing that is there is overwritten, and no moment has none."""

import os
from contextlib import suppress
from itertools import count
from pathlib import Path

from echoimage_tools.duplicates.checks import Refusal, being_written, digest_of
from echoimage_tools.files.atomic import FileError, copy_whole, sync_folder
from echoimage_tools.files.version import version_of


def free_path(path: Path) -> Path:
    """Return a path that is not taken: this one, or "name (2).jpg" and so on."""
    others = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))
    return path if not os.path.lexists(path) else next(one for one in others if not os.path.lexists(one))


def move(source: Path, target: Path) -> None:
    """Move a file, with its times. Raises `Refusal`, `FileError` and `OSError`; the file is where it was then.

    Refused where something is at `target`, or somebody writes to the file meanwhile.
    """
    before = version_of(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        # A rename would overwrite what somebody has put there meanwhile; a second name does not.
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise Refusal(f"{target} is there already") from None
    except (OSError, NotImplementedError):
        # Another file system, or one without hard links.
        _copy(source, target)
    try:
        sync_folder(target.parent)
        if version_of(source) not in (before, None):
            raise being_written()
        # Whoever has deleted it meanwhile has left the last one at `target`.
        with suppress(FileNotFoundError):
            source.unlink()
    except (FileError, OSError):
        if os.path.lexists(source):
            target.unlink()
        raise
    with suppress(OSError):
        sync_folder(source.parent)


def _copy(source: Path, target: Path) -> None:
    """Copy a file to where none is, and make sure that the copy is whole."""
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        raise Refusal(f"{target} is there already") from None
    try:
        copy_whole(source, target, "The file is where it was")
        if digest_of(source) != digest_of(target, str(target)):
            raise Refusal(f"{target} did not become what it is a copy of; the file is where it was")
        _keep(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _keep(path: Path) -> None:
    """See the bytes of a file on the disk: what it is a copy of will be deleted."""
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
