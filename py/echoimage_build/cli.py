"""The verbs of build.py. Only the standard library is imported here, so that `--help` needs no environment."""

import argparse
from pathlib import Path


def parser() -> argparse.ArgumentParser:
    """Return the parser of `python build.py`."""
    top = argparse.ArgumentParser(prog="python build.py", description="Builds, serves and tests the EchoImage site.")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    build = verbs.add_parser("build", help="make dist/, the whole static site, and print its sizes")
    serve = verbs.add_parser("serve", help="build, serve dist/ on 127.0.0.1 and open the browser")
    for verb in (build, serve):
        verb.add_argument("--database", type=Path, metavar="JSON", help="your images.json in place of the demo")
    serve.add_argument("--port", type=int, default=8000, help="8000 unless told; the next free one if it is taken")
    serve.add_argument("--no-open", action="store_true", help="leave the browser alone")
    verbs.add_parser(
        "test",
        help="build, then run every check and test, in CPython, Pyodide and a real browser",
        epilog="All other arguments are passed on to pytest, for example: -k decode",
    )
    bench = verbs.add_parser("bench", help="measure")
    bench.add_argument("what", choices=["boot"], help="boot: time until the page is ready, against the bare minimum")
    bench.add_argument("--runs", type=int, default=5, help="visits with an empty profile, of each page; 5 unless told")
    return top


def parse(words: list[str] | None = None) -> argparse.Namespace:
    """Return the verb and its options; `pytest` holds what is passed on by `test`, and is empty for other verbs."""
    top = parser()
    arguments, others = top.parse_known_args(words)
    if others and arguments.verb != "test":
        top.error(f"unrecognized arguments: {' '.join(others)}")
    arguments.pytest = others
    return arguments


def extra(arguments: argparse.Namespace) -> str:
    """Return the optional dependencies (pyproject.toml) that a verb needs."""
    return "test" if arguments.verb in ("test", "bench") else "build"
