"""Where added pictures go: a folder, or a folder and the database that lists it."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from echoimage import DatabaseError, Entry, IndexFileError, SourceError, parse
from echoimage.index import entry_json, manifest, sources_file
from echoimage.index.manifest import NAME, Manifest
from echoimage.index.sources_file import Remembered
from echoimage_tools.databases.file import DatabaseFile
from echoimage_tools.files.atomic import PART, write_whole
from echoimage_tools.serving.tasks import CheckedPicture
from echoimage_tools.sources.collection import is_http

SUFFIXES = {"jpeg": ".jpg", "tiff": ".tif"}
"""Of formats whose name is not their files' ending."""

_PART = re.compile(rf"\.[0-9a-f]{{32}}\.[a-z0-9]+\.[0-9a-f]{{12}}{re.escape(PART)}")
_NOT_IN_ADDRESSES = "%?#"


@dataclass(frozen=True, slots=True)
class BuiltIndex:
    """An index as its builder left it; `images` are those that can be found."""

    manifest: Manifest
    images: tuple[Remembered, ...]

    def url(self, sha256: str, address: str) -> str:
        """Return where a file lies, as searches do of an index whose manifest is at `address`; "" where it lacks it."""
        found = next((one.url for one in self.images if one.sha256 == sha256), "")
        entry = (
            entry_json.read(entry_json.write(Entry(found)), entry_json.from_base(self.manifest.base, address))
            if found
            else None
        )
        return entry.url if entry else found


def read_built_index(folder: Path) -> BuiltIndex:
    """Read what the builder remembers of the index in a folder. Raises `IndexFileError`."""
    try:
        made = manifest.parse((folder / NAME).read_bytes(), NAME)
        lines = sources_file.read(made, lambda name: (folder / name).read_bytes())
    except (OSError, ValueError) as error:
        text = f'what the builder remembers cannot be read ({error}); run "echoimage index" again'
        raise IndexFileError("bad-index", text) from None
    return BuiltIndex(made, tuple(one for one in lines if one))


class ImageStorage(Protocol):
    """What an index is made of, and can be added to."""

    where: Path
    """What `echoimage index` is given."""

    takes_metadata: bool
    """Whether a picture may have a title, a page and a license."""

    def refuse(self, folder: Path, index: BuiltIndex) -> None:
        """Raise `DatabaseError` where the index in `folder` was made of something else.

        The next build would take all other images out of it.
        """

    def store(self, data: bytes, checked: CheckedPicture, metadata: Mapping[str, str]) -> None:
        """Keep a picture; what is kept already stays. Raises `EchoImageError`."""


class FolderStorage:
    """A folder: all pictures in it belong to the collection."""

    takes_metadata = False

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise DatabaseError("bad-database", "it is no folder; name the one that the index was made from")
        self.where = folder
        _remove_parts(folder)

    def refuse(self, folder: Path, index: BuiltIndex) -> None:
        """Refuse an index of another folder, or of a list."""
        _refuse_other_folder(self.where, folder, index, "folder")
        if any(is_http(one.url) or one.texts != sources_file.texts(Entry(one.url)) for one in index.images):
            raise DatabaseError(
                "bad-database",
                "the index was made from a list of pictures, with titles or addresses that the folder does not have; "
                'name the list as well, as --database FILE, or run "echoimage index" with the folder first',
            )

    def store(self, data: bytes, checked: CheckedPicture, metadata: Mapping[str, str]) -> None:
        """Write a file that is named by what is in it."""
        _write(self.where, data, checked)


class ListedStorage:
    """A database, and the folder for the files of what is added to it."""

    takes_metadata = True

    def __init__(self, database: Path, folder: Path) -> None:
        self.where, self._folder = database, FolderStorage(folder).where
        self._prefix = _address_prefix(database, folder)

    def refuse(self, folder: Path, index: BuiltIndex) -> None:
        """Refuse an index that has images which the database does not list."""
        _refuse_other_folder(self.where.parent, folder, index, "database in it")
        listed = _listed(self.where)
        others = [one.url for one in index.images if one.url not in listed]
        if others:
            raise DatabaseError(
                "bad-database",
                f"the index has {len(others):,} images that are not listed there, such as {others[0][:80]}; name the "
                'database that it was made from, or run "echoimage index" with this one first',
            )

    def store(self, data: bytes, checked: CheckedPicture, metadata: Mapping[str, str]) -> None:
        """Write the file, then list it: an entry without its file would be a fault of the database."""
        name = _write(self._folder, data, checked)
        file = DatabaseFile(self.where)
        width, height = checked.size
        facts = {"width": width, "height": height, "bytes": len(data), "sha256": checked.sha256}
        if file.add({"url": self._prefix + name, **metadata, **facts}) != "known":
            file.save()


def _listed(database: Path) -> set[str]:
    try:
        return {entry.url for entry in parse(database.read_bytes(), database.name).entries}
    except OSError as error:
        raise SourceError("not-found", f"it cannot be read: {error.strerror or error}") from None


def _refuse_other_folder(home: Path, folder: Path, index: BuiltIndex, what: str) -> None:
    made_from = (folder / index.manifest.base).resolve()
    if made_from != home.resolve():
        raise DatabaseError("bad-database", f"the index was made from {made_from}; name that {what}")


def _address_prefix(database: Path, folder: Path) -> str:
    """Return the relative address of a folder's files."""
    try:
        prefix = Path(os.path.relpath(folder.resolve(), database.parent.resolve())).as_posix() + "/"
    except ValueError:
        raise DatabaseError("bad-database", "it is on another drive than the database; name one beside it") from None
    if any(sign in prefix for sign in _NOT_IN_ADDRESSES):
        text = f"as an address its name means something else, for it has one of {_NOT_IN_ADDRESSES}; name another"
        raise DatabaseError("bad-database", text)
    return prefix.removeprefix("./")


def _write(folder: Path, data: bytes, checked: CheckedPicture) -> str:
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
