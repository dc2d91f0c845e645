"""The folder of an index: files that are whole or not there, one build at a time, nothing left behind."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from echoimage_tools.files.atomic import remove_parts, write_whole
from echoimage_tools.files.line_log import lines_of
from echoimage_tools.files.lock import LOCK, locked_folder
from echoimage_tools.indexing.store import REMAINS, Lines, cannot_write

JOURNAL = ".building.jsonl"


@dataclass(frozen=True, slots=True)
class Folder:
    """A `Store` on disk."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    @property
    def base(self) -> Path:
        """Where it is."""
        return self.path

    def read(self, name: str) -> bytes:
        """Return a file. Raises `OSError`."""
        return (self.path / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """Write a file. Raises `FileError`."""
        write_whole(self.path / name, data, REMAINS)

    def sizes(self) -> dict[str, int]:
        """Return the sizes of all files by name. Raises `OSError`."""
        with os.scandir(self.path) as found:
            return {one.name: one.stat().st_size for one in found if one.is_file()}

    def delete(self, names: Iterable[str]) -> None:
        """Delete files as far as that can be done."""
        for name in names:
            # Another program may hold it open, as Windows knows it; the next build tries again.
            with suppress(OSError):
                (self.path / name).unlink()

    def is_shared(self) -> bool:
        """Return whether this process sees the builder's lock."""
        return (self.path / LOCK).exists()

    @contextmanager
    def locked(self) -> Iterator[Callable[[], None]]:
        """Hold the system's lock. Raises `FileError`."""
        with locked_folder(self.path, REMAINS):
            try:
                yield lambda: None
            finally:
                remove_parts(self.path)

    @contextmanager
    def journal(self) -> Iterator[Lines]:
        """Append to a file. Raises `FileError`."""
        path = self.path / JOURNAL
        known = lines_of(path)
        try:
            # A line that was cut short by the end of the process is ended.
            with path.open("a", encoding="utf-8") as file:
                file.write("\n")

                def add(_: str, line: str) -> None:
                    file.write(line + "\n")
                    file.flush()

                yield Lines(known, add)
            path.unlink()
        except OSError as error:
            raise cannot_write(error) from None
