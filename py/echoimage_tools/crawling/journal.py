"""The journal of a crawl: a line of JSON for each event, from which a crawl that was killed goes on.

Scrapy's own JOBDIR is written when a crawl ends in good order; what was in memory when it is killed would be lost.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from echoimage_tools.crawling.state import Event
from echoimage_tools.databases.file import REMAINS
from echoimage_tools.files.atomic import FileError, cannot_write
from echoimage_tools.files.lock import locked


class Journal:
    """events: what the last crawl into this database did, if it was interrupted. plan: what it was asked for."""

    def __init__(self, path: Path, file: FileIO) -> None:
        self.path = path
        self._file = file
        self.plan: object = None
        self.events: list[Event] = []
        lines = file.read().split(b"\n")
        # A line that was cut short by the end of the process is no JSON.
        for number, line in enumerate(lines):
            with suppress(ValueError):
                value = json.loads(line)
                if number == 0:
                    self.plan = value
                elif isinstance(value, dict):
                    self.events.append(value)

    def begin(self, plan: object) -> None:
        """Forget all and begin anew. Raises `FileError`."""
        self.plan, self.events = plan, []
        try:
            self._file.seek(0)
            self._file.truncate()
        except OSError as error:
            raise _cannot_write(error) from None
        self._write(json.dumps(plan))

    def resume(self) -> None:
        """End a line that was cut short. Raises `FileError`."""
        self._file.seek(0, os.SEEK_END)
        self._write("")

    def add(self, event: Event) -> None:
        """Write down what happened: it outlives the process, however that ends. Raises `FileError`."""
        self._write(json.dumps(event, separators=(",", ":")))

    def sync(self) -> None:
        """Have it outlive a loss of power too. Raises `FileError`."""
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise _cannot_write(error) from None

    def finish(self) -> None:
        """Delete it: the crawl is done."""
        with suppress(OSError):
            self.path.unlink()

    def _write(self, line: str) -> None:
        data = line.encode() + b"\n"
        try:
            # On a disk that is nearly full the first call writes a part, the second fails.
            while data:
                data = data[self._file.write(data) :]
        except OSError as error:
            raise _cannot_write(error) from None


@contextmanager
def journal(database: Path) -> Iterator[Journal]:
    """Open the journal beside a database and keep other crawls out of both; it stays unless `finish` is called.

    Raises `FileError`.
    """
    path = database.with_name(f".{database.name}.crawl")
    busy = "another crawl into it is under way; wait for its end or name another file"
    # A file of its own: Windows lets nobody read what is locked.
    with locked(path.with_name(f"{path.name}.lock"), busy, REMAINS):
        try:
            path.touch()
            # Without a buffer, whose rest would be written, or not, when the file is closed.
            file = path.open("r+b", buffering=0)
        except OSError as error:
            raise _cannot_write(error) from None
        try:
            yield Journal(path, file)
        finally:
            empty = os.fstat(file.fileno()).st_size == 0
            file.close()
            if empty:
                with suppress(OSError):
                    path.unlink()


def _cannot_write(error: OSError) -> FileError:
    return cannot_write(error, REMAINS)
