"""Photographs in; a folder with known copies is made, what methods group is counted, and what that takes; or growth."""

import asyncio
import os
import platform
import resource
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.accuracy.photos import SUFFIXES
from bench.cluster.watched import Taken
from bench.duplicates import counting
from bench.duplicates.comparison import Row, score, text
from bench.duplicates.growth import growth
from bench.duplicates.peers import PEERS, lacking, run
from bench.duplicates.planting import plant
from bench.kept_folder import kept_folder
from echoimage_build.errors import BuildError
from echoimage_tools.duplicates.find import duplicates_of
from echoimage_tools.indexing.build import index


def print_duplicates_bench(arguments: Namespace) -> None:
    """Measure and print. Raises BuildError."""
    if arguments.images:
        print(f"\n{_machine()}; duplicates in indexes of growing size")
        for line in growth(arguments.photos, arguments.images):
            print(line, flush=True)
        return
    first, *more = ([*_pictures(folder)][arguments.half :: 2] for folder in arguments.photos)
    originals = first[: arguments.originals]
    others = [path for paths in (first[arguments.originals :], *more) for path in paths][: arguments.others]
    if not originals or not others:
        raise BuildError("Too few pictures; name folders with more of them in --photos")
    with kept_folder(arguments.keep) as folder:
        pictures = folder / "pictures"
        if not pictures.is_dir():
            pictures.mkdir()
            plant(pictures, originals, others, arguments.edits)
        rows = [_ours(pictures, folder / "index", len(originals))]
        names = sorted(path.name for path in pictures.iterdir())
        without = {name: what for name in PEERS if (what := lacking(name))}
        for name in (one for one in PEERS if one not in without):
            print(f"Grouping by {name}", file=sys.stderr)
            groups, taken = run(name, pictures)
            rows.append(Row(name, score(names, groups), taken))
    for line in text(rows, without):
        print(line)


def _ours(pictures: Path, made: Path, originals: int) -> Row:
    """Index, find duplicates and print what is told of these alone; return what is compared with other methods."""
    begun, at_first = time.monotonic(), _processor()
    index([str(pictures)], made, os.cpu_count(), "none")
    indexed, before = time.monotonic(), _processor()
    found = asyncio.run(duplicates_of(made))
    ended, after = time.monotonic(), _processor()
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(f"{_machine()}; {len(found.items):,} images, {originals} originals; indexed in {indexed - begun:.0f} s")
    each = 1000 * (after - before) / len(found.items)
    print(
        f"duplicates in {ended - indexed:.0f} s, {after - before:.0f} s of processor time, {each:.1f} ms an image",
        end="",
    )
    print(f", {found.compared:,} pairs compared, largest process {largest:.0f} MB\n")
    for line in counting.text(counting.count(found)):
        print(line)
    groups = [[item.entry.url.rpartition("/")[2] for item in group.items] for group in found.groups]
    taken = Taken(ended - begun, after - at_first, int(largest * 1024 * 1024), 0)
    return Row("EchoImage", score(sorted(path.name for path in pictures.iterdir()), groups), taken)


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {date.today()}"


def _processor() -> float:
    """Return the seconds of processor time of this process and of those that it has ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _pictures(folder: Path) -> Iterator[Path]:
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    print(f"{folder}: {len(found)} pictures", file=sys.stderr)
    yield from found
