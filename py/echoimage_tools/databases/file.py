"""The file of a database that is added to: nothing of what stands in it is lost, and it is never there by half."""

import json
import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from echoimage import DatabaseError
from echoimage.database.address import AddressError, resolve
from echoimage.database.json_document import MAX_BYTES, MAX_DEPTH, depth
from echoimage_tools.files.atomic import FileError, replace_version
from echoimage_tools.files.version import Version, version_of

Change = Literal["added", "changed", "known"]
Record = Mapping[str, object]
"""An image as it stands in a database; its "url" is absolute and normal, or a path."""

REMAINS = "A database that was there before is as it was"
"""What to tell where one cannot be written."""

FACTS = ("width", "height", "bytes", "sha256")
"""What is measured, and so renewed; all else stays as it was written, perhaps by hand."""


class DatabaseFile:
    """An images.json, read whole; `images` are its entries as they were written.

    A new one is a list. An object keeps its other keys, an entry keys that are unknown here. What others write to the
    file in the meantime stays: before it is replaced, it is read again where it is another one by now.
    """

    images: list[Any]
    _document: Any
    _version: Version

    def __init__(self, path: Path) -> None:
        """Read what is there, if anything. Raises `DatabaseError` or `FileError`."""
        # What a link points to is replaced, not the link.
        self.path = path.resolve()
        self._unsaved: list[Record] = []
        self._removed: set[str] = set()
        self._read()
        self.before = len(self.images)

    def __contains__(self, address: object) -> bool:
        """Return whether an address is listed."""
        return address in self._places

    def holds_content(self, sha256: str) -> bool:
        """Return whether a file with these bytes is listed under any address."""
        return sha256 in self._contents

    def add(self, record: Record) -> Change:
        """Add an image, or renew what is measured of one that is listed."""
        change = self._put(record)
        if change != "known":
            self._unsaved.append(record)
        return change

    def remove(self, addresses: Collection[str]) -> int:
        """Take images off the list, by their addresses as whoever opens the database knows them; return how many."""
        self._removed.update(addresses)
        return self._take(self._removed)

    def save(self) -> None:
        """Replace the file by one with what was added, without what was removed.

        Raises `DatabaseError` or `FileError`.
        """
        written = None
        while written is None:
            self._follow()
            # Half of a UTF-16 pair cannot be encoded; written out it is an escape of JSON.
            data = _text(self._document, self.images).encode("utf-8", "backslashreplace")
            written = replace_version(self.path, data, self._version, REMAINS)
        self._version = written
        self._unsaved.clear()
        self._removed.clear()

    def _read(self) -> None:
        # Before it is read: what is written while it is read makes another version.
        self._version = version_of(self.path)
        self._document = _read(self.path)
        self.images = _images(self._document, self.path.name)
        self._place()

    def _place(self) -> None:
        self._places: dict[str, int] = {}
        for place, address in self._addresses():
            # Of several entries with one address the first counts, as for all who read a database.
            self._places.setdefault(address, place)
        self._contents = {digest for one in self.images if (digest := _digest(one))}

    def _follow(self) -> None:
        """Read what others have written meanwhile, and add to that what is not saved yet."""
        now = version_of(self.path)
        if now == self._version:
            return
        if now is None:
            # Deleted or moved away: what is held here is all that there is.
            self._version = None
            return
        ours = len(self.images)
        self._read()
        if self._removed:
            self._take(self._removed)
        for record in self._unsaved:
            self._put(record)
        self.before += len(self.images) - ours

    def _take(self, addresses: Collection[str]) -> int:
        before = len(self.images)
        self.images[:] = [one for one in self.images if _address(one, self.path.name) not in addresses]
        self._place()
        return before - len(self.images)

    def _put(self, record: Record) -> Change:
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

    def too_large(self) -> bool:
        """Return whether the file is larger than what is read as one database."""
        return self.path.stat().st_size > MAX_BYTES

    def _addresses(self) -> Iterator[tuple[int, str]]:
        for place, entry in enumerate(self.images):
            written = _address(entry, "")
            if written:
                yield place, written


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
            "bad-database",
            f"it is there but cannot be added to, for it cannot be read: {error}; correct it or name another file",
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


def _address(entry: Any, base: str) -> str:
    """Return the address of an entry, a relative one counted from `base`; as it is written where that is impossible."""
    written = (entry.get("url") or entry.get("path")) if isinstance(entry, dict) else None
    if not isinstance(written, str):
        return ""
    try:
        return resolve(written, base)
    except AddressError:
        return written


def _digest(entry: Any) -> str:
    digest = entry.get("sha256") if isinstance(entry, dict) else None
    return digest.lower() if isinstance(digest, str) else ""
