"""What a search for duplicates has done: a line of JSON for each task, so that one that was ended goes on.

A file is written by one program at a time. Its first line says what it is about; of another index or program it is
begun anew. A line that was cut short is a task that is done again.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple
from pathlib import Path
from typing import Any, TextIO

from echoimage import Entry, __version__
from echoimage.duplicates.pair import Item, Pair
from echoimage.duplicates.team import Compared, Numbers, Proposed, Team
from echoimage_tools.files.atomic import FileError
from echoimage_tools.files.line_log import lines_of

Json = list[Any]

JOURNAL = ".duplicates.jsonl"
"""Its name beside an index; hidden files there are no part of it."""


class JournaledTeam:
    """A `Team` that looks up what was answered before, and writes down what another one answers.

    is_kept: whether the journal stays at the end, for a search that was stopped.
    """

    def __init__(self, team: Team, lines: Sequence[str], path: Path, file: TextIO) -> None:
        self.is_kept = False
        self._team, self._path, self._file = team, path, file
        self._proposed: dict[Numbers, Proposed] = {}
        self._compared: dict[Numbers, Pair | None] = {}
        for line in lines:
            self._read(line)

    @property
    def at_once(self) -> int:
        """As that of the team."""
        return self._team.at_once

    async def propose(self, begin: int, end: int) -> Proposed:
        """As `Team.propose`. Raises `EchoImageError`."""
        known = self._proposed.get((begin, end))
        if known:
            return known
        answer = await self._team.propose(begin, end)
        # What could not be read may be there the next time.
        if not answer.problems:
            self._write(["proposed", [begin, end], [astuple(item) for item in answer.items], answer.pairs])
        return answer

    async def compare(self, pairs: Sequence[Numbers]) -> Compared:
        """As `Team.compare`. Raises `EchoImageError`."""
        new = [pair for pair in pairs if pair not in self._compared]
        known = [self._compared[pair] for pair in pairs if pair in self._compared]
        answer = await self._team.compare(new) if new else Compared(())
        if new and not answer.problems:
            self._write(["compared", new, [astuple(pair) for pair in answer.pairs]])
        return Compared((*filter(None, known), *answer.pairs), answer.problems)

    def begin(self, head: str) -> None:
        """Write a first line, or end one that was cut short by the end of the process. Raises `FileError`."""
        self._add(head)

    def _write(self, line: Json) -> None:
        self._add(json.dumps(line, separators=(",", ":")))

    def _add(self, line: str) -> None:
        try:
            self._file.write(line + "\n")
            self._file.flush()
        except OSError as error:
            raise _cannot_write(self._path, error) from None

    def _read(self, line: str) -> None:
        try:
            kind, about, *rest = json.loads(line)
            if kind == "proposed":
                items = tuple(_item(*one) for one in rest[0])
                self._proposed[about[0], about[1]] = Proposed(items, tuple((one, other) for one, other in rest[1]))
            elif kind == "compared":
                found = {frozenset(one[:2]): _pair(*one) for one in rest[0]}
                self._compared |= {(one, other): found.get(frozenset((one, other))) for one, other in about}
        except (ValueError, TypeError, IndexError):
            return


def _item(number: int, entry: Json, sha256: str, size: Json, richness: Json) -> Item:
    return Item(number, Entry(*entry), sha256, (size[0], size[1]), (richness[0], richness[1]))


def _pair(*columns: Any) -> Pair:
    copy, original, kind, certainty, score, edits, place, part = columns
    words = tuple((key, value) for key, value in edits)
    return Pair(copy, original, kind, certainty, score, words, place and (place[0], place[1]), part)


@contextmanager
def journaled(team: Team, path: Path, manifest: bytes) -> Iterator[JournaledTeam]:
    """Open the journal of a search in the index with this manifest; it is deleted at the end.

    Raises `FileError` where it cannot be written.
    """
    about = json.dumps([__version__, hashlib.sha256(manifest).hexdigest()])
    lines = lines_of(path)
    known = lines[1:] if lines[:1] == [about] else []
    try:
        file = path.open("a" if known else "w", encoding="utf-8")
    except OSError as error:
        raise _cannot_write(path, error) from None
    with file:
        journal = JournaledTeam(team, known, path, file)
        journal.begin("" if known else about)
        yield journal
    if not journal.is_kept:
        # One that stays is of no use, and of no harm.
        with suppress(OSError):
            path.unlink()


def _cannot_write(path: Path, error: OSError) -> FileError:
    return FileError("internal", f"{path} cannot be written: {error.strerror or error}")
