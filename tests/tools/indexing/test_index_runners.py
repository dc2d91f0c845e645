"""Who works on a build, by what was asked for."""

import os

import pytest

from echoimage_tools.indexing import alone, cluster, pool, runners

CORES = os.cpu_count() or 1


@pytest.mark.parametrize(
    ("scheduler", "workers", "asked"),
    [
        ("", 2, (cluster, "local", 2)),
        ("", None, (pool, "", CORES)),
        ("none", 1, (pool, "", 1)),
        ("none", 2, (pool, "", 2)),
        ("none", None, (pool, "", CORES)),
        ("local", 1, (cluster, "local", 1)),
        ("local", None, (cluster, "local", CORES)),
        ("tcp://there:8786", None, (cluster, "tcp://there:8786", CORES)),
    ],
)
def test_who_works(scheduler: str, workers: int | None, asked: tuple[object, str, int]) -> None:
    assert made(scheduler, workers) == asked


@pytest.mark.parametrize("dask", [True, False])
def test_a_single_worker_is_the_process_itself(dask: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runners, "find_spec", lambda name: dask or None)
    assert runners.runner("", 1) is alone.run


def test_without_dask_several_workers_are_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runners, "find_spec", lambda name: None)
    assert made("", 2) == (pool, "", 2)
    assert made("local", 2) == (cluster, "local", 2), "who asks for it hears what is missing"


def made(scheduler: str, workers: int | None) -> tuple[object, str, int]:
    run = runners.runner(scheduler, workers)
    module = next(one for one in (pool, cluster) if one.run is run.func)
    return module, run.keywords.get("scheduler", ""), run.keywords["workers"]
