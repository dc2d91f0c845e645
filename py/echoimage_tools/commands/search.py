"""`echoimage search`."""

import argparse
import asyncio

from echoimage_tools.commands.shared import Verbs, add_answer, add_box, add_quiet, count, verb

NOTES = """\
Without --json, the pictures that match are listed with their score of 100, and what was done to the copy; with
classic, the best ones. Copies match; the same scene or object is listed as well, and matches with --accept related.

--csv has a row for each picture that matches, or one that says why there is none, with the columns of the page's table.

exit code: 0 when every QUERY has a match, 1 when one has none, 2 when a QUERY or the whole database cannot be read, or
when a QUERY has no match and a part of the index cannot be read, in which there may be one ("incomplete").
A database picture that cannot be read is told on stderr and left out; it does not change the exit code.
A damaged JPEG or PNG, QUERY or picture, is used as far as it can be read, and told among the problems.

QUERY is a picture's file or address (http, https, s3), a folder for all pictures in it, or - for a picture on standard
input. Files that hold names of pictures, for --queries-from, have one a line, or are those of "find -print0"; relative
ones count from the folder in which the command runs.

Of a folder or a list of local files, what is known of each picture is kept in the user's cache folder (500 MB at
most, of 6,000 pictures), and a picture is described again only when its file has changed.

--json writes one object per QUERY and line, always with these keys:
  query, method, query_size [width, height], match, matches (how many pictures match, listed or not), compared,
  total, incomplete (parts of an index could not be read), results, problems [{url, reason, text}],
  error (null, or {file, reason, text})
and for each of the results, best first, matching or not:
  path (of the picture as it can be opened from here, or its address), relative (the same from the folder of its
  DATABASE on), database (as it was named), rank, url (as the database has it), also (other places of the same
  file), title, page, thumbnail, license, size, sha256, exact (the very same file), match, verdict (same, edited,
  related, none; null with classic), score, ssim, orb, finding
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
    search.add_argument("queries", metavar="QUERY", nargs="*", help="what to search for: see below")
    search.add_argument(
        "--queries-from", default="", metavar="FILE", help="a file that names more; - for standard input"
    )
    search.add_argument(
        "--database",
        action="append",
        required=True,
        metavar="DATABASE",
        help="a folder of pictures, with the folders in it but without hidden ones; an images.json, whose relative "
        "addresses count from its own folder; or the folder of an index: on disk, or an address (http, https, s3), "
        "also of a published site; given several times, the best of all are found",
    )
    search.add_argument("--top", type=count, default=5, metavar="N", help="results for a query at most, 5 unless told")
    add_box(search)
    add_answer(search)
    search.add_argument("--csv", default="", metavar="FILE", help="write a table as well; - for one instead of text")
    search.add_argument("--no-cache", action="store_true", help="keep nothing in the user's cache folder, nor use it")
    add_quiet(search)
    search.set_defaults(run=_run, refuse=search.error)


def _run(words: argparse.Namespace) -> int:
    from echoimage_tools.searching.backend import SearchOptions
    from echoimage_tools.searching.search import SearchWords, search

    if not words.queries and not words.queries_from:
        words.refuse("name a QUERY to search for, or --queries-from FILE")
    if words.json and words.csv == "-":
        words.refuse("--json and --csv - both write to standard output; name a file for the table")
    asked = SearchWords(words.queries, words.database, words.queries_from, words.csv, not words.no_cache, words.box)
    options = SearchOptions(words.method, words.top, words.json, words.accept, words.min_score)
    return asyncio.run(search(asked, options))
