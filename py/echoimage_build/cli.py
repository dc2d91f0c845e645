"""The verbs of build.py. Only the standard library is imported here, so that `--help` needs no environment."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from echoimage_build.errors import BuildError
from echoimage_build.groups import GROUPS

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

Add = Callable[["Verbs"], None]
"""Adds a verb; its parser's defaults name the `module` that runs it and the `extra` (pyproject.toml) that it needs."""


def parser(*more: Add) -> argparse.ArgumentParser:
    """Return the parser of `python build.py`; `more` are the verbs that run other modules than this package."""
    top = argparse.ArgumentParser(prog="python build.py", description="Builds, serves and tests the EchoImage site.")
    top.set_defaults(module="echoimage_build", extra="build")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    build = verbs.add_parser("build", help="make dist/, the whole static site, and print its sizes")
    serve = verbs.add_parser("serve", help="build, serve dist/ on 127.0.0.1 and open the browser")
    for verb in (build, serve):
        verb.add_argument("--database", type=Path, metavar="JSON", help="your images.json in place of the demo")
    serve.add_argument("--port", type=int, default=8000, help="8000 unless told; the next free one if it is taken")
    serve.add_argument("--no-open", action="store_true", help="leave the browser alone")
    verbs.add_parser("wheel", help="build, then make the Python package with the site in it, in build/")
    test = verbs.add_parser(
        "test",
        help="build, then run every check and test, in CPython, Pyodide and a real browser",
        epilog="All other arguments are passed on to pytest, for example: -k decode, or tests/build/test_site.py. "
        "Then only groups with such a test are run, and their slow tests too.",
        allow_abbrev=False,
    )
    test.set_defaults(extra="test")
    _add_test(test)
    for add in more:
        add(verbs)
    return top


def _add_test(test: argparse.ArgumentParser) -> None:
    test.add_argument(
        "--all", action="store_true", help="also slow tests, another seed, fuzzing, and each bench in a small run"
    )
    test.add_argument(
        "--group",
        action="append",
        choices=GROUPS,
        default=[],
        metavar="NAME",
        help=f"only this group; may be repeated. There are: {', '.join(GROUPS)}",
    )


def parse(words: list[str] | None = None, *more: Add) -> argparse.Namespace:
    """Return the verb and its options; `pytest` holds what is passed on by `test`, and is empty for other verbs."""
    top = parser(*more)
    arguments, others = top.parse_known_args(words)
    if others and arguments.verb != "test":
        top.error(f"unrecognized arguments: {' '.join(others)}")
    arguments.pytest = others
    return arguments


def run_verb(run: Callable[[argparse.Namespace], int], *more: Add) -> int:
    """Run what the command line asks for and return its exit code; an expected failure is words, not a traceback."""
    try:
        return run(parse(None, *more))
    except BuildError as error:
        print(f"\nThe build stopped.\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr, flush=True)
        os._exit(130)  # the interpreter would wait for downloads that are under way
