"""Runs a verb inside the environment that build.py made."""

import argparse
import sys
from functools import partial
from pathlib import Path

from echoimage_build.cli import run_verb

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"


def run(arguments: argparse.Namespace) -> int:
    """Do what the verb asks for, with the site built where it needs one; return the exit code."""
    from echoimage_build.site import build
    from echoimage_build.sizes import measure, table

    if arguments.verb == "test":
        from echoimage_build.checks import Selection, run_checks

        return run_checks(ROOT, partial(build, ROOT, DIST), Selection(arguments.group, arguments.all, arguments.pytest))
    runtime = build(ROOT, DIST, getattr(arguments, "database", None))
    if arguments.verb in ("build", "serve"):
        print(table(measure(DIST, runtime.recipes)), flush=True)
    if arguments.verb == "serve":
        from echoimage_build.server import serve

        serve(DIST, arguments.port, not arguments.no_open)
    if arguments.verb == "wheel":
        from echoimage_build.whole import write_whole_wheel

        made = write_whole_wheel(runtime.own, DIST, ROOT / "build")
        print(f"{made.relative_to(ROOT)}: {made.stat().st_size / 1e6:.1f} MB")
    return 0


sys.exit(run_verb(run))
