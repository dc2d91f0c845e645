"""A file is moved whole or not at all, whatever others do to it meanwhile."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_process import linux
from echoimage_tools.duplicates.checks import Refusal
from echoimage_tools.duplicates.moving import move

pytestmark = linux


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"picture")
    return tmp_path / "photos" / "a.jpg"


@pytest.fixture(params=["one file system", "another one"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    if request.param == "one file system":
        yield tmp_path / "to" / "a.jpg"
    else:
        with tempfile.TemporaryDirectory(dir="/dev/shm") as other:
            yield Path(other, "to", "a.jpg")


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[Path], object]]:
    """What happens, each once, as soon as something of a folder has reached the disk: takes its path."""
    waiting: list[Callable[[Path], object]] = []
    fsync = os.fsync

    def with_others(handle: int) -> None:
        fsync(handle)
        path = Path(os.readlink(f"/proc/self/fd/{handle}"))
        if waiting and path.is_dir():
            waiting.pop(0)(path)

    monkeypatch.setattr(os, "fsync", with_others)
    return waiting


def replaced(path: Path) -> None:
    new = path.with_name("new")
    new.write_bytes(b"another")
    new.replace(path)


@pytest.mark.parametrize("change", [lambda path: path.write_bytes(b"another"), replaced])
def test_file_that_is_written_meanwhile_stays(change, source: Path, target: Path, synced) -> None:
    synced.append(lambda _: change(source))
    with pytest.raises(Refusal, match="somebody is writing to it"):
        move(source, target)
    assert (source.read_bytes(), target.exists()) == (b"another", False)


def test_file_that_is_deleted_meanwhile_is_at_its_new_place(source: Path, target: Path, synced) -> None:
    synced.append(lambda _: source.unlink())
    move(source, target)
    assert (source.exists(), target.read_bytes()) == (False, b"picture")


def test_new_name_is_on_the_disk_before_the_old_one_goes_and_then_that(source: Path, target: Path, synced) -> None:
    seen: list[tuple[Path, bool]] = []
    synced += [lambda path: seen.append((path, source.exists()))] * 2
    move(source, target)
    assert seen == [(target.parent, True), (source.parent, False)]
