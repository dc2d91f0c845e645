"""Where added pictures go: a folder, or a folder and the database that lists it."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from echoimage import DatabaseError, Entry, IndexFileError, SourceError, parse
from echoimage.index import entry_json, manifest, sources_file
from echoimage.index.manifest import NAME, Manifest
from echoimage.index.sources_file import Remembered
from echoimage_tools.databases.file import DatabaseFile
from echoimage_tools.serving.picture_files import delete_files, refuse_changed, refuse_outside, remove_parts, write_file
from echoimage_tools.serving.tasks import CheckedPicture, Picture
from echoimage_tools.sources.collection import ABOUT, about_pictures, is_http

_NOT_IN_ADDRESSES = "%?#"


@dataclass(frozen=True, slots=True)
class BuiltIndex:
    """An index as its builder left it; `images` are those that can be found."""

    manifest: Manifest
    images: tuple[Remembered, ...]

    def with_content(self, sha256: str) -> tuple[Remembered, ...]:
        """Return the images that are the very file with these digits."""
        return tuple(one for one in self.images if one.sha256 == sha256 and not one.window)

    def told(self, url: str, address: str) -> str:
        """Return where an image lies, as searches do of an index whose manifest is at `address`."""
        entry = entry_json.read(entry_json.write(Entry(url)), entry_json.from_base(self.manifest.base, address))
        return entry.url if entry else url


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
    """What an index is made of, can be added to, and taken from."""

    where: Path
    """What `echoimage index` is given."""

    folder: Path
    """Where the files of added pictures go."""

    home: Path
    """Where relative addresses of the index count from."""

    def refuse(self, folder: Path, index: BuiltIndex) -> None:
        """Raise `DatabaseError` where the index in `folder` was made of something else.

        The next build would take all other images out of it.
        """

    def store(self, picture: Picture, checked: CheckedPicture, metadata: Mapping[str, str]) -> None:
        """Keep a picture; what is kept already stays. Raises `EchoImageError`."""

    def remove(self, images: Sequence[Remembered]) -> None:
        """Delete images, and their files in the folder. Raises `EchoImageError`; what is deleted by then stays so."""


class FolderStorage:
    """A folder: all pictures in it belong to the collection, and a hidden file has their titles."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise DatabaseError("bad-database", "it is no folder; name the one that the index was made from")
        self.where = self.folder = self.home = folder
        remove_parts(folder)

    def refuse(self, folder: Path, index: BuiltIndex) -> None:
        """Refuse an index of another folder, or of a list."""
        _refuse_other_folder(self.where, folder, index, "folder")
        entries, _ = about_pictures(self.where)
        titled = {one.url: sources_file.texts(one) for one in entries.values()}
        if any(is_http(one.url) or one.texts != titled.get(one.url, _plain(one.url)) for one in index.images):
            raise DatabaseError(
                "bad-database",
                "the index was made from a list of pictures, with titles or addresses that the folder does not have; "
                'name the list as well, as --database FILE, or run "echoimage index" with the folder first',
            )

    def store(self, picture: Picture, checked: CheckedPicture, metadata: Mapping[str, str]) -> None:
        """Write the file, and then what is said of it: hidden, that is no part of the collection."""
        name = write_file(self.where, picture, checked)
        if metadata:
            titles = DatabaseFile(self.where / ABOUT)
            titles.add({"url": name, **metadata})
            titles.save()

    def remove(self, images: Sequence[Remembered]) -> None:
        """Delete the files, and then what is said of them."""
        refuse_outside(self.where, images)
        delete_files(self.where, self.where, images)
        titles = DatabaseFile(self.where / ABOUT)
        if titles.remove({one.url for one in images}):
            titles.save()


class ListedStorage:
    """A database, and the folder for the files of what is added to it."""

    def __init__(self, database: Path, folder: Path) -> None:
        self.where, self.home, self.folder = database, database.parent, FolderStorage(folder).where
        self._prefix = _address_prefix(database, folder)

    def refuse(self, folder: Path, index: BuiltIndex) -> None:
        """Refuse an index that has images which the database does not list."""
        _refuse_other_folder(self.home, folder, index, "database in it")
        listed = _listed(self.where)
        others = [one.url for one in index.images if one.url not in listed]
        if others:
            raise DatabaseError(
                "bad-database",
                f"the index has {len(others):,} images that are not listed there, such as {others[0][:80]}; name the "
                'database that it was made from, or run "echoimage index" with this one first',
            )

    def store(self, picture: Picture, checked: CheckedPicture, metadata: Mapping[str, str]) -> None:
        """Write the file, then list it: an entry without its file would be a fault of the database."""
        name = write_file(self.folder, picture, checked)
        file = DatabaseFile(self.where)
        width, height = checked.size
        facts = {"width": width, "height": height, "bytes": len(picture.data), "sha256": checked.sha256}
        if file.add({"url": self._prefix + name, **metadata, **facts}) != "known":
            file.save()

    def remove(self, images: Sequence[Remembered]) -> None:
        """Take them off the list, then delete the files that are in the folder; files elsewhere stay."""
        refuse_changed(self.home, self.folder, images)
        file = DatabaseFile(self.where)
        if file.remove({one.url for one in images}):
            file.save()
        delete_files(self.home, self.folder, images)


def _plain(url: str) -> str:
    return sources_file.texts(Entry(url))


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
