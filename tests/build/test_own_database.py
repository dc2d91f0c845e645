"""`--database`: the user's own pictures in place of the demo."""

import json
from pathlib import Path

import pytest

from conftest import ROOT, Site, files_below
from echoimage_build.demo_queries import EDITS
from echoimage_build.errors import BuildError
from echoimage_build.site import build, write_database


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database beside two pictures, with one picture elsewhere."""
    folder = tmp_path / "my pictures"
    (folder / "cats").mkdir(parents=True)
    (folder / "cats" / "tom cat.jpg").write_bytes(b"tom")
    (folder / "dog.jpg").write_bytes(b"dog")
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    return write(folder, "cats/tom cat.jpg", "dog.jpg", "https://example.org/bird.jpg")


def write(folder: Path, *addresses: str) -> Path:
    path = folder / "my.json"
    path.write_text(json.dumps([{"url": address} for address in addresses]), encoding="utf-8")
    return path


def test_own_database_and_its_pictures_replace_the_demo(site: Site, database: Path, tmp_path: Path) -> None:
    build(ROOT, tmp_path / "dist", database)
    built, demo = files_below(tmp_path / "dist"), files_below(site.folder)
    assert {name: data for name, data in built.items() if name.startswith("demo/")} == {
        "demo/images.json": database.read_bytes(),
        "demo/cats/tom cat.jpg": b"tom",
        "demo/dog.jpg": b"dog",
    }
    own_page, page = built.pop("index.html").decode(), demo.pop("index.html").decode()
    assert page.count('data-file="demo/examples/') == len(EDITS) and ">Sample pictures</span> (31)" in page
    assert "demo/" not in own_page and "Sample" not in own_page and "The pictures of this site" in own_page
    # Both say what is in demo/.
    for files in (built, demo):
        assert files.pop("sw.js") and files.pop("sbom.cdx.json")
    assert {name: data for name, data in built.items() if not name.startswith("demo/")} == {
        name: data for name, data in demo.items() if not name.startswith("demo/")
    }


@pytest.mark.parametrize("address", ["cats/tom%20cat.jpg", "./cats/../cats/tom cat.jpg"])
def test_picture_is_found_as_the_page_reads_its_address(database: Path, tmp_path: Path, address: str) -> None:
    write_database(write(database.parent, address), tmp_path / "demo")
    assert (tmp_path / "demo" / "cats" / "tom cat.jpg").read_bytes() == b"tom"


@pytest.mark.parametrize("address", ["../secret.jpg", "%2e%2e/secret.jpg", "cats/%2e%2e/%2e%2e/secret.jpg"])
def test_picture_outside_the_folder_is_not_copied_and_told(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    write_database(write(database.parent, address), tmp_path / "site" / "demo")
    assert set(files_below(tmp_path / "site")) == {"demo/images.json"}
    assert "Not copied, because it is not a file below" in capsys.readouterr().out


def test_missing_picture_is_told(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_database(write(database.parent, "bird.jpg", "dog.jpg"), tmp_path / "demo")
    assert "bird.jpg" in capsys.readouterr().out
    assert (tmp_path / "demo" / "dog.jpg").exists()


def test_bad_entry_is_told_with_its_number(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_database(write(database.parent, "dog.jpg", "ftp://example.org/cat.jpg"), tmp_path / "demo")
    assert "my.json: Entry 2 is left out" in capsys.readouterr().out


def test_missing_database_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"There is no file .*nothing\.json; name a JSON file that lists pictures"):
        build(ROOT, tmp_path / "dist", tmp_path / "nothing.json")


@pytest.mark.parametrize(
    ("text", "message"),
    [("[{", "is not valid JSON: .* at line 1, column 3"), ("{}", "not an image database"), ("<html>", "web page")],
)
def test_document_that_is_no_database_is_refused_and_nothing_is_built(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "my.json").write_text(text)
    with pytest.raises(BuildError, match=message):
        build(ROOT, tmp_path / "dist", tmp_path / "my.json")
    assert [path.name for path in tmp_path.iterdir()] == ["my.json"]
