"""A CSV file, as people and spreadsheets write them, or a list of addresses in; its rows out."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeAlias

from echoimage import DatabaseError
from echoimage_tools.sources.collection import PICTURES, is_http

Row: TypeAlias = tuple[int, Sequence[Any]]
"""The number that spreadsheets show beside it, and its fields; the first row has the names of the columns."""

_DELIMITERS, _SAMPLE, _SAMPLE_ROWS = ",;\t|", 65_536, 100
_WHOLE = "\x1f"
"""A delimiter that stands in no text: a line is one field."""

_FIELD = 1_000_000
"""Characters of a field; Python's reader stops at 131,072."""

_SEP = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
"""By this first line Excel is told, and tells, what delimits the fields."""


def rows_of(path: Path, is_name: Callable[[str], bool]) -> Iterator[Row]:
    """Return the rows; `is_name` knows names of columns. Raises `OSError` or `DatabaseError`.

    A text without names, of one field a line, is a list of addresses, and gets the name that it needs.
    """
    text = _decoded(path.read_bytes())
    said = _SEP.match(text)
    text = text[said.end() :] if said else text
    delimiter = said[1] if said else _delimiter(text, is_name)
    csv.field_size_limit(_FIELD)
    rows = ((number, row) for number, row in enumerate(_checked(_read(text, delimiter)), start=1) if any(row))
    first = next(rows, None)
    if first is None:
        return
    listed = path.suffix.lower() == ".txt" and delimiter == _WHOLE and not is_name(first[1][0])
    if listed:
        yield 0, ["url"]
    for number, row in chain((first,), rows):
        kept = [_without_remark(row[0])] if listed else row
        if any(kept):
            yield number, kept


def _without_remark(line: str) -> str:
    """Return a line of a list of addresses up to its remark: a "#" within an address is none."""
    return re.split(r"(?:^|\s+)#", line, maxsplit=1)[0].rstrip()


def _read(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)


def _delimiter(text: str, is_name: Callable[[str], bool]) -> str:
    """Return what delimits the fields, by which delimiter gives names, whole addresses and rows of one length."""
    sample = text[:_SAMPLE]
    lines = [line for line in map(str.strip, map(_without_remark, sample.splitlines())) if line]
    # The last line of a sample may be cut short.
    if all(map(_is_address, lines[:-1] if len(text) > _SAMPLE else lines)):
        return _WHOLE

    def fits(delimiter: str) -> tuple[bool, int, bool, int, int]:
        try:
            rows = [row for row in islice(_read(sample, delimiter), _SAMPLE_ROWS) if any(row)]
        except csv.Error:
            rows = []
        width = len(rows[0]) if rows else 0
        whole = sum(is_http(field) and field.lower().endswith(PICTURES) for row in rows for field in row)
        named = any(map(is_name, rows[0])) if rows else False
        return named, whole, width > 1, sum(len(row) == width for row in rows), width

    best = max(_DELIMITERS, key=fits)
    return best if any(best in line for line in lines) else _WHOLE


def _is_address(line: str) -> bool:
    """Return whether a line is an address, perhaps with commas as those of IIIF, and does not only begin with one."""
    if not is_http(line) or re.search(r"[\s\"|]", line):
        return False
    first, *others = re.split("[,;]", line)
    if not others or first.lower().endswith(PICTURES):
        return not others
    return not any("://" in one for one in others) and ("/" in others[-1] or others[-1].lower().endswith(PICTURES))


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _checked(rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    try:
        yield from rows
    except csv.Error as error:
        raise DatabaseError("bad-database", f"it is no CSV: {error}") from None
