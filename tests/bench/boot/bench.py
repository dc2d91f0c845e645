"""Measures in Chromium how long the page takes to be ready, against a page that only loads Pyodide, NumPy and OpenCV.

The bare page takes the packages as published, and is what everybody gets who follows Pyodide's documentation. Both are
served by the same server and visited in turn, each time with an empty profile, then twice with what was left before.
A visit lasts a few seconds longer than the start, as a person's does: Chromium writes down the code it has optimised
about two seconds after it has done so.
"""

import functools
import os
import platform
import shutil
import statistics
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from playwright.sync_api import BrowserType, expect, sync_playwright

from echoimage_build.chromium import FLAGS, find_chromium
from echoimage_build.runtime import Runtime, lock_file
from echoimage_build.server import Handler, Server

READY_LIMIT = 120_000  # ms
STAY = 12_000  # ms after ready; both pages alike
GOALS = {"first visit": 0.75, "second visit": 0.70, "third visit": 0.70}
BARE_PAGE = """\
<!doctype html><meta charset="utf-8"><title>bare</title><body data-state="starting"><script type="module">
import {loadPyodide} from './pyodide.mjs';
const pyodide = await loadPyodide({packages: ['numpy', 'opencv-python']});
pyodide.runPython('import numpy, cv2');
document.body.dataset.state = 'ready';
</script>
"""
# Written down by the page itself, so that the way to the measuring program does not count.
WATCH = """new MutationObserver(() => {
  if (document.body?.dataset.state === 'ready') window.readyAt ??= performance.now();
}).observe(document, {attributes: true, subtree: true, childList: true});"""


@dataclass
class Visits:
    """Times in milliseconds and bytes of the visits of one page."""

    times: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in GOALS})
    bytes: dict[str, int] = field(default_factory=dict)


def print_boot_bench(dist: Path, runtime: Runtime, runs: int) -> None:
    """Visit both pages `runs` times in turn and print medians, ratios and bytes."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_bare_page(Path(folder), runtime)
        pages = {"bare": Path(folder), "EchoImage": dist}
        visits = {name: Visits() for name in pages}
        for _ in range(runs):
            for name, site in pages.items():
                _visit(playwright.chromium, site, visits[name])
    print(report(visits))


def write_bare_page(folder: Path, runtime: Runtime) -> None:
    """Write the page that only loads Pyodide, NumPy and OpenCV, all as published."""
    shutil.copytree(runtime.node_folder(), folder, dirs_exist_ok=True)
    packages = [recipe for recipe in runtime.recipes if recipe.imports in (("numpy",), ("cv2",))]
    for recipe in packages:
        shutil.copyfile(runtime.sources[recipe.name], folder / recipe.name)
    lock = lock_file(runtime.sources["pyodide-lock.json"], packages, runtime.sources)
    (folder / "pyodide-lock.json").write_text(lock, encoding="utf-8")
    (folder / "index.html").write_text(BARE_PAGE, encoding="utf-8")


def _visit(chromium: BrowserType, site: Path, visits: Visits) -> None:
    with tempfile.TemporaryDirectory() as profile, _serving(site) as server:
        for visit in GOALS:
            before = server.sent
            # A browser of its own for each visit: what survives is what a profile keeps on disk.
            context = chromium.launch_persistent_context(profile, executable_path=find_chromium(), args=list(FLAGS))
            context.add_init_script(WATCH)
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/")
            expect(page.locator("body")).to_have_attribute("data-state", "ready", timeout=READY_LIMIT)
            visits.times[visit].append(page.evaluate("window.readyAt"))
            visits.bytes[visit] = server.sent - before
            page.wait_for_timeout(STAY)
            context.close()


class _CountingServer(Server):
    sent = 0


class _CountingHandler(Handler):
    def send_header(self, keyword: str, value: str) -> None:
        if keyword == "Content-Length":
            self.server.sent += int(value)  # type: ignore[attr-defined]
        super().send_header(keyword, value)


@contextmanager
def _serving(site: Path) -> Iterator[_CountingServer]:
    with _CountingServer(("127.0.0.1", 0), functools.partial(_CountingHandler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def report(visits: dict[str, Visits]) -> str:
    """Return the table: medians, ratio of medians with the goal, range of the ratios pair by pair, bytes."""
    bare, own = visits["bare"], visits["EchoImage"]
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {date.today()}"
    lines = [f"Time to ready in Chromium, median of {len(bare.times['first visit'])} visits each ({machine})"]
    for visit, goal in GOALS.items():
        pairs = [a / b for a, b in zip(own.times[visit], bare.times[visit], strict=True)]
        ours, theirs = statistics.median(own.times[visit]), statistics.median(bare.times[visit])
        lines.append(
            f"  {visit:13} EchoImage {ours / 1e3:.2f} s, bare {theirs / 1e3:.2f} s, ratio {ours / theirs:.2f} "
            f"(goal {goal:.2f}; pair by pair {min(pairs):.2f} to {max(pairs):.2f}); "
            f"fetched {own.bytes[visit] / 1e6:.2f} MB, bare {bare.bytes[visit] / 1e6:.2f} MB"
        )
    return "\n".join(lines)
