"""`duplicates --scheduler`: real schedulers and workers, which are killed, and the same answer comes out."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from build_process import ENVIRONMENT, linux
from command import echoimage
from dask_cluster import cluster
from echoimage.duplicates import find
from echoimage.duplicates.find import Duplicates
from echoimage.duplicates.wanted import Wanted
from echoimage_tools.duplicates.find import duplicates_of
from echoimage_tools.duplicates.journal import JOURNAL
from echoimage_tools.duplicates.on_cluster import compare, propose, shared
from echoimage_tools.indexing import scheduler
from echoimage_tools.indexing.tasks import WorkerError

LACKING = "import sys\nsys.modules['echoimage_tools'] = None\n"
"""Lets a process lack what its workers need."""

DEADLY = "import os, signal, cv2\ncv2.setNumThreads = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
"""Ends a worker with each task."""


@pytest.fixture
def small_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "SLICE", 4)
    monkeypatch.setattr(find, "CHUNK", 4)


def by(address: str, folder: Path, progress: Callable[[int, int], None] = lambda *_: None) -> Duplicates:
    return asyncio.run(duplicates_of(folder, Wanted(), workers=2, scheduler=address, progress=progress))


@pytest.mark.slow
def test_local_cluster_gives_the_answer_of_one_worker(folder: Path, by_one: Duplicates, small_tasks: None) -> None:
    assert by("local", folder) == by_one
    assert not (folder / JOURNAL).exists()


@linux
@pytest.mark.slow
def test_worker_that_is_killed_and_then_the_scheduler(
    folder: Path, by_one: Duplicates, small_tasks: None, tmp_path: Path
) -> None:
    with cluster(ENVIRONMENT, tmp_path / "log") as two:
        two.start_workers(2)
        two.wait_for_workers(2)
        before = two.worker_processes()

        def kill_worker(done: int, _: int) -> None:
            if before[0] in two.worker_processes():
                os.kill(before[0], signal.SIGKILL)

        def kill_scheduler(done: int, _: int) -> None:
            if done:
                two.scheduler.kill()

        assert by(two.address, folder, kill_worker) == by_one
        assert before[0] not in two.worker_processes()

        with pytest.raises(WorkerError, match=r"has gone; start it .* and run the same command again.* is kept"):
            by(two.address, folder, kill_scheduler)
        assert (folder / JOURNAL).read_bytes().count(b"proposed"), "what was done is kept"
    (folder / JOURNAL).unlink()


@linux
@pytest.mark.slow
def test_task_that_ends_each_worker(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(scheduler, "ROUNDS", 1)
    (tmp_path / "sitecustomize.py").write_text(DEADLY)
    environment = {
        **ENVIRONMENT,
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{ENVIRONMENT['PYTHONPATH']}",
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
    }
    with cluster(environment, tmp_path / "log") as deadly:
        deadly.start_workers(1)
        deadly.wait_for_workers(1)
        with pytest.raises(WorkerError, match=r"again and again, .*; give them more and run the same command again"):
            by(deadly.address, folder)
    (folder / JOURNAL).unlink()


@linux
@pytest.mark.slow
def test_workers_without_the_program(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(LACKING)
    lacking = {**ENVIRONMENT, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ENVIRONMENT['PYTHONPATH']}"}
    with cluster(lacking, tmp_path / "log") as without:
        without.start_workers(1)
        without.wait_for_workers(1)
        with pytest.raises(WorkerError, match=r"a worker cannot work .*; install the same EchoImage there as here"):
            by(without.address, folder)


def test_scheduler_that_does_not_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "FIRST", 0.2)
    answer = echoimage("duplicates", folder, "--scheduler", "tcp://127.0.0.1:1")
    assert answer.code == 2
    assert "no scheduler answers at tcp://127.0.0.1:1" in answer.err
    assert 'start it with "dask scheduler"' in answer.err


def test_without_dask(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    answer = echoimage("duplicates", folder, "--scheduler", "local")
    assert answer.code == 2
    assert "--scheduler needs Dask" in answer.err


def test_worker_that_cannot_do_the_same_refuses(folder: Path, tmp_path: Path) -> None:
    index = shared(folder)
    assert propose(index, 0, 4).items
    for other in (replace(index, folder=tmp_path), replace(index, sha256="0" * 64)):
        with pytest.raises(WorkerError, match=r"does not see the index in .*; put it where all workers see it"):
            propose(other, 0, 4)
    with pytest.raises(WorkerError, match=r"has EchoImage .*, and this machine EchoImage 0; install the same on both"):
        compare(replace(index, made_with="EchoImage 0"), [(0, 1)])
