"""What is searched in: a folder of pictures or the address of a database in, entries and where to read them out."""

import asyncio
import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from echoimage import DatabaseError, DecodeError, Entry, Problem, Source, SourceError, parse, read_header
from echoimage_tools.sources.base import CollectionBase, base_of, is_listing, source_at, without_file
from echoimage_tools.sources.bucket import Bucket
from echoimage_tools.sources.folder import FolderSource
from echoimage_tools.sources.folder_walk import walk
from echoimage_tools.sources.http import HttpSource
from echoimage_tools.sources.mistaken import Meant, instead_of
from echoimage_tools.sources.raw import RAW

PICTURES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".bmp", ".dib", ".tif", ".tiff", ".avif"),
    *(".heic", ".heif", ".jxl", ".jp2", ".j2k", ".jpf", ".jpx", ".ico", ".ppm", ".pgm", ".pbm", ".pnm", ".psd"),
    *RAW,
)
"""Ends of file names that promise a picture; of other files the first bytes decide."""

ABOUT = ".echoimage.json"
"""The hidden file of a folder that has titles, pages and licences of its pictures, listed as in any database."""

_START = 4096


@dataclass(frozen=True, slots=True)
class Collection:
    """The pictures in their order, what was left out, and where the bytes are.

    A local picture's address is its path from `base` on: the folder, or that in which the database lies.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    source: Source
    base: CollectionBase = Path()


class _Either:
    """Reads http(s) addresses from their hosts, all others as paths."""

    def __init__(self, base: CollectionBase) -> None:
        self._http, self._local = HttpSource(), source_at(base)

    async def read(self, entry: Entry) -> bytes:
        return await (self._http if is_http(entry.url) else self._local).read(entry)


async def open_collection(where: str) -> Collection:
    """Open a folder, a database file, or one of both at an address. Raises `DatabaseError` or `SourceError`."""
    if is_http(where):
        # Its relative addresses come out absolute.
        return listed(await HttpSource().read(Entry(where)), where, Path())
    where = without_file(where)
    base = base_of(where)
    if isinstance(base, Bucket):
        return await _in_bucket(where, base)
    path = Path(where)
    if where and os.path.isdir(where):
        return _folder(path)
    if other := instead_of(Meant.DATABASE, where):
        raise DatabaseError("bad-database", other)
    return listed(await FolderSource(Path()).read(Entry(where)), path.name, base)


def merged(found: Mapping[str, Collection]) -> Collection:
    """Return several collections, by where they were opened, as one.

    The first of several entries with one address counts, or in one folder by whatever links it is reached. Relative
    addresses count from the folder that holds all of them then, so that those of equal names in different folders stay
    apart. Raises `DatabaseError` where there is no such folder.
    """
    if len(found) == 1:
        return next(iter(found.values()))
    base = _common([one.base for where, one in found.items() if not is_http(where)])
    entries: dict[str, Entry] = {}
    real = cache(os.path.realpath)
    for where, one in found.items():
        way = "." if is_http(where) else _way(base, one.base)
        for entry in one.entries:
            moved = entry if way == "." else _moved(entry, way)
            folder, name = os.path.split(moved.url)
            is_local = isinstance(base, Path) and not is_http(moved.url)
            file = os.path.join(real(os.path.join(str(base), folder)), name) if is_local else moved.url
            entries.setdefault(file, moved)
    problems = [
        replace(problem, message=f"{where}: {problem.text}") for where, one in found.items() for problem in one.problems
    ]
    return Collection(tuple(entries.values()), tuple(problems), _Either(base), base)


def _common(bases: Sequence[CollectionBase]) -> CollectionBase:
    """Return the folder that holds all of these. Raises `DatabaseError`."""
    if len({base.resolve() if isinstance(base, Path) else str(base) for base in bases}) <= 1:
        return bases[0] if bases else Path()
    try:
        # Of a path no bucket can be made, nor the other way round.
        return Path(os.path.commonpath([str(base.resolve()) for base in bases]))  # type: ignore[union-attr]
    except (AttributeError, ValueError):
        text = "no folder holds them all, for they lie in buckets or on different drives; make an index of each"
        raise DatabaseError("bad-database", text) from None


def _way(start: CollectionBase, end: CollectionBase) -> str:
    both = isinstance(start, Path) and isinstance(end, Path)
    return Path(os.path.relpath(end.resolve(), start.resolve())).as_posix() if both else "."  # type: ignore[union-attr]


def _moved(entry: Entry, way: str) -> Entry:
    """Return an entry whose relative addresses count from a folder from which `way` leads to the one before."""

    def moved(address: str) -> str:
        stays = not address or is_http(address) or os.path.isabs(address)
        return address if stays else posixpath.normpath(posixpath.join(way, address))

    return replace(entry, url=moved(entry.url), page=moved(entry.page), thumbnail=moved(entry.thumbnail))


def is_http(address: str) -> bool:
    """Return whether it is an http(s) address, not a path."""
    return address.lower().startswith(("http://", "https://"))


def listed(document: bytes, address: str, base: CollectionBase) -> Collection:
    """Return the pictures that a database lists, which was read at `address`. Raises `DatabaseError`."""
    found = parse(document, address)
    if not found.entries and not found.problems:
        raise DatabaseError("bad-database", "it lists no picture; add some")
    return Collection(found.entries, found.problems, _Either(base), base)


async def _in_bucket(where: str, base: Bucket) -> Collection:
    if is_listing(where):
        name = where.rpartition("/")[2]
        return listed(await source_at(base).read(Entry(name)), name, base)
    try:
        names = await asyncio.to_thread(base.below)
    except OSError as error:
        raise SourceError("network", f"it cannot be listed: {error.strerror or error}; see to it") from error
    # What the others are, only reading each of them would tell.
    pictures = [name for name in names if name.lower().endswith(PICTURES) and not re.search(r"(^|/)(\.|@eaDir/)", name)]
    if not pictures:
        raise SourceError("not-found", "there is no picture in this folder or those in it; name another")
    return Collection(tuple(map(Entry, pictures)), (), source_at(base), base)


def _folder(folder: Path) -> Collection:
    failed: list[Problem] = []

    def tell(error: OSError) -> None:
        where = Path(error.filename or folder)
        name = where.relative_to(folder).as_posix() if where.is_relative_to(folder) else str(where)
        failed.append(Problem(name, "internal", f"the folder cannot be read: {error.strerror or error}"))

    every = sorted(path.relative_to(folder).as_posix() for path in _files(folder, tell))
    names = [name for name in every if not _is_thumbnail(name)]
    left = len(every) - len(names)
    if left:
        copies, are = ("copy", "is") if left == 1 else ("copies", "are")
        text = f"{left:,} small {copies} that a NAS or macOS keeps (@eaDir, ._*) {are} left out"
        failed.append(Problem(folder.name or ".", "left-out", text))
    if not names and not failed:
        nothing = "there is no picture in this folder or those in it; name another"
        raise SourceError("not-found", instead_of(Meant.DATABASE, str(folder)) or nothing)
    said, problems = about_pictures(folder)
    entries = tuple(said.get(name) or Entry(name) for name in names)
    return Collection(entries, (*failed, *problems), FolderSource(folder), folder)


def about_pictures(folder: Path) -> tuple[dict[str, Entry], tuple[Problem, ...]]:
    """Return the pictures of a folder of which its hidden file says something, by path, and what of that is wrong."""
    try:
        found = parse((folder / ABOUT).read_bytes(), ABOUT)
    except FileNotFoundError:
        return {}, ()
    except (OSError, DatabaseError) as error:
        why = f"{ABOUT} cannot be read: {error.strerror}" if isinstance(error, OSError) else str(error)
        return {}, (Problem(ABOUT, "bad-entry", f"{why}; its titles are not used"),)
    # The file itself says what is in it.
    entries = {one.url: replace(one, sha256="") for one in found.entries}
    return entries, tuple(Problem(ABOUT, one.reason, f"{ABOUT}: {one.text}") for one in found.problems)


def _files(folder: Path, tell: Callable[[OSError], None]) -> Iterator[Path]:
    """Return the pictures of a folder and of those in it; linked folders as well, hidden ones not."""
    for place, files in walk(folder, tell):
        for name in files:
            path = place / name
            if (not name.startswith(".") or _is_thumbnail(name)) and is_picture(path):
                yield path


def _is_thumbnail(path: str) -> bool:
    """Return whether a file of a folder is a small copy or a fork that a NAS or macOS has put there."""
    *folders, name = path.split("/")
    return "@eaDir" in folders or (name.startswith("._") and name.lower().endswith(PICTURES))


def is_picture(path: Path) -> bool:
    """Return whether a file is a picture, by its name or its first bytes; a link that leads nowhere is by its name."""
    promised = path.name.lower().endswith(PICTURES)
    if not os.path.isfile(path):
        # What a link leads to may come again; meanwhile whoever reads it tells that it is not there.
        return promised and os.path.islink(path) and not os.path.exists(path)
    if promised:
        return True
    try:
        with path.open("rb") as file:
            read_header(file.read(_START))
    except DecodeError as error:
        # The format is known, and the rest of the file is missing here.
        return error.reason == "damaged"
    except OSError:
        return False
    return True
