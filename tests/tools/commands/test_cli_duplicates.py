"""`echoimage duplicates`: folders in; groups, reports, exit codes and, if so asked, fewer files out."""

import csv
import io
import json
import shlex
import shutil
from pathlib import Path

import numpy as np
import pytest

from built_index import build, pictures
from command import Answer, echoimage, save
from echoimage_tools.duplicates.places import open_places
from echoimage_tools.files.lock import locked
from planted import CHANGES, WIDTH, second_shot
from samples import photo

CHANGED = ("mirrored", "cropped", "recompressed")


@pytest.fixture(autouse=True)
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user of their own, working in a folder of their own."""
    for name in ("CACHE", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name))
    monkeypatch.chdir(tmp_path)


def planted(folder: Path) -> Path:
    """A photograph with copies, one file twice, two photographs of one scene, and what cannot be read."""
    original = photo(1, 360, 480)
    save(folder / "originals" / "0.png", original)
    for name in CHANGED:
        save(folder / "copies" / f"0 {name}.png", CHANGES[name](original))
    for seed in (30, 31):
        save(folder / "others" / f"{seed}.png", photo(seed, 360, 480))
    shutil.copy(folder / "others" / "30.png", folder / "Ünï 日本.png")
    both = second_shot(71)
    save(folder / "shots" / "a.png", both[:, :WIDTH])
    save(folder / "shots" / "b.png", np.ascontiguousarray(both[:, WIDTH:]))
    (folder / "empty.jpg").write_bytes(b"")
    (folder / "broken.png").write_bytes((folder / "others" / "31.png").read_bytes()[:60])
    return folder


def duplicates(*words: object) -> Answer:
    return echoimage("duplicates", *words, "--workers", 1)


def groups(answer: Answer) -> list[set[str]]:
    return [{Path(one["url"]).name for one in (group["keep"], *group["extras"])} for group in answer.objects]


def test_planted_groups_are_found_told_and_moved_and_come_back(tmp_path: Path) -> None:
    folder = planted(tmp_path / "photos")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    answer = duplicates("photos", "--json", "--html", "report.html", "--move-to", "gone", "--accept", "same", "--apply")
    assert groups(answer) == [{"0.png", *(f"0 {name}.png" for name in CHANGED)}, {"30.png", "Ünï 日本.png"}]
    kinds = {Path(one["url"]).stem: one["kind"] for group in answer.objects for one in group["extras"]}
    assert (kinds["0 mirrored"], kinds["0 cropped"]) == ("edited", "edited")
    assert all(name in answer.err for name in ("empty.jpg", "broken.png", "To undo it: echoimage duplicates --undo"))
    # Edited copies are left.
    assert answer.code == 1
    assert len(list((tmp_path / "gone").rglob("*.png"))) == 2
    assert "Ünï 日本.png" in Path("report.html").read_text("utf-8")
    (log,) = (tmp_path / "home" / "STATE" / "echoimage").glob("*.jsonl")
    assert echoimage("duplicates", "--undo", log).code == 0
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_two_collections_are_compared_with_each_other_alone(tmp_path: Path) -> None:
    for name, seeds in (("a", (1, 2, 3)), ("b", (2, 3, 4))):
        pictures(tmp_path / name, seeds)
    save(tmp_path / "a" / "again.png", photo(1, 150, 200))
    answer = duplicates("a", "--against", "b", "--prefer", "b")
    assert (answer.code, answer.err) == (1, "")
    assert answer.out.count("keep  b/") == 2
    assert "67% of the pictures in b are in a" in answer.out or "and 67% of its" in answer.out
    assert "Of the 4 pictures of the first collection 2 are in the other, 2 are not" in answer.out
    missing = duplicates("a", "--against", "b", "--list", "missing", "--csv")
    assert [Path(row["url"]).name for row in csv.DictReader(io.StringIO(missing.out.removeprefix("\ufeff")))] == [
        "001.jpg",
        "again.png",
    ]
    (both,) = duplicates("a", "--against", "b", "--list", "folders", "--json").objects
    assert (both["percent"], both["common"]) == ([50, 66.7], 2)


def test_what_a_person_has_said_is_none_is_not_told_again(tmp_path: Path) -> None:
    save(tmp_path / "a" / "one.png", photo(1, 150, 200))
    save(tmp_path / "a" / "two.jpg", photo(1, 150, 200), 1, 90)
    assert duplicates("a", "--quiet").code == 1
    assert "1 pair added" in echoimage("duplicates", "--not-duplicates", "a/one.png", "a/two.jpg").out
    answer = duplicates("a")
    assert (answer.code, answer.out) == (0, "2 pictures: no duplicates\n")
    alone = echoimage("duplicates", "--not-duplicates", "a/one.png")
    assert (alone.code, "of two pictures or more" in alone.err) == (2, True)


def test_trash_takes_only_what_is_applied_and_leaves_what_is_kept(tmp_path: Path) -> None:
    folder = pictures(tmp_path / "a", [1])
    shutil.copy(folder / "001.jpg", folder / "a longer name.jpg")
    save(folder / "half.png", photo(1, 75, 100))
    rehearsed = duplicates("a", "--trash")
    assert "1 file would be moved to the trash; --apply does it" in rehearsed.out
    assert "1 extra picture not touched, edited copy: --accept edited takes it" in rehearsed.out
    assert len(list(folder.iterdir())) == 3
    (folder / "half.png").unlink()
    answer = duplicates("a", "--trash", "--apply")
    assert (answer.code, [path.name for path in folder.iterdir()]) == (0, ["001.jpg"])
    assert "1 file moved to the trash" in answer.out
    assert "--undo" not in answer.out + answer.err


def test_index_is_used_as_it_is(tmp_path: Path) -> None:
    folder = pictures(tmp_path / "a", [1])
    shutil.copy(folder / "001.jpg", folder / "again.jpg")
    build(folder, tmp_path / "index")
    before = sorted(path.name for path in (tmp_path / "index").iterdir())
    (one,) = duplicates("index", "--json").objects
    assert Path(one["extras"][0]["url"]).parent == folder
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == before
    assert not list((tmp_path / "home" / "CACHE").rglob("manifest.json"))


def test_second_run_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    pictures(tmp_path / "a", [1])
    with locked(open_places(["a"]).workspace / ".duplicates.lock", "", ""):
        answer = duplicates("a")
    assert (answer.code, "another run is looking for duplicates there" in answer.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([], "name a folder"),
        (["nowhere"], "nowhere: there is no file of this name"),
        (["a", "--apply"], "--apply does what"),
        (["a", "--list", "missing"], "needs a second collection"),
        (["a", "--move-to", "a/gone"], "is inside a"),
        (["a", "--move-to", "link/gone"], "is inside a"),
        (["images.json", "--move-to", "a/gone"], "is inside images.json"),
        (["a", "--prefer", "nowhere"], "nowhere is no folder"),
        (["a", "--prefer", "a/001.jpg"], "001.jpg is no folder"),
        (["a", "--kinds", "exact,alike"], "must be some of"),
        (["a", "--remembered", "not.txt"], "line 1 of not.txt is no pair"),
    ],
)
def test_wrong_words_are_told_and_nothing_is_done(words: list[str], why: str, tmp_path: Path) -> None:
    pictures(tmp_path / "a", [1])
    (tmp_path / "not.txt").write_text("no pair\n")
    (tmp_path / "link").symlink_to("a")
    (tmp_path / "images.json").write_text('[{"url": "a/001.jpg"}]')
    answer = echoimage("duplicates", *words)
    assert (answer.code, answer.out) == (2, "")
    assert why in answer.err
    assert not (tmp_path / "home" / "CACHE").exists()


def test_nothing_is_moved_inside_of_what_an_index_is_of(tmp_path: Path) -> None:
    build(pictures(tmp_path / "a", [1]), tmp_path / "index")
    answer = duplicates("index", "--move-to", "a/gone", "--apply")
    assert (answer.code, "is inside index" in answer.err) == (2, True)


def test_preferred_folder_that_has_no_picture_leaves_everything(tmp_path: Path) -> None:
    folder = pictures(tmp_path / "a", [1])
    shutil.copy(folder / "001.jpg", folder / "again.jpg")
    (tmp_path / "empty").mkdir()
    answer = duplicates("a", "--prefer", "empty", "--move-to", "gone", "--apply")
    assert (answer.code, answer.out) == (2, "")
    assert "--prefer empty has none of the pictures" in answer.err
    assert len(list(folder.iterdir())) == 2
    assert duplicates("a", "--prefer", "empty", "--quiet").code == 1


def test_way_back_can_be_typed_as_it_is_told_also_where_nothing_else_is(tmp_path: Path) -> None:
    folder = pictures(tmp_path / "a", [1])
    shutil.copy(folder / "001.jpg", folder / "again.jpg")
    answer = duplicates("a", "--hardlink", "--apply", "--log", "my log", "--quiet")
    assert answer.out == ""
    words = shlex.split(answer.err.partition("echoimage duplicates ")[2])
    assert echoimage("duplicates", *words, "--quiet").code == 0
    assert (folder / "again.jpg").stat().st_nlink == 1


def test_removed_pictures_are_no_duplicates_in_the_next_run(tmp_path: Path) -> None:
    folder = pictures(tmp_path / "a", [1])
    shutil.copy(folder / "001.jpg", folder / "again.jpg")
    assert duplicates("a", "--index", "kept", "--quiet").code == 1
    (folder / "again.jpg").unlink()
    assert duplicates("a", "--index", "kept", "--quiet").code == 0
    assert json.loads((tmp_path / "kept" / "manifest.json").read_text())["images"] == 1
