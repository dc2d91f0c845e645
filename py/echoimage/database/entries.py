"""The image database: the bytes of `images.json` in, entries and problems out.

Accepted: a list of `{"url": ...}` with optional `title`, `page`, `thumbnail`, `license`, `sha256`;
entries `{"hash": ..., "path": ...}`; or an object whose key `images` holds such a list. An object may name an `index`,
which stands for the list. Unknown keys are ignored, null is the same as absent.
"""

import re
from dataclasses import dataclass
from typing import Any

from echoimage.database.address import AddressError, quoted, resolve, resolve_link
from echoimage.database.json_document import TWICE, load
from echoimage.errors import DatabaseError, MessageError
from echoimage.message import Message, Value, message
from echoimage.types import Entry, Problem

MAX_TEXT = 300
"""Characters of a title or licence; longer ones are cut, for they are shown beside a picture."""

INDEX_FORMAT = "echoimage-index"
"""What the manifest of an index says that it is."""

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of all that follows, and with it what a title or an address seems to say."""


@dataclass(frozen=True, slots=True)
class Database:
    """Images in document order, each address once; `problems` has what was left out and why."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


class _EntryError(MessageError):
    """An entry cannot be used; the message has the reason."""


def parse(data: bytes | str, address: str) -> Database:
    """Return the database that was found at `address` ("" if it has none, as a picked file).

    Relative addresses in it are resolved against `address`: http(s), or a local path. The first
    of several entries with one address counts. Raises `DatabaseError` and nothing else.
    """
    where = address or message("error-the-database")
    try:
        written = _entries(load(data, where), where)
        return _collect(written, address)
    except MemoryError:
        raise DatabaseError("too-large", message("error-database-memory", where=where)) from None


def index_address(data: bytes | str, address: str) -> str:
    """Return the address of the index that a document found at `address` names, or is itself; "" where there is none.

    Raises `DatabaseError` where the document cannot be read at all, or names an index wrongly.
    """
    where = address or message("error-the-database")
    if not _may_name_an_index(data):
        return ""
    document = load(data, where)
    if not isinstance(document, dict):
        return ""
    if document.get("format") == INDEX_FORMAT:
        if not address:
            raise DatabaseError(
                "bad-database",
                message("error-manifest-alone"),
            )
        return address
    if document.get(TWICE) == "index":
        raise DatabaseError("bad-database", message("error-key-twice", where=where, key="index"))
    return _index(document.get("index"), address, where)


def _may_name_an_index(data: bytes | str) -> bool:
    # Reading a large database twice would take seconds. UTF-16 has zeros between the letters.
    plain = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data).replace(b"\0", b"")
    return b'"index"' in plain or INDEX_FORMAT.encode() in plain


def _index(written: object, address: str, where: Value) -> str:
    if written is None or written == "":
        return ""
    if not isinstance(written, str):
        raise DatabaseError("bad-database", message("error-index-key", where=where, value=quoted(written)))
    try:
        return resolve(written, address)
    except AddressError as error:
        raise DatabaseError(
            "bad-database", message("error-index-address", where=where, why=error.message, value=quoted(written))
        ) from None


def _entries(document: object, where: Value) -> list[object]:
    found = document
    if isinstance(document, dict):
        if document.get(TWICE) == "images":
            raise DatabaseError("bad-database", message("error-key-twice", where=where, key="images"))
        found = document.get("images")
    if isinstance(found, list):
        return found
    raise DatabaseError(
        "bad-database",
        message("error-not-a-database", where=where),
    )


def _collect(written: list[object], base: str) -> Database:
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    with_sha256: dict[str, int] = {}
    for number, value in enumerate(written, start=1):
        try:
            entry = _entry(value, base, number, problems, entries)
        except _EntryError as error:
            told = message("error-entry-left-out", number=number, why=error.message)
            problems.append(Problem(f"entry {number}", "bad-entry", told))
            continue
        first = entries.setdefault(entry.url, entry)
        if first is entry and entry.sha256:
            with_sha256.setdefault(entry.url, number)
        other = _contradicts(value, first)
        if other:
            told = message("error-entry-other-sha256", number=number, first=with_sha256[entry.url])
            problems.append(Problem(entry.url, "bad-entry", told))
    return Database(tuple(entries.values()), tuple(problems))


def _contradicts(value: Any, first: Entry) -> bool:
    """Return whether an entry says that the address of `first` has other bytes."""
    digest = _sha256(value, []) if first.sha256 else ""
    return bool(digest) and digest != first.sha256


def _entry(value: object, base: str, number: int, problems: list[Problem], known: dict[str, Entry]) -> Entry:
    fields = _object(value)
    url = _address(fields, base)
    if url in known:
        return known[url]
    notes: list[tuple[str, Message]] = []
    entry = Entry(
        url,
        title=_text(fields, "title", notes),
        page=_link(fields, "page", base, notes),
        thumbnail=_link(fields, "thumbnail", base, notes),
        license=_text(fields, "license", notes),
        sha256=_sha256(fields, notes),
    )
    for field, why in notes:
        told = message("error-entry-without", number=number, field=field, why=why)
        problems.append(Problem(url, "bad-entry", told))
    return entry


def _object(value: object) -> dict[object, Any]:
    if not isinstance(value, dict):
        raise _EntryError(message("error-entry-kind", value=quoted(value)))
    if TWICE in value:
        raise _EntryError(message("error-entry-twice", key=quoted(value[TWICE])))
    return value


def _address(fields: dict[object, Any], base: str) -> str:
    written = fields.get("url")
    if written is None:
        written = fields.get("path")
    if written is None:
        raise _EntryError(message("error-entry-no-url"))
    if not isinstance(written, str):
        raise _EntryError(message("error-entry-address-kind", value=quoted(written)))
    try:
        return resolve(written, base)
    except AddressError as error:
        raise _EntryError(message("error-entry-address", why=error.message, value=quoted(written))) from None


def _text(fields: dict[object, Any], name: str, notes: list[tuple[str, Message]]) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        notes.append((name, message("error-not-a-text", value=quoted(value))))
        return ""
    # Half of a UTF-16 pair cannot be encoded and would break whoever stores or shows the title.
    whole = _HALF_CHARACTERS.sub("\ufffd", value[: 4 * MAX_TEXT])
    line = _SPACE.sub(" ", _BIDI.sub("", whole)).strip()
    return line if len(line) <= MAX_TEXT else line[: MAX_TEXT - 1] + "…"


def _link(fields: dict[object, Any], name: str, base: str, notes: list[tuple[str, Message]]) -> str:
    value = fields.get(name)
    if value is None or value == "":
        return ""
    if not isinstance(value, str):
        notes.append((name, message("error-not-a-text", value=quoted(value))))
        return ""
    try:
        return resolve_link(value, base)
    except AddressError as error:
        notes.append((name, message("error-entry-address", why=error.message, value=quoted(value))))
        return ""


def _sha256(fields: dict[object, Any], notes: list[tuple[str, Message]]) -> str:
    value = fields.get("sha256")
    if value is None or value == "":
        # Other tools write perceptual hashes under this name: no fault of the document.
        other = fields.get("hash")
        return other.lower() if isinstance(other, str) and _SHA256.fullmatch(other) else ""
    if isinstance(value, str) and _SHA256.fullmatch(value):
        return value.lower()
    notes.append(("sha256", message("error-not-a-sha256", value=quoted(value))))
    return ""
