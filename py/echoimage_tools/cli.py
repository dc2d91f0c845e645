"""The command `echoimage`. What reads pictures is imported when a verb runs, so that `--help` answers at once."""

import argparse
import os
import sys
from collections.abc import Sequence

from echoimage_tools.commands import compare, crawl, database, duplicates, index, inspect, publish, search, serve

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


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; return the exit code."""
    arguments = parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        return code
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 130
    except BrokenPipeError:
        # Who reads, such as `head`, has enough. Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


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
