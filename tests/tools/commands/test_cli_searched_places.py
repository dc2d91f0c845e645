"""Where `echoimage search` looks: pictures and lists that cannot be read, paths that are listed, hosts, pipes."""

import json
import os
from pathlib import Path

import pytest

from bad_host import Web
from command import echoimage, picture_of, save, urls
from samples import encode, png


def test_bad_pictures_of_a_folder_are_told_once_and_change_no_exit_code(folder: Path, copy: Path) -> None:
    (folder / "a" / "broken.jpg").write_bytes((folder / "a" / "z.jpg").read_bytes()[:3000])
    (folder / "empty.png").write_bytes(b"")
    (folder / "wide.png").write_bytes(png(b"\0\0\xff\xff\0\0\xff\xff\x08\x02\0\0\0", b""))
    answer = echoimage("search", copy, copy, "--database", folder, "--json")
    assert answer.code == 0
    for found in answer.objects:
        assert [(one["url"], one["reason"]) for one in found["problems"]] == [
            *(("a/broken.jpg", "damaged"), ("empty.png", "empty"), ("wide.png", "too-large"))
        ]
        # Of a damaged one what can be read is compared.
        assert (found["compared"], found["total"]) == (5, 7)
    told = answer.err.splitlines()
    assert [line.split(":")[1].strip() for line in told] == ["a/broken.jpg", "empty.png", "wide.png"]
    assert told[1] == f"echoimage: empty.png: {answer.objects[0]['problems'][1]['text']}"


@pytest.mark.parametrize(
    ("make", "reason", "said"),
    [
        (lambda path: path.mkdir(), "not-found", "no picture in this folder"),
        (lambda path: None, "not-found", "there is no file"),
        (lambda path: path.write_text("{"), "bad-database", "not valid JSON"),
        (lambda path: path.write_text("[]"), "bad-database", "lists no picture"),
        (lambda path: path.write_bytes(encode(picture_of(1), ".png")), "bad-database", ""),
    ],
)
def test_database_that_cannot_be_read_is_an_error_for_every_query(
    tmp_path: Path, copy: Path, make: object, reason: str, said: str
) -> None:
    where = tmp_path / "where"
    make(where)  # type: ignore[operator]
    answer = echoimage("search", copy, copy, "--database", where, "--json")
    assert answer.code == 2
    assert [(one["error"]["file"], one["error"]["reason"]) for one in answer.objects] == [(str(where), reason)] * 2
    (line,) = answer.err.splitlines()
    assert line.startswith(f"echoimage: {where}: ")
    assert said in line
    assert echoimage("search", copy, "--database", where).out == ""


def test_folder_of_which_nothing_can_be_read_is_an_error(tmp_path: Path, copy: Path) -> None:
    (tmp_path / "only").mkdir()
    (tmp_path / "only" / "bad.png").write_bytes(b"hello")
    answer = echoimage("search", copy, "--database", tmp_path / "only")
    assert answer.code == 2
    assert "bad.png" in answer.err


def test_local_paths_of_a_database_count_from_its_own_folder(
    folder: Path, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = folder / "lists" / "images.json"
    listing.parent.mkdir()
    listed = [{"url": "../a/z.jpg", "title": "Z", "license": "CC0"}, {"path": str(folder / "b.png")}, {"url": "no.png"}]
    listing.write_text(json.dumps([*listed, {"title": "no address"}]))
    monkeypatch.chdir(tmp_path)
    answer = echoimage("search", copy, "--database", listing.relative_to(tmp_path), "--json")
    assert answer.code == 0
    found = answer.object
    best = found["results"][0]
    assert (best["url"], best["title"], best["license"]) == ("../a/z.jpg", "Z", "CC0")
    assert urls(found["results"])[1:] == [(folder / "b.png").as_posix()]
    assert [(one["url"], one["reason"]) for one in found["problems"]] == [
        *(("entry 4", "bad-entry"), ("no.png", "not-found"))
    ]
    assert 'images.json: Entry 4 is left out: it has no "url"' in answer.err


def test_database_may_name_hosts_that_are_asked_again_only_after_what_may_pass(
    web: Web, copy: Path, tmp_path: Path
) -> None:
    save(tmp_path / "local.png", picture_of(5))
    web.files["/far.jpg"] = encode(picture_of(1), ".jpg")
    listed = [f"{web.address}/{name}" for name in ("hangs", "far.jpg", "none.png", "fails")] + ["local.png"]
    (tmp_path / "images.json").write_text(json.dumps([{"url": url} for url in listed]))
    answer = echoimage("search", copy, copy, "--database", tmp_path / "images.json", "--json")
    assert answer.code == 0
    for found in answer.objects:
        assert urls(found["results"]) == [f"{web.address}/far.jpg", "local.png"]
        assert [one["reason"] for one in found["problems"]] == ["timeout", "not-found", "http-error"]
    assert web.requests == {"/hangs": 2, "/far.jpg": 1, "/none.png": 1, "/fails": 3}
    assert len(answer.err.splitlines()) == 3


def test_database_may_be_on_a_host_itself(web: Web, copy: Path) -> None:
    web.files["/shop/far.jpg"] = encode(picture_of(1), ".jpg")
    web.files["/shop/images.json"] = b'[{"url": "far.jpg"}]'
    answer = echoimage("search", copy, "--database", f"{web.address}/shop/images.json", "--json")
    assert urls(answer.object["results"]) == [f"{web.address}/shop/far.jpg"]
    assert "no such file (404)" in echoimage("search", copy, "--database", f"{web.address}/none.json").err


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_pipe_in_a_folder_holds_nothing_up(folder: Path, copy: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pipe.png")
    os.mkfifo(tmp_path / "query.png")
    assert echoimage("search", copy, "--database", folder).err == ""
    told = echoimage("search", tmp_path / "query.png", "--database", folder).err
    assert "pipe what comes from it into this command, and name -" in told
