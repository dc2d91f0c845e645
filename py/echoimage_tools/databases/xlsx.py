"""A workbook of Excel's (.xlsx, ECMA-376) in, the rows of its first sheet out.

It is a zip archive of XML; texts and numbers are all that is wanted of it. Declarations of types, by which XML can be
made to grow without end or to read files, are refused: no spreadsheet writes them.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from echoimage import DatabaseError
from echoimage_tools.databases.csv_file import Row

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_LARGEST = 128_000_000
"""Bytes of one part, unpacked."""

_MOST_FIELDS = 20_000_000
"""Fields of all rows, also of those that are empty before one that is not."""

_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, LZMAError, EOFError, RuntimeError),
    *(ParseError, LookupError, ValueError),
)
"""What a damaged archive, or one with a password, raises, and XML that is none or in an encoding that is unknown."""

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def rows_of(path: Path) -> Iterator[Row]:
    """Return the rows that have something in them. Raises `OSError` or `DatabaseError`."""
    try:
        with zipfile.ZipFile(path) as archive:
            sheet = _first_sheet(archive)
            texts = [_text(one) for one in _elements(archive, "xl/sharedStrings.xml", "si")]
            rows = list(_rows(_elements(archive, sheet, "row"), texts))
    except _DAMAGES as error:
        raise DatabaseError("bad-database", f"it is no workbook, or a damaged one: {error}; save it anew") from None
    yield from rows


def _elements(archive: zipfile.ZipFile, name: str, tag: str) -> Iterator[Element]:
    """Yield elements by name, whatever their namespace, and keep none; a workbook may be without shared texts."""
    if name == "xl/sharedStrings.xml" and name not in archive.namelist():
        return
    about = archive.getinfo(name)
    if about.file_size > _LARGEST:
        raise DatabaseError("too-large", f"{name} in it has {about.file_size / 1e6:.0f} MB; save it as CSV")
    data = archive.read(about)
    if b"<!DOCTYPE" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ValueError(f"{name} is not as spreadsheets write it")
    # The strict form has other names for the same.
    around: list[Element] = []
    for event, element in iterparse(io.BytesIO(data.replace(_STRICT, _MAIN[1:-1].encode())), ("start", "end")):
        if event == "start":
            around.append(element)
            continue
        around.pop()
        if _name(element) == tag:
            yield element
        if around and all(_name(one) != tag for one in around):
            around[-1].remove(element)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """Return the name of the part that holds the first sheet that is not hidden."""
    sheets = list(_elements(archive, "xl/workbook.xml", "sheet"))
    shown = next((one for one in sheets if one.get("state", "visible") == "visible"), sheets[0])
    number = next((value for key, value in shown.attrib.items() if key.endswith("}id")), "")
    for relation in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship"):
        if relation.get("Id") == number:
            target = relation.attrib["Target"]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise ValueError("it names no sheet")


def _rows(found: Iterator[Element], texts: list[str]) -> Iterator[Row]:
    number = held = 0
    for row in found:
        number = int(row.get("r", number + 1))
        fields: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            named = _CELL.fullmatch(cell.get("r", ""))
            place = _column(named[1]) if named else len(fields)
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
