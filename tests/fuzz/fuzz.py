"""`python build.py fuzz`: every parser for its share of the time, a table of what came out; or one case again."""

import argparse
import datetime
import json
import os
import platform
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

from echoimage_build.errors import BuildError
from fuzz.cases import tried
from fuzz.runner import Runner, Tally
from fuzz.targets import MB, TARGETS


def print_fuzz(arguments: argparse.Namespace, root: Path) -> int:
    """Do what the command line asks for; return 1 where there is a finding."""
    if arguments.repeat:
        return repeat(arguments.repeat)
    names = chosen(arguments.target)
    shares = sum(TARGETS[name].share for name in names)
    runner = Runner(arguments.seed, root / ".cache" / "fuzz")
    tallies = []
    for name in names:
        print(f"{name} ...", flush=True)
        tallies.append(runner.run(name, 60 * arguments.minutes * TARGETS[name].share / shares))
        print(line(tallies[-1]), flush=True)
    print("\n" + table(tallies))
    if arguments.json:
        arguments.json.write_text(json.dumps(report(arguments.seed, tallies), indent=1) + "\n", encoding="utf-8")
    return int(any(tally.findings for tally in tallies))


def chosen(names: Sequence[str] | None) -> list[str]:
    """Return the targets of these names, all where none is named. Raises BuildError."""
    unknown = set(names or ()) - TARGETS.keys()
    if unknown:
        raise BuildError(f"There is no parser {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    return list(names or TARGETS)


def repeat(path: Path) -> int:
    """Run the case in a file, whose name begins with the target's, and tell what became of it."""
    name = path.name.partition("-")[0]
    if not path.is_file() or name not in TARGETS:
        raise BuildError(f"{path} is no case; name a file TARGET-….case, of {', '.join(TARGETS)}")
    data = path.read_bytes()
    tracemalloc.start()
    outcome = tried(name, data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"{path.name}: {len(data):,} bytes, {outcome.kind} {outcome.place}".rstrip())
    print(f"{outcome.seconds:.3f} s, {peak / MB:.1f} MB allocated by Python at most\n{outcome.what}".rstrip())
    return int(outcome.is_finding)


def line(tally: Tally) -> str:
    """Tell about one target in a line of Markdown."""
    target = TARGETS[tally.target]
    kinds = tally.kinds
    per_pixel = f" + {target.per_pixel} B a pixel" if target.per_pixel else ""
    return (
        f"| {tally.target} | {tally.cases:,} | {tally.seconds:.0f} | {kinds['value']:,} | {kinds['refusal']:,} "
        f"| {len(tally.findings)} | {1000 * tally.slowest:.0f} of {1000 * target.seconds:.0f} "
        f"| {target.megabytes} MB{per_pixel} |"
    )


def table(tallies: Sequence[Tally]) -> str:
    """Tell about all targets, and name the files of findings."""
    head = "| parser | cases | seconds | values | refusals | findings | slowest, ms | memory allowed |"
    lines = [head, "|---|---:|---:|---:|---:|---:|---:|---:|", *map(line, tallies)]
    own = sum(tally.cases for tally in tallies if tally.target != "decode")
    lines += ["", f"{own:,} cases of the own parsers; {machine()}"]
    for tally in tallies:
        lines += [f"python build.py fuzz --repeat {path}" for path in tally.findings]
    return "\n".join(lines)


def report(seed: int, tallies: Sequence[Tally]) -> dict[str, object]:
    """Return all numbers for JSON."""
    return {"seed": seed, "machine": machine(), "targets": [tally.as_dict() for tally in tallies]}


def machine() -> str:
    """Say where and when this was measured."""
    today = datetime.datetime.now(datetime.UTC).date()
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}, {today}"
    )
