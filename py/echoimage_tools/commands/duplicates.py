"""`echoimage duplicates`."""

import argparse
from pathlib import Path

from echoimage_tools.commands.shared import Verbs, count, verb

KINDS = ("exact", "same", "edited", "related")
RULES = ("pixels", "compression", "format", "metadata", "older", "name")

NOTES = """\
Pictures are indexed first, which reads only what is new or changed since the last run; an index that is named alone is
used as it is. Then all are compared with each other, by their keypoints and small copies. A group is a picture to keep
and others that are copies of it:
  exact    the very same file
  same     the same picture in another size or format
  edited   cropped, turned, mirrored, recoloured, something put over ...; "likely" where that is not certain
  related  another photograph of the same scene (only with --kinds)
The one to keep is where --prefer says, else no negative, whole rather than cropped, matches most of the others, has
more pixels, is in the format of a camera, has metadata, is less compressed (in one format), is older; the first rule
that decides is told.

Nothing is changed without --apply: --trash, --move-to and --hardlink say what would be done. With it, each file and the
one to keep are read again before, and what has changed since, is a link, or is camera RAW is left, and told. What was
done stands in a log, with which --undo puts files back where and as they were; those in the trash stay there.

exit code: 0 when there are no duplicates, or --apply has dealt with all, 1 when there are some, 2 when nothing could be
done. A picture that cannot be read is told on stderr and left out. Of --undo: 0 when all was put back, 1 when not.

--json writes one object for a group and line, always with these keys:
  group, kind, keep {url, title, size, sha256, bytes, format, metadata, modified}, reasons, extras
and for each of the extras those of keep and
  kind, certainty (certain or likely), score, copy, original (which of the two was made from the other, as it seems),
  part (cropped, framed or neither), edits [[key, number]], text, rule, reason
With --list common or missing an object is a picture with the keys of keep, and nearest: null, or those of an extra one
but rule and reason. With folders it has first, second, percent [of the first, of the second], common.
--csv writes a row for each picture.
"""


def add(verbs: Verbs) -> None:
    """Add the verb."""
    duplicates = verb(verbs, "duplicates", "find copies in a collection, or in two", NOTES)
    duplicates.add_argument(
        "places", nargs="*", metavar="FOLDER|images.json|INDEX", help="as --database of search; several"
    )
    _add_search(duplicates)
    _add_output(duplicates)
    _add_actions(duplicates)
    duplicates.set_defaults(run=lambda words: _run(words, duplicates))


def _add_search(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--against",
        nargs="+",
        default=[],
        metavar="PLACE",
        help="compare the first collection with this one, and neither with itself",
    )
    verb.add_argument(
        "--kinds", type=_kinds, metavar="KIND,...", help="of exact, same, edited (these, unless told), related"
    )
    verb.add_argument(
        "--prefer", action="append", default=[], metavar="FOLDER", help="keep what is here, and leave it alone"
    )
    verb.add_argument("--keep", choices=RULES, metavar="RULE", help=f"let one rule decide first: {', '.join(RULES)}")
    verb.add_argument(
        "--index", type=Path, metavar="FOLDER", help="where the index is kept, else among the user's caches"
    )
    verb.add_argument(
        "--workers", type=count, metavar="N", help='as of "echoimage index"; without --scheduler, processes compare'
    )
    verb.add_argument(
        "--scheduler", default="", metavar="ADDRESS", help='as of "echoimage index", for comparing as well'
    )
    verb.add_argument(
        "--not-duplicates",
        nargs="+",
        default=[],
        metavar="PICTURE",
        help="remember that these pictures are none of each other, and end",
    )
    verb.add_argument(
        "--remembered", type=Path, metavar="FILE", help="where that is remembered, a text that can be edited"
    )


def _add_output(verb: argparse.ArgumentParser) -> None:
    verb.set_defaults(form="text")
    form = verb.add_mutually_exclusive_group()
    form.add_argument(
        "--json",
        dest="form",
        action="store_const",
        const="json",
        help="write JSON, one object per line, instead of text",
    )
    form.add_argument("--csv", dest="form", action="store_const", const="csv", help="write a table instead of text")
    verb.add_argument("--html", type=Path, metavar="FILE", help="write a report with pictures as well, one file")
    verb.add_argument(
        "--list",
        choices=("groups", "common", "missing", "folders"),
        default="groups",
        metavar="WHAT",
        help="groups, unless told; with --against common or missing: pictures of the first collection that the other "
        "one has or lacks; folders: those that have much in common, in percent",
    )
    verb.add_argument(
        "-q", "--quiet", action="store_true", help="no text and no progress; JSON, tables, reports, complaints"
    )


def _add_actions(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--accept",
        choices=("exact", "same", "edited"),
        default="exact",
        metavar="KIND",
        help="act on copies of this kind and nearer ones: exact, unless told, same or edited; never on what is likely",
    )
    action = verb.add_mutually_exclusive_group()
    action.add_argument(
        "--trash",
        dest="action",
        action="store_const",
        const="trash",
        help="move all but the one to keep to the trash of the system",
    )
    action.add_argument("--move-to", type=Path, metavar="FOLDER", help="move them here, with the folders they are in")
    action.add_argument(
        "--hardlink",
        dest="action",
        action="store_const",
        const="hardlink",
        help="make exact copies one file with several names",
    )
    verb.add_argument("--apply", action="store_true", help="do it")
    verb.add_argument("--log", type=Path, metavar="FILE", help="where to write what is done, a new file")
    verb.add_argument("--undo", type=Path, metavar="LOG", help="put files back, and end")


def _kinds(text: str) -> frozenset[str]:
    kinds = frozenset(text.split(","))
    if not kinds <= set(KINDS):
        raise argparse.ArgumentTypeError(f"must be some of {', '.join(KINDS)}, with commas between them, not {text!r}")
    return kinds


def _run(words: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from echoimage_tools.duplicates.run import DuplicatesOptions, duplicates, remember
    from echoimage_tools.duplicates.undo import undo

    if words.undo:
        return undo(words.undo, words.quiet)
    if words.not_duplicates:
        if len(words.not_duplicates) == 1:
            parser.error("--not-duplicates says of two pictures or more that they are none of each other")
        return remember(words.not_duplicates, words.remembered)
    _check(words, parser)
    return duplicates(
        DuplicatesOptions(
            places=tuple(words.places),
            against=tuple(words.against),
            index=words.index,
            kinds=words.kinds or frozenset(),
            prefer=tuple(words.prefer),
            keep=words.keep,
            part=words.list,
            form=words.form,
            html=words.html,
            quiet=words.quiet,
            accept=words.accept,
            action=words.action,
            folder=words.move_to,
            apply=words.apply,
            log=words.log,
            remembered=words.remembered,
            workers=words.workers,
            scheduler=words.scheduler,
        )
    )


def _check(words: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """End with what is wrong with words that do not go together."""
    if not words.places:
        parser.error("name a folder, an images.json or an index")
    if words.move_to:
        words.action = "move"
    if words.apply and not words.action:
        parser.error("--apply does what --trash, --move-to or --hardlink say; name one of them")
    if words.list in ("common", "missing") and not words.against:
        parser.error(f"--list {words.list} needs a second collection; name it with --against")
