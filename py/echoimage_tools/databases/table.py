"""Tables of addresses, CSV or Parquet, as a database lists them."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from echoimage import DatabaseError, Problem
from echoimage.database.address import AddressError, quoted, resolve
from echoimage_tools.databases.file import Record
from echoimage_tools.extras import extra
from echoimage_tools.files.atomic import FileError
from echoimage_tools.sources.collection import PICTURES

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

_DELIMITERS, _SAMPLE = ",;\t|", 65_536


class _Whole(csv.excel):
    """Lines of one field: no text holds this sign."""

    delimiter = "\x1f"


_FIELD = 1_000_000
"""Characters of a field; Python's reader stops at 131,072."""


def in_table(path: Path, base: str, given: Mapping[str, str]) -> Iterator[Record | Problem]:
    """Return a record for each row; `given`: columns by what they hold. Raises `DatabaseError` or `FileError`."""
    try:
        rows = _parquet(path) if path.suffix.lower() in (".parquet", ".pq") else _csv(path)
        names = next(rows, ())
    except OSError as error:
        raise FileError("internal", f"it cannot be read: {error.strerror or error}") from None
    places = _places([str(name) for name in names], given)
    stated: dict[object, tuple[str, int]] = {}
    for number, row in enumerate(rows, start=2):
        values = {key: _text(row[place]) for key, place in places.items() if place < len(row)}
        if any(values.values()):
            found = _record(values, base, number)
            yield found if isinstance(found, Problem) else _agreeing(found, number, stated)


def _record(values: Mapping[str, str], base: str, number: int) -> Record | Problem:
    try:
        address = resolve(values.get("url", ""), base and f"{base.rstrip('/')}/")
    except AddressError as error:
        written = values.get("url", "")
        why = RELATIVE if written and not base and "://" not in written else error
        text = f"it is left out: {why} (it is {quoted(written)})"
        return Problem(f"row {number}", "bad-entry", text)
    return {"url": address, **{key: value for key, value in values.items() if value and key != "url"}}


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


def _places(names: Sequence[str], given: Mapping[str, str]) -> dict[str, int]:
    plain = [re.sub(r"[\W_]+", "", name).lower() for name in names]
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


def _csv(path: Path) -> Iterator[Sequence[Any]]:
    text = _decoded(path.read_bytes())
    csv.field_size_limit(_FIELD)
    dialect = _dialect(text, path)
    # A quote that is written twice may first come after the sample.
    rows = csv.reader(io.StringIO(text, newline=""), dialect, doublequote=True)
    return _with_names(_checked(rows))


def _dialect(text: str, path: Path) -> Any:
    sample = text[:_SAMPLE]
    lines = [line.strip() for line in sample.splitlines() if line.strip()]
    # The last line of a sample may be cut short.
    if all(map(_is_address, lines[:-1] if len(text) > _SAMPLE else lines)):
        return _Whole
    try:
        return csv.Sniffer().sniff(sample, _DELIMITERS)
    except csv.Error:
        return "excel-tab" if path.suffix.lower() == ".tsv" else "excel"


def _is_address(line: str) -> bool:
    """Return whether a line is an address, perhaps with commas as those of IIIF, and does not only begin with one."""
    if not line.lower().startswith(("http://", "https://")) or re.search(r"[\s\"|]", line):
        return False
    first, *others = re.split("[,;]", line)
    if not others or first.lower().endswith(PICTURES):
        return not others
    return not any("://" in one for one in others) and ("/" in others[-1] or others[-1].lower().endswith(PICTURES))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _checked(rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    try:
        yield from rows
    except csv.Error as error:
        raise DatabaseError("bad-database", f"it is no CSV: {error}") from None


def _with_names(rows: Iterator[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Return a list of addresses without names of columns the one that it needs."""
    first = next(filter(any, rows), None)
    if first is None:
        return
    if first[0].strip().lower().startswith(("http://", "https://")):
        yield ["url", *("" for _ in first[1:])]
    yield first
    yield from rows


def _parquet(path: Path) -> Iterator[Sequence[Any]]:
    pyarrow, parquet = (extra(name, "table", "reading Parquet") for name in ("pyarrow", "pyarrow.parquet"))
    try:
        with parquet.ParquetFile(path) as file:
            yield file.schema_arrow.names
            for batch in file.iter_batches():
                columns = [column.to_pylist() for column in batch.columns]
                yield from zip(*columns, strict=True)
    except pyarrow.ArrowException as error:
        raise DatabaseError("bad-database", f"it is no Parquet file, or a damaged one: {error}") from None


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").strip()
    return "" if value is None else str(value).strip()
