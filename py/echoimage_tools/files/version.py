"""A file in, what changes when it is replaced out."""

from pathlib import Path

Stamp = tuple[int, int, int] | None


def stamp_of(path: Path) -> Stamp:
    """Return inode, time of change and size; None where there is no such file."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_ino, about.st_mtime_ns, about.st_size
