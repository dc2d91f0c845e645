"""`echoimage search`."""

import argparse
import asyncio

from echoimage_tools.commands.shared import Verbs, add_answer, add_quiet, count, verb

NOTES = """\
Without --json, the pictures that match are listed with their score of 100; with classic, the best ones.

exit code: 0 when every QUERY has a match, 1 when one has none, 2 when a QUERY or the whole database cannot be read.
A database picture that cannot be read is told on stderr and left out; it does not change the exit code.
A damaged JPEG or PNG, QUERY or picture, is used as far as it can be read, and told among the problems.

--json writes one object per QUERY and line, always with these keys:
  query, method, query_size [width, height], match, compared, total, results, problems [{url, reason, text}],
  error (null, or {file, reason, text})
and for each of the results, best first, matching or not:
  rank, url, also (other places of the same file), title, page, thumbnail, license, size, sha256, exact (the
  very same file), match, verdict (same, edited, related, none; null with classic), score, ssim, orb, finding
finding is null with classic, else:
  text, words, certainty (of a copy: certain or likely; null of others), basis (grounds: its older name),
  inliers, matrix (query pixels to original pixels),
  mirrored, rotation (degrees, clockwise), scale, stretch, visible (share of the original that is seen),
  covered (share of the query that shows it), likeness, differences (places where a copy differs:
  [{query, image}], each left, top, right, bottom in pixels), place (where these are in the query: [key, number]),
  query_box, image_box (what the two show of each other, in each: left, top, right, bottom)
"""


def add(verbs: Verbs) -> None:
    """Add the verb."""
    search = verb(verbs, "search", "find pictures in a collection", NOTES)
    search.add_argument("queries", metavar="QUERY", nargs="+", help="a picture to search for")
    search.add_argument(
        "--database",
        required=True,
        metavar="FOLDER|images.json|INDEX",
        help="a folder of pictures, with the folders in it but without hidden ones; an images.json: a file, whose "
        "relative addresses count from its own folder, or an http(s) address; or the folder of an index",
    )
    search.add_argument("--top", type=count, default=5, metavar="N", help="results for a query at most, 5 unless told")
    add_answer(search)
    add_quiet(search)
    search.set_defaults(run=_run)


def _run(words: argparse.Namespace) -> int:
    from echoimage_tools.searching.backend import SearchOptions
    from echoimage_tools.searching.search import search

    return asyncio.run(search(words.queries, words.database, SearchOptions(words.method, words.top, words.json)))
