"""Where added pictures go: a folder, or a folder and the database that lists it."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from echoimage import DatabaseError, Entry, SourceError, parse
from echoimage_tools.databases.file import DatabaseFile
from echoimage_tools.files.atomic import PART, write_whole
from echoimage_tools.indexing import sources_file
from echoimage_tools.serving.memory import Memory
from echoimage_tools.serving.metadata_fields import NAMES
from echoimage_tools.serving.work import Checked
from echoimage_tools.sources.collection import is_http

SUFFIXES = {"jpeg": ".jpg", "tiff": ".tif"}
"""Of formats whose name is not their files' ending."""

_PART = re.compile(rf"\.[0-9a-f]{{32}}\.[a-z0-9]+\.[0-9a-f]{{12}}{re.escape(PART)}")
_NOT_IN_ADDRESSES = "%?#"


class Originals(Protocol):
    """What an index is made of, and can be added to."""

    where: Path
    """What `echoimage index` is given."""

    fields: tuple[str, ...]
    """What can be said of a picture."""

    def refuse(self, folder: Path, index: Memory) -> None:
        """Raise `DatabaseError` where the index in `folder` was made of something else.

        The next build would take all other images out of it.
        """

    def store(self, data: bytes, checked: Checked, captions: Mapping[str, str]) -> None:
        """Keep a picture; what is kept already stays. Raises `EchoImageError`."""


class FolderOriginals:
    """A folder: all pictures in it belong to the collection."""

    fields: tuple[str, ...] = ()

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise DatabaseError("bad-database", "it is no folder; name the one that the index was made from")
        self.where = folder
        _remove_parts(folder)

    def refuse(self, folder: Path, index: Memory) -> None:
        """Refuse an index of another folder, or of a list."""
        _refuse_elsewhere(self.where, folder, index, "folder")
        if any(is_http(one.url) or one.texts != sources_file.texts(Entry(one.url)) for one in index.images):
            raise DatabaseError(
                "bad-database",
                "the index was made from a list of pictures, with titles or addresses that the folder does not have; "
                'name the list as well, as --database FILE, or run "echoimage index" with the folder first',
            )

    def store(self, data: bytes, checked: Checked, captions: Mapping[str, str]) -> None:
        """Write a file that is named by what is in it."""
        _write(self.where, data, checked)


class ListedOriginals:
    """A database, and the folder for the files of what is added to it."""

    fields: tuple[str, ...] = NAMES

    def __init__(self, database: Path, folder: Path) -> None:
        self.where, self._folder = database, FolderOriginals(folder).where
        self._way = _way(database, folder)

    def refuse(self, folder: Path, index: Memory) -> None:
        """Refuse an index that has images which the database does not list."""
        _refuse_elsewhere(self.where.parent, folder, index, "database in it")
        listed = _listed(self.where)
        others = [one.url for one in index.images if one.url not in listed]
        if others:
            raise DatabaseError(
                "bad-database",
                f"the index has {len(others):,} images that are not listed there, such as {others[0][:80]}; name the "
                'database that it was made from, or run "echoimage index" with this one first',
            )

    def store(self, data: bytes, checked: Checked, captions: Mapping[str, str]) -> None:
        """Write the file, then list it: an entry without its file would be a fault of the database."""
        name = _write(self._folder, data, checked)
        file = DatabaseFile(self.where)
        width, height = checked.size
        facts = {"width": width, "height": height, "bytes": len(data), "sha256": checked.sha256}
        if file.add({"url": self._way + name, **captions, **facts}) != "known":
            file.save()


def _listed(database: Path) -> set[str]:
    try:
        return {entry.url for entry in parse(database.read_bytes(), database.name).entries}
    except OSError as error:
        raise SourceError("not-found", f"it cannot be read: {error.strerror or error}") from None


def _refuse_elsewhere(home: Path, folder: Path, index: Memory, what: str) -> None:
    made_of = (folder / index.manifest.base).resolve()
    if made_of != home.resolve():
        raise DatabaseError("bad-database", f"the index was made from {made_of}; name that {what}")


def _way(database: Path, folder: Path) -> str:
    """Return the relative address of a folder's files."""
    try:
        way = Path(os.path.relpath(folder.resolve(), database.parent.resolve())).as_posix() + "/"
    except ValueError:
        raise DatabaseError("bad-database", "it is on another drive than the database; name one beside it") from None
    if any(sign in way for sign in _NOT_IN_ADDRESSES):
        text = f"as an address its name means something else, for it has one of {_NOT_IN_ADDRESSES}; name another"
        raise DatabaseError("bad-database", text)
    return way.removeprefix("./")


def _write(folder: Path, data: bytes, checked: Checked) -> str:
    name = checked.sha256[:32] + SUFFIXES.get(checked.format, f".{checked.format}")
    if not (folder / name).exists():
        write_whole(folder / name, data, "Nothing was added")
    return name


def _remove_parts(folder: Path) -> None:
    """Delete parts of files that an earlier service was ended over; others' files that begin with a dot stay."""
    for path in folder.glob(f".*{PART}"):
        if _PART.fullmatch(path.name):
            with suppress(OSError):
                path.unlink()
