"""What is done to files, line by line of JSON, each on the disk before the next step: enough to undo it.

The first line says that it is such a log. An action has a line with state "begun", by which it can be undone, then one
with "done", or "left" with the reason; what was put back has one with "undone".
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TextIO

from echoimage_tools.files.atomic import FileError, cannot_write, sync_folder

Action = Literal["trash", "move", "hardlink"]
State = Literal["begun", "done", "left", "undone"]

HEAD = {"log": "echoimage duplicates", "version": 1}
REMAINS = "Nothing else was done to the files"


@dataclass(frozen=True, slots=True)
class Act:
    """An action on the file at `path`, of which `kept` is the copy that stays; both absolute. sha256: the file's.

    to: where it is moved. times: of access and change, in nanoseconds. mode: its permissions.
    """

    action: Action
    path: str
    kept: str
    sha256: str
    to: str
    times: tuple[int, int]
    mode: int


class ActionLog:
    """A log that is open; `path` is where it is."""

    def __init__(self, path: Path, file: TextIO) -> None:
        self.path, self._file = path, file

    def begin(self) -> None:
        """Write the first line, and see the name of the file on the disk as well. Raises `FileError`."""
        self._line(HEAD)
        try:
            sync_folder(self.path.parent)
        except OSError as error:
            raise cannot_write(error, REMAINS, str(self.path)) from None

    def write(self, state: State, act: Act, why: str = "") -> None:
        """Write a line and see it on the disk. Raises `FileError`."""
        self._line({"state": state, **asdict(act), **({"why": why} if why else {})})

    def _line(self, about: Mapping[str, object]) -> None:
        try:
            self._file.write(json.dumps(about) + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise cannot_write(error, REMAINS, str(self.path)) from None


@contextmanager
def new_log(path: Path) -> Iterator[ActionLog]:
    """Begin a log where no file is. Raises `FileError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("x", encoding="ascii")
    except FileExistsError:
        raise FileError("internal", f"{path} is there already; name another file for the log") from None
    except OSError as error:
        raise cannot_write(error, REMAINS, str(path)) from None
    with file:
        log = ActionLog(path, file)
        log.begin()
        yield log


@contextmanager
def old_log(path: Path) -> Iterator[tuple[ActionLog, list[Act]]]:
    """Open a log to undo it; gives what was begun and is not undone, the last first. Raises `FileError`."""
    try:
        file = path.open("r+", encoding="ascii")
    except OSError as error:
        raise _unusable(path, error) from None
    with file:
        try:
            text = file.read()
            # A line that was cut short by the end of the process is ended.
            file.write("" if text.endswith("\n") else "\n")
        except (OSError, UnicodeDecodeError) as error:
            raise _unusable(path, error) from None
        yield ActionLog(path, file), _begun(text.splitlines(), path)


def _unusable(path: Path, error: OSError | UnicodeDecodeError) -> FileError:
    cause = getattr(error, "strerror", None) or error
    return FileError("internal", f"{path} cannot be read and written to: {cause}; see to it")


def _begun(lines: list[str], path: Path) -> list[Act]:
    try:
        if json.loads(lines[0]) != HEAD:
            raise ValueError
    except (IndexError, ValueError):
        raise FileError("internal", f'{path} is no log of "echoimage duplicates"; name the one that it told') from None
    begun: dict[str, Act] = {}
    for line in lines[1:]:
        try:
            about = json.loads(line)
            state, _ = about.pop("state"), about.pop("why", "")
            act = Act(**{**about, "times": tuple(about["times"])})
        except (ValueError, KeyError, TypeError):
            # Cut short with the process that wrote it, before anything was done.
            continue
        if state == "begun":
            begun[act.path] = act
        elif state in ("left", "undone"):
            begun.pop(act.path, None)
    return list(reversed(begun.values()))
