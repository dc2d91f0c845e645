"""Tables as people and spreadsheets write them: what is listed of each, and what is told."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from command import echoimage
from echoimage import Problem, parse
from echoimage_tools.databases.table import in_table
from examples import examples

A, B = "https://e.org/a.jpg", "https://e.org/b.jpg"
COMMA = "https://e.org/i/full/600,/0/default.jpg"
TWO = [{"url": A, "title": "A"}, {"url": B, "title": "B"}]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(rows: str, texts: str = "", sheets: str = '<sheet name="S" sheetId="1" r:id="r1"/>') -> bytes:
    """An Excel file of such rows, with such shared texts."""
    relation = f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relation}</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    if texts:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{texts}</sst>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def with_password(data: bytes) -> bytes:
    """Say of all parts that they are encrypted."""
    changed = bytearray(data)
    for mark, flags in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            changed[at + flags] |= 1
    return bytes(changed)


def overwritten(data: bytes) -> bytes:
    """Damage what is compressed of the first part, behind its head of 30 bytes and its name."""
    start = 30 + int.from_bytes(data[26:28], "little")
    return data[:start] + b"\xff" * 8 + data[start + 8 :]


def cells(*rows: tuple[str, ...]) -> str:
    """Rows of texts that stand in their cells."""
    written = ""
    for row in rows:
        inside = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in row)
        written += f"<row>{inside}</row>"
    return written


SHARED = (
    '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>'
    f'<row r="5"><c r="B5" t="str"><v>{A}</v></c><c r="C5" t="s"><v>2</v></c></row>'
    f'<row r="6"><c r="B6" t="inlineStr"><is><t>{B}</t></is></c><c r="AA6"><v>12</v></c></row>'
)
TEXTS = "<si><t>URL</t></si><si><t>Title</t></si><si><r><t>A</t></r><r><t>ï</t></r><rPh><t>reading</t></rPh></si>"

Listed = list[dict[str, str]]
SITUATIONS: dict[str, tuple[str, bytes, Listed, tuple[str, ...]]] = {
    "Excel, told its delimiter": ("t.csv", f"sep=;\r\nurl;title\r\n{A};A\r\n{B};B\r\n".encode(), TWO, ()),
    "told its delimiter after a byte order mark": (
        "t.csv",
        f"\ufeffsep=|\nurl|title\n{A}|A\n{B}|B\n".encode(),
        TWO,
        (),
    ),
    "Excel, Unicode text": ("t.txt", f"url\ttitle\r\n{A}\tA\r\n{B}\tB\r\n".encode("utf-16"), TWO, ()),
    "Excel, CSV UTF-8": ("t.csv", f"\ufeffurl,title\r\n{A},A\r\n{B},B\r\n".encode(), TWO, ()),
    "Excel for Mac": ("t.csv", f"url;title\r{A};A\r{B};B\r".encode(), TWO, ()),
    "LibreOffice, all in quotes": ("t.csv", f'"url","title"\n"{A}","A"\n"{B}","B"\n'.encode(), TWO, ()),
    "Google, with empty columns": ("t.csv", f"url,title,,\n{A},A,,\n{B},B,,\n,,,\n".encode(), TWO, ()),
    "tabs, called CSV": ("t.csv", f"url\ttitle\n{A}\tA, or a\n".encode(), [{"url": A, "title": "A, or a"}], ()),
    "spaces after delimiters": ("t.csv", f'url, title\n{A}, "A, a"\n'.encode(), [{"url": A, "title": "A, a"}], ()),
    "commas in quotes": ("t.csv", f'url,title\n"{COMMA}",A\n'.encode(), [{"url": COMMA, "title": "A"}], ()),
    "commas in the one column": ("t.csv", f"url\n{COMMA}\n{A}\n".encode(), [{"url": COMMA}, {"url": A}], ()),
    "commas beside semicolons": ("t.csv", f"title;url\nA, a;{COMMA}\n".encode(), [{"url": COMMA, "title": "A, a"}], ()),
    "address cut at its comma": (
        "t.csv",
        f"url,title\n{COMMA},A\n{A},A\n".encode(),
        [{"url": A, "title": "A"}],
        ("row 2: it is left out: it has 3 fields for 2 columns; put an address with a delimiter in it into quotation",),
    ),
    "address cut at its comma, without a title": (
        "t.csv",
        f"url,title\n{COMMA}\n{A},A\n".encode(),
        [{"url": A, "title": "A"}],
        ("row 2: it is left out: its address was cut at the delimiter in it",),
    ),
    "quotation mark that is not closed": (
        "t.csv",
        f'url,title\n{A},A\n{B},"B\n{A},C\n'.encode(),
        [{"url": A, "title": "A"}],
        ("row 3: it is left out: it goes on over the rows below it",),
    ),
    "what no reader takes": (
        "t.csv",
        f"url,title,page,sha256\n{A},A,javascript:1,12\n".encode(),
        [{"url": A, "title": "A"}],
        ('row 2: used without its page: "javascript:" addresses', 'row 2: used without its sha256: "12" is not 64'),
    ),
    "list of addresses": ("list.txt", f"# mine\n{A}\n\n{COMMA}\n".encode(), [{"url": A}, {"url": COMMA}], ()),
    "list with remarks": (
        "list.txt",
        f"{A} # the first\n\t# none\n{B}\t#\nhttps://e.org/a%23b.jpg  \n".encode(),
        [{"url": A}, {"url": B}, {"url": "https://e.org/a%23b.jpg"}],
        (),
    ),
    "list with something else": (
        "list.txt",
        f"{A}\nftp://e.org/c.jpg\n".encode(),
        [{"url": A}],
        ('row 2: it is left out: "ftp:" addresses are not read',),
    ),
    "list with one address": ("list.txt", A.encode(), [{"url": A}], ()),
    "workbook": ("t.xlsx", workbook(SHARED, TEXTS), [{"url": A, "title": "Aï"}, {"url": B}], ()),
    "workbook, texts in cells": ("t.xlsx", workbook(cells(("url", "title"), (A, "A"), (B, "B"))), TWO, ()),
    "workbook, list": ("t.xlsx", workbook(cells((A,), (COMMA,))), [{"url": A}, {"url": COMMA}], ()),
    "workbook with a hidden sheet": (
        "t.xlsx",
        workbook(
            cells(("url", "title"), (A, "A"), (B, "B")),
            sheets='<sheet name="H" sheetId="1" state="hidden" r:id="r2"/><sheet name="S" sheetId="2" r:id="r1"/>',
        ),
        TWO,
        (),
    ),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_what_is_listed_and_told(situation: str, tmp_path: Path) -> None:
    name, data, expected, told = SITUATIONS[situation]
    (tmp_path / name).write_bytes(data)
    answer = echoimage("database", tmp_path / name, "-o", tmp_path / "images.json")
    assert json.loads((tmp_path / "images.json").read_text("utf-8")) == expected
    assert len(answer.err.strip().splitlines()) == len(told)
    assert all(one in answer.err for one in told)
    assert answer.code == (1 if told else 0)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK no workbook", "it is no workbook, or a damaged one"),
        (workbook('<!DOCTYPE x [<!ENTITY a "b">]><row/>'), "it is no workbook, or a damaged one"),
        (workbook(cells(("url",), (A,)), sheets=""), "it is no workbook, or a damaged one"),
        (workbook('<row><c t="s"><v>7</v></c></row>'), "it is no workbook, or a damaged one"),
        (workbook(cells(("url",), (A,)), sheets='<sheet name="S"/>'), "it is no workbook, or a damaged one"),
        (with_password(workbook(cells(("url",), (A,)))), "it is no workbook, or a damaged one"),
        (overwritten(workbook(cells(("url",), (A,)))), "it is no workbook, or a damaged one"),
        (workbook(cells(("url",)) + '<row><c r="ZZZ9"><v>1</v></c></row>' * 2_000), "too many columns"),
        (workbook(""), "no column is known to hold addresses"),
    ],
)
def test_workbook_that_is_none(data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(data)
    answer = echoimage("database", tmp_path / "t.xlsx", "-o", tmp_path / "images.json")
    assert answer.code == 2
    assert said in answer.err


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ADDRESSES = st.one_of(
    st.builds("https://e.org/{}".format, TEXT),
    st.builds("{}.jpg".format, TEXT),
    TEXT,
    st.just(COMMA),
    st.just("//e.org/x"),
)


@given(
    rows=st.lists(st.tuples(ADDRESSES, TEXT, ADDRESSES, TEXT), max_size=3),
    delimiter=st.sampled_from(",;\t|"),
    quoted=st.booleans(),
)
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_listed_can_be_read_back(
    rows: list[tuple[str, ...]], delimiter: str, quoted: bool, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
        writer.writerows([("url", "title", "page", "sha256"), *rows])
    found: list[Any] = list(in_table(table, "https://e.org/", {}))
    listed = [one for one in found if not isinstance(one, Problem)]
    read = parse(json.dumps(listed), "https://e.org/images.json")
    assert not read.problems
    assert [entry.url for entry in read.entries] == list(dict.fromkeys(one["url"] for one in listed))
