"""Where duplicates are looked for: folders, databases and indexes by name in, their pictures as one collection out."""

import asyncio
import hashlib
import os
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from echoimage import DatabaseError, EchoImageError, Entry, SourceError
from echoimage.duplicates.pair import Item
from echoimage_tools.duplicates.index_addresses import addresses_of, base_of
from echoimage_tools.duplicates.preferred import is_inside
from echoimage_tools.files.atomic import FileError
from echoimage_tools.files.user_folders import cache_folder
from echoimage_tools.sources.base import without_file
from echoimage_tools.sources.bucket import is_bucket
from echoimage_tools.sources.collection import Collection, is_http, open_collection
from echoimage_tools.sources.folder import FolderSource
from echoimage_tools.sources.index_files import manifest_of


@dataclass(frozen=True)
class Place:
    """A folder, database or index as it was named. base: the folder from which its relative addresses count."""

    name: str
    base: str

    @cached_property
    def folder(self) -> str:
        """The folder that is meant, as it was named."""
        start = self.name if os.path.isdir(self.name) else os.path.dirname(self.name)
        # The pictures of an index lie elsewhere.
        return Path(
            os.path.normpath(os.path.join(start, os.path.relpath(self.base, os.path.realpath(start))))
        ).as_posix()


@dataclass(frozen=True, slots=True)
class Places:
    """Those named, of the first collection and, from number `first` on, of the one that it is compared with.

    index: the folder of the only place, where that is an index; it is used as it is then, and `collection` is empty.
    owners: the number of the place of each picture, by address; a picture of several is the first one's.
    """

    all: tuple[Place, ...]
    first: int
    index: Path | None
    collection: Collection
    owners: Mapping[str, int]

    @property
    def workspace(self) -> Path:
        """Return the folder of what is kept of these places from run to run, among what can be made again."""
        names = sorted({one.name if is_http(one.name) else os.path.realpath(one.name) for one in self.all})
        digits = hashlib.sha256("\n".join(names).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        return cache_folder() / "duplicates" / digits

    def side(self, item: Item) -> int:
        """Return 0 for a picture of the first collection, 1 for one of the other."""
        return int(self.owners.get(item.entry.url, 0) >= self.first)

    def inside(self, item: Item) -> str:
        """Return the path of a local picture from its place on, "" of one that lies elsewhere."""
        base, url = self._place(item).base, item.entry.url
        return url[len(base) :].lstrip("/") if not is_http(url) and url.startswith(base.rstrip("/") + "/") else ""

    def shown(self, item: Item) -> str:
        """Return the address of a picture as people know it: below the place's name."""
        inside = self.inside(item)
        return posixpath.join(self._place(item).folder, inside) if inside else item.entry.url

    def shown_folder(self, address: str) -> str:
        """Return the address of a folder likewise, below the first place that it is in."""
        for place in self.all:
            if place.base and f"{address}/".startswith(f"{place.base}/"):
                return posixpath.join(place.folder, address[len(place.base) + 1 :]).rstrip("/") or "."
        return address

    def refuse_inside(self, folder: Path) -> None:
        """Make sure that what is moved to a folder is in none of the places. Raises `FileError`."""
        real = os.path.normcase(os.path.realpath(folder))
        for place in self.all:
            local = place.base and not is_http(place.name) and not is_http(place.base)
            if local and is_inside(real, os.path.normcase(os.path.realpath(place.base))):
                text = f"--move-to {folder} is inside {place.name}, where it would be found again; name another folder"
                raise FileError("internal", text)

    def _place(self, item: Item) -> Place:
        return self.all[self.owners.get(item.entry.url, 0)]


def open_places(names: Sequence[str], against: Sequence[str] = ()) -> Places:
    """Open what was named. Raises `EchoImageError`."""
    every = list(map(without_file, (*names, *against)))
    if len(every) == 1 and (found := manifest_of(every[0])):
        return Places((Place(every[0], base_of(found)),), 1, found.parent.resolve(), _NOTHING, {})
    opened = [_open(name) for name in every]
    try:
        bases = [one.base for one, _ in opened if any(not is_http(url) for url in one.entries)]
        common = os.path.commonpath(bases) if bases else ""
    except ValueError:
        raise DatabaseError("bad-database", "they lie on different drives; look through them one by one") from None
    owners: dict[str, int] = {}
    entries: list[Entry] = []
    for number, (one, _) in enumerate(opened):
        for address, entry in one.entries.items():
            if address not in owners:
                owners[address] = number
                entries.append(entry if is_http(address) else replace(entry, url=_way(common, address)))
    problems = tuple(problem for _, found in opened for problem in found.problems)
    collection = Collection(tuple(entries), problems, FolderSource(Path(common)), Path(common))
    return Places(tuple(Place(one.name, one.base) for one, _ in opened), len(names), None, collection, owners)


_NOTHING = Collection((), (), FolderSource(Path()))


@dataclass(frozen=True, slots=True)
class _Opened:
    """A place and its entries, by their absolute addresses."""

    name: str
    base: str
    entries: Mapping[str, Entry]


def _open(name: str) -> tuple[_Opened, Collection]:
    if is_bucket(name):
        text = f'{name} is in a bucket; make an index of it with "echoimage index" and name that'
        raise DatabaseError("bad-database", text)
    try:
        found = manifest_of(name)
        if found:
            return _Opened(name, base_of(found), {one: Entry(one) for one in addresses_of(found) if one}), _NOTHING
        collection = asyncio.run(open_collection(name))
    except EchoImageError as error:
        raise SourceError(error.reason, f"{name}: {error}") from None
    base = Path(os.path.realpath(str(collection.base))).as_posix()
    return _Opened(name, base, {_absolute(base, one.url): one for one in collection.entries}), collection


def _absolute(base: str, url: str) -> str:
    return url if is_http(url) else posixpath.normpath(posixpath.join(base, url))


def _way(start: str, address: str) -> str:
    return Path(os.path.relpath(address, start)).as_posix()
