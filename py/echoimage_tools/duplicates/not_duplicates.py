"""Pictures that a person has said are no duplicates of each other: a text file that can be read and edited.

A line is a pair: two fields with a tab between them, each the sha256 of a file or its path (relative ones count from
the file's folder), and perhaps a third, which says for people which they are. What begins with "#" is a remark.
"""

import os
import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from echoimage import SourceError
from echoimage.duplicates.pair import Item, Pair
from echoimage_tools.files.atomic import FileError, replace_version
from echoimage_tools.files.digest import sha256_of
from echoimage_tools.files.user_folders import state_folder
from echoimage_tools.files.version import version_of
from echoimage_tools.sources.raw import RAW

HEAD = """\
# Pictures that are no duplicates of each other, one pair in a line: two times the sha256 of a file, or its path, with
# a tab between them; what follows says which they are. Delete a line to have its pair told again.
"""
REMAINS = "What was remembered before is as it was"

_SHA256 = re.compile(r"[0-9a-f]{64}")
_Pair = frozenset[str]


def usual_file() -> Path:
    """Return where pairs are remembered unless another file is named."""
    return state_folder() / "not-duplicates.txt"


class NotDuplicates:
    """The pairs of a file; none where it is not there."""

    def __init__(self, path: Path) -> None:
        """Read it. Raises `FileError` where that fails or a line is no pair."""
        self.path = path
        self._version = version_of(path)
        try:
            self._text = path.read_text("utf-8") if self._version else ""
        except (OSError, UnicodeDecodeError) as error:
            cause = getattr(error, "strerror", None) or error
            raise FileError("internal", f"{path} cannot be read: {cause}; see to it, or name another file") from None
        self._pairs = {
            self._pair(line, number) for number, line in enumerate(self._text.splitlines(), 1) if _says(line)
        }

    def __len__(self) -> int:
        return len(self._pairs)

    def holds(self, pair: Pair, items: Sequence[Item] | dict[int, Item]) -> bool:
        """Return whether a person has said that the two are no duplicates."""
        names = [{items[number].sha256, items[number].entry.url} for number in (pair.copy, pair.original)]
        return any(frozenset((one, other)) in self._pairs for one in names[0] for other in names[1])

    def add(self, paths: Sequence[Path]) -> int:
        """Remember that none of these files is a duplicate of another; return how many pairs are new.

        Raises `SourceError` where one cannot be read, `FileError` where the file cannot be written.
        """
        digests = [(_told_by(path), path) for path in paths]
        lines = []
        for (one, path), (other, its) in combinations(digests, 2):
            if one == other:
                raise SourceError("internal", f"{path} and {its} are the very same file; they stay duplicates")
            if frozenset((one, other)) not in self._pairs:
                self._pairs.add(frozenset((one, other)))
                lines.append(f"{one}\t{other}\t{_named(path)}, {_named(its)}\n")
        if lines:
            self._append(lines)
        return len(lines)

    def _append(self, lines: Iterable[str]) -> None:
        start = self._text or HEAD
        text = start + ("" if start.endswith("\n") else "\n") + "".join(lines)
        if replace_version(self.path, text.encode(), self._version, REMAINS) is None:
            raise FileError("internal", f"{self.path} was changed meanwhile; run the same command again. {REMAINS}")
        self._text, self._version = text, version_of(self.path)

    def _pair(self, line: str, number: int) -> _Pair:
        fields = [field.strip() for field in line.split("\t")][:2]
        if len(fields) < 2 or not all(fields):
            text = f"line {number} of {self.path} is no pair: write two paths or sha256 with a tab between them"
            raise FileError("internal", text)
        return frozenset(self._field(field) for field in fields)

    def _field(self, field: str) -> str:
        if _SHA256.fullmatch(field.lower()):
            return field.lower()
        return Path(os.path.realpath(self.path.parent / field)).as_posix()


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _named(path: Path) -> str:
    """Return a path for people, on one line and in UTF-8."""
    return " ".join(str(path).encode("utf-8", "backslashreplace").decode().split())


def _told_by(path: Path) -> str:
    # Of camera RAW an index knows the sha256 of the picture that was developed.
    return Path(os.path.realpath(path)).as_posix() if path.suffix.lower() in RAW else _sha256(path)


def _sha256(path: Path) -> str:
    try:
        return sha256_of(path)
    except (OSError, ValueError) as error:
        raise SourceError("not-found", f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None
