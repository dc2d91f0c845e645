"""Runs a bench inside the environment that build.py made."""

import argparse
import sys
from pathlib import Path

from bench.cli import add_bench
from echoimage_build.cli import run_verb

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"


def run(arguments: argparse.Namespace) -> int:
    """Measure what the command line asks for, on a site built now where it needs one."""
    if arguments.what == "accuracy":
        from bench.accuracy.bench import print_accuracy_bench

        print_accuracy_bench(arguments)
    elif arguments.what == "cluster":
        from bench.cluster.bench import print_cluster_bench

        print_cluster_bench(arguments, ROOT)
    elif arguments.what == "duplicates":
        from bench.duplicates.bench import print_duplicates_bench

        print_duplicates_bench(arguments)
    elif arguments.what == "hard":
        from bench.hard.bench import print_hard_bench

        print_hard_bench(arguments)
    elif arguments.what == "serve":
        from bench.service.bench import print_service_bench

        print_service_bench(arguments, ROOT)
    else:
        _run_on_site(arguments)
    return 0


def _run_on_site(arguments: argparse.Namespace) -> None:
    from echoimage_build.site import build

    runtime = build(ROOT, DIST, None)
    if arguments.what == "scale":
        from bench.scale.bench import print_scale_bench

        print_scale_bench(arguments, ROOT, DIST)
    elif arguments.what == "mine":
        from bench.mine.bench import print_mine_bench

        print_mine_bench(arguments, ROOT, DIST)
    elif arguments.what == "lighthouse":
        from bench.lighthouse.bench import print_lighthouse
        from bench.lighthouse.steadiness import print_steadiness

        print_lighthouse(DIST, ROOT / ".cache", arguments.runs)
        print_steadiness(DIST, arguments.runs)
    else:
        from bench.boot.bench import print_boot_bench

        print_boot_bench(DIST, runtime, arguments.runs)


sys.exit(run_verb(run, add_bench))
