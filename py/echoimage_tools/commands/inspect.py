"""`echoimage inspect` and `echoimage verify`."""

import argparse

from echoimage_tools.commands.shared import Verbs, add_quiet, verb

INSPECT_NOTES = """\
--json writes one object, always with these keys:
  index, images, removed, windows (of long pictures), files, bytes, postings, format (its version), vocabulary, base
  (from where relative addresses count), error (null, or {file, reason, text}; the others are null then)
"""

VERIFY_NOTES = """\
What is damaged or missing is made anew by "echoimage index PICTURES -o INDEX --repair".

--json writes one object, always with these keys:
  index, images, files, whole, problems [{file, text}], error (null, or {file, reason, text}; the others are null then)

exit code: 0 when every file is as it was written, 1 when one is not (told on stderr), 2 when there is no index.
"""


def add(verbs: Verbs) -> None:
    """Add both verbs."""
    inspect = verb(verbs, "inspect", "tell what is in an index", INSPECT_NOTES)
    verify = verb(verbs, "verify", "tell whether every file of an index is whole", VERIFY_NOTES)
    for one, run in ((inspect, _inspect), (verify, _verify)):
        one.add_argument(
            "index",
            metavar="INDEX",
            help="the folder of the index or its manifest.json, or the address of either (s3, http, https), also of a "
            "published site",
        )
        one.add_argument("--json", action="store_true", help="write JSON instead of text")
        one.set_defaults(run=run)
    add_quiet(verify)


def _inspect(words: argparse.Namespace) -> int:
    from echoimage_tools.indexing.inspect import inspect

    return inspect(words.index, words.json)


def _verify(words: argparse.Namespace) -> int:
    from echoimage_tools.indexing.inspect import verify

    return verify(words.index, words.json)
