"""What is named where something else is meant: (command, what was given, words of the message with the remedy)."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from command import echoimage, save
from samples import photo

SEARCH = "search {0}/a.jpg --database {1}"
MAKE_INDEX = "index {1} -o {0}/out --workers 1"
INSPECT, VERIFY, SERVE = "inspect {1}", "verify {1}", "serve {1}"
COMPARE, QUERY = "compare {0}/a.jpg {1}", "search {1} --database {0}/pictures"
LIST, CRAWL = "database {1} -o {0}/new.json", "crawl {1} -o {0}/new.json"

TO_DATABASE = '; run "echoimage database {1} -o images.json"'
FINISH = 'was not finished or not copied whole; run "echoimage index PICTURES -o {1}" again'
TO_INDEX = '"echoimage index {1} -o INDEX"'

SITUATIONS = [
    *((command, "half", FINISH) for command in (SEARCH, INSPECT, VERIFY, SERVE, MAKE_INDEX)),
    *((command, "list.txt", "it is a list of addresses" + TO_DATABASE) for command in (SEARCH, MAKE_INDEX, INSPECT)),
    (SEARCH, "table.csv", "it is a table" + TO_DATABASE),
    (SEARCH, "book.xlsx", "it is a spreadsheet" + TO_DATABASE),
    ("duplicates {1}", "book.xlsx", "it is a spreadsheet" + TO_DATABASE),
    *((command, "a.jpg", "it is a picture; name the folder that it is in") for command in (SEARCH, MAKE_INDEX, LIST)),
    (SEARCH, "no.psd", "it is a picture; name the folder that it is in"),
    *((command, "old.xls", "save it as .xlsx without one, or as CSV") for command in (SEARCH, LIST)),
    (SEARCH, "pictures.zip", "it is an archive; unpack it, and name the folder"),
    (MAKE_INDEX, "index", "it is an index, which has no pictures in it; name the folder or the images.json that"),
    (INSPECT, "a.jpg", "it is a picture; name the folder of an index"),
    (SERVE, "a.jpg", "it is a picture; name the folder of an index"),
    (INSPECT, "pictures", "there is no index in this folder; make one of the pictures in it: " + TO_INDEX),
    (SERVE, "images.json", "it is a list of pictures; make an index of them: " + TO_INDEX),
    (COMPARE, "pictures", "it is a folder; name a picture in it"),
    (COMPARE, "index", 'it is an index, not a picture; it is searched by "echoimage search PICTURE --database {1}"'),
    (COMPARE, "images.json", "it is a database, not a picture; it is searched by"),
    (QUERY, "images.json", "it is a database, not a picture; it is searched by"),
    (COMPARE, "list.txt", "it is a list of addresses, not a picture; name a picture"),
    *((command, "pipe", "it is a pipe or a device; write what") for command in (SEARCH, LIST, INSPECT)),
    *((command, "pipe", "it is a pipe or a device; pipe what comes from it into this") for command in (COMPARE, QUERY)),
    (CRAWL, "pictures", 'it is no address of a page; run "echoimage database {1} -o images.json"'),
    (CRAWL, "images.json", "it is a database already, not an address"),
    (
        LIST,
        "table.csv",
        "row 2: it is left out: its address is relative; say where the pictures are published: --base-url",
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of each kind."""
    folder = tmp_path_factory.mktemp("mistaken")
    for path in ("a.jpg", "pictures/b.jpg"):
        save(folder / path, photo(1, 60, 80))
    (folder / "no.psd").write_bytes(b"8BPS\0\1" + bytes(50))
    (folder / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    (folder / "list.txt").write_text("# mine\nhttps://example.org/a.jpg\nhttps://example.org/b.jpg\n")
    (folder / "table.csv").write_text("url,title\ncats/a.jpg,A cat\n")
    (folder / "images.json").write_text(json.dumps([{"url": "a.jpg"}]))
    for name, member in (("book.xlsx", "xl/workbook.xml"), ("pictures.zip", "a.jpg")):
        with zipfile.ZipFile(folder / name, "w") as archive:
            archive.writestr(member, b"")
    os.mkfifo(folder / "pipe")
    for path in ("half/details-0.zip", "half/.building.jsonl", "index/manifest.json"):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text("{}")
    return folder


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize(("command", "given", "said"), SITUATIONS)
def test_remedy_is_named(folder: Path, command: str, given: str, said: str) -> None:
    where = folder / given
    before = sorted(os.listdir(folder))
    answer = echoimage(*(word.format(folder, where) for word in command.split()))
    assert answer.code == 2
    assert said.format(folder, where) in answer.err
    assert (answer.out, sorted(os.listdir(folder))) == ("", before)


@pytest.mark.parametrize(
    "command", ["index - -o out", "search a.jpg --database -", "database - -o out.json", "verify -"]
)
def test_standard_input_is_none_of_these(command: str) -> None:
    answer = echoimage(*command.split())
    assert (answer.code, answer.out) == (2, "")
    assert "-: nothing of the kind is read from standard input; write it into a file, and name that" in answer.err


def test_folder_named_like_its_host_is_crawled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from echoimage_tools.crawling.options import normal

    (tmp_path / "example.org").mkdir()
    monkeypatch.chdir(tmp_path)
    assert normal(["example.org"]) == ("https://example.org/",)
