"""Runs a verb inside the environment that build.py made."""

import argparse
import os
import sys
from pathlib import Path

from echoimage_build.cli import parse
from echoimage_build.errors import BuildError

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"


def main() -> int:
    """Run the verb; an expected failure is told in words, without a traceback."""
    try:
        return run(parse())
    except BuildError as error:
        print(f"\nThe build stopped.\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr, flush=True)
        os._exit(130)  # the interpreter would wait for downloads that are under way


def run(arguments: argparse.Namespace) -> int:
    """Do what the verb asks for, with the site built where it needs one; return the exit code."""
    if arguments.verb == "bench" and arguments.what == "accuracy":
        from echoimage_build.accuracy.bench import print_accuracy_bench

        print_accuracy_bench(arguments)
        return 0
    if arguments.verb == "bench" and arguments.what == "cluster":
        from echoimage_build.cluster.bench import print_cluster_bench

        print_cluster_bench(arguments, ROOT)
        return 0
    if arguments.verb == "bench" and arguments.what == "serve":
        from echoimage_build.service.bench import print_service_bench

        print_service_bench(arguments, ROOT)
        return 0
    if arguments.verb == "fuzz":
        from echoimage_build.fuzz.fuzz import print_fuzz

        return print_fuzz(arguments, ROOT)
    from echoimage_build.site import build
    from echoimage_build.sizes import measure, table

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
    if arguments.verb == "test":
        from echoimage_build.checks import Selection, run_checks

        return run_checks(ROOT, runtime, Selection(arguments.group, arguments.all, arguments.pytest))
    if arguments.verb == "bench" and arguments.what == "scale":
        from echoimage_build.scale.bench import print_scale_bench

        print_scale_bench(arguments, ROOT, DIST)
        return 0
    if arguments.verb == "bench" and arguments.what == "lighthouse":
        from echoimage_build.lighthouse import print_lighthouse

        print_lighthouse(DIST, ROOT / ".cache", arguments.runs)
        return 0
    if arguments.verb == "bench":
        from echoimage_build.boot_bench import print_boot_bench

        print_boot_bench(DIST, runtime, arguments.runs)
    return 0


sys.exit(main())
