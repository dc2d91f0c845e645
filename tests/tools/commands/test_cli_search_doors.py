"""`echoimage search`: every way to name pictures and collections, names that can be used from here, and the table."""

import csv
import io
import json
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from bad_host import serving
from command import Answer, echoimage, save
from echoimage_tools.native import open_pictures
from echoimage_tools.output import as_csv
from logic import export
from samples import encode, photo


def picture(seed: int) -> bytes:
    return encode(photo(seed, 90, 120), ".png")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command runs: two folders of pictures, of which two have the same name, and three queries."""
    for name, seed in (("a/x.png", 0), ("a/deep/y.png", 1), ("b/x.png", 2), ("q/0.jpg", 0), ("q/2.jpg", 2)):
        save(tmp_path / name, photo(seed, 90, 120))
    save(tmp_path / "stranger.jpg", photo(77, 90, 120))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """What comes on standard input."""
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
    return data


def pipe(given: io.BytesIO, data: bytes) -> None:
    given.write(data)
    given.seek(0)


def found(answer: Answer) -> list[tuple[str, str]]:
    """Each query with the path of its best match."""
    told = [(one["query"], [best["path"] for best in one["results"] if best["match"]]) for one in answer.objects]
    return [(query, paths[0] if paths else "") for query, paths in told]


def test_folder_and_list_of_queries(here: Path) -> None:
    here.joinpath("more.txt").write_bytes("\ufeffstranger.jpg\r\n\nb/x.png\n".encode())
    answer = echoimage("search", "q", "--queries-from", "more.txt", "--database", "a", "--json")
    expected = [("q/0.jpg", "a/x.png"), ("q/2.jpg", ""), ("stranger.jpg", ""), ("b/x.png", "")]
    assert (answer.code, found(answer)) == (1, expected)


def test_list_on_standard_input_as_find_writes_it(given: io.BytesIO) -> None:
    pipe(given, b"./q/0.jpg\0a/deep/y.png\0")
    answer = echoimage("search", "--queries-from", "-", "--database", "a", "--json")
    assert found(answer) == [("./q/0.jpg", "a/x.png"), ("a/deep/y.png", "a/deep/y.png")]


def test_picture_on_standard_input_and_on_a_host(given: io.BytesIO) -> None:
    pipe(given, picture(1))
    with serving() as web:
        web.files["/far"] = picture(0)
        answer = echoimage("search", "-", f"{web.address}/far", "--database", "a", "--json")
        assert found(answer) == [("-", "a/deep/y.png"), (f"{web.address}/far", "a/x.png")]
        assert echoimage("compare", f"{web.address}/far", "a/x.png").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("none.txt",), "none.txt: it cannot be read: No such file"),
        (("empty.txt",), "empty.txt: it names no picture"),
        (("-", "-"), "-: standard input is a picture or a list of names, not both"),
    ],
)
def test_list_that_names_nothing_is_told(here: Path, words: tuple[str, ...], said: str) -> None:
    here.joinpath("empty.txt").write_text("\n")
    answer = echoimage("search", *words[1:], "--queries-from", words[0], "--database", "a", "--json")
    assert answer.code == 2
    assert f"echoimage: {said}" in answer.err


def test_empty_standard_input_and_folder_without_pictures_are_told(here: Path, given: io.BytesIO) -> None:
    assert "-: nothing came from standard input" in echoimage("search", "-", "--database", "a").err
    here.joinpath("nothing").mkdir()
    assert "nothing: there is no picture" in echoimage("search", "nothing", "--database", "a").err


def test_without_a_query_and_with_two_writers_the_command_is_refused() -> None:
    assert "name a QUERY to search for, or --queries-from" in echoimage("search", "--database", "a").err
    answer = echoimage("search", "q", "--database", "a", "--json", "--csv", "-")
    assert "both write to standard output" in answer.err


def test_picture_in_place_of_a_list_is_told_in_one_line(here: Path) -> None:
    answer = echoimage("search", "--queries-from", "q/0.jpg", "--database", "a")
    assert (answer.code, answer.err) == (
        2,
        "echoimage: q/0.jpg: it is a picture, not a list of names; name it as a QUERY\n",
    )
    here.joinpath("list.txt").write_text("BM.png\n" * 9)
    assert "BM.png: there is no file" in echoimage("search", "--queries-from", "list.txt", "--database", "a").err


@pytest.mark.parametrize("words", [("--accept", "same"), ("--method", "classic", "--min-score", 100)])
def test_table_has_what_counts_as_a_match(here: Path, words: tuple[str | int, ...]) -> None:
    save(here / "turned.png", np.ascontiguousarray(photo(0, 90, 120)[::-1, ::-1]))
    search = ("search", "turned.png", "--database", "a", "--csv", "-")
    assert ",edited," in echoimage(*search).out
    answer = echoimage(*search, *words)
    assert (answer.code, len(answer.out.splitlines())) == (1, 2)
    assert "turned.png,,No match among 2 pictures,none," in answer.out


def test_names_can_be_used_from_here_in_folders_databases_and_indexes(here: Path) -> None:
    here.joinpath("lists").mkdir()
    here.joinpath("lists", "images.json").write_text(json.dumps([{"url": "../a/x.png"}, {"url": "../a/deep/y.png"}]))
    assert echoimage("index", "a", "-o", "out/index", "--workers", 1).code == 0
    told = {}
    for database in ("a", "lists/images.json", "out/index"):
        answer = echoimage("search", "a/deep/y.png", "--database", database, "--json")
        (best, *_) = answer.object["results"]
        told[database] = (best["url"], best["relative"])
        assert best["database"] == database
        assert os.path.samefile(best["path"], "a/deep/y.png")
        line = echoimage("search", "a/deep/y.png", "--database", database).out.splitlines()[1]
        assert best["path"] in line
    assert told == {
        "a": ("deep/y.png", "deep/y.png"),
        "lists/images.json": ("../a/deep/y.png", "../a/deep/y.png"),
        "out/index": ("a/deep/y.png", "deep/y.png"),
    }


def test_file_in_a_folder_and_in_an_index_of_it_is_one_place(here: Path) -> None:
    assert echoimage("index", "a", "-o", "index", "--workers", 1).code == 0
    answer = echoimage("search", "q/0.jpg", "--database", "index", "--database", "a", "--json")
    assert next((one["path"], one["also"]) for one in answer.object["results"]) == ("a/x.png", [])


@pytest.mark.parametrize("name", ["a", "index"])
def test_values_that_are_none_are_refused_of_folders_and_indexes_alike(here: Path, name: str) -> None:
    assert echoimage("index", "a", "-o", "index", "--workers", 1).code == 0
    with open_pictures(name) as pictures:
        for wrong in ({"k": 0}, {"min_score": 90}, {"min_score": float("nan")}):
            with pytest.raises(ValueError, match="must be"):
                pictures.search("q/0.jpg", **wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="were closed; open them again"):
        pictures.search("q/0.jpg")


def test_several_collections_are_one(here: Path) -> None:
    here.joinpath("b", "copy.png").write_bytes(here.joinpath("a", "x.png").read_bytes())
    here.joinpath("b", "empty.png").write_bytes(b"")
    assert echoimage("index", "a", "-o", "index", "--workers", 1).code == 0
    answer = echoimage("search", "q/0.jpg", "q/2.jpg", "--database", "index", "--database", "b", "--json", "--top", "9")
    assert found(answer) == [("q/0.jpg", "a/x.png"), ("q/2.jpg", "b/x.png")]
    first, second = answer.objects
    assert [one["database"] for one in first["results"]][:1] + [one["database"] for one in second["results"]][:1] == [
        *("index", "b")
    ]
    assert first["results"][0]["also"] == ["copy.png"]
    table = echoimage("search", "q/0.jpg", "--database", "index", "--database", "b", "--csv", "-").out
    assert [row["matches"] for row in rows(table.replace("\r\n", "\n"))] == ["1"]
    assert (first["total"], first["compared"]) == (5, 4)
    assert [one["rank"] for one in first["results"]] == [1, 2, 3]
    assert [(one["url"], one["reason"]) for one in first["problems"]] == [("b/empty.png", "empty")]
    text = echoimage("search", "q/0.jpg", "--database", "index", "--database", "b").out
    assert "a/x.png" in text and "also b/copy.png" in text
    with open_pictures("index", "b", cache=False) as pictures:
        assert pictures.count == 5
        assert pictures.search("q/2.jpg", k=1).results[0].path == "b/x.png"


def test_one_of_several_collections_that_cannot_be_searched_is_named(here: Path) -> None:
    assert echoimage("index", "a", "-o", "index", "--workers", 1).code == 0
    answer = echoimage("search", "q/0.jpg", "--database", "b", "--database", "none", "--json")
    assert (answer.code, answer.object["error"]["file"]) == (2, "2 databases")
    assert "echoimage: 2 databases: none: there is no file of this name" in answer.err
    answer = echoimage("search", "q/0.jpg", "--database", "b", "--database", "index", "--method", "classic")
    assert "index: an index has no classic scores" in answer.err


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    names = list(as_csv.COLUMNS)
    head, *rest = csv.reader(io.StringIO(text[1:], newline=""), strict=True)
    assert head == list(as_csv.COLUMNS.values())
    return [dict(zip(names, row, strict=True)) for row in rest]


def test_table_has_the_columns_of_the_page() -> None:
    assert tuple(as_csv.COLUMNS) == export.COLUMNS
    assert as_csv.header() == export.header()


def test_table_beside_json(here: Path) -> None:
    here.joinpath("=1.png").write_bytes(picture(0))
    here.joinpath("bad.png").write_bytes(b"bad")
    words = ("search", "=1.png", "a/x.png", "stranger.jpg", "bad.png", "--database", "a", "--csv", "table.csv")
    assert len(echoimage(*words, "--json").objects) == 4
    exact, same, none, bad = rows(here.joinpath("table.csv").read_text("utf-8"))
    assert (exact["query"], exact["rank"], exact["address"], exact["name"]) == ("'=1.png", "1", "a/x.png", "x.png")
    assert (exact["answer"], exact["verdict"], exact["certainty"]) == ("The very same file", "same", "certain")
    assert (same["query"], same["matches"], same["problem"]) == ("a/x.png", "1", "")
    assert (none["answer"], none["verdict"]) == ("No match among 2 pictures", "none")
    assert bad["problem"].startswith("it is neither") or "not" in bad["problem"]
    text = echoimage("search", "q/0.jpg", "--database", "a", "--csv", "-").out
    assert [row["address"] for row in rows(text.replace("\r\n", "\n"))] == ["a/x.png"]


def test_table_that_cannot_be_written_is_told(here: Path) -> None:
    answer = echoimage("search", "q/0.jpg", "--database", "a", "--csv", "none/table.csv", "--json")
    assert (answer.code, len(answer.objects)) == (2, 1)
    assert "none/table.csv: it cannot be written to" in answer.err
