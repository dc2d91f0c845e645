"""What a name means, a path or an address: an index with where its files are, or the pictures of a collection."""

import asyncio
import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

from echoimage import DatabaseError, Entry, SourceError
from echoimage.database.address import AddressError, resolve
from echoimage.database.entries import index_address
from echoimage.hosts import Files
from echoimage.index.manifest import NAME
from echoimage_tools.sources.base import base_of, is_listing, without_file
from echoimage_tools.sources.bucket import Bucket
from echoimage_tools.sources.collection import Collection, is_http, listed, open_collection
from echoimage_tools.sources.far_files import BucketFiles, HttpFiles
from echoimage_tools.sources.http import HttpSource
from echoimage_tools.sources.index_files import FolderFiles, index_named_by

BELOW = (NAME, "images.json", "demo/images.json")
"""Where the manifest or the database of a folder at an address lies: of an index, a collection, a published site."""


@dataclass(frozen=True, slots=True)
class NamedIndex:
    """An index by its files and the address of its manifest, from which its relative addresses count.

    That is a path where the index is in a bucket; `scheme` then makes addresses of paths, as "s3://".
    """

    files: Files
    address: str
    scheme: str = ""


async def open_named(where: str) -> NamedIndex | Collection:
    """Open an index, a database or a folder, by its path or its address.

    An address may be that of a folder with one of `BELOW` in it, or of a page that shows a collection. Raises
    `DatabaseError` or `SourceError`.
    """
    where = without_file(where)
    if is_http(where):
        address, document = await _document(where)
        found = index_address(document, address)
        return NamedIndex(HttpFiles(found), found) if found else listed(document, address, Path())
    return await find_index(where) or await open_collection(where)


async def find_index(where: str) -> NamedIndex | None:
    """Return the index that a path or address means, None where it means none. Raises as `open_named`."""
    where = without_file(where)
    if is_http(where):
        found = await open_named(where)
        return found if isinstance(found, NamedIndex) else None
    base = base_of(where)
    if isinstance(base, Bucket):
        return await asyncio.to_thread(_in_bucket, where, base)
    local = index_named_by(where)
    if is_http(local):
        return NamedIndex(HttpFiles(local), local)
    return NamedIndex(FolderFiles(Path(local).parent), local) if local else None


async def _document(where: str) -> tuple[str, bytes]:
    """Return the address and the bytes of the database or manifest that an address means. Raises `SourceError`."""
    source, is_page = HttpSource(), False
    is_json = is_listing(urlsplit(where).path)
    try:
        data = await source.read(Entry(where))
        is_page = data.lstrip()[:1] == b"<"
        if not is_page or is_json:
            return where, data
    except SourceError as error:
        if is_json or error.reason not in ("not-found", "http-error", "empty"):
            raise
    for address in _shown_by(where) if is_page else _below(where):
        try:
            data = await source.read(Entry(address))
        except SourceError as error:
            if error.reason != "not-found":
                raise
        else:
            if data.lstrip()[:1] != b"<":
                return address, data
    names = ", ".join(BELOW)
    raise SourceError("not-found", f"there is no database here, and none of {names} below; name the address of one")


def _shown_by(page: str) -> list[str]:
    """Return the address of the collection that a page was told to show (`?db=`), else those of its own.

    Raises `DatabaseError`.
    """
    told = parse_qs(urlsplit(page).query).get("db")
    if not told:
        return _below(page)
    try:
        return [resolve(told[0], page)]
    except AddressError as error:
        raise DatabaseError("bad-database", f"its ?db= cannot be used: {error}") from None


def _below(where: str) -> list[str]:
    parts = urlsplit(where)
    is_file = "." in posixpath.basename(parts.path)
    folder = parts.path if is_file or parts.path.endswith("/") else f"{parts.path}/"
    return [urljoin(f"{parts.scheme}://{parts.netloc}{folder}", name) for name in BELOW]


def _in_bucket(where: str, base: Bucket) -> NamedIndex | None:
    for name in (where.rpartition("/")[2],) if is_listing(where) else BELOW:
        try:
            document = base.read(name)
        except OSError:
            # Whoever reads the pictures will tell.
            continue
        found = index_address(document, name)
        if is_http(found):
            return NamedIndex(HttpFiles(found), found)
        if found:
            scheme, _, path = base.address_of(found).partition("://")
            folder = Bucket(f"{scheme}://{posixpath.dirname(path)}")
            return NamedIndex(BucketFiles(folder), f"/{path}", f"{scheme}://")
    return None
