"""Has a file changed? A path in, what is another one when the file is written or replaced out; nothing is read."""

from pathlib import Path
from typing import TypeAlias

Version: TypeAlias = tuple[int, int, int] | None


def version_of(path: Path) -> Version:
    """Return inode, size and time of change in nanoseconds; None where there is no file that can be looked at."""
    try:
        about = path.stat()
    except (OSError, ValueError):
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns


def validator_of(path: Path) -> str:
    """Return a version that is kept and outlives a copy of the file with its time: no inode in it; "" for no file."""
    version = version_of(path)
    return f"file {version[1]} {version[2]}" if version else ""
