"""Two files of equal bytes in, one file by two names out, and back."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from echoimage_tools.duplicates.checks import Refusal, check_kept
from echoimage_tools.files.atomic import PART
from echoimage_tools.files.version import Version


def make_link(extra: Path, kept: Path, version: Version) -> None:
    """Make `extra` another name of `kept`, if that has this version, at once. Raises `Refusal` and `OSError`."""
    if extra.stat().st_dev != kept.stat().st_dev:
        raise Refusal(f"{kept} is on another file system, and hard links do not lead there")
    with _beside(extra) as part:
        os.link(kept, part)
        check_kept(part, kept, version)
        os.replace(part, extra)


def make_own(path: Path, times: tuple[int, int], mode: int) -> None:
    """Make a hard link a file of its own, with the times (of access and change, ns) and mode it had.

    Raises `OSError`.
    """
    with _beside(path) as part:
        shutil.copyfile(path, part)
        with part.open("rb+") as file:
            # Before the name: after a loss of power there would else be a name without bytes.
            os.fsync(file.fileno())
        part.chmod(mode)
        os.utime(part, ns=times)
        os.replace(part, path)


def remove_part(path: Path) -> None:
    """Delete what a process that was ended has left beside a file."""
    with suppress(OSError):
        _part(path).unlink()


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    remove_part(path)
    try:
        yield _part(path)
    finally:
        remove_part(path)


def _part(path: Path) -> Path:
    """Return where to write to beside a file: always the same, so that it is found again."""
    digits = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:24]
    return path.with_name(f".{digits}{PART}")
