"""Builds in processes of their own, and what can be seen of them from outside."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from built_index import ROOT
from echoimage_tools.indexing.folder import JOURNAL

linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see processes")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "py"), "PYTHONIOENCODING": "utf-8"}

STOP = "import echoimage.index.segment_writer as a; a.SegmentWriter.finish = lambda self: exit(9)"
"""Ends a build after its last detail file."""


def command(folder: Path, out: Path, *words: str, before: str = "") -> list[str]:
    """The command as a process of its own, 8 pictures to a detail file; `before` is run first."""
    run = f"import sys; import echoimage_tools.indexing.build as b; b.IMAGES = 8\n{before}\n"
    run += "from echoimage_tools.cli import main\nif __name__ == '__main__': sys.exit(main())"
    return [
        sys.executable,
        "-c",
        run,
        "index",
        str(folder),
        "-o",
        str(out),
        "--workers",
        "2",
        "--scheduler",
        "none",
        *words,
    ]


def children(process: int) -> set[int]:
    try:
        found = {int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()}
    except OSError:
        return set()
    return found.union(*map(children, found))


def lines_of(out: Path) -> int:
    """How many detail files the journal says are finished."""
    path = out / JOURNAL
    return sum(line.startswith(b"[") for line in path.read_bytes().splitlines()) if path.exists() else 0


def wait_for(happened: Callable[[], object], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)
