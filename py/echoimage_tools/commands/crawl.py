"""`echoimage crawl`."""

import argparse
import sys
from pathlib import Path
from textwrap import wrap

from echoimage_tools.commands.shared import Verbs, add_keep_going, add_quiet, count, verb
from echoimage_tools.crawling import defaults

ABOUT = "make a database of the pictures on web sites"

NOTES = """\
Pages within the sites of the given addresses are read (with or without "www.", by http or https), found by links and
sitemaps. The pictures that they show may lie on any host. PNG, JPEG, WebP, AVIF and GIF are recorded, as their bytes
say, not their names; of several sizes the largest. No picture is stored: images.json gets address, title, page, width,
height, bytes and sha256. What stands in it stays, with keys that are unknown here.

left out unless told otherwise:
{rules}

robots.txt and what pages tell robots is obeyed, Crawl-delay and Retry-After too; hosts that answer slowly are asked
less often. Private addresses are refused, whatever name or redirect leads to them, and proxies are not used, unless
--allow-private is given.

Ended at any moment, run the same command again: it goes on where it was.

exit code: 0 when all that belongs to it was read, 1 when something failed or a limit was reached (told on stderr),
2 when nothing could be done: images.json is as it was before.
"""


def add(verbs: Verbs) -> None:
    """Add the verb."""
    crawl = verb(verbs, "crawl", ABOUT, NOTES.format(rules=_told()))
    crawl.add_argument("addresses", metavar="URL", nargs="+", help="where to begin; https unless told")
    crawl.add_argument(
        "-o", "--output", type=Path, required=True, metavar="images.json", help="the database, new or not"
    )
    _add_limits(crawl)
    _add_rules(crawl)
    crawl.add_argument(
        "--no-backgrounds",
        action="store_true",
        help="leave out backgrounds of CSS, posters of films and pictures inside of drawings (SVG)",
    )
    crawl.add_argument("--renew", action="store_true", help="read pictures again that are listed, and note changes")
    crawl.add_argument(
        "--allow-private", action="store_true", help="permit private and loopback addresses, and proxies"
    )
    add_keep_going(crawl)
    add_quiet(crawl)
    crawl.set_defaults(run=_run)


def _add_limits(crawl: argparse.ArgumentParser) -> None:
    limits = crawl.add_argument_group("limits")
    limits.add_argument(
        "--path", action="append", default=[], metavar="PREFIX", help="read pages only whose path begins so, as /art/"
    )
    for name, kind, unless, about in (
        ("--depth", whole, defaults.DEPTH, "links from a URL at most"),
        ("--pages", count, defaults.PAGES, "pages at most"),
        ("--images", count, defaults.IMAGES, "pictures at most"),
        ("--variants", count, defaults.VARIANTS, "pages at most that differ in their query alone"),
        ("--delay", number, defaults.DELAY, "seconds between two requests to a host, at least"),
        ("--timeout", number, defaults.TIMEOUT, "seconds for one file"),
    ):
        limits.add_argument(name, type=kind, default=unless, metavar="N", help=f"{about}, {unless:g} unless told")


def _add_rules(crawl: argparse.ArgumentParser) -> None:
    rules = crawl.add_argument_group("what is left out")
    words = "a word, or addresses as in a shell: '*/thumbs/*'"
    rules.add_argument("--skip", action="append", default=[], metavar="WORD|PATTERN", help=words)
    rules.add_argument("--keep", action="append", default=[], metavar="WORD", help="a word of those below to allow")
    for name, kind, unless, about in (
        ("--min-side", whole, defaults.MIN_SIDE, "pixels of the shorter side"),
        ("--min-bytes", whole, defaults.MIN_BYTES, "bytes of the file"),
        ("--max-ratio", number, defaults.MAX_RATIO, "longer side to shorter one"),
    ):
        rules.add_argument(name, type=kind, default=unless, metavar="N", help=f"{about}, {unless:g} unless told")


def _told() -> str:
    texts = (text.format(**defaults.SHOWN) for rule, text in defaults.RULES.items() if rule != "pattern")
    return "\n".join(f"  {line}" for text in texts for line in wrap(text, 116, subsequent_indent="  "))


def whole(text: str) -> int:
    """Read a whole number from 0 on. Raises `ArgumentTypeError`."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 on, not {text!r}")
    return int(text)


def number(text: str) -> float:
    """Read a number from 0 on. Raises `ArgumentTypeError`."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"must be a number from 0 on, not {text!r}")
    return value


def _run(words: argparse.Namespace) -> int:
    from echoimage import EchoImageError
    from echoimage_tools.extras import extra
    from echoimage_tools.output.console import complain_of

    try:
        extra("scrapy", "crawl", "crawling")
        from echoimage_tools.crawling.crawl import crawl
        from echoimage_tools.crawling.options import CrawlOptions, normal
        from echoimage_tools.crawling.rules import rules

        options = CrawlOptions(
            normal(words.addresses),
            words.output,
            rules(words.skip, words.keep, words.min_side, words.min_bytes, words.max_ratio),
            tuple(words.path),
            depth=words.depth,
            pages=words.pages,
            images=words.images,
            variants=words.variants,
            delay=words.delay,
            timeout=words.timeout,
            private=words.allow_private,
            renew=words.renew,
            backgrounds=not words.no_backgrounds,
        )
    except EchoImageError as error:
        complain_of(sys.stderr, "crawl", str(error))
        return 2
    return crawl(options)
