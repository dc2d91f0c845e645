"""`echoimage database` of tables: CSV and Parquet."""

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from command import echoimage


def listed(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


ROWS = [
    ("Bild", "Image URL", "Caption", "Nr"),
    ("x", "https://example.org/a.jpg", "Käse, rund", "1"),
    ("y", "relative/b c.jpg", "", "2"),
    ("z", "ftp://example.org/c.jpg", "", "3"),
    ("", "", "", ""),
]


@pytest.mark.parametrize("length", [0, 1])
@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")])
def test_csv(delimiter: str, encoding: str, length: int, tmp_path: Path) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "images.json"
    with table.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([*ROWS, ("x" * length, "", "", "")])
    answer = echoimage("database", table, "-o", out, "--base-url", "https://example.org/x")
    assert answer.code == 1
    assert 'echoimage: row 4: it is left out: "ftp:" addresses are not read' in answer.err
    assert listed(out) == [
        {"url": "https://example.org/a.jpg", "title": "Käse, rund"},
        {"url": "https://example.org/x/relative/b%20c.jpg"},
    ]


def test_column_may_be_named(tmp_path: Path) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "images.json"
    table.write_text("Bild,Name\nhttps://example.org/a.jpg,A\n")
    answer = echoimage("database", table, "-o", out)
    assert answer.code == 2
    assert "no column is known to hold addresses; say which: --column url=NAME (it has: Bild, Name)" in answer.err
    assert echoimage("database", table, "-o", out, "--column", "url=Bild").code == 0
    assert listed(out) == [{"url": "https://example.org/a.jpg", "title": "A"}]
    answer = echoimage("database", table, "-o", out, "--column", "url=Nothing")
    assert "it has no column 'Nothing'; it has: Bild, Name" in answer.err


def test_list_of_addresses_needs_no_names(tmp_path: Path) -> None:
    table, out = tmp_path / "list.csv", tmp_path / "images.json"
    table.write_text("https://example.org/a.jpg\nhttps://example.org/b.jpg\nhttps://example.org/a.jpg\n")
    assert echoimage("database", table, "-o", out).code == 0
    assert [one["url"][-5:] for one in listed(out)] == ["a.jpg", "b.jpg"]


def test_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table, out = tmp_path / "table.parquet", tmp_path / "images.json"
    columns = {
        "n": [1, 2],
        "image_url": ["https://example.org/a.jpg", "https://example.org/b.jpg"],
        "title": ["A", None],
    }
    parquet.write_table(pyarrow.table(columns), table)
    assert echoimage("database", table, "-o", out).code == 0
    assert listed(out) == [{"url": "https://example.org/a.jpg", "title": "A"}, {"url": "https://example.org/b.jpg"}]
    table.write_bytes(table.read_bytes()[:50])
    answer = echoimage("database", table, "-o", out)
    assert answer.code == 2
    assert "it is no Parquet file, or a damaged one" in answer.err
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert 'run: pip install "echoimage[table]"' in echoimage("database", table, "-o", out).err


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\nurl,title\nhttps://e.org/a.jpg,A\n", [{"url": "https://e.org/a.jpg", "title": "A"}]),
        ("\n\n", None),
        ("https://e.org/i/full/!16,16/0/default.jpg\n" * 2, [{"url": "https://e.org/i/full/!16,16/0/default.jpg"}]),
        ("https://e.org/a.jpg,A\nhttps://e.org/b.jpg,B\n", [{"url": f"https://e.org/{one}.jpg"} for one in "ab"]),
    ],
)
def test_odd_csv(text: str, expected: list[dict[str, str]] | None, tmp_path: Path) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "images.json"
    table.write_text(text)
    answer = echoimage("database", table, "-o", out)
    assert answer.code == (0 if expected else 2)
    assert expected is None or listed(out) == expected


def test_quote_that_is_written_twice_after_the_sample(tmp_path: Path) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "images.json"
    rows = [f'https://e.org/{one}.jpg,"title, {one}"' for one in range(3000)]
    table.write_text("\n".join(["url,title", *rows, 'https://e.org/last.jpg,"a ""b"", c"']))
    assert echoimage("database", table, "-o", out).code == 0
    assert listed(out)[-1] == {"url": "https://e.org/last.jpg", "title": 'a "b", c'}


def test_rows_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "images.json"
    table.write_text("url,title,sha256\n" + "".join(f"https://e.org/a.jpg,{one},{one * 64}\n" for one in "ab"))
    answer = echoimage("database", table, "-o", out)
    assert answer.code == 1
    assert "row 3: it is left out: it has the address of row 2, but another sha256" in answer.err
    assert listed(out) == [{"url": "https://e.org/a.jpg", "title": "a", "sha256": "a" * 64}]
