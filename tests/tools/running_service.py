"""`echoimage serve` in a process of its own, on a free port of 127.0.0.1, as an operator starts it."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

STARTED = re.compile(r"at (http://\S+/) ")
READY = 120
"""Seconds to start in, on a machine that does many things at once."""


@dataclass
class Service:
    address: str
    process: "subprocess.Popen[str]"
    client: httpx.Client
    lines: list[str]

    @property
    def port(self) -> int:
        return httpx.URL(self.address).port or 80

    @property
    def workers(self) -> list[int]:
        """Its processes that have the index open."""
        found = subprocess.run(
            ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=True,
        )
        return [int(line.split()[0]) for line in found.stdout.splitlines() if "spawn_main" in line]

    def end(self) -> int:
        """Tell it to end, and wait."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(READY)


@contextmanager
def service(index: Path, *words: object, token: str = "") -> Iterator[Service]:
    """Start it; what it complains of is in `lines`."""
    # A machine that does many things at once is no fault of the service.
    patient = ("--port", "0", "--timeout", str(5 * READY))
    command = [sys.executable, "-m", "echoimage_tools.cli", "serve", str(index), *patient, *map(str, words)]
    environment = {**os.environ, "ECHOIMAGE_TOKEN": token}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    lines: list[str] = []
    listener = threading.Thread(target=_listen, args=(process, lines))
    listener.start()
    try:
        first = process.stdout.readline()
        found = STARTED.search(first)
        assert found, (first, lines)
        with httpx.Client(base_url=found[1], timeout=READY, trust_env=False) as client:
            yield Service(found[1], process, client, lines)
    finally:
        process.kill()
        process.wait()
        listener.join()
        process.stdout.close()


def _listen(process: "subprocess.Popen[str]", lines: list[str]) -> None:
    assert process.stderr is not None
    with process.stderr:
        lines.extend(iter(process.stderr.readline, ""))
