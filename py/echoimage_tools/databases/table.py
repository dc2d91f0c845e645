"""Tables of addresses, CSV, Excel or Parquet, as a database lists them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from pathlib import Path

from echoimage import DatabaseError, Problem, parse
from echoimage.database.address import AddressError, quoted, resolve
from echoimage_tools.databases import csv_file, xlsx
from echoimage_tools.databases.csv_file import Row
from echoimage_tools.databases.file import Record
from echoimage_tools.extras import extra
from echoimage_tools.files.atomic import FileError
from echoimage_tools.sources.collection import is_http

_PARQUET, _EXCEL = (".parquet", ".pq"), (".xlsx", ".xlsm")
TABLES = (".csv", ".tsv", ".tab", ".txt", *_EXCEL, *_PARQUET)
"""Ends of file names."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "url": ("url", "imageurl", "image", "address", "src", "contenturl", "fileurl", "uri", "href", "link"),
    "title": ("title", "caption", "alt", "name", "label", "description", "text"),
    "page": ("page", "pageurl", "source", "sourceurl", "landingpage", "website"),
    "license": ("license", "licence", "rights"),
    "thumbnail": ("thumbnail", "thumbnailurl", "thumb"),
    "sha256": ("sha256",),
}
"""What a database has, and the names of columns that hold it, letters alone; the first that is there counts."""

RELATIVE = "its address is relative; say where the pictures are published: --base-url ADDRESS"
_KNOWN = frozenset(name for names in COLUMNS.values() for name in names)
_READ_BACK = "images.json"
_IIIF_END = re.compile(r"\d*/!?\d+/(?:default|native|color|gray|bitonal)\.\w+")
"""What comes after the last comma of an address such as "…/full/600,/0/default.jpg"."""


def in_table(path: Path, base: str, given: Mapping[str, str]) -> Iterator[Record | Problem]:
    """Return a record for each row; `given`: columns by what they hold. Raises `DatabaseError` or `FileError`."""
    rows, delimited = _rows(path, given), path.suffix.lower() not in (*_PARQUET, *_EXCEL)
    try:
        first, names = next(rows, (0, ()))
    except OSError as error:
        raise FileError("internal", f"it cannot be read: {error.strerror or error}") from None
    if names and is_http(_text(names[0])):
        # A list of addresses without names.
        rows, names = chain([(first, names)], rows), ["url", *("" for _ in names[1:])]
    places = _places([_text(name) for name in names], given)
    stated: dict[object, tuple[str, int]] = {}
    for number, row in rows:
        fields = [_text(field) for field in row]
        values = {key: fields[place] for key, place in places.items() if place < len(fields)}
        wrong = _torn(fields, len(names), places["url"]) if delimited else ""
        if wrong:
            yield Problem(f"row {number}", "bad-entry", f"it is left out: {wrong}")
        elif any(values.values()):
            for found in _described(values, base, number):
                yield found if isinstance(found, Problem) else _agreeing(found, number, stated)


def _rows(path: Path, given: Mapping[str, str]) -> Iterator[Row]:
    suffix = path.suffix.lower()
    if suffix in _PARQUET:
        return _parquet(path)
    if suffix in _EXCEL:
        return xlsx.rows_of(path)
    return csv_file.rows_of(path, lambda name: name.strip() in given.values() or _plain(name) in _KNOWN)


def _torn(fields: Sequence[str], width: int, place: int) -> str:
    """Return why a row's fields are not those that were meant, "" where nothing tells so."""
    if any(fields[width:]):
        held = len(fields) - next(at for at, field in enumerate(reversed(fields)) if field)
        return f"it has {held} fields for {width} columns; put an address with a delimiter in it into quotation marks"
    if any(re.search(r"\n\W*https?://", field) for field in fields):
        return "it goes on over the rows below it, for a quotation mark is not closed; close it"
    if any(map(_IIIF_END.fullmatch, fields[place + 1 : place + 2])):
        return "its address was cut at the delimiter in it; put it into quotation marks"
    return ""


def _described(values: Mapping[str, str], base: str, number: int) -> Iterator[Record | Problem]:
    """Return what a reader of the database will find of a row, and what it would not take."""
    try:
        address = resolve(values.get("url", ""), base and f"{base.rstrip('/')}/")
    except AddressError as error:
        written = values.get("url", "")
        why = RELATIVE if written and not base and "://" not in written else error
        yield Problem(f"row {number}", "bad-entry", f"it is left out: {why} (it is {quoted(written)})")
        return
    found = parse(json.dumps([{**values, "url": address}]), _READ_BACK)
    for problem in found.problems:
        yield Problem(f"row {number}", "bad-entry", problem.text.removeprefix("Entry 1 is "))
    for entry in found.entries:
        yield {key: value for key in COLUMNS if (value := getattr(entry, key))}


def _agreeing(record: Record, number: int, stated: dict[object, tuple[str, int]]) -> Record | Problem:
    """Refuse what says of an address listed before that its file has other bytes."""
    digest = str(record.get("sha256", "")).lower()
    if not digest:
        return record
    known, first = stated.setdefault(record["url"], (digest, number))
    if known == digest:
        return record
    text = f"it is left out: it has the address of row {first}, but another sha256; correct one of them"
    return Problem(f"row {number}", "bad-entry", text)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _places(names: Sequence[str], given: Mapping[str, str]) -> dict[str, int]:
    plain = [_plain(name) for name in names]
    found = {}
    for key, known in COLUMNS.items():
        if key in given:
            if given[key] not in names:
                listed = ", ".join(names)
                raise DatabaseError("bad-database", f"it has no column {given[key]!r}; it has: {listed}")
            found[key] = names.index(given[key])
        else:
            place = next((plain.index(name) for name in known if name in plain), None)
            if place is not None:
                found[key] = place
    if "url" not in found:
        listed = ", ".join(names) or "none"
        raise DatabaseError(
            "bad-database", f"no column is known to hold addresses; say which: --column url=NAME (it has: {listed})"
        )
    return found


def _parquet(path: Path) -> Iterator[Row]:
    pyarrow, parquet = (extra(name, "table", "reading Parquet") for name in ("pyarrow", "pyarrow.parquet"))
    try:
        with parquet.ParquetFile(path) as file:
            yield 1, file.schema_arrow.names
            numbers = count(2)
            for batch in file.iter_batches():
                columns = [column.to_pylist() for column in batch.columns]
                yield from ((number, row) for row, number in zip(zip(*columns, strict=True), numbers, strict=False))
    except pyarrow.ArrowException as error:
        raise DatabaseError("bad-database", f"it is no Parquet file, or a damaged one: {error}") from None


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").strip()
    return "" if value is None else str(value).strip()
