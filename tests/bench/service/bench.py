"""An index of drawn images in; what the service does with it, on the console and as JSON, out."""

import asyncio
import json
import os
import platform
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.scale.described import describe_all
from bench.scale.photographs import Photographs, default_folders, gather
from bench.scale.queries import Question, questions
from bench.scale.writing import write_index
from bench.service.load import Load, closed, opened
from bench.service.running import Service, running
from echoimage_build.errors import BuildError

CLIENTS = (1, 4, 16, 64)
PER_KIND = 12
"""Questions of each kind: a plain copy, a hard one, one that is not in the index."""

DESCRIBED = 800
"""Photographs that are described, for the rest is drawn from them."""

WARMING = 3.0
"""Seconds before anything is measured."""

TOO_MUCH = 2
"""Times the capacity that is asked for in the end."""


def print_service_bench(arguments: Namespace, root: Path) -> None:
    """Measure, print the report and write the JSON file if one is asked for. Raises BuildError."""
    if arguments.json and not arguments.json.parent.is_dir():
        raise BuildError(f"There is no folder {arguments.json.parent} for --json.")
    photographs = gather(arguments.photos or default_folders(root))
    with tempfile.TemporaryDirectory(prefix="echoimage-serve-") as folder:
        asked = _written(Path(folder) / "index", photographs, arguments.images)
        with running(Path(folder) / "index") as service:
            levels, much = asyncio.run(_measured(service, asked, arguments.seconds, arguments.overload))
    print("\n" + text(arguments.images, levels, much))
    if arguments.json:
        about = {"machine": _machine(), "images": arguments.images}
        measured = {**about, "levels": [_numbers(one) for one in levels], "overload": _numbers(much)}
        arguments.json.write_text(json.dumps(measured, indent=1), encoding="utf-8")


def _written(folder: Path, photographs: Photographs, images: int) -> list[Question]:
    few = photographs.indexed[-DESCRIBED:]
    described = describe_all(few)
    photographs = photographs.readable(one.path for one in described)
    searched = frozenset(photographs.originals)
    others = [one for one in described if one.path not in searched]
    originals = [one for one in described if one.path in searched]
    write_index(folder, others, originals, images)
    found = questions(photographs, PER_KIND)
    # Kinds take turns, so that every client asks all of them.
    return [found[start + PER_KIND * kind] for start in range(PER_KIND) for kind in range(len(found) // PER_KIND)]


async def _measured(
    service: Service, asked: Sequence[Question], seconds: float, overload: float
) -> tuple[list[Load], Load]:
    await closed(service.address, asked, CLIENTS[1], WARMING)
    levels = []
    for clients in CLIENTS:
        levels.append(await closed(service.address, asked, clients, seconds))
        print(f"{clients} clients: {levels[-1].rate:.1f} answers a second", flush=True)
    capacity = max(one.rate for one in levels)
    print(f"{TOO_MUCH * capacity:.1f} requests a second for {overload:g} s", flush=True)
    return levels, await opened(service.address, asked, TOO_MUCH * capacity, overload, service.memory)


def text(images: int, levels: Sequence[Load], much: Load) -> str:
    """Return the report."""
    lines = [
        f"{images:,} images, {_machine()}",
        "",
        "| clients | answers a second | median, s | 99th percentile, s | 429 | other errors |",
        "|---:|---:|---:|---:|---:|---:|",
        *(_row(str(one.clients), one) for one in levels),
        _row(f"{TOO_MUCH} times the capacity, {much.duration:.0f} s", much),
    ]
    if much.memory:
        begin, end, most = (size / 1e6 for size in (much.memory[0], much.memory[-1], max(much.memory)))
        lines += ["", f"memory of all processes: {begin:.0f} MB at the start, {end:.0f} at the end, {most:.0f} at most"]
    broken = {status: count for status, count in much.statuses.items() if status not in ("200", "429")}
    return "\n".join([*lines, *([f"errors: {broken}"] if broken else [])])


def _row(name: str, load: Load) -> str:
    times = f"{load.percentile(0.5):.2f} | {load.percentile(0.99):.2f}"
    return f"| {name} | {load.rate:.1f} | {times} | {load.statuses['429']} | {load.errors} |"


def _numbers(load: Load) -> dict[str, object]:
    return {
        "clients": load.clients,
        "duration": load.duration,
        "rate": load.rate,
        "p50": load.percentile(0.5),
        "p99": load.percentile(0.99),
        "statuses": dict(load.statuses),
        "memory": load.memory,
        "seconds": load.seconds,
    }


def _machine() -> str:
    cores = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    return f"{cores}, Python {platform.python_version()}, {date.today()}"
