"""A workbook of Excel's (.xlsx, ECMA-376) in, the rows of its first sheet out.

It is a zip archive of XML; texts and numbers are all that is wanted of it. Declarations of types, by which XML can be
made to grow without end or to read files, are refused: no spreadsheet writes them.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from echoimage import DatabaseError
from echoimage_tools.databases.csv_file import Row

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_LARGEST = 256_000_000
"""Bytes of one part, unpacked."""

_MOST_FIELDS = 20_000_000
"""Fields of all rows, also of those that are empty before one that is not."""

_DAMAGES = (*(zipfile.BadZipFile, ParseError, LookupError, ValueError, RuntimeError, EOFError, zlib.error, LZMAError),)
"""What a damaged archive, or one with a password, raises, and XML that is none or in an encoding that is unknown."""

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def rows_of(path: Path) -> Iterator[Row]:
    """Return the rows that have something in them. Raises `OSError` or `DatabaseError`."""
    try:
        with zipfile.ZipFile(path) as archive:
            sheet = _first_sheet(archive)
            texts = [_text(one) for one in _part(archive, "xl/sharedStrings.xml").iter(f"{_MAIN}si")]
            rows = list(_rows(_part(archive, sheet), texts))
    except _DAMAGES as error:
        raise DatabaseError("bad-database", f"it is no workbook, or a damaged one: {error}; save it anew") from None
    yield from rows


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    """Return a part of the workbook; an empty one where the shared texts are missing."""
    if name == "xl/sharedStrings.xml" and name not in archive.namelist():
        return Element("none")
    about = archive.getinfo(name)
    if about.file_size > _LARGEST:
        raise DatabaseError("too-large", f"{name} in it has {about.file_size / 1e6:.0f} MB; save it as CSV")
    data = archive.read(about)
    if b"<!DOCTYPE" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ValueError(f"{name} is not as spreadsheets write it")
    # The strict form has other names for the same.
    return fromstring(data.replace(_STRICT, _MAIN[1:-1].encode()))


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """Return the name of the part that holds the first sheet that is not hidden."""
    sheets = list(_part(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet"))
    shown = next((one for one in sheets if one.get("state", "visible") == "visible"), sheets[0])
    number = next((value for key, value in shown.attrib.items() if key.endswith("}id")), "")
    for relation in _part(archive, "xl/_rels/workbook.xml.rels"):
        if relation.get("Id") == number:
            target = relation.attrib["Target"]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise ValueError("it names no sheet")


def _rows(sheet: Element, texts: list[str]) -> Iterator[Row]:
    number = held = 0
    for row in sheet.iter(f"{_MAIN}row"):
        number = int(row.get("r", number + 1))
        fields: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            found = _CELL.fullmatch(cell.get("r", ""))
            place = _column(found[1]) if found else len(fields)
            held += max(0, place + 1 - len(fields))
            if held > _MOST_FIELDS:
                raise ValueError("it has too many columns")
            fields += [""] * (place + 1 - len(fields))
            fields[place] = _value(cell, texts)
        if any(fields):
            yield number, fields


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = 26 * place + ord(letter) - 64
    return place - 1


def _value(cell: Element, texts: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{_MAIN}v", "")
    return texts[int(value)] if cell.get("t") == "s" else value


def _text(element: Element) -> str:
    """Return a text of one or several pieces, without the readings that stand above Japanese."""
    pieces = (
        element.findall(f"{_MAIN}t") + element.findall(f"{_MAIN}r/{_MAIN}t") + element.findall(f"{_MAIN}is//{_MAIN}t")
    )
    return "".join(piece.text or "" for piece in pieces)
