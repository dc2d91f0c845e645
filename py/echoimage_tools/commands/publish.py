"""`echoimage publish`."""

import argparse
from pathlib import Path

from echoimage_tools.commands.shared import Verbs, add_keep_going, add_quiet, count, verb

NOTES = """\
SITE is the whole site, with relative addresses alone: upload it to the root of any static host, or to a folder of one.
Pictures beside the database are copied into it, pictures of the web stay where they are. Run again it writes what is
new or changed and deletes what it had written and is no longer wanted; other files in SITE are left alone. Ended at any
moment, it leaves the site that was there working, and goes on when run again.

exit code: 0 when every picture is in the site, 1 when one was left out (told on stderr), 2 when nothing was published.
"""


def add(verbs: Verbs) -> None:
    """Add the verb."""
    publish = verb(verbs, "publish", "make a site of a collection, ready for any static host", NOTES)
    publish.add_argument("output", type=Path, metavar="SITE", help="the folder of the site")
    publish.add_argument(
        "--database",
        required=True,
        metavar="FOLDER|images.json|INDEX",
        help="as --database of search; an index that is there already is taken with its pictures",
    )
    publish.add_argument(
        "--site",
        type=Path,
        metavar="FOLDER",
        help="the built site to take the page from; that of the installed package or of the checkout unless told",
    )
    publish.add_argument(
        "--no-index",
        action="store_true",
        help="list the pictures instead: the page reads every one, and the classic score can be chosen",
    )
    publish.add_argument("--workers", type=count, metavar="N", help='as of "echoimage index"')
    add_keep_going(publish)
    add_quiet(publish)
    publish.set_defaults(run=_run)


def _run(words: argparse.Namespace) -> int:
    from echoimage_tools.publishing.publish import PublishOptions, publish

    return publish(PublishOptions(words.output, words.database, words.site, not words.no_index, words.workers))
