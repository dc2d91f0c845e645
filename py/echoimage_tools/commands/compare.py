"""`echoimage compare`."""

import argparse
import asyncio

from echoimage_tools.commands.shared import Verbs, add_answer, add_box, add_quiet, verb

NOTES = """\
exit code: 0 when it is a match (a copy, unless --accept says otherwise), 1 when not, 2 when a file cannot be read.

--json writes one object, always with these keys:
  query, original, method, query_size, original_size, exact, match, verdict, score, ssim, orb, finding,
  problems (of damaged files: [{url, reason, text}]), error (null, or {file, reason, text}); finding as in
  "echoimage search --help"
"""


def add(verbs: Verbs) -> None:
    """Add the verb."""
    compare = verb(verbs, "compare", "tell whether one picture was made from another", NOTES)
    compare.add_argument(
        "query",
        metavar="COPY",
        help="the query: the picture that may be a copy; a file, an address, or - for standard input",
    )
    compare.add_argument(
        "original", metavar="ORIGINAL", help="the original: the picture that it may be a copy of; likewise"
    )
    add_box(compare)
    add_answer(compare)
    add_quiet(compare)
    compare.set_defaults(run=_run)


def _run(words: argparse.Namespace) -> int:
    from echoimage.search.ranking import accepting
    from echoimage_tools.searching.compare import compare

    accepts = accepting(words.accept or "edited", words.min_score)
    return asyncio.run(compare((words.query, words.original), words.method, words.json, accepts, words.box))
