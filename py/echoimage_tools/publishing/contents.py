"""What a collection brings along: a folder, a database or an index in; files by name, and what lists them, out."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import quote, unquote

from echoimage import Entry, IndexFileError, Problem
from echoimage.database.entries import index_address
from echoimage.index import manifest, sources_file
from echoimage_tools.publishing.errors import PublishError
from echoimage_tools.sources.collection import is_http, is_picture, open_collection
from echoimage_tools.sources.file_names import UNUSABLE, is_listable
from echoimage_tools.sources.index_files import manifest_of

INDEX = "index"
"""The folder of an index, beside `images.json`."""

MANIFEST = f"{INDEX}/{manifest.NAME}"
PICTURES_OF_INDEX = "pictures"
"""The folder of the pictures of an index that was made elsewhere."""


@dataclass(frozen=True, slots=True)
class Contents:
    """files: by their names in the collection's folder. entries: pictures to be listed or indexed.

    index: the address of an index that is there already, relative to the collection's folder, or "". manifest: what is
    to be written there, if that is here.
    """

    files: dict[str, Path]
    entries: tuple[Entry, ...] = ()
    index: str = ""
    manifest: bytes = b""
    problems: tuple[Problem, ...] = ()


async def read_contents(where: str) -> Contents:
    """Read what `where` names. Raises `EchoImageError`."""
    found = manifest_of(where)
    if found:
        return _indexed(found)
    path = Path(where)
    if not is_http(where) and path.is_file():
        address = index_address(path.read_bytes(), path.name)
        if address:
            return Contents({}, index=address)
    collection = await open_collection(where)
    return _Gathering(path if path.is_dir() else path.parent).gather(collection.entries, collection.problems)


def as_list(entries: tuple[Entry, ...], web: bool) -> bytes:
    """Return a database that lists pictures; for the `web` paths become addresses."""
    return (json.dumps([_written(entry, web) for entry in entries], indent=1, ensure_ascii=False) + "\n").encode()


def naming(index: str) -> bytes:
    """Return a database that names an index."""
    return (json.dumps({"index": index}) + "\n").encode()


def _written(entry: Entry, web: bool) -> dict[str, str]:
    said = {key: value for key, value in asdict(entry).items() if value}
    for key in ("url", "thumbnail"):
        if web and key in said and not is_http(said[key]):
            said[key] = quote(said[key])
    return said


def _indexed(path: Path) -> Contents:
    """Return an index, without what only the builder reads, and its pictures, which the builder has remembered."""
    try:
        made = manifest.parse(path.read_bytes(), str(path))
    except (OSError, IndexFileError) as error:
        raise PublishError("internal", f"{path} cannot be used: {error}") from None
    names = [name for name in dict.fromkeys(made.names) if name not in made.source_names]
    for name in names:
        if not (path.parent / name).is_file():
            raise PublishError(
                "internal", f'{path.parent / name} is missing; copy it there again, or run "echoimage index" again'
            )
    gathering = _Gathering(path.parent / made.base)
    pictures = gathering.gather(_remembered(path.parent, made), ())
    files = {f"{INDEX}/{name}": path.parent / name for name in names}
    files |= {f"{PICTURES_OF_INDEX}/{name}": file for name, file in pictures.files.items()}
    moved = replace(made, base=f"../{PICTURES_OF_INDEX}/") if pictures.files else made
    return Contents(files, index=MANIFEST, manifest=manifest.write(moved), problems=pictures.problems)


def _remembered(folder: Path, made: manifest.Manifest) -> tuple[Entry, ...]:
    """Return the pictures in an index; none where it came without the files that the builder keeps."""
    try:
        lines = sources_file.read(made, lambda name: (folder / name).read_bytes())
        return tuple(Entry(one.url) for one in lines if one)
    except (OSError, ValueError, IndexFileError):
        return ()


class _Gathering:
    """Finds the files that entries name in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, Path] = {}

    def gather(self, entries: tuple[Entry, ...], problems: tuple[Problem, ...]) -> Contents:
        """Return the entries whose files are there, and the others as problems."""
        kept, failed = [], list(problems)
        for entry in entries:
            url = self._take(entry.url, failed)
            if url:
                kept.append(replace(entry, url=url, thumbnail=self._take(entry.thumbnail, failed)))
        return Contents(self._files, tuple(kept), problems=tuple(failed))

    def _take(self, address: str, failed: list[Problem]) -> str:
        """Return the name of a picture that is to be copied, "" for none; addresses of the web stay as they are."""
        if not address or is_http(address):
            return address
        name = next((one for one in self._names(address) if os.path.isfile(self._folder / one)), "")
        if not name:
            failed.append(Problem(address, "not-found", f"there is no such file in {self._folder} or below it"))
        elif not is_listable(name):
            failed.append(Problem(address, "bad-entry", f"{address} stays where it is: {UNUSABLE}"))
            return ""
        elif not is_picture(self._folder / name):  # a database that others wrote may name anything
            failed.append(Problem(address, "not-an-image", "it is no picture and stays where it is"))
            return ""
        else:
            self._files[name] = self._folder / name
        return name

    @staticmethod
    def _names(address: str) -> Iterator[str]:
        """Return the paths that an address may mean: as it stands, and as a browser reads it."""
        for path in dict.fromkeys((address, unquote(address))):
            name = os.path.normpath(path).replace(os.sep, "/")
            if not os.path.isabs(name) and name.split("/")[0] != os.pardir:
                yield name
