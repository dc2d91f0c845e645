"""What an interrupted build has finished: a line of JSON for each detail file, written as soon as the file is whole."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple

from echoimage.index.manifest import DetailInfo
from echoimage_tools.indexing.store import Lines, Store
from echoimage_tools.indexing.tasks import Finished


class Journal:
    """Lines of a store; `known` are those that were there before, by task."""

    def __init__(self, lines: Lines) -> None:
        self.known = _known(lines.known)
        self._lines = lines

    def add(self, finished: Finished) -> None:
        """Write a line, unless there is one with that file. Raises `FileError` or `OSError`."""
        known = self.known.get(finished.task)
        # One that was there may tell of more pictures, which are in other tasks now.
        if known is None or known.files != finished.files:
            self._lines.add(finished.task, json.dumps(astuple(finished), separators=(",", ":")))


@contextmanager
def journal(store: Store) -> Iterator[Journal]:
    """Open the journal of a store, which is deleted when all went well. Raises `FileError`."""
    with store.journal() as lines:
        yield Journal(lines)


def _known(lines: Sequence[str]) -> dict[str, Finished]:
    found = {}
    for line in lines:
        try:
            task, files, rows, images, problems, damages = json.loads(line)
            infos = [DetailInfo(*file) for file in files]
            found[task] = Finished(task, infos, rows, [tuple(image) for image in images], problems, damages)
        except (ValueError, TypeError):
            continue
    return found
