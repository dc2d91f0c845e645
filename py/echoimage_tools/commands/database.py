"""`echoimage database`."""

import argparse
from pathlib import Path

from echoimage_tools.commands.shared import Verbs, add_keep_going, add_quiet, count, verb

NOTES = """\
The pictures come from one of
  a folder          its pictures, with those of the folders in it; their addresses are below --base-url, or relative
  .csv, .xlsx, .parquet
                    a table of addresses, one in a row; columns are known by their names, or named by --column
  .txt              a list of addresses, one in a line, or a table with tabs
  .json, http(s)    a IIIF manifest or collection, Presentation 2 or 3, with all that it holds
  s3://bucket/...   the pictures of a bucket; keys as for other programs, AWS_ACCESS_KEY_ID and so on

Pictures of folders and buckets are read for their size and sha256. What stands in images.json stays; a picture that is
in it is renewed where its file has changed.

exit code: 0 when all was listed, 1 when something was left out (told on stderr), 2 when nothing could be done:
images.json is as it was before.
"""


def add(verbs: Verbs) -> None:
    """Add the verb."""
    database = verb(verbs, "database", "make a database of a folder, a table, IIIF or a bucket", NOTES)
    database.add_argument("source", metavar="FOLDER|TABLE|IIIF|s3://BUCKET", help="see below")
    database.add_argument(
        "-o", "--output", type=Path, required=True, metavar="images.json", help="the database, new or not"
    )
    database.add_argument("--base-url", default="", metavar="ADDRESS", help="where the pictures are published")
    database.add_argument(
        "--column", action="append", default=[], type=_column, metavar="KEY=NAME", help="of a table, as url=Picture"
    )
    database.add_argument("--size", type=count, default=1600, metavar="N", help="IIIF: pixels of the longer side, 1600")
    database.add_argument("--endpoint", default="", metavar="ADDRESS", help="of a bucket that is not at Amazon")
    database.add_argument("--anonymous", action="store_true", help="read a public bucket without keys")
    add_keep_going(database)
    add_quiet(database)
    database.set_defaults(run=_run)


def _column(text: str) -> tuple[str, str]:
    key, sign, name = text.partition("=")
    if not (sign and name and key in ("url", "title", "page", "license", "thumbnail", "sha256")):
        raise argparse.ArgumentTypeError(f"write it as url=NAME, title=NAME or page=NAME, not {text!r}")
    return key, name


def _run(words: argparse.Namespace) -> int:
    from echoimage_tools.databases.build import DatabaseOptions, build

    return build(
        DatabaseOptions(
            words.source,
            words.output,
            words.base_url,
            tuple(words.column),
            words.endpoint,
            words.anonymous,
            words.size,
        )
    )
