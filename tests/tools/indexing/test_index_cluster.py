"""`echoimage index --scheduler`: real schedulers and workers, which are killed, and the same bytes come out."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import cv2
import pytest

from build_process import ENVIRONMENT, command, lines_of, linux, wait_for
from built_index import contents, pictures, urls
from command import echoimage
from dask_cluster import Cluster, cluster
from echoimage import Entry
from echoimage.index.sources_file import Image
from echoimage_tools.indexing import cluster as module
from echoimage_tools.indexing.cluster_worker import made_with
from echoimage_tools.indexing.folder import LOCK, Folder
from echoimage_tools.indexing.on_cluster import Order, work_on
from echoimage_tools.indexing.tasks import Task, WorkerError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its gate is a lock of fcntl, and workers are killed")

DEADLY = b"ends whoever reads it"
"""A picture with these bytes ends the process that decodes it, as a fault in a library does."""

START, END = 120, 120
"""Seconds that are waited for processes of a busy machine to start, and to end."""

HELD = b"holds whoever reads it"
"""A picture with these bytes holds the process that decodes it until a `Gate` is opened."""

CUSTOM = f"""
import os, pathlib, signal, cv2
decode, gate = cv2.imdecode, pathlib.Path(__file__).parent
def imdecode(data, *rest):
    if {DEADLY!r} in data.tobytes():
        os.kill(os.getpid(), signal.SIGSEGV)
    if {HELD!r} in data.tobytes():
        import fcntl
        with open(gate / "gate", "ab") as file:
            (gate / f"{{os.getpid()}}.held").touch()
            fcntl.flock(file, fcntl.LOCK_SH)
    return decode(data, *rest)
cv2.imdecode = imdecode
"""


class Gate:
    """Workers of `environment` stop at it in the midst of a task, while it is closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "sitecustomize.py").write_text(CUSTOM)
        self.environment = {**ENVIRONMENT, "PYTHONPATH": f"{folder}{os.pathsep}{ENVIRONMENT['PYTHONPATH']}"}

    @contextmanager
    def closed(self) -> Iterator[None]:
        import fcntl

        for path in self._folder.glob("*.held"):
            path.unlink()
        with (self._folder / "gate").open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def came(self) -> set[int]:
        """Processes that have come to it since it was closed."""
        return {int(path.stem) for path in self._folder.glob("*.held")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten tasks, of which all but the first three begin with a picture that stops at a gate."""
    folder = pictures(tmp_path_factory.mktemp("p") / "p", range(80))
    for seed in range(24, 80, 8):
        with (folder / f"{seed:03}.jpg").open("ab") as file:
            file.write(HELD)
    return folder


@pytest.fixture(scope="module")
def undisturbed(folder: Path) -> dict[str, bytes]:
    """What one process makes."""
    out = folder.parent / "undisturbed"
    subprocess.run(command(folder, out, "--workers", "1"), env=ENVIRONMENT, check=True, capture_output=True)
    return contents(out)


@pytest.fixture
def out(folder: Path, tmp_path: Path) -> Path:
    return folder.parent / tmp_path.name


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    return Gate(tmp_path_factory.mktemp("gate"))


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory, gate: Gate) -> Iterator[Cluster]:
    """Four workers that are started anew when they end."""
    with cluster(gate.environment, tmp_path_factory.mktemp("cluster") / "log") as started:
        started.start_workers(4)
        started.wait_for_workers(4)
        yield started


def built(folder: Path, out: Path, scheduler: str) -> subprocess.CompletedProcess[str]:
    words = command(folder, out, "--scheduler", scheduler)
    return subprocess.run(words, env=ENVIRONMENT, check=False, capture_output=True, text=True)


def under_way(folder: Path, out: Path, scheduler: str) -> subprocess.Popen[str]:
    """A build of which something is finished."""
    words = command(folder, out, "--scheduler", scheduler)
    process = subprocess.Popen(words, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(lambda: lines_of(out), START)
    except AssertionError:
        process.kill()
        process.communicate()
        raise
    return process


@pytest.mark.slow
@linux
def test_cluster_for_the_time_of_the_build(folder: Path, undisturbed: dict[str, bytes], out: Path) -> None:
    answer = built(folder, out, "")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert contents(out) == undisturbed


@linux
@pytest.mark.slow
def test_four_busy_workers_of_which_one_is_killed(
    folder: Path, undisturbed: dict[str, bytes], out: Path, four: Cluster, gate: Gate
) -> None:
    with gate.closed():
        process = under_way(folder, out, four.address)
        wait_for(lambda: len(gate.came()) == 4, START)
        busy = gate.came()
        assert busy == set(four.worker_processes())
        killed = min(busy)
        os.kill(killed, signal.SIGKILL)
        # Its tasks, which were not finished, are begun by the one that takes its place, or wait for the others.
        wait_for(lambda: killed not in four.worker_processes())
    _, err = process.communicate(timeout=END)
    assert (process.returncode, err) == (0, "")
    assert urls(out) == [f"{seed:03}.jpg" for seed in range(80)]
    assert contents(out) == undisturbed


@linux
@pytest.mark.slow
def test_killed_build_goes_on_where_it_was(
    folder: Path, undisturbed: dict[str, bytes], out: Path, four: Cluster
) -> None:
    process = under_way(folder, out, four.address)
    process.kill()
    process.communicate()
    finished = lines_of(out)
    assert not (out / "manifest.json").exists()
    done = {path.name: path.stat().st_mtime_ns for path in out.glob("details-*")}
    assert len(done) >= finished
    answer = built(folder, out, four.address)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert contents(out) == undisturbed
    assert {name: (out / name).stat().st_mtime_ns for name in done} == done


@linux
@pytest.mark.slow
def test_scheduler_that_is_started_anew_while_tasks_are_under_way(
    folder: Path, undisturbed: dict[str, bytes], out: Path, gate: Gate
) -> None:
    with cluster(gate.environment, out.with_suffix(".log")) as two:
        two.start_workers(2)
        two.wait_for_workers(2)
        with gate.closed():
            process = under_way(folder, out, two.address)
            wait_for(lambda: len(gate.came()) == 2, START)
            assert gate.came() == set(two.worker_processes())
            assert lines_of(out) < 10
            two.scheduler.kill()
            two.scheduler.wait()
            two.start_scheduler()
        # Workers end with their scheduler.
        two.start_workers(2)
        _, err = process.communicate(timeout=END)
    assert process.returncode == 0, err
    assert f"{two.address}: the scheduler has gone; waiting for it, and for its workers" in err
    assert urls(out) == [f"{seed:03}.jpg" for seed in range(80)]
    assert contents(out) == undisturbed


@pytest.mark.slow
@linux
def test_picture_that_ends_its_workers_is_named_and_left_out(tmp_path: Path, four: Cluster) -> None:
    folder, out = pictures(tmp_path / "p", range(10)), tmp_path / "out"
    with (folder / "005.jpg").open("ab") as file:
        file.write(DEADLY)
    answer = built(folder, out, four.address)
    assert answer.returncode == 1
    assert (
        "echoimage: 005.jpg: it ends each process that reads it (signal 11) and is left out; please report it, and "
        "save the picture anew\n"
    ) in answer.stderr
    assert urls(out) == [f"{seed:03}.jpg" for seed in range(10) if seed != 5]


def test_scheduler_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST", 0.2)
    folder, out = pictures(tmp_path / "p", range(1)), tmp_path / "out"
    answer = echoimage("index", folder, "-o", out, "--scheduler", "tcp://127.0.0.1:1")
    assert answer.code == 2
    assert "no scheduler answers at tcp://127.0.0.1:1" in answer.err
    assert 'start it with "dask scheduler"' in answer.err


def test_without_dask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    answer = echoimage("index", pictures(tmp_path / "p", range(1)), "-o", tmp_path / "out", "--scheduler", "local")
    assert answer.code == 2
    assert "--scheduler needs Dask" in answer.err
    assert "pip install 'echoimage[cluster]'" in answer.err


@pytest.mark.parametrize("wrong", ["pictures", "out", "made_with"])
def test_worker_that_cannot_do_the_same_refuses(wrong: str, tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(1)), tmp_path / "out"
    out.mkdir()
    (out / LOCK).touch()
    order = Order(folder, Folder(out), made_with())
    task = Task((Image(Entry("000.jpg"), ""),))
    assert work_on(task, order).finished.rows
    changed = {"pictures": tmp_path / "none", "out": Folder(tmp_path), "made_with": "EchoImage 0"}[wrong]
    text = {
        "pictures": f"does not see the folder {tmp_path / 'none'}; put the pictures where all workers see them",
        "out": f"does not see what is written to {tmp_path}; name a folder that all workers see, or a bucket",
        "made_with": f"OpenCV {cv2.__version__}",
    }[wrong]
    with pytest.raises(WorkerError) as refusal:
        work_on(task, replace(order, **{wrong: changed}))
    assert text in str(refusal.value)
