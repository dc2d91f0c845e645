"""`echoimage search`: files and a collection in; answers, complaints and exit codes out."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bad_host import Web, serving
from command import Terminal, echoimage, save, urls
from echoimage_tools.sources.http import HttpSource
from planted import second_shot
from samples import encode, photo, png

picture_of = partial(photo, height=150, width=200)
"""Small, for speed."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four pictures, one of them deeper, one without a suffix; and what is none or is hidden."""
    folder = tmp_path / "pictures"
    for seed, name in enumerate(("b.png", "a/z.jpg", "c.JPG")):
        save(folder / name.lower(), picture_of(seed)).rename(folder / name)
    (folder / "plain").write_bytes(encode(picture_of(3), ".png"))
    (folder / "notes.txt").write_text("no picture")
    (folder / "tool.pdf").write_bytes(b"%PDF-1.4")
    save(folder / ".hidden" / "h.png", picture_of(8))
    save(folder / ".hidden.png", picture_of(9))
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return save(tmp_path / "copy.jpg", np.rot90(picture_of(1), -1), 1, 70)


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    return save(tmp_path / "stranger.png", picture_of(77))


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setattr("echoimage_tools.sources.collection.HttpSource", partial(HttpSource, 0.5))
    with serving() as web:
        yield web


def test_folder_is_searched_with_those_in_it_but_without_hidden_ones(folder: Path, copy: Path) -> None:
    answer = echoimage("search", copy, "--database", folder, "--json", "--top", 9)
    assert (answer.code, answer.err) == (0, "")
    found = answer.object
    assert sorted(urls(found["results"])) == ["a/z.jpg", "b.png", "c.JPG", "plain"]
    assert (found["compared"], found["total"], found["problems"]) == (4, 4, [])
    best = found["results"][0]
    assert (best["rank"], best["url"], best["verdict"], best["match"]) == (1, "a/z.jpg", "edited", True)
    assert best["finding"]["rotation"] == pytest.approx(90, abs=1)
    assert not any(one["match"] for one in found["results"][1:])


def test_people_get_aligned_lines_of_what_matches(folder: Path, copy: Path, stranger: Path) -> None:
    save(folder / "a longer name.png", picture_of(1)[:, :180])
    answer = echoimage("search", copy, stranger, "--database", folder)
    assert answer.code == 1
    first, row, done, other, also_done, second, none = answer.out.splitlines()
    assert (first, second) == (str(copy), str(stranger))
    assert row.startswith("  1  ")
    assert other.startswith("  2  ")
    assert row.index("edited copy") == other.index("edited copy") == done.index("turned by 90° clockwise")
    assert also_done.startswith(" " * 10 + "turned by 90° clockwise, with a border")
    assert none.startswith("  no match among 5 pictures; the nearest is ")


def test_top_limits_results_and_copies_of_a_file_are_one(folder: Path, copy: Path) -> None:
    (folder / "again.jpg").write_bytes((folder / "a" / "z.jpg").read_bytes())
    (one,) = echoimage("search", copy, "--database", folder, "--json", "--top", 1).object["results"]
    assert (one["url"], one["also"]) == ("a/z.jpg", ["again.jpg"])
    assert f"also {folder / 'again.jpg'}" in echoimage("search", copy, "--database", folder).out
    assert "the very same file" in echoimage("search", folder / "b.png", "--database", folder).out


def test_further_matches_are_counted_with_the_way_to_list_them(folder: Path, tmp_path: Path) -> None:
    for quality in (95, 90, 85):
        save(folder / f"{quality}.jpg", picture_of(0), 1, quality)
    query = save(tmp_path / "query.png", picture_of(0))
    words = ("search", query, "--database", folder, "--top")
    found = echoimage(*words, 1)
    assert (found.code, found.out.splitlines()[-1]) == (0, "  3 more match; --top 4 lists them")
    assert echoimage(*words, 3).out.splitlines()[-1] == "  1 more matches; --top 4 lists it"
    told = echoimage(*words, 1, "--json").object
    assert (told["matches"], len(told["results"])) == (4, 1)


def test_the_same_scene_is_listed_without_being_a_match_unless_it_is_accepted(tmp_path: Path) -> None:
    one, other = np.hsplit(second_shot(71), 2)
    save(tmp_path / "pictures" / "other.png", other)
    words = ("search", save(tmp_path / "query.png", one), "--database", tmp_path / "pictures")
    answer, told = echoimage(*words), echoimage(*words, "--json").object
    assert told["results"][0]["verdict"] == "related"
    assert (answer.code, told["match"], told["matches"], told["results"][0]["match"]) == (1, False, 0, False)
    _, none, row = answer.out.splitlines()[:3]
    assert none == "  no match among 1 picture, but the same scene or object:"
    assert "same scene or object" in row and row.endswith("other.png")
    accepted = echoimage(*words, "--accept", "related", "--json")
    assert (accepted.code, accepted.object["match"], accepted.object["results"][0]["match"]) == (0, True, True)
    left_out = echoimage(*words, "--accept", "edited")
    assert (left_out.code, len(left_out.out.splitlines())) == (1, 2)
    assert f"no match among 1 picture; the nearest is {tmp_path / 'pictures' / 'other.png'}" in left_out.out


def test_what_counts_as_a_match_may_be_narrowed(folder: Path, copy: Path) -> None:
    words = ("search", copy, "--database", folder)
    assert echoimage(*words, "--accept", "same").code == 1
    score = round(100 * echoimage(*words, "--json").object["results"][0]["score"])
    assert [echoimage(*words, "--min-score", points).code for points in (score, score + 1)] == [0, 1]
    refused = echoimage(*words, "--min-score", "101")
    assert refused.code == 2 and "must be a whole number from 0 to 100" in refused.err


def test_bad_query_does_not_stop_the_rest(folder: Path, copy: Path, stranger: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"hello")
    answer = echoimage("search", tmp_path / "none.png", bad, stranger, copy, "--database", folder, "--json")
    assert answer.code == 2
    assert [Path(one["query"]).name for one in answer.objects] == ["none.png", "bad.png", "stranger.png", "copy.jpg"]
    assert [one["match"] for one in answer.objects] == [False, False, False, True]
    assert [one["error"] and one["error"]["reason"] for one in answer.objects] == [
        *("not-found", "not-an-image", None, None)
    ]
    assert len({tuple(one) for one in answer.objects}) == 1
    assert [line.split(": ")[1] for line in answer.err.splitlines()] == [str(tmp_path / "none.png"), str(bad)]


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


@pytest.mark.parametrize("end", [b"", b"\xff\xd9"], ids=["cut", "ended"])
def test_damaged_query_is_told_in_one_line_and_found(
    folder: Path, copy: Path, end: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    data = copy.read_bytes()
    copy.write_bytes(data[: len(data) * 6 // 10] + end)
    answer = echoimage("search", copy, "--database", folder, "--json")
    (problem,) = answer.object["problems"]
    assert re.fullmatch(
        r"it is damaged: the lower [34]\d% could not be read; what can be read is searched", problem["text"]
    )
    assert (problem["url"], problem["reason"]) == (str(copy), "damaged")
    assert answer.err == f"echoimage: {copy}: {problem['text']}\n"
    assert capfd.readouterr().err == ""
    assert (answer.code, answer.object["results"][0]["url"]) == (0, "a/z.jpg")


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


def test_gif_is_found_and_searched_for(folder: Path, tmp_path: Path) -> None:
    Image.fromarray(picture_of(30)[:, :, ::-1]).save(folder / "moving.gif")
    Image.fromarray(picture_of(30)[::-1, :, ::-1]).save(tmp_path / "query.gif")
    found = echoimage("search", tmp_path / "query.gif", "--database", folder, "--json").object
    assert found["results"][0]["url"] == "moving.gif"
    assert found["match"] is True


def test_classic_lists_the_best_and_matches_from_one_half_on(folder: Path, stranger: Path, tmp_path: Path) -> None:
    answer = echoimage("search", stranger, "--database", folder, "--method", "classic")
    assert answer.code == 1
    assert [line.split()[0] for line in answer.out.splitlines()[1:]] == ["1", "2", "3", "4"]
    assert all("no match" in line for line in answer.out.splitlines()[1:])
    saved = save(tmp_path / "saved.jpg", picture_of(1), 1, 50)
    answer = echoimage("search", saved, "--database", folder, "--method", "classic", "--json")
    assert answer.code == 0
    assert [one["match"] for one in answer.object["results"]] == [True, False, False, False]
    assert {one["verdict"] for one in answer.object["results"]} == {None}


def test_same_answer_every_time(folder: Path, copy: Path, stranger: Path) -> None:
    for seed in range(20, 23):
        save(folder / f"{seed}.png", photo(seed, 60, 80))
    words = ("search", copy, stranger, "--database", folder, "--json")
    assert len({echoimage(*words).out for _ in range(2)}) == 1


def test_bar_is_drawn_on_a_terminal_and_wiped(folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("echoimage_tools.output.progress.EVERY", 0)
    monkeypatch.setenv("TERM", "xterm")
    words = ("search", copy, "--database", folder)
    drawn = echoimage(*words, err=Terminal()).err
    assert "\r[########################] 4 of 4 pictures" in drawn
    assert drawn.rstrip("\r").rsplit("\r", 1)[-1].strip() == ""
    assert "\x1b" not in drawn
    assert echoimage(*words).err == ""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no such file names there")
def test_names_cannot_command_the_terminal(folder: Path, copy: Path, tmp_path: Path) -> None:
    picture = encode(picture_of(1), ".png")
    evil = os.fsencode(folder) + b"/evil\x1b[31m\n\xff\xc2\x9b.png"
    Path(os.fsdecode(evil)).write_bytes(picture)
    Path(os.fsdecode(evil.replace(b"evil", b"bad"))).write_bytes(b"")
    query = os.fsdecode(os.fsencode(tmp_path) + b"/q\x07\xfe.png")
    Path(query).write_bytes(picture)
    answer = echoimage("search", query, copy, "--database", folder)
    assert answer.code == 0
    for text in (answer.out, answer.err):
        assert all(character.isprintable() or character == "\n" for character in text)
    assert "evil\\x1b[31m\\n\\xff\\x9b.png" in answer.out
    assert "echoimage: bad\\x1b[31m\\n\\xff\\x9b.png: the file is empty" in answer.err
    assert answer.out.splitlines()[0].endswith("q\\x07\\xfe.png")
    raw = echoimage("search", query, "--database", folder, "--json")
    assert raw.out.isascii()
    assert len(raw.out.splitlines()) == 1
    assert raw.object["query"] == query
    assert os.fsencode(folder / raw.object["results"][0]["url"]) == evil


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_pipe_in_a_folder_holds_nothing_up(folder: Path, copy: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pipe.png")
    os.mkfifo(tmp_path / "query.png")
    assert echoimage("search", copy, "--database", folder).err == ""
    told = echoimage("search", tmp_path / "query.png", "--database", folder).err
    assert "pipe what comes from it into this command, and name -" in told


def test_output_fits_any_encoding(folder: Path, copy: Path) -> None:
    code = "import sys; from echoimage_tools.cli import main; sys.exit(main(sys.argv[1:]))"
    words = [sys.executable, "-c", code, "search", str(copy), "--database", str(folder)]
    root = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root / "py"), "PYTHONIOENCODING": "ascii"}
    answer = subprocess.run(words, env=environment, capture_output=True, check=False)
    assert answer.returncode == 0
    assert rb"turned by 90\xb0 clockwise" in answer.stdout


def test_flat_pictures_are_searched_without_a_word(folder: Path, tmp_path: Path) -> None:
    grey = np.full((50, 60, 3), 128, np.uint8)
    save(folder / "grey.png", grey)
    answer = echoimage("search", save(tmp_path / "grey.jpg", grey), "--database", folder, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.object["results"][0]["url"] == "grey.png"


def test_a_box_is_the_part_of_the_query_that_is_searched_for(folder: Path, tmp_path: Path) -> None:
    collage = save(tmp_path / "collage.png", np.hstack([picture_of(0), picture_of(77)]))
    known = ("search", collage, "--database", folder, "--json")
    assert not echoimage(*known, "--box", "200,0,200,150").object["match"]
    found = echoimage(*known, "--box", "0,0,200,150").object
    assert (found["query_size"], found["results"][0]["url"], found["results"][0]["verdict"]) == (
        [200, 150],
        "b.png",
        "same",
    )
    assert not found["results"][0]["exact"], "a part is not the file"
    assert "fewer than 16 pixels" in echoimage(*known, "--box", "900,0,200,150").err
    refused = echoimage("compare", collage, folder / "b.png", "--box", "1,2,3")
    assert (refused.code, "four whole numbers" in refused.err) == (2, True)
    assert echoimage("compare", collage, folder / "b.png", "--box", "0,0,200,150").code == 0
