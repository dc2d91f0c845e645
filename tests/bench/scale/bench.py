"""Folders of photographs in; what a search costs, by the size of the collection, on the console and as JSON out."""

import json
import os
import platform
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import ParamSpec, TypeVar

from playwright.sync_api import Browser, sync_playwright

from bench.pool import pool
from bench.scale import in_worker, naive, original
from bench.scale.building import measure_building
from bench.scale.described import Described, describe_all
from bench.scale.measured import Measured, Others, Sized
from bench.scale.photographs import Photographs, default_folders, gather
from bench.scale.queries import Question, questions
from bench.scale.recall import Trial, try_all
from bench.scale.report import document, text
from bench.scale.serving import BenchServer, serving
from bench.scale.stages import native_stages
from bench.scale.tab import INDEX
from bench.scale.visit import visit
from bench.scale.writing import write_index
from echoimage.index.reader import HELD
from echoimage_build.cache import Cache
from echoimage_build.chromium import FLAGS, find_chromium
from echoimage_build.errors import BuildError

P = ParamSpec("P")
T = TypeVar("T")

PER_KIND = 13
"""Questions of each kind; the first is the cold one."""

REAL = 2000
"""Real photographs among which recall is measured."""

FEW = 3
"""Of the questions one in three is put to an index of which not all lists are held, and has its stages timed."""


@dataclass(frozen=True, slots=True)
class _Bench:
    """What every measurement works with."""

    root: Path
    site: Path
    folder: Path
    photographs: Photographs
    others: list[Described] = field(repr=False)
    originals: list[Described] = field(repr=False)
    asked: list[Question] = field(repr=False)

    @property
    def real(self) -> list[Described]:
        """All that were described."""
        return [*self.others, *self.originals]


def print_scale_bench(arguments: Namespace, root: Path, site: Path) -> None:
    """Measure, print the report and write the JSON file if one is asked for. Raises BuildError."""
    if arguments.json and not arguments.json.parent.is_dir():
        raise BuildError(f"There is no folder {arguments.json.parent} for --json.")
    if not (site / "index.html").is_file():
        raise BuildError(f"There is no built site in {site}; run python build.py build")
    measured = measure(arguments.images, arguments.photos or default_folders(root), arguments.queries, root, site)
    print(f"\n{text(measured)}")
    if arguments.json:
        arguments.json.write_text(json.dumps(document(measured), indent=1), encoding="utf-8")


def measure(sizes: Sequence[int], folders: Sequence[Path], queries: int, root: Path, site: Path) -> Measured:
    """Measure indexes of these sizes, recall with so many queries, and what others need."""
    photographs = gather(folders)
    described = describe_all(photographs.indexed)
    photographs = photographs.readable(one.path for one in described)
    with tempfile.TemporaryDirectory(prefix="echoimage-scale-") as folder:
        searched = frozenset(photographs.originals)
        others = [one for one in described if one.path not in searched]
        originals = [one for one in described if one.path in searched]
        asked = questions(photographs, PER_KIND)
        bench = _Bench(root, site, Path(folder), photographs, others, originals, asked)
        with _chromium() as browser:
            sized = [_size(bench, browser, size) for size in sizes]
            rivals = _others(bench, browser)
            machine = _machine(browser)
        print("Putting pictures into an index", flush=True)
        building = _alone(measure_building, photographs.indexed)
        trials = _recall(bench, queries)
    return Measured(machine, len(described), sized, trials, rivals, building)


def _size(bench: _Bench, browser: Browser, size: int) -> Sized:
    print(f"Writing and searching an index of {size:,} images", flush=True)
    with tempfile.TemporaryDirectory(dir=bench.folder) as name:
        folder = Path(name)
        written = write_index(folder / INDEX, bench.others, bench.originals, size)
        some = [bench.asked[0], *bench.asked[1::FEW]]
        with _serving(bench, {INDEX: written.folder}) as server:
            visited = visit(browser, server, size, bench.asked if size <= HELD else some, folder)
        if size > HELD:
            return Sized(written, visited)
        in_worker.reachable(bench.site, folder / in_worker.WORKER)
        with _serving(bench, {INDEX: written.folder, in_worker.WORKER: folder / in_worker.WORKER}) as server:
            in_page, heap = in_worker.worker_stages(browser, server, some, folder)
        return Sized(written, visited, _alone(native_stages, written.folder, some), in_page, heap)


def _recall(bench: _Bench, queries: int) -> list[Trial]:
    size = min(REAL, len(bench.real))
    write_index(bench.folder / "real", bench.others, bench.originals, size)
    others = bench.others[: max(size - len(bench.originals), 0)]
    return try_all(bench.folder / "real", bench.photographs, others, bench.originals, queries)


def _others(bench: _Bench, browser: Browser) -> Others:
    """Measure the original's algorithm and the naive page, on the same images and with the same query."""
    print("Comparing as others do", flush=True)
    query = bench.asked[0].data
    images = bench.real[:: max(1, len(bench.real) // original.SAMPLE)]
    natively = _alone(original.milliseconds_per_image, query, [one.path for one in images])
    some = bench.real[:: max(1, len(bench.real) // naive.SAMPLE)]
    naive.write_page(Cache(bench.root / ".cache"), bench.folder / naive.FOLDER, query)
    with _serving(bench, {naive.FOLDER: bench.folder / naive.FOLDER}) as server:
        in_browser, _ = naive.naive_scores(browser, server, [_name(one) for one in some])
    return Others(natively, len(images), in_browser, len(some))


def _alone(deed: Callable[P, T], *arguments: P.args, **keywords: P.kwargs) -> T:
    """Do something in a process of its own, with one thread."""
    with pool() as processes:
        return processes.submit(deed, *arguments, **keywords).result()


def _name(one: Described) -> str:
    return one.url.rpartition("/")[2]


@contextmanager
def _serving(bench: _Bench, folders: dict[str, Path]) -> Iterator[BenchServer]:
    with serving(bench.site, folders, {_name(one): one.path for one in bench.real}) as server:
        yield server


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def _machine(browser: Browser) -> str:
    python = f"Python {platform.python_version()}"
    cores = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    return f"{cores}, Chromium {browser.version}, {python}, {date.today()}"
