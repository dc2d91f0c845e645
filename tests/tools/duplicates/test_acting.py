"""What is done to extra files: nothing is lost, whatever happened to them since they were compared."""

import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import send2trash

from build_process import linux
from duplicate_values import group, item, member
from echoimage.duplicates.groups import Group
from echoimage_tools.duplicates.acting import Outcome, Plan, alone, perform, rehearse
from echoimage_tools.duplicates.action_log import Action, ActionLog, new_log, old_log
from echoimage_tools.duplicates.undo import undo
from echoimage_tools.files.atomic import FileError

Changed = Callable[[Path, Path], object]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name))


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """An extra file and the one to keep, of equal bytes."""
    for name in ("extra.jpg", "kept.jpg"):
        (tmp_path / "photos").mkdir(exist_ok=True)
        (tmp_path / "photos" / name).write_bytes(b"picture")
    os.utime(tmp_path / "photos" / "extra.jpg", ns=(10**18, 10**18 + 7))
    return tmp_path / "photos" / "extra.jpg", tmp_path / "photos" / "kept.jpg"


def plan(action: Action, folder: Path | None = None) -> Plan:
    return Plan(action, ("exact", "same"), folder, lambda one: Path(one.entry.url).name, lambda _: False)


def acted(what: Plan, one: Group, log: Path) -> list[Outcome]:
    with new_log(log) as opened:
        return list(perform(what, list(what.steps([one])), opened))


def grouped(pair: tuple[Path, Path]) -> Group:
    return group(item(1, pair[1]), item(0, pair[0]))


def test_file_is_moved_and_comes_back_with_its_time(pair: tuple[Path, Path], tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    (one,) = acted(plan("move", tmp_path / "to"), grouped(pair), log)
    assert (one.to, one.why) == (str(tmp_path / "to" / "extra.jpg"), "")
    assert not pair[0].exists()
    assert undo(log) == 0
    assert pair[0].read_bytes() == b"picture"
    assert pair[0].stat().st_mtime_ns == 10**18 + 7
    assert not (tmp_path / "to" / "extra.jpg").exists()


def test_move_overwrites_nothing(pair: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "extra.jpg").symlink_to("nowhere")
    (tmp_path / "to" / "extra (2).jpg").write_bytes(b"other")
    (one,) = acted(plan("move", tmp_path / "to"), grouped(pair), tmp_path / "log")
    assert one.to == str(tmp_path / "to" / "extra (3).jpg")
    assert (tmp_path / "to" / "extra (2).jpg").read_bytes() == b"other"


@linux
def test_file_is_moved_to_another_file_system_and_back(pair: tuple[Path, Path], tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as other:
        (one,) = acted(plan("move", Path(other)), grouped(pair), tmp_path / "log")
        assert (one.why, Path(one.to).read_bytes(), Path(one.to).stat().st_mtime_ns) == ("", b"picture", 10**18 + 7)
        assert not pair[0].exists()
        assert undo(tmp_path / "log") == 0
        assert (pair[0].read_bytes(), Path(one.to).exists()) == (b"picture", False)


def test_hard_link_becomes_a_file_of_its_own_again(pair: tuple[Path, Path], tmp_path: Path) -> None:
    pair[0].chmod(0o640)
    (one,) = acted(plan("hardlink"), grouped(pair), tmp_path / "log")
    assert one.why == ""
    assert pair[0].samefile(pair[1])
    assert sorted(path.name for path in pair[0].parent.iterdir()) == ["extra.jpg", "kept.jpg"]
    assert undo(tmp_path / "log") == 0
    assert not pair[0].samefile(pair[1])
    about = pair[0].stat()
    assert (about.st_mtime_ns, about.st_mode & 0o777, pair[0].read_bytes()) == (10**18 + 7, 0o640, b"picture")


def test_only_copies_of_equal_bytes_become_hard_links_and_only_accepted_certain_ones_move(tmp_path: Path) -> None:
    best, *others = (item(number, f"{number}.jpg") for number in range(5))
    kinds = [("exact", "certain"), ("same", "certain"), ("same", "likely"), ("edited", "certain")]
    members = [member(one, best, kind, certainty=sure) for one, (kind, sure) in zip(others, kinds, strict=True)]
    one = Group(best, tuple(members))
    assert [step.extra.number for step in plan("move").steps([one])] == [1, 2]
    assert [step.extra.number for step in plan("hardlink").steps([one])] == [1]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda extra, _: extra.write_bytes(b"another"), "it has changed since it was compared"),
        (lambda extra, _: extra.unlink(), "it is not there any more"),
        (lambda _, kept: kept.write_bytes(b"another"), r"kept\.jpg, which is to be kept, has changed"),
        (lambda _, kept: kept.unlink(), r"kept\.jpg, which is to be kept, is not there any more"),
        (lambda extra, kept: (extra.unlink(), extra.symlink_to(kept)), "it is a link"),
        (lambda extra, kept: (kept.unlink(), kept.symlink_to(extra)), "which is to be kept, is a link"),
        (lambda extra, kept: (kept.unlink(), kept.hardlink_to(extra)), "one file by two names"),
        (lambda extra, _: (extra.unlink(), extra.mkdir()), "no ordinary file"),
    ],
)
@pytest.mark.parametrize("action", ["move", "hardlink"])
def test_what_changed_since_it_was_compared_stays(
    change: Changed, why: str, action: Action, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    one = grouped(pair)
    change(*pair)
    before = {path.name: path.lstat().st_ino for path in pair[0].parent.iterdir()}
    (outcome,) = acted(plan(action, tmp_path / "to"), one, tmp_path / "log")
    assert re.search(why, outcome.why)
    assert {path.name: path.lstat().st_ino for path in pair[0].parent.iterdir()} == before
    assert not (tmp_path / "to").exists()


@pytest.mark.parametrize("action", ["move", "hardlink", "trash"])
@pytest.mark.parametrize("change", [lambda kept: kept.write_bytes(b"another"), lambda kept: kept.unlink()])
def test_extra_stays_where_the_one_to_keep_changes_after_it_was_read(
    change: Callable[[Path], object], action: Action, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    class Meanwhile(ActionLog):
        def write(self, *about) -> None:
            super().write(*about)
            if about[0] == "begun":
                change(pair[1])

    what = plan(action, tmp_path / "to")
    with (tmp_path / "log").open("x") as file:
        (outcome,) = perform(what, list(what.steps([grouped(pair)])), Meanwhile(tmp_path / "log", file))
    assert "which is to be kept, has changed" in outcome.why
    assert (pair[0].read_bytes(), pair[0].stat().st_nlink) == (b"picture", 1)


def test_link_is_made_to_what_was_read_alone(pair: tuple[Path, Path], tmp_path: Path, monkeypatch) -> None:
    link = os.link

    def late(source: Path, target: Path) -> None:
        source.unlink()
        source.write_bytes(b"another")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    (outcome,) = acted(plan("hardlink"), grouped(pair), tmp_path / "log")
    assert "which is to be kept, has changed" in outcome.why
    assert pair[0].read_bytes() == b"picture"
    assert sorted(path.name for path in pair[0].parent.iterdir()) == ["extra.jpg", "kept.jpg"]


def test_what_is_still_there_after_the_trash_took_it_is_told(
    pair: tuple[Path, Path], tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(send2trash, "send2trash", lambda _: None)
    (outcome,) = acted(plan("trash"), grouped(pair), tmp_path / "log")
    assert outcome.why == "it is still there"


def test_what_is_on_the_web_raw_or_where_pictures_are_kept_is_left(tmp_path: Path) -> None:
    best = item(9, tmp_path / "kept.jpg")
    names = ("https://example.org/a.jpg", str(tmp_path / "a.NEF"), str(tmp_path / "mine" / "a.jpg"))
    one = group(best, *(item(number, name) for number, name in enumerate(names)))
    what = Plan("trash", ("exact",), None, lambda _: "", lambda each: "mine" in each.entry.url)
    why = [outcome.why for outcome in rehearse(what, what.steps([one]))]
    for text, words in zip(why, ("on the web", "camera RAW", "prefer to keep"), strict=True):
        assert words in text
    assert [outcome.why for outcome in acted(what, one, tmp_path / "log")] == why


def test_folder_that_cannot_be_written_to_leaves_the_file_and_the_rest_goes_on(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("kept.jpg", "a.jpg", "b.jpg")]
    for path in paths:
        path.write_bytes(b"picture")
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "a").write_bytes(b"a file where a folder would be")
    best, one, other = (item(number, path) for number, path in enumerate(paths))
    what = Plan("move", ("exact",), tmp_path / "to", lambda each: f"{Path(each.entry.url).stem}/x.jpg", lambda _: False)
    first, second = acted(what, group(best, one, other), tmp_path / "log")
    assert "it stays where it is" in first.why
    assert (paths[1].exists(), paths[2].exists(), second.why) == (True, False, "")
    assert undo(tmp_path / "log") == 0
    assert paths[2].exists()


def test_no_two_runs_change_files_at_once() -> None:
    with alone(), pytest.raises(FileError, match="another run is changing files"), alone():
        pass


def test_name_of_the_log_is_on_the_disk_before_the_first_step(tmp_path: Path, monkeypatch) -> None:
    synced: list[tuple[int, int]] = []
    fsync = os.fsync

    def noted(handle: int) -> None:
        fsync(handle)
        synced.append((os.fstat(handle).st_ino, (tmp_path / "log").stat().st_size))

    monkeypatch.setattr(os, "fsync", noted)
    with new_log(tmp_path / "log"):
        size = (tmp_path / "log").stat().st_size
        assert size > 0
        assert (tmp_path.stat().st_ino, size) in synced


def test_failure_elsewhere_is_none_of_the_log(tmp_path: Path) -> None:
    for opened in (new_log, old_log):
        with pytest.raises(OSError, match="elsewhere"), opened(tmp_path / "log"):
            raise OSError("elsewhere")


def test_log_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("mine")
    with pytest.raises(FileError, match="is there already"), new_log(tmp_path / "log"):
        pass
    assert (tmp_path / "log").read_text() == "mine"
