"""A host that misbehaves: it serves a folder, and spoils answers by a plan that is the same in every run."""

import functools
import random
import re
import shutil
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path
from typing import Any

import worker_archive
from hosts import running

from echoimage_build.offline import write_worker
from echoimage_build.recipe import read_recipes
from echoimage_build.server import Handler, Server, byte_range

ROOT = Path(__file__).resolve().parents[2]

LATE = 0.3
"""Seconds that a slow answer lets wait."""

SILENT = 20
"""Seconds after which a stalled transfer is reset; whoever reads has given it up before."""

TRICKLE = 8
"""Seconds that a slow transfer takes, with never a long pause; longer than the impatient site waits for a byte."""

DRIP = 0.2
"""Seconds from one byte to the next of a host that never comes to an end."""

WRONG = bytes(byte ^ 0x5A for byte in range(256))
"""What each byte of an answer becomes."""

PASSING = ("late", "reset", "truncated", "500", "502", "503", "429", "429 until")
"""Faults after which asking again helps, and which whoever reads can notice by themselves."""


@dataclass
class Tally:
    """What was injected in a run of the tests, by feature and by kind, and what came of it."""

    injected: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: int = 0
    stuck: int = 0

    def of(self, feature: str) -> int:
        return sum(count for (where, _), count in self.injected.items() if where == feature)

    @property
    def total(self) -> int:
        return self.injected.total()

    def plain(self) -> dict[str, object]:
        """Return what another process can add to its own."""
        return {
            "injected": [[*key, count] for key, count in self.injected.items()],
            "came to": [self.wrong, self.stuck],
        }

    def add(self, plain: dict[str, Any]) -> None:
        """Add what another process has counted."""
        for feature, kind, count in plain["injected"]:
            self.injected[feature, kind] += count
        wrong, stuck = plain["came to"]
        self.wrong += wrong
        self.stuck += stuck

    def complaint(self) -> str:
        """Return what is wrong with the sum of a run, or ""."""
        if self.wrong or self.stuck:
            return "under faults a result was wrong, or a state did not end"
        if {feature for feature, _ in self.injected} >= FEATURES and self.total < LEAST:
            return f"only {self.total} faults were injected, of at least {LEAST}"
        return ""

    def lines(self) -> Iterator[str]:
        """Return what is told at the end of a run."""
        for name, position in (("feature", 0), ("kind", 1)):
            sums: Counter[str] = Counter()
            for key, count in self.injected.items():
                sums[key[position]] += count
            yield f"by {name}: " + ", ".join(f"{key} {count}" for key, count in sorted(sums.items()))
        yield f"faults injected: {self.total}, wrong results {self.wrong}, stuck states {self.stuck}"


FEATURES = {
    *("own database", "query by address", "index by ranges"),
    *("start and demo", "heat map", "offline storing", "without network", "update"),
}
LEAST = 200
"""Faults in a run of all of them."""

TALLY = Tally()


@dataclass
class Plan:
    """Which answers are spoiled: those to paths that fit, the first `times` each, and of these a `share`."""

    kinds: tuple[str, ...] = PASSING
    paths: str = ""
    times: int = 2
    share: float = 1.0
    seed: int = 1

    def fault(self, key: str, count: int) -> str:
        """Return the fault of an answer, or ""; by the wish and how often it came, for threads come in any order."""
        dice = random.Random(f"{self.seed} {key} {count}")
        if count > self.times or not re.search(self.paths, key) or dice.random() > self.share:
            return ""
        return dice.choice(self.kinds)


class FaultyHost(Server):
    """Serves a folder to everybody; `feature` is what the faults are counted for.

    Without `ranges` it gives whole files only. The first part of a path may be any name that begins with "~", so that
    the same files have new addresses.
    """

    request_queue_size = 128

    def __init__(self, folder: Path, ranges: bool = True) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self.address = f"{self.origin}/"
        self.folder = folder
        self.ranges = ranges
        self.feature = ""
        self.end = threading.Event()
        self._plan = Plan(times=0)
        self._asked: Counter[str] = Counter()
        self._down: tuple[float, float] | None = None
        self._lock = threading.Lock()

    def plan(self, feature: str, plan: Plan) -> None:
        """Spoil answers from now on."""
        self.feature, self._plan, self._down = feature, plan, None
        self._asked.clear()

    def flap(self, feature: str, seconds: float, paths: str = "") -> None:
        """Reset who asks for paths that fit in every second stretch of so many seconds, from now on."""
        self.plan(feature, Plan(paths=paths, times=0))
        self._down = time.monotonic(), seconds

    def behave(self) -> None:
        """Spoil nothing any more."""
        self.plan("", Plan(times=0))

    def drawn(self, key: str) -> str:
        """Return the fault of the next answer to this wish, or "", and count it."""
        with self._lock:
            self._asked[key] += 1
            kind = self._plan.fault(key, self._asked[key])
            if self._is_down() and re.search(self._plan.paths, key):
                kind = "flapping"
            if kind:
                TALLY.injected[self.feature, kind] += 1
        return kind

    def _is_down(self) -> bool:
        if self._down is None:
            return False
        begun, seconds = self._down
        return int((time.monotonic() - begun) / seconds) % 2 == 0


class _Handler(Handler):
    server: FaultyHost

    def do_GET(self) -> None:  # noqa: N802  (the name is http.server's)
        name = self._plain_path()
        if not self.server.ranges:
            del self.headers["Range"]
        kind = self.server.drawn(f"{name} {self.headers.get('Range', '')}".strip())
        with suppress(ConnectionError):
            self._fault(kind) if kind else super().do_GET()

    def do_HEAD(self) -> None:  # noqa: N802  (likewise)
        self._plain_path()
        super().do_HEAD()

    def _plain_path(self) -> str:
        name = self.path
        if name.startswith("/~"):
            self.path = "/" + name.split("/", 2)[2]
        return name

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Expose-Headers", "Retry-After")
        super().end_headers()

    def _fault(self, kind: str) -> None:
        if kind[0] in "45":
            return self._refuse(int(kind[:3]), kind.endswith("until"))
        if kind == "late":
            self.server.end.wait(LATE)
            return super().do_GET()
        if kind in ("reset", "flapping"):
            return self._reset()
        return self._spoil(kind)

    def _refuse(self, code: int, until: bool) -> None:
        self.send_response(code)
        if code == 429:
            self.send_header("Retry-After", formatdate(time.time() + 2, usegmt=True) if until else "1")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _reset(self) -> None:
        # What is closed with this set says nothing more: the other side gets a reset.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def _spoil(self, kind: str) -> None:
        """Send an answer that looks right, and is not."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        data = path.read_bytes()
        span = byte_range(self.headers.get("Range", ""), len(data))
        if kind == "whole":
            span = None
        body = data[span.start : span.stop] if span else data
        sent = body.translate(WRONG) if kind == "wrong" else body
        if kind in ("stall", "truncated", "shortened"):
            sent = body[: len(body) // 2]
        self.send_response(206 if span else 200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(sent) if kind == "shortened" else len(body)))
        if span:
            first = span.start + (7 if kind == "misplaced" else 0)
            self.send_header("Content-Range", f"bytes {first}-{first + len(body) - 1}/{len(data)}")
        self.end_headers()
        self._pour(sent, kind)
        if kind == "stall":
            self.server.end.wait(SILENT)
            self._reset()
        elif kind == "truncated":
            self.close_connection = True

    def _pour(self, data: bytes, kind: str) -> None:
        pieces, pause = {"trickle": (20, TRICKLE / 20), "drip": (len(data), DRIP)}.get(kind, (1, 0))
        size = -(-len(data) // pieces)
        for begin in range(0, len(data), size):
            self.wfile.write(data[begin : begin + size])
            if self.server.end.wait(pause):
                return


def impatient(site: Path, folder: Path) -> Path:
    """Copy the site; its worker waits 5 seconds for a host that sends nothing, instead of 30."""
    shutil.copytree(site, folder)
    worker_archive.change(folder, "transfer.py", "TIMEOUT = 30\n", "TIMEOUT = 5\n")
    write_worker(ROOT / "web", folder, read_recipes(ROOT / "web" / "runtime.toml"))
    return folder


@contextmanager
def faulty(folder: Path, ranges: bool = True) -> Iterator[FaultyHost]:
    with running(FaultyHost(folder, ranges)) as host:
        try:
            yield host
        finally:
            host.end.set()
