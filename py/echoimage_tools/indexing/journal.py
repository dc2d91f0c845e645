"""What an interrupted build has finished: a line of JSON for each detail file, written as soon as the file is whole."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import TextIO

from echoimage.index.manifest import DetailInfo
from echoimage_tools.indexing.folder import JOURNAL, cannot_write
from echoimage_tools.indexing.tasks import Finished


class Journal:
    """Lines of an open file; `known` are those that were there before, by task."""

    def __init__(self, file: TextIO, known: dict[str, Finished]) -> None:
        self.known = known
        self._file = file

    def add(self, finished: Finished) -> None:
        """Write a line, unless it is there. Raises `FolderError`."""
        if finished == self.known.get(finished.task):
            return
        try:
            self._file.write(json.dumps(astuple(finished), separators=(",", ":")) + "\n")
            self._file.flush()
        except OSError as error:
            raise cannot_write(error) from None


@contextmanager
def journal(folder: Path) -> Iterator[Journal]:
    """Open the journal of a folder, which is deleted when all went well. Raises `FolderError`."""
    path = folder / JOURNAL
    known = _known(path)
    try:
        # A line that was cut short by the end of the process is ended.
        with path.open("a", encoding="utf-8") as file:
            file.write("\n")
            yield Journal(file, known)
        path.unlink()
    except OSError as error:
        raise cannot_write(error) from None


def _known(path: Path) -> dict[str, Finished]:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return {}
    found = {}
    for line in lines:
        try:
            task, file, rows, images, problems = json.loads(line)
            found[task] = Finished(task, DetailInfo(*file) if file else None, rows, images, problems)
        except (ValueError, TypeError):
            continue
    return found
