"""The verbs of build.py. Only the standard library is imported here, so that `--help` needs no environment."""

import argparse
from pathlib import Path


def parser() -> argparse.ArgumentParser:
    """Return the parser of `python build.py`; `verb` and its options are what `main` takes."""
    top = argparse.ArgumentParser(prog="python build.py", description="Builds, serves and tests the EchoImage site.")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    build = verbs.add_parser("build", help="make dist/, the whole static site, and print its sizes")
    serve = verbs.add_parser("serve", help="build, serve dist/ on 127.0.0.1 and open the browser")
    for verb in (build, serve):
        verb.add_argument("--database", type=Path, metavar="JSON", help="your images.json in place of the demo")
    serve.add_argument("--port", type=int, default=8000, help="8000 unless told; the next free one if it is taken")
    serve.add_argument("--no-open", action="store_true", help="leave the browser alone")
    test = verbs.add_parser("test", help="build, then run every check and test, in CPython, Pyodide and a real browser")
    test.add_argument("pytest", nargs=argparse.REMAINDER, help="passed on to pytest, for example: -k decode")
    bench = verbs.add_parser("bench", help="measure")
    bench.add_argument("what", choices=["boot"], help="boot: time until the page is ready, against the bare minimum")
    bench.add_argument("--runs", type=int, default=5, help="visits with an empty profile, of each page; 5 unless told")
    return top


def extra(arguments: argparse.Namespace) -> str:
    """Return the optional dependencies (pyproject.toml) that a verb needs."""
    return "test" if arguments.verb in ("test", "bench") else "build"
