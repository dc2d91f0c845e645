"""IIIF: a manifest or a collection, Presentation 2 or 3, in, the pictures of its canvases out."""

import asyncio
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from echoimage import DatabaseError, EchoImageError, Entry, Problem
from echoimage.database.address import AddressError, resolve
from echoimage.database.json_document import load
from echoimage_tools.databases.file import Record
from echoimage_tools.databases.iiif_image import address_of
from echoimage_tools.databases.iiif_painting import Object, as_list, kind, objects, painted, text
from echoimage_tools.output.counts import counted
from echoimage_tools.sources.collection import is_http
from echoimage_tools.sources.folder import FolderSource
from echoimage_tools.sources.http import HttpSource

MOST = 100_000
"""Documents of one collection that are read."""


def in_document(source: str, side: int) -> Iterator[Record | Problem]:
    """Return the pictures of a manifest or of all manifests of a collection, the longer side of up to `side` pixels.

    A document that cannot be read is a problem unless it is the first. Raises `DatabaseError` or `SourceError`.
    """
    waiting, seen = deque([source]), {source}
    while waiting and len(seen) <= MOST:
        address = waiting.popleft()
        try:
            document = asyncio.run(_read(address))
            found = list(_images(document, side))
        except EchoImageError as error:
            if address == source:
                raise
            yield Problem(address, error.reason, str(error))
            continue
        yield from found
        for other in _documents(document):
            if other not in seen:
                seen.add(other)
                waiting.append(other)


async def _read(address: str) -> Object:
    source = HttpSource() if is_http(address) else FolderSource(Path())
    document = load(await source.read(Entry(address)), address)
    document = _whole(document, "http:" if address.lower().startswith("http:") else "https:")
    if isinstance(document, dict) and _kind(document) in ("manifest", "collection", "page"):
        return document
    raise DatabaseError(
        "bad-database",
        "it is neither a IIIF manifest nor a collection; name one, or a folder, a bucket or a table (.csv, .xlsx, "
        ".txt, .parquet)",
    )


def _whole(value: Any, scheme: str) -> Any:
    """Return a document whose identifiers that begin with "//" have the scheme of the document itself."""
    if isinstance(value, list):
        return [_whole(one, scheme) for one in value]
    if not isinstance(value, dict):
        return value
    found = {key: _whole(one, scheme) for key, one in value.items()}
    short = {key: scheme + one for key, one in found.items() if key in ("id", "@id") and text(one).startswith("//")}
    return found | short


def _kind(document: Object) -> str:
    """Return "manifest", "collection" or "page" (of a collection), of either version; else the type in lower case."""
    name = kind(document)
    return {"layer": "page", "collectionpage": "page", "orderedcollectionpage": "page"}.get(name, name)


def _documents(document: Object) -> Iterator[str]:
    """Return the addresses of what a collection holds, and of its next page."""
    for key in ("items", "manifests", "collections", "members", "first", "next"):
        for one in as_list(document.get(key)):
            if isinstance(one, dict) and _kind(one) not in ("manifest", "collection", "page"):
                continue
            address = one if isinstance(one, str) else _id(one)
            if is_http(address):
                yield address.partition("#")[0]
            if isinstance(one, dict) and not is_http(address):
                yield from _documents(one)


def _images(document: Object, side: int) -> Iterator[Record | Problem]:
    """Return what the canvases of a manifest are painted with."""
    if _kind(document) != "manifest":
        return
    about = {
        "page": _page(document),
        "license": text(document.get("rights") or document.get("license")),
    }
    whole = _label(document)
    left: Counter[str] = Counter()
    for canvas in _canvases(document):
        part = _label(canvas)
        title = ", ".join(dict.fromkeys(filter(None, (whole, part))))
        for body in painted(canvas):
            if isinstance(body, str):
                left[body] += 1
                continue
            try:
                address = resolve(address_of(body, canvas, side), "")
            except AddressError as error:
                left[str(error)] += 1
                continue
            yield {"url": address, **{key: value for key, value in {"title": title, **about}.items() if value}}
    for why, count in left.items():
        yield Problem(_id(document) or whole, "bad-entry", f"{counted(count, 'picture')} left out: {why}")


def _canvases(document: Object) -> Iterator[Object]:
    for sequence in (document, *objects(document.get("sequences"))):
        for one in (*objects(sequence.get("items")), *objects(sequence.get("canvases"))):
            if _kind(one) == "canvas":
                yield one


def _page(document: Object) -> str:
    for key in ("homepage", "related"):
        for one in as_list(document.get(key)):
            address = one if isinstance(one, str) else _id(one)
            if is_http(address):
                return address
    # A name such as "urn:uuid:..." leads nowhere.
    own = _id(document)
    return own if is_http(own) else ""


def _label(value: Object) -> str:
    """Return a label: a text, a list of texts or objects, or texts by language, of which English comes first."""
    label = value.get("label")
    if isinstance(label, dict) and "@value" not in label:
        languages = sorted(label, key=lambda name: (not str(name).startswith("en"), name != "none"))
        label = label[languages[0]] if languages else ""
    first = next(iter(as_list(label)), "")
    return text(first.get("@value") if isinstance(first, dict) else first)


def _id(value: object) -> str:
    return text(value.get("id") or value.get("@id")) if isinstance(value, dict) else ""
