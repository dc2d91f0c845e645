"""Folders of photographs in; rates, memory and bytes of the same index built by 1, 2 and 4 processes out."""

import hashlib
import json
import os
import platform
import shutil
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from bench.accuracy.photos import SUFFIXES
from bench.cluster.fetched import fetched
from bench.cluster.watched import Taken, watch
from bench.scale.photographs import default_folders
from echoimage_build.errors import BuildError

PHOTOGRAPHS = 400
"""From which images are drawn to see what a query fetches."""

WORKERS = (1, 2, 4)
WAYS = {"processes": ("--scheduler", "none"), "Dask": ("--scheduler", "local")}


@dataclass(frozen=True, slots=True)
class Run:
    """One build; digest: of all its files."""

    way: str
    workers: int
    taken: Taken
    digest: str


def print_cluster_bench(arguments: Namespace, root: Path) -> None:
    """Measure, print a table and write the JSON file if one is asked for. Raises BuildError."""
    if arguments.json and not arguments.json.parent.is_dir():
        raise BuildError(f"There is no folder {arguments.json.parent} for --json.")
    folders = arguments.photos or default_folders(root)
    if arguments.fetched:
        _print_fetched(folders, arguments)
        return
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {date.today()}"
    runs = list(_runs(folders, arguments.images))
    load = f", load {os.getloadavg()[0]:.0f}" if hasattr(os, "getloadavg") else ""
    print(f"\n{machine}{load}; {arguments.images:,} images\n")
    for line in table(runs, arguments.images):
        print(line)
    if arguments.json:
        told = {"machine": machine, "images": arguments.images, "runs": [asdict(one) for one in runs]}
        arguments.json.write_text(json.dumps(told, indent=1), encoding="utf-8")


def _print_fetched(folders: Sequence[Path], arguments: Namespace) -> None:
    found = []
    print("| images | segments | opening | query | requests | MB | first |\n|---:|---:|---:|---|---:|---:|---:|")
    for one in fetched(folders, PHOTOGRAPHS, arguments.fetched):
        found.append(asdict(one))
        opening = f"{one.opening[0]} requests, {one.opening[1] / 1e6:.1f} MB"
        query = f"{one.kind} | {one.requests:.0f} | {one.bytes / 1e6:.2f} | {one.found} of {one.asked}"
        print(f"| {one.images:,} | {one.segments} | {opening} | {query} |", flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


def table(runs: Sequence[Run], images: int) -> Iterator[str]:
    """Return the lines of a table; rates by those of the first run."""
    yield "| by | workers | s | images/s | by the first | core-ms an image | MB, builder | MB, worker | bytes |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---|"
    for one in runs:
        taken = one.taken
        cells = [
            one.way,
            str(one.workers),
            f"{taken.seconds:.1f}",
            f"{images / taken.seconds:.1f}",
            f"{runs[0].taken.seconds / taken.seconds:.2f}",
            f"{1e3 * taken.processor / images:.1f}",
            f"{taken.own / 1e6:.0f}",
            f"{taken.worker / 1e6:.0f}",
            "the same" if one.digest == runs[0].digest else "OTHERS",
        ]
        yield f"| {' | '.join(cells)} |"


def _runs(folders: Sequence[Path], images: int) -> Iterator[Run]:
    with tempfile.TemporaryDirectory(prefix="echoimage-cluster-") as name:
        top = Path(name)
        _fill(top / "pictures", folders, images)
        for workers in WORKERS:
            for way, words in WAYS.items():
                print(f"Indexing by {way}, {workers}", flush=True)
                command = [sys.executable, "-m", "echoimage_tools.cli", "index", str(top / "pictures")]
                taken = watch([*command, "-o", str(top / "out"), "--workers", str(workers), *words])
                yield Run(way, workers, taken, _digest(top / "out"))
                shutil.rmtree(top / "out")


def _fill(folder: Path, sources: Sequence[Path], images: int) -> None:
    """Make a folder of so many pictures; where there are fewer, each has several names."""
    found = sorted(path for one in sources for path in one.rglob("*") if path.suffix.lower() in SUFFIXES)
    if not found:
        raise BuildError("There is no picture in these folders; name others with --photos")
    folder.mkdir()
    for number, path in enumerate(islice(cycle(found), images)):
        (folder / f"{number:07}{path.suffix.lower()}").symlink_to(path.resolve())


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
