"""`echoimage compare`."""

import argparse
import asyncio

from echoimage_tools.commands.shared import Verbs, add_answer, add_box, add_quiet, box, verb

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
    for which, name in (("first", "COPY"), ("second", "ORIGINAL")):
        compare.add_argument(
            f"--mask-{which}",
            metavar="X,Y,WIDTH,HEIGHT",
            type=_area,
            action="append",
            default=[],
            help=f"an area of {name} that does not count: left, top, width and height in pixels; may be repeated",
        )
    add_answer(compare)
    add_quiet(compare)
    compare.set_defaults(run=_run, refuse=compare.error)


def _area(text: str) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of an area X,Y,WIDTH,HEIGHT."""
    left, top, width, height = box(text)
    if not width or not height:
        raise argparse.ArgumentTypeError(f"must have a width and a height of at least 1, not {text!r}")
    return left, top, left + width, top + height


def _run(words: argparse.Namespace) -> int:
    from echoimage.search.ranking import accepting
    from echoimage_tools.searching.compare import compare

    masks = words.mask_first, words.mask_second
    if words.method == "classic" and any(masks):
        words.refuse("the classic score knows no masks; leave them out, or use --method verified")
    accepts = accepting(words.accept or "edited", words.min_score)
    how = words.method, words.json, accepts, words.box
    return asyncio.run(compare((words.query, words.original), *how, masks=masks))
