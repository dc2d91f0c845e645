"""The file of a database that is added to."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from echoimage import DatabaseError, parse
from echoimage_tools.databases.file import DatabaseFile
from echoimage_tools.files.atomic import FileError

RECORD = {"url": "https://example.org/new.jpg", "title": "neu \ud83d", "sha256": "a" * 64, "width": 1}


def test_everything_that_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    old = {"a": {"b": [1, 2.5, 10**30, None, True, "é\ud800"]}, "images": [{"url": "x.jpg", "k": {}}, 3, None], "z": ""}
    path.write_text(json.dumps(old))
    file = DatabaseFile(path)
    assert file.add(RECORD) == "added"
    file.save()
    now = json.loads(path.read_text("utf-8"))
    assert {**now, "images": now["images"][:3]} == old
    assert list(now) == list(old)
    assert now["images"][3] == RECORD
    assert len(parse(path.read_bytes(), "").entries) == 1


def test_image_is_listed_once_and_renewed(tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    path.write_text('[{"url": "HTTPS://example.org:443/a/../new.jpg", "title": "mine", "width": 1}]')
    file = DatabaseFile(path)
    assert RECORD["url"] in file
    assert file.add(RECORD) == "changed"
    assert file.add(RECORD) == "known"
    assert file.images == [
        {"url": "HTTPS://example.org:443/a/../new.jpg", "title": "mine", "width": 1, "sha256": "a" * 64}
    ]
    assert file.holds_content("a" * 64)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32-le"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    path.write_bytes('[{"url": "é.jpg"}]'.encode(encoding))
    file = DatabaseFile(path)
    file.save()
    assert path.read_text("utf-8") == '[\n{"url": "é.jpg"}\n]\n'


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    path.write_text("[" * 100_000)
    with pytest.raises(DatabaseError, match="nested deeper than 64"):
        DatabaseFile(path)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_full_disk_leaves_the_old_file(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "images.json"
    path.write_text("[]")
    file = DatabaseFile(path)
    file.add(RECORD)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(*((os, "fsync") if call == "fsync" else (Path, "replace")), full)
        with pytest.raises(FileError, match=r"cannot be written to: No space left on device; make room there and run"):
            file.save()
    assert path.read_text() == "[]"
    assert os.listdir(tmp_path) == ["images.json"]
    file.save()
    assert len(json.loads(path.read_text("utf-8"))) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows knows neither")
def test_link_and_permissions_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "real.json", tmp_path / "images.json"
    target.write_text("[]")
    target.chmod(0o640)
    link.symlink_to(target)
    file = DatabaseFile(link)
    file.add(RECORD)
    file.save()
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert len(json.loads(target.read_text("utf-8"))) == 1


def urls(path: Path) -> list[str]:
    return [one["url"].rpartition("/")[2] for one in json.loads(path.read_text("utf-8"))]


def test_what_others_write_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    path.write_text('[{"url": "https://example.org/old.jpg"}]')
    crawl, other = DatabaseFile(path), DatabaseFile(path)
    crawl.add({"url": "https://example.org/first.jpg"})
    crawl.save()
    other.add({"url": "https://example.org/other.jpg"})
    other.save()
    listed = [one for one in json.loads(path.read_text("utf-8")) if not one["url"].endswith("old.jpg")]
    path.write_text(json.dumps([{**listed[0], "title": "by hand"}, *listed[1:]]))
    crawl.add(RECORD)
    crawl.save()
    assert urls(path) == ["first.jpg", "other.jpg", "new.jpg"]
    assert json.loads(path.read_text("utf-8"))[0]["title"] == "by hand"
    assert crawl.before + 2 == len(crawl.images) == 3


def test_what_others_write_while_it_is_saved_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "images.json"
    file = DatabaseFile(path)
    file.add(RECORD)
    synced = os.fsync

    def meanwhile(handle: int) -> None:
        if not path.exists():
            path.write_text('[{"url": "https://example.org/other.jpg"}]')
        synced(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    file.save()
    assert urls(path) == ["other.jpg", "new.jpg"]
    assert os.listdir(tmp_path) == ["images.json"]


def test_file_that_was_moved_away_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    path.write_text('[{"url": "https://example.org/old.jpg"}]')
    file = DatabaseFile(path)
    path.unlink()
    file.add(RECORD)
    file.save()
    assert urls(path) == ["old.jpg", "new.jpg"]


def test_file_that_was_spoiled_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    file = DatabaseFile(path)
    file.add(RECORD)
    path.write_text("[{")
    with pytest.raises(
        DatabaseError, match=r"cannot be added to, for it cannot be read: .*; correct it or name another"
    ):
        file.save()
    assert path.read_text() == "[{"


def test_first_of_several_entries_with_one_address_is_renewed(tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    path.write_text(json.dumps([{"url": RECORD["url"], "title": "first"}, {"url": RECORD["url"], "title": "second"}]))
    file = DatabaseFile(path)
    assert file.add(RECORD) == "changed"
    assert [one.get("width") for one in file.images] == [1, None]
