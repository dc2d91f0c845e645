"""`echoimage index` of databases: what they say of their pictures, and several of them."""

import json
from pathlib import Path

import pytest

from built_index import build, manifest, pictures, sha256, stored
from command import echoimage, save
from samples import photo


def test_what_the_database_says_is_renewed(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(2)), tmp_path / "out"
    listing = folder / "images.json"
    listing.write_text(json.dumps([{"url": "000.jpg"}, {"url": "001.jpg", "title": "before"}]))
    build(listing, out)
    listing.write_text(json.dumps([{"url": "000.jpg"}, {"url": "001.jpg", "title": "after"}]))
    assert "1 read, of these 1 changed, 1 kept" in build(listing, out)
    assert [one.entry.title for one in stored(out)] == ["", "after"]


def test_file_that_is_another_one_than_the_database_states(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(2)), tmp_path / "out"
    path, listing = folder / "001.jpg", folder / "images.json"
    entry = {"url": "001.jpg", "sha256": sha256(path.read_bytes())}
    listing.write_text(json.dumps([{"url": "000.jpg"}, entry]))
    build(listing, out)
    for seed in (50, 51):
        save(path, photo(seed, 150, 200), 1, 90)
        answer = echoimage("index", listing, "-o", out, "--workers", 1)
        assert "1 read, of these 1 changed, 1 kept" in answer.out
        assert f"{listing}: 001.jpg has another sha256 than is stated here" in answer.err
        assert stored(out)[1].features.sha256 == sha256(path.read_bytes())


def test_several_databases_are_one_collection(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(3)), tmp_path / "out"
    for name, entries in (
        ("a", [{"url": "002.jpg", "title": "first"}, {"url": "000.jpg"}]),
        ("b", [{"url": "001.jpg"}, {"url": "002.jpg", "title": "second"}, 7]),
    ):
        (folder / f"{name}.json").write_text(json.dumps(entries))
    a, b = folder / "a.json", folder / "b.json"
    answer = echoimage("index", a, b, "-o", out, "--workers", 1)
    assert answer.code == 1
    assert answer.err.startswith(f"echoimage: 2 databases: {b}: Entry 3 is left out: ")
    assert [(one.entry.url, one.entry.title) for one in stored(out)] == [
        *(("002.jpg", "first"), ("000.jpg", ""), ("001.jpg", "")),
    ]
    assert manifest(out)["base"] == "../p/"
    answer = echoimage("index", a, folder / "none.json", "-o", out, "--workers", 1)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"echoimage: {folder / 'none.json'}: there is no file of this name; correct it")


def test_several_folders_are_one_collection_in_which_equal_names_stay_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures(tmp_path / "top" / "a", range(2))
    pictures(tmp_path / "top" / "b" / "deeper", (1, 2))
    list_of_others = {"url": "../a/001.jpg", "title": "told first", "thumbnail": "deeper/002.jpg"}
    (tmp_path / "top" / "b" / "images.json").write_text(json.dumps([list_of_others]))
    monkeypatch.chdir(tmp_path / "top" / "b")
    words = ("index", "images.json", "../a", "deeper", "../a/../a", "-o", tmp_path / "out", "--workers", 1)
    answer = echoimage(*words)
    assert (answer.code, answer.err) == (0, "")
    assert [(one.entry.url, one.entry.title) for one in stored(tmp_path / "out")] == [
        *(("a/001.jpg", "told first"), ("a/000.jpg", ""), ("b/deeper/001.jpg", ""), ("b/deeper/002.jpg", "")),
    ]
    assert stored(tmp_path / "out")[0].entry.thumbnail == "b/deeper/002.jpg"
    assert manifest(tmp_path / "out")["base"] == "../top/"
    assert "0 read" in echoimage(*words).out
    (best, *_) = echoimage("search", "../a/000.jpg", "--database", tmp_path / "out", "--json").object["results"]
    assert Path(best["path"]).samefile(tmp_path / "top" / "a" / "000.jpg")
