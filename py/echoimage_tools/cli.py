"""The command `echoimage`. What reads pictures is imported when a verb runs, so that `--help` answers at once."""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

SEARCH_NOTES = """\
Without --json, the pictures that match are listed with their score of 100; with classic, the best ones.

exit code: 0 when every QUERY has a match, 1 when one has none, 2 when a QUERY or the whole database cannot be read.
A database picture that cannot be read is told on stderr and left out; it does not change the exit code.

--json writes one object per QUERY and line, always with these keys:
  query, method, query_size [width, height], match, compared, total, results, problems [{url, reason, text}],
  error (null, or {file, reason, text})
and for each of the results, best first, matching or not:
  rank, url, also (other places of the same file), title, page, license, size, sha256, exact (the very same file),
  match, verdict (same, edited, related, none; null with classic), score, ssim, orb, finding
finding is null with classic, else:
  text, words, grounds, inliers, matrix (query pixels to original pixels), mirrored, rotation (degrees, clockwise),
  scale, stretch, visible (share of the original that is seen), covered (share of the query that shows it), likeness
"""

COMPARE_NOTES = """\
exit code: 0 when it is a match, 1 when not, 2 when a file cannot be read.

--json writes one object, always with these keys:
  query, original, method, query_size, original_size, exact, match, verdict, score, ssim, orb, finding,
  error (null, or {file, reason, text}); finding as in "echoimage search --help"
"""

INDEX_NOTES = """\
Run again it reads only what is new or changed, and gives up what is no longer there. Ended at any moment it leaves the
index that was there as it was, and goes on where it was when run again. A picture whose host does not answer stays in
the index as it was. Upload all files of OUT but the hidden ones; relative addresses count from where OUT lies now.

exit code: 0 when every picture is in the index, 1 when one was left out or could not be read again (told on stderr),
2 when nothing could be done: the index is as it was before.
"""

VERIFY_NOTES = """\
exit code: 0 when every file is as it was written, 1 when one is not (told on stderr), 2 when there is no index.
"""

METHODS = (
    "verified, unless told: lays one picture over the other, gives a verdict and says what was done; classic: SSIM and "
    "ORB of the squeezed pictures, without a verdict, a score of 0.5 or more counts as a match"
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; give the exit code."""
    arguments = parser().parse_args(argv)
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 130
    except BrokenPipeError:
        # Who reads, such as `head`, has enough. Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _run(arguments: argparse.Namespace) -> int:
    if arguments.verb == "index":
        from echoimage_tools.indexing.build import index

        return index(arguments.pictures, arguments.output, arguments.workers)
    if arguments.verb in ("inspect", "verify"):
        from echoimage_tools.indexing import look

        return (look.inspect if arguments.verb == "inspect" else look.verify)(arguments.index)
    if arguments.verb == "compare":
        from echoimage_tools.compare import compare

        return asyncio.run(compare((arguments.query, arguments.original), arguments.method, arguments.json))
    from echoimage_tools.search import search
    from echoimage_tools.target import Wish

    wish = Wish(arguments.method, arguments.top, arguments.json)
    return asyncio.run(search(arguments.queries, arguments.database, wish))


def parser() -> argparse.ArgumentParser:
    """Give the parser of `echoimage`."""
    top = argparse.ArgumentParser(prog="echoimage", description="Finds which picture a picture is, or was made from.")
    top.add_argument("--version", action=_Version, nargs=0, help="tell the version and end")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    raw = argparse.RawDescriptionHelpFormatter
    about = "tell whether one picture was made from another"
    compare = verbs.add_parser(
        "compare", help=about, description=f"{about.capitalize()}.", epilog=COMPARE_NOTES, formatter_class=raw
    )
    compare.add_argument("query", metavar="A", help="the query: the picture that may be a copy")
    compare.add_argument("original", metavar="B", help="the original: the picture that it may be a copy of")
    about = "find pictures in a collection"
    search = verbs.add_parser(
        "search", help=about, description=f"{about.capitalize()}.", epilog=SEARCH_NOTES, formatter_class=raw
    )
    search.add_argument("queries", metavar="QUERY", nargs="+", help="a picture to search for")
    search.add_argument(
        "--database",
        required=True,
        metavar="FOLDER|JSON",
        help="a folder of pictures, with the folders in it but without hidden ones; an images.json: a file, whose "
        "relative addresses count from its own folder, or an http(s) address; or the folder of an index",
    )
    search.add_argument("--top", type=_count, default=5, metavar="N", help="results for a query at most, 5 unless told")
    for verb in (compare, search):
        verb.add_argument("--method", choices=("verified", "classic"), default="verified", help=METHODS)
        verb.add_argument("--json", action="store_true", help="write JSON, one object per line, instead of text")
    _add_index(verbs)
    return top


def _add_index(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    raw = argparse.RawDescriptionHelpFormatter
    about = "make a collection searchable without its pictures being read"
    index = verbs.add_parser(
        "index", help=about, description=f"{about.capitalize()}.", epilog=INDEX_NOTES, formatter_class=raw
    )
    index.add_argument("pictures", metavar="FOLDER|JSON", help="as --database of search")
    index.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="the folder of the index")
    index.add_argument(
        "--workers",
        type=_count,
        default=os.cpu_count() or 1,
        metavar="N",
        help="processes, one for each core unless told",
    )
    about = "tell what is in an index"
    inspect = verbs.add_parser("inspect", help=about, description=f"{about.capitalize()}.")
    about = "tell whether every file of an index is whole"
    verify = verbs.add_parser(
        "verify", help=about, description=f"{about.capitalize()}.", epilog=VERIFY_NOTES, formatter_class=raw
    )
    for verb in (inspect, verify):
        verb.add_argument("index", type=Path, metavar="OUT", help="the folder of the index")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from echoimage import __version__

        sys.stdout.write(f"echoimage {__version__}\n")
        parser.exit()


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 on, not {text!r}")
    return number


if __name__ == "__main__":
    sys.exit(main())
