"""The file of a database that is added to: nothing of what stands in it is lost, and it is never there by half."""

import errno
import json
import math
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from echoimage import DatabaseError, EchoImageError
from echoimage.address import AddressError, resolve
from echoimage.document import MAX_BYTES, MAX_DEPTH, depth

Change = Literal["added", "changed", "known"]
Record = Mapping[str, object]
"""An image as it stands in a database; its "url" is absolute and normal, or a path."""

FACTS = ("width", "height", "bytes", "sha256")
"""What is measured, and so renewed; all else stays as it was written, perhaps by hand."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class FileError(EchoImageError):
    """The file cannot be read or written."""


class DatabaseFile:
    """An images.json, read whole; `images` are its entries as they were written.

    A new one is a list. An object keeps its other keys, an entry keys that are unknown here.
    """

    def __init__(self, path: Path) -> None:
        """Read what is there, if anything. Raises `DatabaseError` or `FileError`."""
        # What a link points to is replaced, not the link.
        self.path = path.resolve()
        self._document = _read(self.path)
        self.images = _images(self._document, path.name)
        self.before = len(self.images)
        self._places = {address: place for place, address in self._addresses()}
        self._contents = {digest for one in self.images if (digest := _digest(one))}

    def __contains__(self, address: object) -> bool:
        """Tell whether an address is listed."""
        return address in self._places

    def holds_content(self, sha256: str) -> bool:
        """Tell whether a file with these bytes is listed under any address."""
        return sha256 in self._contents

    def add(self, record: Record) -> Change:
        """Add an image, or renew what is measured of one that is listed."""
        address = str(record["url"])
        place = self._places.get(address)
        self._contents.add(_digest(record))
        if place is None:
            self._places[address] = len(self.images)
            self.images.append(dict(record))
            return "added"
        entry = self.images[place]
        facts = {key: record[key] for key in FACTS if key in record and entry.get(key) != record[key]}
        entry.update(facts)
        return "changed" if facts else "known"

    def save(self) -> None:
        """Replace the file by one with what was added. Raises `FileError`."""
        # Half of a UTF-16 pair cannot be encoded; written out it is an escape of JSON.
        write_whole(self.path, _text(self._document, self.images).encode("utf-8", "backslashreplace"))

    def too_large(self) -> bool:
        """Tell whether the file is larger than what is read as one database."""
        return self.path.stat().st_size > MAX_BYTES

    def _addresses(self) -> Iterator[tuple[int, str]]:
        for place, entry in enumerate(self.images):
            written = (entry.get("url") or entry.get("path")) if isinstance(entry, dict) else None
            if isinstance(written, str):
                yield place, _normal(written)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file: under its name there are the old bytes or the new ones, never a part. Raises `FileError`."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            # Before the name: after a loss of power there would else be a name without bytes.
            os.fsync(file.fileno())
            if path.exists() and hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), path.stat().st_mode & 0o777)
        part.replace(path)
        _sync(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise cannot_write(error) from None


def cannot_write(error: OSError) -> FileError:
    """Give what to tell of a file that could not be written."""
    remedy = "make room there" if error.errno in _FULL else "see to it"
    cause = error.strerror or str(error)
    text = f"it cannot be written to: {cause}; {remedy} and run the same command again. A database that was there"
    return FileError("internal", f"{text} before is as it was")


def _sync(folder: Path) -> None:
    # Windows opens no folders, and keeps the order by itself.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _read(path: Path) -> Any:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise FileError("internal", f"it cannot be read: {error.strerror or error}") from None
    try:
        text = data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
        if depth(text) > MAX_DEPTH:
            raise ValueError(f"it is nested deeper than {MAX_DEPTH} lists or objects")
        return json.loads(text, object_pairs_hook=_object, parse_float=_float)
    except ValueError as error:
        raise DatabaseError(
            "bad-database", f"it is there but cannot be added to, for it cannot be read: {error}; name another file"
        ) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        twice = next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at]))
        raise ValueError(f"one of its objects holds the key {json.dumps(twice)} twice")
    return fields


def _float(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise ValueError(f"the number {text[:40]} is too large")
    return value


def _images(document: Any, name: str) -> list[Any]:
    found = document.get("images") if isinstance(document, dict) else document
    if isinstance(found, list):
        return found
    raise DatabaseError("bad-database", f"{name} is there but lists no images, so none can be added; name another file")


def _text(document: Any, images: Iterable[Any]) -> str:
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in images)
    written = f"[\n{lines}\n]" if lines else "[]"
    if isinstance(document, list):
        return f"{written}\n"
    others = [
        f"{json.dumps(key, ensure_ascii=False)}: "
        + (written if key == "images" else json.dumps(value, ensure_ascii=False))
        for key, value in document.items()
    ]
    return "{\n" + ",\n".join(others) + "\n}\n"


def _normal(address: str) -> str:
    try:
        return resolve(address, "")
    except AddressError:
        return address


def _digest(entry: Any) -> str:
    digest = entry.get("sha256") if isinstance(entry, dict) else None
    return digest.lower() if isinstance(digest, str) else ""
