"""What `echoimage search` prints: lines for people, a bar, and nothing that a terminal or an encoding trips over."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from command import Terminal, echoimage, picture_of, save
from samples import encode


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


def test_output_fits_any_encoding(folder: Path, copy: Path) -> None:
    code = "import sys; from echoimage_tools.cli import main; sys.exit(main(sys.argv[1:]))"
    words = [sys.executable, "-c", code, "search", str(copy), "--database", str(folder)]
    root = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root / "py"), "PYTHONIOENCODING": "ascii"}
    answer = subprocess.run(words, env=environment, capture_output=True, check=False)
    assert answer.returncode == 0
    assert rb"turned by 90\xb0 clockwise" in answer.stdout
