"""Scans in the page, and the same pictures by the command line, on the console and as JSON."""

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.mine.pictures import write_pictures
from bench.mine.remembered import STORE, as_remembered
from bench.scale.described import describe_all
from bench.scale.memory import SETTLING, largest_renderer
from bench.scale.photographs import default_folders, gather
from bench.scale.serving import serving
from bench.scale.writing import write_index
from echoimage_build.chromium import FLAGS, find_chromium
from echoimage_build.errors import BuildError

LIMIT = 1_200_000
"""Milliseconds for a scan."""

DESCRIBED = 400
"""Photographs of which a large index is drawn."""

SEARCHES = 9
FIELD, SCAN = "#mine-files", "#scan"
SCANNER = "script[src='worker/scanner.py']"
LISTED = """() => {
  const ready = new Promise((done) => new MutationObserver((_, observer) => {
    if (document.body?.dataset.state !== 'ready') return;
    observer.disconnect();
    done(performance.now());
  }).observe(document, {subtree: true, attributeFilter: ['data-state']}));
  window.listed = ready.then((begun) => new Promise((done) => new MutationObserver(
    () => document.querySelector('#mine-list li') && done(performance.now() - begun),
  ).observe(document.getElementById('mine-list'), {childList: true})));
}"""
WATCH = """() => {
  window.times = [];
  window.long = 0;
  const hear = (list) => { window.long = Math.max(long, ...list.getEntries().map(({duration}) => duration)); };
  new PerformanceObserver(hear).observe({type: 'longtask'});
  const scan = document.getElementById('scan');
  new MutationObserver(() => times.push([performance.now(), Number(scan.dataset.done)]))
    .observe(scan, {attributeFilter: ['data-done', 'data-scan']});
}"""


@dataclass(frozen=True, slots=True)
class Scanned:
    """rate: pictures a second, in the page once scanners are there. memory: bytes with all workers, the most seen.

    processor: milliseconds of processor time for a picture, of all processes, without their start. long: milliseconds
    of the longest task on the page.
    """

    rate: float
    processor: float
    memory: int
    scanners: int = 1
    long: float = 0


@dataclass(frozen=True, slots=True)
class Searched:
    """Among `images`: milliseconds from ready until they are listed, and of a search by a plain copy (median).

    stored, memory: bytes.
    """

    images: int
    opening: float
    search: float
    stored: int
    memory: int


def print_mine_bench(arguments: Namespace, root: Path, site: Path) -> None:
    """Measure, and print. Raises BuildError where photographs are missing."""
    photographs = gather(arguments.photos or default_folders(root)).indexed
    with tempfile.TemporaryDirectory(prefix="echoimage-mine-") as name, sync_playwright() as playwright:
        folder = Path(name)
        (folder / "pictures").mkdir()
        write_pictures(photographs, arguments.pictures, folder / "pictures")
        natively = _natively(folder, arguments.pictures)
        with tempfile.TemporaryDirectory(prefix="echoimage-profile-") as profile:
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=find_chromium(), args=list(FLAGS)
            )
            searched = _searched(context, site, folder, photographs, arguments.images)
            context.close()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        scanned = _scanned(browser, site, folder)
        version = browser.version
        browser.close()
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Chromium {version}, {date.today()}"
    print(f"\n{machine}: {arguments.pictures} JPEG files of 12 megapixels\n")
    print("| | pictures a second | processor time of each | memory |\n|---|---:|---:|---:|")
    for name, one in (
        ("`echoimage index`, one process", natively),
        (f"the page, {scanned.scanners} scanners", scanned),
    ):
        print(f"| {name} | {one.rate:.1f} | {one.processor:.0f} ms | {one.memory / 1e6:.0f} MB |")
    print(f"\nLongest task on the page: {scanned.long:.0f} ms")
    times = f"opening {searched.opening / 1e3:.2f} s, a plain copy {searched.search / 1e3:.2f} s"
    sizes = f"{searched.stored / 1e6:.0f} MB stored, {searched.memory / 1e6:.0f} MB of memory"
    print(f"Among {searched.images:,} images: {times}; {sizes}")
    if arguments.json:
        numbers = {"native": asdict(natively), "page": asdict(scanned), "search": asdict(searched)}
        arguments.json.write_text(json.dumps(numbers, indent=1), encoding="utf-8")


def _natively(folder: Path, count: int) -> Scanned:
    """Measure the command line with one process; its start is measured by an index of nothing new."""
    words = ["index", str(folder / "pictures"), "-o", str(folder / "out"), "--workers", "1"]
    taken = []
    for _ in range(2):
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run([sys.executable, "-m", "echoimage_tools.cli", *words], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        taken.append((time.monotonic() - begun, processor))
    seconds, processor = (first - start for first, start in zip(*taken, strict=True))
    return Scanned(count / seconds, 1e3 * processor / count, 1024 * after.ru_maxrss)


def _scanned(browser: Browser, site: Path, folder: Path) -> Scanned:
    with serving(site, {}, {}) as server:
        page = browser.new_context(service_workers="block").new_page()
        _start(page, server.address)
        page.evaluate(WATCH)
        page.locator(FIELD).set_input_files(sorted((folder / "pictures").iterdir()))
        scanners, memory, processor = _watched(browser, page)
        times = page.evaluate("times")
        longest = float(page.evaluate("long"))
        page.context.close()
    # Without the first ones, for which the scanners start.
    steady = [one for one in times if one[1] > 2]
    (begun, before), (ended, done) = steady[0], next(one for one in steady if one[1] == steady[-1][1])
    return Scanned(1e3 * (done - before) / (ended - begun), processor, memory, scanners, longest)


def _watched(browser: Browser, page: Page) -> tuple[int, int, float]:
    """Wait for the end of a scan; return scanners and bytes, the most seen, and processor time of a picture."""
    scanners = memory = 0
    begun: tuple[int, float] | None = None
    end = time.monotonic() + LIMIT / 1e3
    while page.locator(SCAN).get_attribute("data-scan") not in ("done", "failed") and time.monotonic() < end:
        memory = max(memory, largest_renderer(browser) or 0)
        scanners = max(scanners, page.locator(SCANNER).count())
        ended = int(page.locator(SCAN).get_attribute("data-done") or 0), _processor(browser)
        begun = begun or (ended if ended[0] > 2 else None)
        page.wait_for_timeout(500)
    if begun is None or ended[0] == begun[0]:
        raise BuildError("Too few pictures were scanned to tell what one takes; ask for more by --pictures")
    return scanners, memory, 1e3 * (ended[1] - begun[1]) / (ended[0] - begun[0])


def _processor(browser: Browser) -> float:
    """Return the seconds of processor time of all processes of a browser."""
    devtools = browser.new_browser_cdp_session()
    processes = devtools.send("SystemInfo.getProcessInfo")["processInfo"]
    devtools.detach()
    return float(sum(one["cpuTime"] for one in processes))


def _searched(context: BrowserContext, site: Path, folder: Path, photographs: Sequence[Path], images: int) -> Searched:
    few = describe_all(photographs[-DESCRIBED:])
    write_index(folder / "index", few[:-SEARCHES], few[-SEARCHES:], images)
    names = as_remembered(folder / "index")
    stored = sum((folder / "index" / name).stat().st_size for name in names)
    with serving(site, {"index": folder / "index"}, {}) as server:
        page = context.new_page()
        _start(page, server.address)
        page.evaluate(STORE, [f"{server.address}index/", names, server.address])
        page.add_init_script(f"({LISTED})()")
        _start(page, server.address)
        opening = float(page.evaluate("listed"))
        page.locator(FIELD).set_input_files(photographs[0])
        page.wait_for_selector(f"{SCAN}[data-scan=done]", state="attached", timeout=LIMIT)
        page.wait_for_timeout(SETTLING)
        taken = sorted(_search(page, one.path) for one in few[-SEARCHES:])
        assert page.context.browser
        memory = largest_renderer(page.context.browser) or 0
    return Searched(images, opening, taken[len(taken) // 2], stored, memory)


def _search(page: Page, path: Path) -> float:
    """Return the milliseconds from choosing a picture to the last results."""
    page.evaluate(
        """() => { window.took = new Promise((done) => { const begun = performance.now();
          new MutationObserver((_, observer) => { if (document.body.dataset.state !== 'done') return;
            observer.disconnect(); done(performance.now() - begun); })
            .observe(document.body, {attributeFilter: ['data-state']}); }); }"""
    )
    page.locator("#query-file").set_input_files(path)
    return float(page.evaluate("took"))


def _start(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("body[data-state=ready]", timeout=LIMIT)
