"""The command `echoimage`. What reads pictures is imported when a verb runs, so that `--help` answers at once."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from echoimage_tools.commands import compare, crawl, database, duplicates, index, inspect, publish, search, serve
from echoimage_tools.ending import INTERRUPTED, TERMINATED, UNREAD, like_ctrl_c
from echoimage_tools.output.console import silent

VERBS = (
    compare,
    search,
    duplicates,
    crawl,
    database,
    index,
    inspect,
    publish,
    serve,
)
"""In the order of the help; each adds its parser, whose `run` takes the words and gives the exit code."""

LACKING = 1
"""The exit code of commands that have left single pictures out."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; return the exit code."""
    top = parser()
    if "_ARGCOMPLETE" in os.environ:
        _complete(top)
    arguments = top.parse_args(argv)
    with like_ctrl_c() as terminated, silent(getattr(arguments, "quiet", False)):
        code = _run(arguments)
    return TERMINATED if terminated and code == INTERRUPTED else code


def _run(arguments: argparse.Namespace) -> int:
    try:
        code: int = arguments.run(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return INTERRUPTED
    except BrokenPipeError:
        # Who reads, such as `head`, has enough. Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    return 0 if code == LACKING and getattr(arguments, "keep_going", False) else code


def _complete(top: argparse.ArgumentParser) -> None:
    """Answer a shell that asks how a line may go on, and end, where the library is there that knows its protocol."""
    with suppress(ImportError):
        from argcomplete import autocomplete

        autocomplete(top)


def parser() -> argparse.ArgumentParser:
    """Return the parser of `echoimage`."""
    top = argparse.ArgumentParser(prog="echoimage", description="Finds which picture a picture is, or was made from.")
    top.add_argument("--version", action=_Version, nargs=0, help="tell the version and end")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb in VERBS:
        verb.add(verbs)
    return top


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from echoimage import __version__

        sys.stdout.write(f"echoimage {__version__}\n")
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())
