"""No file of an index has more bytes than it may: what is divided, and what is refused."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from built_index import build, contents, manifest, named, pictures
from command import echoimage
from echoimage.index.sources_file import Remembered, Writer


def test_sources_are_divided_before_a_file_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = pictures(tmp_path / "p", range(5)), tmp_path / "out"
    build(folder, out)
    (whole,) = out.glob("sources-*")
    with zipfile.ZipFile(whole) as opened:
        lines = opened.read("sources").splitlines()
    # An index with a single one, as larger ones had it, is renewed as well.
    monkeypatch.setattr("echoimage.index.sources_file.PIECE", 2 * len(lines[0]) + 1)
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
    assert echoimage("verify", out).out == f"{out}: 4 images, 7 files are whole\n"


def test_what_is_remembered_is_written_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("echoimage.index.sources_file.PIECE", 200)
    written: list[bytes] = []

    def write(data: bytes) -> str:
        written.append(data)
        return f"name {len(written)}"

    writer = Writer(write)
    writer.add([Remembered("a.jpg", "0" * 16, "", "1" * 64), None, Remembered("b.jpg", "0" * 16, "", "1" * 64)])
    assert (writer.count, len(written)) == (2, 1)
    assert writer.finish() == ("name 1", "name 2")
    lines = [zipfile.ZipFile(io.BytesIO(data)).read("sources").splitlines() for data in written]
    assert [len(some) for some in lines] == [2, 1]


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
