"""Photographs in; a folder with known copies is made, indexed and searched for duplicates, and that is counted."""

import asyncio
import os
import platform
import resource
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bench.accuracy.photos import SUFFIXES
from bench.duplicates.counting import count, text
from bench.duplicates.planting import plant
from echoimage_build.errors import BuildError
from echoimage_tools.duplicates.find import duplicates_of
from echoimage_tools.indexing.build import index


def print_duplicates_bench(arguments: Namespace) -> None:
    """Measure and print. Raises BuildError."""
    first, *more = ([*_pictures(folder)][arguments.half :: 2] for folder in arguments.photos)
    originals = first[: arguments.originals]
    others = [path for paths in (first[arguments.originals :], *more) for path in paths][: arguments.others]
    if not originals or not others:
        raise BuildError("Too few pictures; name folders with more of them in --photos")
    with _folder(arguments.keep) as folder:
        pictures, made = folder / "pictures", folder / "index"
        if not pictures.is_dir():
            pictures.mkdir()
            plant(pictures, originals, others, arguments.edits)
        begun = time.monotonic()
        index([str(pictures)], made, os.cpu_count(), "none")
        indexed, before = time.monotonic(), _processor()
        found = asyncio.run(duplicates_of(made))
        seconds, processor = time.monotonic() - indexed, _processor() - before
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {date.today()}"
    print(f"{machine}; {len(found.items):,} images, {len(originals)} originals; indexed in {indexed - begun:.0f} s")
    each = 1000 * processor / len(found.items)
    print(f"duplicates in {seconds:.0f} s, {processor:.0f} s of processor time, {each:.1f} ms an image", end="")
    print(f", {found.compared:,} pairs compared, largest process {largest:.0f} MB\n")
    for line in text(count(found)):
        print(line)


def _processor() -> float:
    """Return the seconds of processor time of this process and of those that it has ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    """Make a folder for the pictures and the index, or use one that is kept."""
    if kept:
        kept.mkdir(exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def _pictures(folder: Path) -> Iterator[Path]:
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    print(f"{folder}: {len(found)} pictures", file=sys.stderr)
    yield from found
