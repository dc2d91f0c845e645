"""The file of a database that is added to."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from echoimage import DatabaseError, parse
from echoimage_tools.databases.file import DatabaseFile, FileError

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
