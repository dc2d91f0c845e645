"""Text files that lines are appended to, of which the last one may be cut short by the end of the process."""

from pathlib import Path


def lines_of(path: Path) -> list[str]:
    """Return the lines that were written, none where there is no file that can be read."""
    try:
        return path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
