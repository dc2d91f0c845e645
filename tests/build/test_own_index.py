"""`--database` with a document that names an index: its files come along."""

import json
from pathlib import Path

import pytest

from conftest import files_below
from echoimage import extract
from echoimage_build.errors import BuildError
from echoimage_build.site import write_database
from memory_index import make_index
from samples import photo


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A document beside the folder of an index of three pictures, with a file that only the builder reads."""
    index = tmp_path / "mine" / "index"
    index.mkdir(parents=True)
    for name, data in make_index([extract(photo(seed), indexed=True) for seed in range(3)]).files.items():
        (index / name).write_bytes(data)
    (index / "sources-0123.zip").write_bytes(b"sources")
    path = tmp_path / "mine" / "my.json"
    path.write_text(json.dumps({"index": "index/manifest.json"}), encoding="utf-8")
    return path


def test_files_of_the_index_come_along(database: Path, tmp_path: Path) -> None:
    write_database(database, tmp_path / "demo")
    expected = files_below(database.parent)
    expected |= {"images.json": expected.pop("my.json")}
    del expected["index/sources-0123.zip"]
    assert files_below(tmp_path / "demo") == expected


def test_index_on_another_host_is_left_there(database: Path, tmp_path: Path) -> None:
    database.write_text(json.dumps({"index": "https://example.org/index/manifest.json"}), encoding="utf-8")
    write_database(database, tmp_path / "demo")
    assert set(files_below(tmp_path / "demo")) == {"images.json"}


@pytest.mark.parametrize("content", [None, b'{"format": "echoimage-index", "version": 99}'])
def test_index_that_is_missing_or_newer_stops_the_build(database: Path, tmp_path: Path, content: bytes | None) -> None:
    manifest = database.parent / "index" / "manifest.json"
    manifest.unlink()
    if content:
        manifest.write_bytes(content)
    with pytest.raises(
        BuildError, match="manifest.json cannot be used: " + (".*update the program" if content else "")
    ):
        write_database(database, tmp_path / "demo")
