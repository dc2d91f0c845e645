"""`echoimage index`."""

import argparse

from echoimage_tools.commands.shared import Verbs, add_keep_going, add_quiet, count, verb

NOTES = """\
Run again it reads only what is new or changed, and gives up what is no longer there. Ended at any moment it leaves the
index that was there as it was, and goes on where it was when run again. A picture whose host does not answer stays in
the index as it was. One that has another sha256 than the database states is indexed as it is now, and told; to end
that, run "echoimage crawl --renew" or "echoimage database" again. Upload all files of INDEX but the hidden ones;
relative addresses count from where INDEX lies now.

PICTURES and INDEX may be in a bucket, such as s3://bucket/folder, and --scheduler takes as many machines as there are
(pip install 'echoimage[cluster]'). All workers must see both; the bytes that come out are the same.

Files of an index that are missing are made anew. That one is damaged shows only to whoever reads all of it: "echoimage
verify INDEX" tells, --repair makes it anew. For a details file its pictures are read again, 64 at most; for a keypoints
file none; where manifest.json, a words file or a sources file is damaged, all of them.

exit code: 0 when every picture is in the index, 1 when one was left out or could not be read again (told on stderr),
2 when nothing could be done: the index is as it was before.
"""


def add(verbs: Verbs) -> None:
    """Add the verb."""
    index = verb(verbs, "index", "make a collection searchable without its pictures being read", NOTES)
    index.add_argument(
        "pictures",
        nargs="+",
        metavar="PICTURES",
        help="a folder, with the folders in it, linked ones as well, or an images.json, on disk or at an address "
        "(http, https, s3); of several, one index is made, in which each picture has its path from the folder that "
        "holds them all",
    )
    index.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="INDEX",
        help="the folder of the index, or its address, such as s3://...",
    )
    index.add_argument(
        "--workers",
        type=count,
        metavar="N",
        help="processes: several are a local Dask cluster where Dask is installed, one is the command itself; unless "
        "told, one for each core, without Dask",
    )
    index.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="work on the cluster of this Dask scheduler, such as tcp://HOST:8786; local: on one of --workers "
        "processes that lasts as long as the build; none: without Dask",
    )
    index.add_argument(
        "--repair", action="store_true", help="read every file of the index, and make anew what is damaged"
    )
    add_keep_going(index)
    add_quiet(index)
    index.set_defaults(run=_run)


def _run(words: argparse.Namespace) -> int:
    from echoimage_tools.indexing.build import index

    return index(words.pictures, words.output, words.workers, words.scheduler, repair=words.repair)
