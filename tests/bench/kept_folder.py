"""A folder for the pictures and the index of a bench: one that is kept for the next run, or one for this run alone."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def kept_folder(kept: Path | None) -> Iterator[Path]:
    """Make a folder, or use one that is kept: what is there is not described again."""
    if kept:
        kept.mkdir(exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="echoimage-") as name:
        yield Path(name)
