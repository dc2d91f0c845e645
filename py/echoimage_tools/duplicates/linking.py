"""Two files of equal bytes in, one file by two names out, and back."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from echoimage_tools.duplicates.checks import Refusal
from echoimage_tools.files.atomic import PART


def make_link(extra: Path, kept: Path) -> None:
    """Make `extra` another name of `kept`, at once. Raises `Refusal` and `OSError`."""
    if extra.stat().st_dev != kept.stat().st_dev:
        raise Refusal(f"{kept} is on another file system, and hard links do not lead there")
    with _beside(extra) as part:
        os.link(kept, part)
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


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    part = path.with_name(f".{uuid.uuid4().hex[:12]}{PART}")
    try:
        yield part
    finally:
        with suppress(OSError):
            part.unlink()
