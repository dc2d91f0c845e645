"""`echoimage index`: pictures in, an index in a folder out; built anew, and built on."""

import asyncio
import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from bad_host import Web, serving
from built_index import contents, manifest, named, owners, pictures, stored, urls
from command import Terminal, echoimage, save

from echoimage import describe
from echoimage_tools.http_source import HttpSource
from index_samples import assert_same
from samples import encode, photo


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Detail files of 3 images, segments of 9."""
    monkeypatch.setattr("echoimage_tools.indexing.build.IMAGES", 3)
    monkeypatch.setattr("echoimage_tools.indexing.assemble.IMAGES", 9)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        yield web


def build(where: Path, out: Path, *words: object, code: int = 0) -> str:
    answer = echoimage("index", where, "-o", out, "--workers", 1, *words)
    assert answer.code == code, answer.err
    assert code or not answer.err
    return answer.out + answer.err


def test_everything_described_is_stored(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(5)), tmp_path / "out"
    save(folder / "deeper" / "ü 100%.png", photo(7, 150, 200))
    said = build(folder, out)
    assert re.search(r"out: 6 images: 6 read, of these 0 changed, 0 kept, 0 removed; \d+ s \(.* a second\)", said)
    assert urls(out) == [*(f"{seed:03}.jpg" for seed in range(5)), "deeper/ü 100%.png"]
    for one in stored(out):
        data = (folder / one.entry.url).read_bytes()
        made = asyncio.run(describe(data, indexed=True))
        assert_same(made, one.features)
        assert np.array_equal(made.thumbnail, one.features.thumbnail)
    assert (manifest(out)["images"], manifest(out)["base"]) == (6, "../p/")
    assert owners(out) == set(range(6))
    assert set(contents(out)) == named(out)


def test_any_number_of_workers_and_another_run_give_the_same_bytes(small: None, tmp_path: Path) -> None:
    folder = pictures(tmp_path / "p", range(20))
    build(folder, tmp_path / "one")
    build(folder, tmp_path / "three", "--workers", 3)
    assert contents(tmp_path / "one") == contents(tmp_path / "three")
    assert [len(one["details"]) for one in manifest(tmp_path / "one")["segments"]] == [3, 3, 1]


def test_nothing_new_reads_nothing_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = pictures(tmp_path / "p", range(3)), tmp_path / "out"
    build(folder, out)
    before = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    monkeypatch.setattr("echoimage_tools.folder_source._read", None)
    assert "3 images: 0 read, of these 0 changed, 3 kept, 0 removed" in build(folder, out)
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == before


def test_new_pictures_come_behind_the_others(small: None, tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(1, 11)), tmp_path / "out"
    build(folder, out)
    before = manifest(out)
    pictures(folder, [0, 11])
    assert "12 images: 2 read, of these 0 changed, 10 kept, 0 removed" in build(folder, out)
    after = manifest(out)
    assert after["segments"][0] == before["segments"][0]
    assert after["segments"][1]["details"][0] == before["segments"][1]["details"][0]
    assert urls(out) == [f"{seed:03}.jpg" for seed in [*range(1, 11), 0, 11]]
    assert owners(out) == set(range(12))
    # Readers of the manifest before still find its files; the next build deletes them.
    old = f"words-{before['segments'][1]['words']}.zip"
    assert old in contents(out)
    build(folder, out)
    assert set(contents(out)) == named(out)


def test_removed_pictures_are_marked_and_their_files_go_with_the_last(small: None, tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(10)), tmp_path / "out"
    build(folder, out)
    before = manifest(out)
    for seed in (1, 3, 4, 5, 9):
        (folder / f"{seed:03}.jpg").unlink()
    assert "5 images: 0 read, of these 0 changed, 5 kept, 5 removed" in build(folder, out)
    (segment,) = manifest(out)["segments"]
    assert segment["details"] == [before["segments"][0]["details"][0], before["segments"][0]["details"][2]]
    assert urls(out) == ["000.jpg", "002.jpg", "006.jpg", "007.jpg", "008.jpg"]
    assert owners(out) == {0, 2, 3, 4, 5}
    build(folder, out)
    assert set(contents(out)) == named(out)
    assert echoimage("verify", out).code == 0
    # What is back is new.
    pictures(folder, [1])
    assert "6 images: 1 read, of these 0 changed, 5 kept, 0 removed" in build(folder, out)
    assert urls(out)[-1] == "001.jpg"


def test_changed_picture_is_read_again_and_touched_one_only_looked_at(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(3)), tmp_path / "out"
    build(folder, out)
    save(folder / "001.jpg", photo(50, 150, 200), 1, 90)
    os.utime(folder / "002.jpg")
    assert "3 images: 1 read, of these 1 changed, 2 kept, 0 removed" in build(folder, out)
    assert urls(out) == ["000.jpg", "002.jpg", "001.jpg"]
    made = asyncio.run(describe((folder / "001.jpg").read_bytes(), indexed=True))
    assert_same(made, stored(out)[2].features)
    assert owners(out) == {0, 2, 3}


def test_what_the_database_says_is_renewed(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(2)), tmp_path / "out"
    listing = folder / "images.json"
    listing.write_text(json.dumps([{"url": "000.jpg"}, {"url": "001.jpg", "title": "before"}]))
    build(listing, out)
    listing.write_text(json.dumps([{"url": "000.jpg"}, {"url": "001.jpg", "title": "after"}]))
    assert "1 read, of these 1 changed, 1 kept" in build(listing, out)
    assert [one.entry.title for one in stored(out)] == ["", "after"]


def test_bad_files_are_told_and_left_out(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(2)), tmp_path / "out"
    (folder / "broken.jpg").write_bytes((folder / "000.jpg").read_bytes()[:900])
    (folder / "empty.png").write_bytes(b"")
    (folder / "text.gif").write_text("no picture")
    said = build(folder, out, code=1)
    assert urls(out) == ["000.jpg", "001.jpg"]
    for name, text in (("broken.jpg", "damaged"), ("empty.png", "empty"), ("text.gif", "text file")):
        assert re.search(f"echoimage: {name}: .*{text}", said)
    assert "3 problems, see above" in said
    # They are tried again each time, and told.
    assert "empty.png" in build(folder, out, code=1)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_no_address_can_have_are_told(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(1)), tmp_path / "out"
    shutil.copy(folder / "000.jpg", os.fsencode(folder) + b"/\xff.jpg")
    shutil.copy(folder / "000.jpg", folder / "a\\b.jpg")
    said = build(folder, out, code=1)
    assert said.count("its name has characters that an address cannot have; rename it") == 2
    assert urls(out) == ["000.jpg"]


def test_pictures_without_keypoints_and_a_single_one(tmp_path: Path) -> None:
    folder, out = tmp_path / "p", tmp_path / "out"
    save(folder / "grey.png", np.full((80, 90, 3), 128, np.uint8))
    build(folder, out)
    (one,) = stored(out)
    assert len(one.features.keypoints) == 0
    assert (one.features.thumbnail == 128).all()
    assert owners(out) == set()
    assert echoimage("verify", out).code == 0


@pytest.mark.parametrize("had", [False, True])
def test_without_pictures_nothing_is_done(had: bool, tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(2) if had else []), tmp_path / "out"
    folder.mkdir(exist_ok=True)
    if had:
        build(folder, out)
        before = contents(out)
    for path in folder.iterdir():
        path.unlink()
    (tmp_path / "none.json").write_text("[]")
    remains = f". The index in {out} stays as it was; delete it if its pictures are not to be found any more"
    for where, text in (
        (folder, "there is no picture in this folder or those in it; name another"),
        (tmp_path / "none.json", "it lists no picture; add some"),
    ):
        assert build(where, out, code=2) == f"echoimage: {where}: {text}{remains * had}\n"
    (folder / "bad.jpg").write_bytes(b"\xff\xd8\xff")
    said = build(folder, out, code=2)
    assert f"echoimage: {folder}: no picture could be read; nothing was written{remains * had}\n" in said
    assert contents(out) == before if had else not list(out.iterdir())


def test_index_inside_of_the_pictures_is_none_of_them(tmp_path: Path) -> None:
    folder = pictures(tmp_path / "p", range(2))
    for out in (folder / "index", folder):
        build(folder, out)
        build(folder, out)
        assert urls(out) == ["000.jpg", "001.jpg"]
    assert manifest(folder / "index")["base"] == "../"
    assert manifest(folder)["base"] == "./"


def test_unusable_index_is_made_anew(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(2)), tmp_path / "out"
    build(folder, out)
    right = contents(out)
    for name in sorted(right):
        (out / name).write_bytes(right[name][:-2])
        answer = echoimage("index", folder, "-o", out)
        assert answer.code == 0
        assert f"the index is made anew, for {name}" in answer.err
        assert contents(out) == right
        (out / name).unlink()
        echoimage("index", folder, "-o", out)
        assert contents(out) == right


def test_index_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(1)), tmp_path / "out"
    build(folder, out)
    (out / "manifest.json").write_text(json.dumps({**manifest(out), "version": 2}))
    before = contents(out)
    assert "version 2, and this program reads versions up to 1; update" in build(folder, out, code=2)
    assert {**contents(out), ".building.lock": b""} == {**before, ".building.lock": b""}


def test_progress_tells_rate_and_remaining_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("echoimage_tools.indexing.report.pace", lambda *_: "9.0 a second, 1 s left")
    terminal = Terminal()
    folder = pictures(tmp_path / "p", range(3))
    echoimage("index", folder, "-o", tmp_path / "out", err=terminal)
    assert "of 3 pictures, 9.0 a second, 1 s left" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")


def listed(tmp_path: Path, web: Web, *entries: dict[str, str]) -> Path:
    listing = tmp_path / "images.json"
    listing.write_text(json.dumps([{**entry, "url": web.address + entry["url"]} for entry in entries]))
    return listing


def test_pictures_of_a_host_are_asked_for_by_their_validators(tmp_path: Path, web: Web) -> None:
    web.files = {f"/{seed}.jpg": encode(photo(seed, 150, 200), ".jpg") for seed in range(3)}
    web.validators = {"/0.jpg": ("ETag", '"a"'), "/1.jpg": ("Last-Modified", "Tue, 01 Jan 2030 00:00:00 GMT")}
    listing, out = listed(tmp_path, web, *({"url": path} for path in web.files)), tmp_path / "out"
    build(listing, out)
    assert urls(out) == [f"{web.address}/{seed}.jpg" for seed in range(3)]
    web.requests.clear()
    assert "3 images: 0 read" in build(listing, out)
    # The third has no validator, so that it has to be read to see that it is the same.
    assert web.requests == {"/2.jpg": 1}
    web.validators["/0.jpg"] = ("ETag", '"b"')
    web.files["/0.jpg"] = encode(photo(9, 150, 200), ".jpg")
    assert "3 images: 1 read, of these 1 changed, 2 kept" in build(listing, out)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_picture_that_is_as_the_database_states_is_not_asked_for_again(tmp_path: Path, web: Web) -> None:
    web.files = {"/a.jpg": encode(photo(1, 150, 200), ".jpg")}
    listing = listed(tmp_path, web, {"url": "/a.jpg", "sha256": sha256(web.files["/a.jpg"])})
    build(listing, tmp_path / "out")
    web.requests.clear()
    assert "1 image: 0 read, of these 0 changed, 1 kept" in build(listing, tmp_path / "out")
    assert not web.requests


@pytest.mark.parametrize("validator", ["ETag", ""])
def test_picture_of_a_host_that_is_another_one_than_the_database_states(
    validator: str, tmp_path: Path, web: Web
) -> None:
    def put(seed: int) -> str:
        web.files["/a.jpg"] = encode(photo(seed, 150, 200), ".jpg")
        if validator:
            web.validators["/a.jpg"] = (validator, f'"{seed}"')
        return sha256(web.files["/a.jpg"])

    out, stated, true = tmp_path / "out", put(1), put(2)
    listing = listed(tmp_path, web, {"url": "/a.jpg", "sha256": stated})
    told = (
        f"echoimage: {listing}: {web.address}/a.jpg has another sha256 than is stated here; it is in the index as it "
        'is now. Run "echoimage crawl --renew" or "echoimage database" again\n'
    )
    for done in ("1 read, of these 0 changed, 0 kept", "0 read, of these 0 changed, 1 kept"):
        answer = echoimage("index", listing, "-o", out, "--workers", 1)
        assert (answer.code, answer.err) == (0, told)
        assert f"1 image: {done}" in answer.out
        assert answer.out.endswith("  1 image of another sha256 than the database states, see above\n")
        assert [(one.entry.sha256, one.features.sha256) for one in stored(out)] == [(true, true)]
    true = put(3)
    assert "1 read, of these 1 changed, 0 kept" in echoimage("index", listing, "-o", out).out
    assert stored(out)[0].features.sha256 == true
    listed(tmp_path, web, {"url": "/a.jpg", "sha256": true})
    assert "1 image: 0 read, of these 0 changed, 1 kept" in build(listing, out)


def test_file_that_is_another_one_than_the_database_states(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(2)), tmp_path / "out"
    path, listing = folder / "001.jpg", folder / "images.json"
    entry = {"url": "001.jpg", "sha256": sha256(path.read_bytes())}
    listing.write_text(json.dumps([{"url": "000.jpg"}, entry]))
    build(listing, out)
    for seed in (50, 51):
        save(path, photo(seed, 150, 200), 1, 90)
        answer = echoimage("index", listing, "-o", out)
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
    answer = echoimage("index", a, b, "-o", out)
    assert answer.code == 1
    assert answer.err.startswith(f"echoimage: 2 databases: {b}: Entry 3 is left out: ")
    assert [(one.entry.url, one.entry.title) for one in stored(out)] == [
        *(("002.jpg", "first"), ("000.jpg", ""), ("001.jpg", "")),
    ]
    assert manifest(out)["base"] == "../p/"
    answer = echoimage("index", a, folder / "none.json", "-o", out)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"echoimage: {folder / 'none.json'}: there is no file of this name; correct it")
    (tmp_path / "c.json").write_text('[{"url": "p/001.jpg"}]')
    answer = echoimage("index", a, tmp_path / "c.json", "-o", out)
    assert answer.code == 2
    assert answer.err.startswith(
        "echoimage: 2 databases: their relative addresses count from different folders; put them into one"
    )


def test_sources_are_divided_before_a_file_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = pictures(tmp_path / "p", range(5)), tmp_path / "out"
    build(folder, out)
    (whole,) = out.glob("sources-*")
    with zipfile.ZipFile(whole) as opened:
        lines = opened.read("sources").splitlines()
    # An index with a single one, as larger ones had it, is renewed as well.
    monkeypatch.setattr("echoimage_tools.indexing.sources.PIECE", 2 * len(lines[0]) + 1)
    assert "5 images: 0 read, of these 0 changed, 5 kept" in build(folder, out)
    found = []
    for digits in manifest(out)["sources"]:
        with zipfile.ZipFile(out / f"sources-{digits}.zip") as opened:
            found.append(opened.read("sources").splitlines())
    assert found == [lines[:2], lines[2:4], lines[4:]]
    (folder / "000.jpg").unlink()
    assert "4 images: 0 read, of these 0 changed, 4 kept, 1 removed" in build(folder, out)
    build(folder, out)
    assert set(contents(out)) == named(out)
    assert echoimage("verify", out).out == f"{out}: 4 images, 6 files are whole\n"


def test_manifest_that_would_be_too_large_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = pictures(tmp_path / "p", range(2)), tmp_path / "out"
    build(folder, out)
    before = (out / "manifest.json").read_bytes()
    monkeypatch.setattr("echoimage.index.manifest.MAX_FILE", len(before))
    pictures(folder, range(2, 12))
    monkeypatch.setattr("echoimage_tools.indexing.build.IMAGES", 1)
    said = build(folder, out, code=2)
    assert re.search(rf"{out}: manifest.json has [\d,]+ bytes, and a file of an index may have {len(before):,}", said)
    assert (out / "manifest.json").read_bytes() == before


def test_what_a_host_no_longer_gives(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web.files = {f"/{seed}.jpg": encode(photo(seed, 150, 200), ".jpg") for seed in range(2)}
    listing, out = listed(tmp_path, web, {"url": "/0.jpg"}, {"url": "/1.jpg"}, {"url": "/fails"}), tmp_path / "out"
    assert "/fails: the host answered 503" in build(listing, out, code=1)
    del web.files["/0.jpg"]
    assert "/0.jpg: the host has no such file (404)" in build(listing, out, code=1)
    assert urls(out) == [f"{web.address}/1.jpg"]

    async def cannot(*_: object) -> str:
        raise HttpSource()._too_slow()

    monkeypatch.setattr(HttpSource, "validator", cannot)
    said = build(listed(tmp_path, web, {"url": "/1.jpg"}), out, code=1)
    assert "/1.jpg: it stays in the index as it was, for it could not be read again: the host sent nothing" in said
    assert "1 image: 0 read, of these 0 changed, 1 kept, 0 removed" in said
