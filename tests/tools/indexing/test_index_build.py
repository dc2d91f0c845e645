"""`echoimage index`: pictures in, an index in a folder out; built anew, and built on."""

import asyncio
import json
import os
import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from built_index import build, contents, manifest, named, owners, pictures, stored, urls
from command import Terminal, echoimage, save
from echoimage import describe
from index_samples import assert_same
from samples import photo


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Detail files of 3 images, segments of 9."""
    monkeypatch.setattr("echoimage_tools.indexing.build.IMAGES", 3)
    monkeypatch.setattr("echoimage.index.segment_writer.IMAGES", 9)


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
    build(folder, tmp_path / "three", "--workers", 3, "--scheduler", "none")
    assert contents(tmp_path / "one") == contents(tmp_path / "three")
    assert [len(one["details"]) for one in manifest(tmp_path / "one")["segments"]] == [3, 3, 1]


def test_nothing_new_reads_nothing_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = pictures(tmp_path / "p", range(3)), tmp_path / "out"
    build(folder, out)
    before = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    monkeypatch.setattr("echoimage_tools.sources.folder._read", None)
    assert "3 images: 0 read, of these 0 changed, 3 kept, 0 removed" in build(folder, out)
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == before


def test_damaged_picture_is_in_the_index_as_far_as_it_goes_and_told(tmp_path: Path) -> None:
    folder = pictures(tmp_path / "p", range(2))
    half = (folder / "000.jpg").read_bytes()
    (folder / "half.jpg").write_bytes(half[: len(half) * 6 // 10] + b"\xff\xd9")
    answer = echoimage("index", folder, "-o", tmp_path / "out", "--workers", 1)
    assert answer.code == 0
    assert re.fullmatch(
        r"echoimage: half\.jpg: it is damaged: the lower \d\d% could not be read; what can be read is in the index\n",
        answer.err,
    )
    assert "1 damaged image, see above" in answer.out
    assert urls(tmp_path / "out") == ["000.jpg", "001.jpg", "half.jpg"]


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
        answer = echoimage("index", folder, "-o", out, "--workers", 1)
        assert answer.code == 0
        said = {"keypoints": "lists of all keypoints", "details": f"{name} lost or damaged: 2 images read again"}
        assert said.get(name.split("-")[0], f"the index is made anew, for {name}") in answer.err
        assert contents(out) == right
    (out / min(name for name in right if name.startswith("words-"))).unlink()
    assert echoimage("index", folder, "-o", out, "--workers", 1).code == 0
    assert contents(out) == right


def test_index_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(1)), tmp_path / "out"
    build(folder, out)
    (out / "manifest.json").write_text(json.dumps({**manifest(out), "version": 4}))
    before = contents(out)
    assert "version 4, and this program reads versions up to 3; update" in build(folder, out, code=2)
    assert {**contents(out), ".building.lock": b""} == {**before, ".building.lock": b""}


def test_progress_tells_rate_and_remaining_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("echoimage_tools.indexing.build.pace", lambda *_: "9.0 a second, 1 s left")
    terminal = Terminal()
    folder = pictures(tmp_path / "p", range(3))
    echoimage("index", folder, "-o", tmp_path / "out", err=terminal)
    assert "of 3 pictures, 9.0 a second, 1 s left" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")
