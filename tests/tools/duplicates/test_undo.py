"""Logs are undone from whatever moment a run was ended at, and what is not as it was left is told and left."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from build_process import ENVIRONMENT, ROOT, linux, wait_for
from command import Answer, echoimage
from duplicate_values import item
from echoimage_tools.duplicates.action_log import Act, Action, new_log

PICTURE = b"picture"

WITH_TESTS = {**ENVIRONMENT, "PYTHONPATH": os.pathsep.join([str(ROOT / "py"), str(ROOT / "tests" / "tools")])}
RUN = """
import sys
from pathlib import Path
from duplicate_values import group, item
from echoimage_tools.duplicates.acting import Plan, perform
from echoimage_tools.duplicates.action_log import new_log

folder = Path(sys.argv[1])
best, *others = [item(number, path) for number, path in enumerate(sorted((folder / "photos").iterdir()))]
to = folder / "to" if sys.argv[2] == "move" else None
plan = Plan(sys.argv[2], ("exact",), to, lambda one: Path(one.entry.url).name, lambda _: False)
with new_log(folder / "log") as log:
    list(perform(plan, list(plan.steps([group(best, *others)])), log))
"""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def act(tmp_path: Path) -> Act:
    """A move that is about to be done."""
    for name in ("a.jpg", "kept.jpg"):
        (tmp_path / name).write_bytes(PICTURE)
    return act_on(tmp_path, "move")


def act_on(folder: Path, action: Action) -> Act:
    path = folder / "a.jpg"
    to = str(folder / "to.jpg") if action == "move" else ""
    return Act(action, str(path), str(folder / "kept.jpg"), item(0, path).sha256, to, (10**18, 10**18), 0o644)


def undone(act: Act, folder: Path) -> Answer:
    with new_log(folder / "log") as log:
        log.write("begun", act)
    return echoimage("duplicates", "--undo", folder / "log")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.jpg")}


def test_move_that_was_ended_before_it_began_or_between_its_halves(act: Act, tmp_path: Path) -> None:
    before = contents(tmp_path)
    assert undone(act, tmp_path).code == 0
    (tmp_path / "log").unlink()
    os.link(act.path, act.to)
    assert undone(act, tmp_path).code == 0
    assert contents(tmp_path) == before


def test_twice_is_once_and_a_line_that_was_cut_short_is_none(act: Act, tmp_path: Path) -> None:
    os.rename(act.path, act.to)
    assert "1 of 1 file put back" in undone(act, tmp_path).out
    with (tmp_path / "log").open("a") as file:
        file.write('{"state": "beg')
    answer = echoimage("duplicates", "--undo", tmp_path / "log")
    assert (answer.code, "0 of 0 files put back" in answer.out) == (0, True)


def test_other_file_in_its_place_stays_and_so_does_the_one_that_was_moved(act: Act, tmp_path: Path) -> None:
    os.rename(act.path, act.to)
    Path(act.path).write_bytes(b"new")
    answer = undone(act, tmp_path)
    assert answer.code == 1
    assert "another file is there now; the one that was moved is" in answer.err
    assert (contents(tmp_path)["a.jpg"], contents(tmp_path)["to.jpg"]) == (b"new", PICTURE)


def test_link_to_what_was_moved_does_not_have_it_deleted(act: Act, tmp_path: Path) -> None:
    os.rename(act.path, act.to)
    Path(act.path).symlink_to(act.to)
    assert undone(act, tmp_path).code == 1
    assert Path(act.to).read_bytes() == PICTURE


@linux
def test_folder_that_is_a_link_to_where_its_file_was_moved_does_not_have_it_deleted(act: Act, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    moved.mkdir()
    os.rename(act.path, moved / "a.jpg")
    (tmp_path / "photos").symlink_to(moved)
    linked = replace(act, path=str(tmp_path / "photos" / "a.jpg"), to=str(moved / "a.jpg"))
    assert undone(linked, tmp_path).code == 0
    assert (moved / "a.jpg").read_bytes() == PICTURE


@pytest.mark.parametrize("change", ["gone", "changed"])
def test_what_was_moved_and_is_not_as_it_was_is_told(change: str, act: Act, tmp_path: Path) -> None:
    os.rename(act.path, act.to)
    Path(act.to).write_bytes(b"edited") if change == "changed" else Path(act.to).unlink()
    answer = undone(act, tmp_path)
    assert (answer.code, Path(act.path).exists()) == (1, False)
    assert ("has changed since" if change == "changed" else "not at") in answer.err


def test_hard_link_that_was_edited_stays_one(act: Act, tmp_path: Path) -> None:
    link = act_on(tmp_path, "hardlink")
    os.unlink(link.path)
    os.link(link.kept, link.path)
    Path(link.kept).write_bytes(b"edited")
    assert "it has changed since it became a link" in undone(link, tmp_path).err
    assert Path(link.path).samefile(link.kept)


def test_hard_link_that_never_became_one_is_left(act: Act, tmp_path: Path) -> None:
    assert undone(act_on(tmp_path, "hardlink"), tmp_path).code == 0
    assert Path(act.path).stat().st_nlink == 1


def test_hard_link_whose_other_name_is_gone_is_as_it_was(act: Act, tmp_path: Path) -> None:
    link = act_on(tmp_path, "hardlink")
    os.unlink(link.path)
    os.rename(link.kept, link.path)
    Path(link.path).chmod(0o600)
    assert undone(link, tmp_path).code == 0
    about = Path(link.path).stat()
    assert (about.st_mtime_ns, about.st_mode & 0o777) == (10**18, link.mode)


@pytest.mark.parametrize("action", ["hardlink", "trash"])
def test_other_file_in_its_place_is_not_told_as_put_back(action: Action, act: Act, tmp_path: Path) -> None:
    done = act_on(tmp_path, action)
    os.unlink(done.path)
    Path(done.path).write_bytes(b"new")
    answer = undone(done, tmp_path)
    assert (answer.code, "0 of 1 file put back" in answer.out) == (1, True)
    assert Path(done.path).read_bytes() == b"new"


def test_what_is_in_the_trash_is_told(act: Act, tmp_path: Path) -> None:
    trashed = act_on(tmp_path, "trash")
    shutil.move(trashed.path, tmp_path / "elsewhere")
    answer = undone(trashed, tmp_path)
    assert (answer.code, "it is in the trash of the system" in answer.err) == (1, True)


def test_file_that_is_no_log_is_refused(tmp_path: Path) -> None:
    (tmp_path / "images.json").write_text("[]")
    answer = echoimage("duplicates", "--undo", tmp_path / "images.json")
    assert (answer.code, 'is no log of "echoimage duplicates"' in answer.err) == (2, True)
    assert echoimage("duplicates", "--undo", tmp_path / "gone").code == 2


@linux
@pytest.mark.parametrize("action", ["move", "hardlink"])
def test_killed_at_any_moment_everything_comes_back(action: Action, tmp_path: Path) -> None:
    folder, log = tmp_path / "photos", tmp_path / "log"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.jpg").write_bytes(PICTURE)
        os.utime(folder / f"{number:03}.jpg", ns=(10**18, 10**18 + number))
    process = subprocess.Popen([sys.executable, "-c", RUN, str(tmp_path), action], env=WITH_TESTS)
    wait_for(lambda: log.exists() and len(log.read_bytes().splitlines()) > 20)
    process.kill()
    process.wait()
    assert len(log.read_bytes().splitlines()) < 800
    assert echoimage("duplicates", "--undo", log, "--quiet").code == 0
    paths = sorted(folder.glob("*.jpg"))
    assert [path.stat().st_mtime_ns - 10**18 for path in paths] == list(range(400))
    assert {(path.read_bytes(), path.stat().st_nlink) for path in paths} == {(PICTURE, 1)}
    assert len(list(folder.iterdir())) == 400
    assert not list(tmp_path.glob("to/*"))
