"""`echoimage serve` in processes of its own, and the memory of these."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from echoimage_build.errors import BuildError

_ADDRESS = re.compile(r"at (http://\S+/) ")
ENDING = 120


@dataclass(frozen=True, slots=True)
class Service:
    """Where it answers, and its first process."""

    address: str
    process: int

    def memory(self) -> int | None:
        """Return the bytes of all its processes in memory (RSS), None where the system does not tell."""
        sizes = [_resident(one) for one in (self.process, *_children(self.process))]
        known = [one for one in sizes if one is not None]
        return sum(known) if known else None


@contextmanager
def running(index: Path) -> Iterator[Service]:
    """Start it as an operator does, and end it. Raises BuildError."""
    # All else as it is unless told.
    command = [sys.executable, "-m", "echoimage_tools.cli", "serve", str(index), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        assert process.stdout is not None
        found = _ADDRESS.search(process.stdout.readline())
        if not found:
            raise BuildError("The service did not start; see above.")
        try:
            yield Service(found[1], process.pid)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(ENDING)
            except subprocess.TimeoutExpired:
                process.kill()
                raise BuildError(f"The service did not end within {ENDING} seconds.") from None


def _children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(one) for one in text.split()]


def _resident(process: int) -> int | None:
    try:
        text = Path(f"/proc/{process}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    found = re.search(r"^VmRSS:\s+(\d+) kB", text, re.MULTILINE)
    return 1024 * int(found[1]) if found else None
