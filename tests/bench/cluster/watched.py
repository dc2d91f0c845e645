"""A command in, what it and the processes that it starts have taken out."""

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

from echoimage_build.errors import BuildError

EVERY = 0.1
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Taken:
    """seconds: until the end. processor: seconds of all cores. own, worker: bytes of memory at most, of the command
    itself and of the largest of the processes that it starts."""

    seconds: float
    processor: float
    own: int
    worker: int


def watch(command: Sequence[str]) -> Taken:
    """Run a command. Raises BuildError where it fails."""
    begun = time.perf_counter()
    own, worker = 0, 0
    spent: dict[int, float] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        top = psutil.Process(process.pid)
        while process.poll() is None:
            for one in _family(top):
                seconds, size = _look(one)
                spent[one.pid] = max(seconds, spent.get(one.pid, 0))
                if one.pid == process.pid:
                    own = max(own, size)
                else:
                    worker = max(worker, size)
            time.sleep(EVERY)
        said = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise BuildError(f"{' '.join(command)}\nfailed:\n{said}")
    return Taken(time.perf_counter() - begun, sum(spent.values()), own, worker)


def _family(top: psutil.Process) -> list[psutil.Process]:
    try:
        return [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _look(process: psutil.Process) -> tuple[float, int]:
    """Return processor time and resident memory; a process that has just ended has none."""
    try:
        times = process.cpu_times()
        return times.user + times.system, process.memory_info().rss
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0.0, 0
