"""A scheduler and workers of Dask as their own programs start them, on 127.0.0.1."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from distributed import Client


class Cluster:
    """Processes that are started, and killed at the end."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._environment, self._log = environment, log
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self._port}"
        self._started: list[subprocess.Popen[bytes]] = []
        self._workers: list[subprocess.Popen[bytes]] = []
        self.start_scheduler()

    def start_scheduler(self) -> None:
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", str(self._port))

    def start_workers(self, count: int) -> None:
        words = ("--nworkers", str(count), "--nthreads", "1", "--host", "127.0.0.1")
        self._workers.append(self._start("worker", self.address, *words))

    def wait_for_workers(self, count: int) -> None:
        """Return when the scheduler has so many."""
        with Client(self.address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=60)

    def worker_processes(self) -> list[int]:
        """Those that work, not those that watch over them."""
        found = (one for worker in self._workers for one in psutil.Process(worker.pid).children(recursive=True))
        return sorted(one.pid for one in found if "spawn_main" in _command(one))

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *words, "--no-dashboard"]
        with self._log.open("ab") as log:
            process = subprocess.Popen(command, env=self._environment, stdout=log, stderr=log)
        self._started.append(process)
        return process

    def end(self) -> None:
        for process in reversed(self._started):
            within = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
            process.kill()
            process.wait()
            for one in within:
                with suppress(psutil.NoSuchProcess):
                    one.kill()


def _command(process: psutil.Process) -> str:
    """The words it was started with; "" of one that has just ended."""
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


@contextmanager
def cluster(environment: dict[str, str], log: Path) -> Iterator[Cluster]:
    found = Cluster(environment, log)
    try:
        yield found
    finally:
        found.end()
