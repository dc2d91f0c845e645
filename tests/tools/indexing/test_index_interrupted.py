"""Builds that are killed, that find no room, that meet each other: nothing is lost, nothing is left."""

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bad_host import serving
from build_process import ENVIRONMENT, children, command, lines_of, linux, wait_for
from built_index import build, contents, manifest, named, pictures, urls
from command import echoimage
from echoimage_tools.files.atomic import PART
from echoimage_tools.files.lock import LOCK, locked_folder
from echoimage_tools.indexing.folder import JOURNAL, Folder
from echoimage_tools.indexing.store import REMAINS, cannot_write


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many that there is time to end a build in the middle."""
    return pictures(tmp_path_factory.mktemp("p") / "p", range(48))


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures of three detail files."""
    return pictures(tmp_path_factory.mktemp("few") / "few", range(24))


@pytest.fixture(scope="module")
def undisturbed(folder: Path) -> dict[str, bytes]:
    """What the index is when nothing comes between."""
    out = folder.parent / "undisturbed"
    subprocess.run(command(folder, out), env=ENVIRONMENT, check=True, capture_output=True)
    return contents(out)


@pytest.fixture
def out(folder: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder beside that of `undisturbed`, so that pictures have the same relative addresses."""
    yield folder.parent / tmp_path.name


@pytest.fixture
def eight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Detail files of 8 images, as `command` makes them."""
    monkeypatch.setattr("echoimage_tools.indexing.build.IMAGES", 8)


def stopped(folder: Path, out: Path) -> None:
    """A build that ends after its last detail file."""
    with pytest.MonkeyPatch.context() as ended:
        ended.setattr("echoimage.index.segment_writer.SegmentWriter.finish", lambda _: sys.exit(9))
        assert echoimage("index", folder, "-o", out, "--workers", 1).code == 9


@linux
@pytest.mark.parametrize("lines", [1, pytest.param(4, marks=pytest.mark.slow)])
def test_killed_build_goes_on_where_it_was(lines: int, folder: Path, undisturbed: dict[str, bytes], out: Path) -> None:
    process = subprocess.Popen(command(folder, out), env=ENVIRONMENT, stderr=subprocess.DEVNULL)
    wait_for(lambda: lines_of(out) >= lines)
    workers = children(process.pid)
    process.kill()
    process.wait()
    assert workers
    wait_for(lambda: not any(Path(f"/proc/{one}/cmdline").exists() for one in workers))
    assert not (out / "manifest.json").exists()
    done = {path.name: path.stat().st_mtime_ns for path in out.glob("details-*")}
    assert len(done) >= lines
    # As if the end came within a line, or within a file.
    with (out / JOURNAL).open("ab") as file:
        file.write(b'["half a line')
    (out / f".details-0.zip.1{PART}").write_bytes(b"half a file")
    answer = subprocess.run(command(folder, out), env=ENVIRONMENT, check=False, capture_output=True, text=True)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert contents(out) == undisturbed
    assert {name: (out / name).stat().st_mtime_ns for name in done} == done


@linux
def test_killed_renewal_leaves_the_old_index_whole(folder: Path, few: Path, out: Path) -> None:
    build(few, out)
    before = {name: (out / name).read_bytes() for name in named(out)}
    process = subprocess.Popen(command(folder, out), env=ENVIRONMENT, stderr=subprocess.DEVNULL)
    wait_for(lambda: lines_of(out))
    process.kill()
    process.wait()
    assert {name: (out / name).read_bytes() for name in named(out)} == before
    assert echoimage("verify", out).code == 0


def test_finished_part_that_is_damaged_is_done_again(eight: None, few: Path, tmp_path: Path) -> None:
    out = few.parent / tmp_path.name
    stopped(few, out)
    assert lines_of(out) == 3
    finished = {path: path.read_bytes() for path in sorted(out.glob("details-*"))}
    first, second, _ = finished
    first.write_bytes(finished[first][:-1])
    second.unlink()
    build(few, out)
    assert {path: path.read_bytes() for path in sorted(out.glob("details-*"))} == finished
    assert set(contents(out)) == named(out)


def test_journal_is_for_the_same_pictures_alone(eight: None, tmp_path: Path) -> None:
    mine, out = pictures(tmp_path / "mine", range(16)), tmp_path / "out"
    stopped(mine, out)
    os.utime(mine / "003.jpg")
    (mine / "012.jpg").unlink()
    build(mine, out)
    assert manifest(out)["images"] == 15
    assert set(contents(out)) == named(out)


def test_finished_part_is_used_when_pictures_have_come(eight: None, tmp_path: Path) -> None:
    mine, out = pictures(tmp_path / "mine", range(1, 31)), tmp_path / "out"
    stopped(mine, out)
    done = {path.name: path.stat().st_mtime_ns for path in out.glob("details-*")}
    assert len(done) == 4
    for path in mine.iterdir():
        about = path.stat()
        path.write_bytes(bytes(about.st_size))
        os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    pictures(mine, [0, 31])
    build(mine, out)
    assert {name: (out / name).stat().st_mtime_ns for name in done} == done
    assert sorted(urls(out)) == [f"{seed:03}.jpg" for seed in range(32)]
    assert len(named(out)) == len(done) + 5


def test_host_that_was_down_is_asked_again_and_only_for_what_it_did_not_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("echoimage_tools.indexing.build.IMAGES", 3)
    samples = pictures(tmp_path / "p", range(7))
    listing, out = tmp_path / "images.json", tmp_path / "out"
    with serving() as web:
        web.files = {f"/{path.name}": path.read_bytes() for path in sorted(samples.iterdir())}
        listing.write_text(json.dumps([{"url": web.address + name} for name in [*web.files, "/none.jpg"]]))
        web.down = {"/001.jpg", "/005.jpg"}
        stopped(listing, out)
        web.down.clear()
        web.requests.clear()
        answer = echoimage("index", listing, "-o", out, "--workers", 1)
        assert web.requests == {"/001.jpg": 1, "/005.jpg": 1}
    assert answer.code == 1
    assert answer.err == f"echoimage: {web.address}/none.jpg: the host has no such file (404); correct the address\n"
    assert sorted(urls(out)) == [f"{web.address}/{seed:03}.jpg" for seed in range(7)]
    assert echoimage("verify", out).code == 0


@linux
@pytest.mark.parametrize("limit", [pytest.param(1_000, marks=pytest.mark.slow), 100_000])
def test_full_disk_is_told_and_the_old_index_stays(limit: int, few: Path, tmp_path: Path) -> None:
    fewer, out = pictures(tmp_path / "fewer", range(3)), tmp_path / "out"
    build(fewer, out)
    before = {name: (out / name).read_bytes() for name in named(out)}
    # Files of more bytes cannot be written, by the workers neither.
    full = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
    answer = subprocess.run(
        command(few, out, before=full), env=ENVIRONMENT, check=False, capture_output=True, text=True
    )
    assert answer.returncode == 2
    assert answer.stderr == (
        f"echoimage: {out}: it cannot be written to: File too large; make room there and run the same command again. "
        "What was done so far is kept, and an index that was there before is as it was\n"
    )
    assert {name: (out / name).read_bytes() for name in named(out)} == before
    assert not list(out.glob(f".*{PART}"))
    build(few, out)
    assert manifest(out)["images"] == 24
    assert echoimage("verify", out).code == 0


@pytest.mark.parametrize("kind", ["words-", pytest.param("sources-", marks=pytest.mark.slow), "manifest"])
def test_disk_that_is_full_at_the_end_is_told_too(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = pictures(tmp_path / "p", range(2)), tmp_path / "out"
    assert echoimage("index", folder, "-o", out, "--workers", 1).code == 0
    before = {name: (out / name).read_bytes() for name in named(out)}
    pictures(folder, [2])

    write = Folder.write

    def full(out: Folder, name: str, data: bytes) -> None:
        if name.startswith(kind):
            raise cannot_write(OSError(errno.ENOSPC, "No space left on device"))
        write(out, name, data)

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "write", full)
        answer = echoimage("index", folder, "-o", out, "--workers", 1)
    assert answer.code == 2
    assert "out: it cannot be written to: No space left on device; make room there and run" in answer.err
    assert {name: (out / name).read_bytes() for name in named(out)} == before
    assert "3 images: 1 read" in echoimage("index", folder, "-o", out, "--workers", 1).out


def test_second_build_in_one_folder_is_refused(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(1)), tmp_path / "out"
    with locked_folder(out, REMAINS):
        answer = echoimage("index", folder, "-o", out, "--workers", 1)
        assert answer.code == 2
        assert "another build is under way in it; wait for its end or name another folder" in answer.err
    assert not (out / LOCK).exists()
    assert echoimage("index", folder, "-o", out, "--workers", 1).code == 0


def test_output_that_cannot_be_a_folder_is_told(tmp_path: Path) -> None:
    folder = pictures(tmp_path / "p", range(1))
    answer = echoimage("index", folder, "-o", folder / "000.jpg", "--workers", 1)
    assert answer.code == 2
    assert "000.jpg: it cannot be written to: File exists" in answer.err


@linux
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_ends_at_once_and_leaves_no_process(folder: Path, out: Path, sent: signal.Signals) -> None:
    own = {"env": ENVIRONMENT, "start_new_session": True, "text": True}
    process = subprocess.Popen(command(folder, out), stderr=subprocess.PIPE, **own)  # type: ignore[call-overload]
    wait_for(lambda: lines_of(out))
    workers = children(process.pid)
    # To all processes of it at once, as a terminal and a service manager do.
    os.killpg(process.pid, sent)
    _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (128 + sent, "\nStopped.\n")
    wait_for(lambda: not any(Path(f"/proc/{one}/cmdline").exists() for one in workers))


@linux
def test_killed_worker_is_told(folder: Path, out: Path) -> None:
    process = subprocess.Popen(command(folder, out), env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
    wait_for(lambda: lines_of(out))
    for one in children(process.pid):
        if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes():
            os.kill(one, signal.SIGKILL)
            break
    _, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "a worker was ended from outside, perhaps for want of memory" in err
