"""`echoimage publish`: what is refused before anything is written, and what hosts may refuse."""

from pathlib import Path
from typing import Any

import pytest

from command import save
from echoimage_tools.publishing import output
from samples import photo
from small_site import built, database, listed, publish, three, tree


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("built") / "dist")


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return three(tmp_path / "pictures")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.mark.parametrize("hidden", [True, False])
def test_folder_of_something_else_is_refused_but_for_hidden_files(
    pictures: Path, site: Path, out: Path, hidden: bool
) -> None:
    save(out / (".git/a.png" if hidden else "a.png"), photo(1))
    before = tree(out)
    answer = publish(out, pictures, site, "--no-index")
    assert before.items() <= tree(out).items()
    assert answer.code == (0 if hidden else 2)
    if not hidden:
        assert tree(out) == before
        assert f"{out}: it holds other files (a.png), which stay; name an empty folder" in answer.err


def test_damaged_record_stops_before_anything_is_deleted(pictures: Path, site: Path, out: Path) -> None:
    publish(out, pictures, site, "--no-index")
    for text in ("{", '{"files": ["../secret"]}', '{"files": [1]}', "[]"):
        (out / ".published.json").write_text(text)
        before = tree(out)
        answer = publish(out, pictures, site, "--no-index")
        assert answer.code == 2
        assert "its .published.json is damaged" in answer.err
        assert tree(out) == before


def test_too_little_room_is_told_with_numbers_before_anything_is_written(
    pictures: Path, site: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "SPARE", 10**18)
    answer = publish(out, pictures, site)
    assert answer.code == 2
    assert "there is not enough room: 0 MB are needed and" in answer.err
    assert not out.exists()


def test_limits_of_hosts_are_told_with_numbers(
    pictures: Path, site: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (pictures / "large.jpg").open("ab") as file:
        file.truncate(51_000_000)
    monkeypatch.setattr(output, "SITE_LIMIT", 30_000_000)
    answer = publish(out, database(pictures, "large.jpg", "a.jpg"), site, "--no-index")
    assert answer.code == 0
    assert "demo/large.jpg: it has 51 MB; GitHub refuses files from 100 MB on" in answer.err
    assert "the site: it has 0.05 GB; GitHub Pages takes 1 GB" in answer.err
    # Too much to be stored ahead: the list alone.
    assert set(listed(out)["demo"]["files"]) == {"demo/images.json"}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda site: (site / "sw.js").unlink(), "is no built site, for it has no index.html and sw.js"),
        (lambda site: (site / "sw.js").write_text("addEventListener()"), "the list of files is missing"),
        (
            lambda site: (site / "sw.js").write_text("'use strict';\nconst GROUPS = [];\n"),
            "the list of files is damaged",
        ),
        (
            lambda site: (site / "page" / "main.py").write_bytes(b"other"),
            "main.py is not as it was built; build it again",
        ),
        (lambda site: (site / "page" / "main.py").unlink(), "main.py cannot be read: No such file"),
    ],
)
def test_damaged_site_is_refused(pictures: Path, out: Path, tmp_path: Path, spoil: Any, said: str) -> None:
    site = built(tmp_path / "dist")
    spoil(site)
    answer = publish(out, pictures, site)
    assert answer.code == 2
    assert said in answer.err
    assert not (out / "sw.js").exists()


def test_wrong_wishes_are_refused(pictures: Path, site: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "own.json").write_text("{}")
    for database_, said in (
        (tmp_path / "none.json", "there is no file of this name"),
        (tmp_path / "empty", "there is no picture in this folder"),
        (tmp_path / "own.json", "not an image database"),
    ):
        answer = publish(out, database_, site)
        assert (answer.code, out.exists()) == (2, False)
        assert said in answer.err
    answer = publish(pictures / "site", pictures, site)
    assert "lies in this folder and would be published in itself" in answer.err
    answer = publish(pictures / "a.jpg", database(pictures, "dog.png"), site)
    assert f"{pictures / 'a.jpg'}: it is a file; name a folder" in answer.err
    answer = publish(out, database(pictures, "gone.jpg"), site)
    assert "gone.jpg: there is no such file" in answer.err
    assert "there is no picture that can be published" in answer.err
    assert not out.exists()


def test_what_cannot_be_written_is_named(pictures: Path, site: Path, out: Path) -> None:
    publish(out, database(pictures, "a.jpg"), site, "--no-index")
    worker = (out / "sw.js").read_bytes()
    (out / "demo" / "cats").write_text("a file where a folder is to be")
    answer = publish(out, pictures, site, "--no-index")
    assert answer.code == 2
    assert f"{out / 'demo' / 'cats'} cannot be written to: File exists; see to it" in answer.err
    assert (out / "sw.js").read_bytes() == worker
    (out / "demo" / "cats").unlink()
    assert publish(out, pictures, site, "--no-index").code == 0
