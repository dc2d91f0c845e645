"""Folders that are reached by links: each is walked once, wherever folders are walked, and loops end."""

import asyncio
import json
import os
from pathlib import Path

import pytest

from built_index import stored
from command import echoimage, save
from echoimage_tools.sources.collection import open_collection
from samples import photo

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need a permission there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A picture here, one in a folder that is also linked, one elsewhere that is linked twice, and loops."""
    for seed, name in enumerate(("p/z.png", "p/real/own.png", "elsewhere/far.png", "elsewhere/.hidden/h.png")):
        save(tmp_path / name, photo(seed, 90, 120))
    for link, target in (
        ("p/a-link", "p/real"),
        ("p/far", "elsewhere"),
        ("p/far-again", "elsewhere"),
        ("p/itself", "p"),
        ("p/real/up", "."),
        ("elsewhere/back", "p"),
        ("p/gone", "nothing"),
        ("p/.hidden", "elsewhere"),
    ):
        (tmp_path / link).symlink_to(tmp_path / target)
    return tmp_path / "p"


NAMES = ["far/far.png", "real/own.png", "z.png"]


def test_each_folder_is_walked_once_by_its_own_name(folder: Path) -> None:
    found = asyncio.run(open_collection(str(folder)))
    assert ([one.url for one in found.entries], found.problems) == (NAMES, ())


def test_link_may_be_what_is_named(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link").symlink_to(folder)
    monkeypatch.chdir(tmp_path / "link")
    for name in (tmp_path / "link", "."):
        assert [one.url for one in asyncio.run(open_collection(str(name))).entries] == NAMES


def test_same_pictures_for_search_database_index_and_duplicates(folder: Path, tmp_path: Path) -> None:
    answer = echoimage("search", folder / "z.png", "--database", folder, "--json", "--top", "9").object
    assert sorted(one["url"] for one in answer["results"]) == NAMES
    assert echoimage("database", folder, "-o", tmp_path / "images.json").code == 0
    listed = json.loads((tmp_path / "images.json").read_text())
    assert [one["url"] for one in listed] == [f"p/{name}" for name in NAMES]
    assert echoimage("index", folder, "-o", tmp_path / "out", "--workers", 1).code == 0
    assert [one.entry.url for one in stored(tmp_path / "out")] == NAMES
    words = ("index", folder / "real", folder, tmp_path / "elsewhere", "-o", tmp_path / "several", "--workers", 1)
    assert echoimage(*words).code == 0
    assert [one.entry.url for one in stored(tmp_path / "several")] == ["p/real/own.png", "p/far/far.png", "p/z.png"]
    assert echoimage("duplicates", folder, "--json", "--workers", 1).out == ""


def test_link_to_a_picture_that_is_gone_is_told(tmp_path: Path) -> None:
    save(tmp_path / "p" / "a.png", photo(1, 90, 120))
    (tmp_path / "p" / "gone.jpg").symlink_to(tmp_path / "nothing.jpg")
    for words in (
        ("index", tmp_path / "p", "-o", tmp_path / "i"),
        ("database", tmp_path / "p", "-o", tmp_path / "d.json"),
    ):
        answer = echoimage(*words)
        assert (answer.code, "gone.jpg: there is no file of this name" in answer.err) == (1, True)
