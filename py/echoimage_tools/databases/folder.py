"""The pictures of a folder, as a database lists them."""

import asyncio
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from echoimage import EchoImageError, Entry, Problem, read_header
from echoimage_tools.databases.file import Record
from echoimage_tools.sources.collection import open_collection
from echoimage_tools.sources.file_names import UNUSABLE, is_listable

_NOT_IN_ADDRESSES = "%?#"


def in_folder(folder: Path, base: str, output: Path) -> Iterator[Record | Problem]:
    """Return each picture with its size and sha256; its address is below `base`, or relative to the database's folder.

    Raises `SourceError`.
    """
    collection = asyncio.run(open_collection(str(folder)))
    yield from collection.problems
    for entry in collection.entries:
        try:
            data = asyncio.run(collection.source.read(entry))
            header = read_header(data)
        except EchoImageError as error:
            yield Problem(entry.url, error.reason, str(error))
            continue
        place, why = address_in(folder, entry.url, base, output)
        if why:
            yield Problem(entry.url, "bad-entry", why)
            continue
        width, height = header.upright
        facts = {"width": width, "height": height, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        said = {key: value for key, value in (("page", entry.page), ("license", entry.license)) if value}
        yield {"url": place, "title": entry.title or title_of(entry), **said, **facts}


def address_in(folder: Path, name: str, base: str, output: Path) -> tuple[str, str]:
    """Return the address of a picture, and why nobody could read it there, or ""."""
    if base:
        return published(name, base), ""
    place = _relative(folder, name, output)
    if not is_listable(place):
        return place, f"{UNUSABLE}, or give --base-url"
    if any(sign in place for sign in _NOT_IN_ADDRESSES):
        text = f"as an address its name means something else, for it has one of {_NOT_IN_ADDRESSES}; "
        return place, f"{text}rename it, or give --base-url"
    return place, ""


def published(path: str, base: str) -> str:
    """Return the address of a file whose path from a published folder is `path`."""
    return f"{base.rstrip('/')}/{quote(path, errors='surrogateescape')}"


def title_of(entry: Entry) -> str:
    """Make a title of a file's name."""
    return " ".join(Path(entry.url).stem.replace("_", " ").split()).encode("utf-8", "replace").decode()


def _relative(folder: Path, name: str, output: Path) -> str:
    # What is linked in the folder lies there for whoever copies it.
    path = folder.resolve() / name
    try:
        return Path(os.path.relpath(path, output.resolve().parent)).as_posix()
    except ValueError:
        # On another drive of Windows.
        return path.as_posix()
