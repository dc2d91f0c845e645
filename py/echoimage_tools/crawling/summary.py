"""What a crawl has done, in lines for people: what was recorded, what was left out and why."""

import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from echoimage.database.json_document import MAX_BYTES
from echoimage_tools.crawling.defaults import RULES
from echoimage_tools.crawling.markup import LINKS, PICTURES
from echoimage_tools.crawling.options import CrawlOptions
from echoimage_tools.crawling.state import State
from echoimage_tools.databases.file import Change, DatabaseFile
from echoimage_tools.output.console import complain_of, plain, say
from echoimage_tools.output.counts import counted, duration

PAGES = {
    "outside": "outside the given sites and paths (--path)",
    "depth": "further away than {depth} links (--depth)",
    "trap": "probably endlessly many: folders that repeat, or more than {variants:,} with one path (--variants)",
    "robots": "forbidden by robots.txt",
    "again": "redirected to a page that is read anyway",
    "no-page": "neither HTML nor a sitemap",
    "image": "images themselves",
}
IMAGES = {
    "known": "in the database already (--renew reads them again)",
    "duplicate": "the same file as another one",
    "robots": "forbidden by robots.txt",
    "format": "not PNG, JPEG, WebP, AVIF or GIF",
    "page": "web pages with the name of an image",
    "limit": "more than --images",
    "cut": "pictures and links beyond the first {pictures:,} and {links:,} of a page",
}
FAILED = {
    "not-found": "not there",
    "http-error": "refused or failed by the host",
    "timeout": "slower than {timeout:g} seconds (--timeout)",
    "network": "not reached, or broken off",
    "private": "at a private address (--allow-private)",
    "redirects": "redirected without end",
    "too-large": "too large or without end",
    "pause": "of hosts that asked to be left alone; the same command asks them again later",
    "not-an-image": "not an image",
    "unsupported-format": "not readable",
    "damaged": "damaged",
    "empty": "empty",
    "internal": "failed unexpectedly",
}


@dataclass(slots=True)
class Tally:
    """What became of the records, and when the crawl began."""

    changes: Counter[Change] = field(default_factory=Counter)
    begun: float = field(default_factory=time.monotonic)


def report(options: CrawlOptions, state: State, file: DatabaseFile, tally: Tally) -> bool:
    """Write it all, troubles to stderr; return whether something is lacking that belongs to the crawl."""
    name = str(options.output)
    for trouble in state.troubles:
        text = f"{trouble.text}, found on {trouble.via}" if trouble.via else trouble.text
        complain_of(sys.stderr, trouble.address, text)
    reached = [*_limits(options, state), *_nothing(state)]
    for line in reached:
        complain_of(sys.stderr, name, line)
    if file.path.exists() and file.path.stat().st_size > MAX_BYTES:
        large = f"it is larger than {MAX_BYTES / 1e6:.0f} MB, more than is read as one database; split it"
        complain_of(sys.stderr, name, large)
        reached.append(large)
    _summary(name, options, state, file, tally)
    return bool(state.troubles or reached)


def _limits(options: CrawlOptions, state: State) -> list[str]:
    pages, waiting = state.waiting
    if state.enough:
        return [f"ended at {options.images:,} images (--images); {waiting:,} more were found, {pages:,} pages not read"]
    return [f"ended at {options.pages:,} pages (--pages); {pages:,} more were found"] if pages else []


def _nothing(state: State) -> list[str]:
    found = state.records or state.skipped_images["known"] or state.skipped_images["duplicate"]
    if found or not state.pages_read:
        return []
    return ["no picture was found that can be recorded; the summary says what was left out"]


def _summary(name: str, options: CrawlOptions, state: State, file: DatabaseFile, tally: Tally) -> None:
    changes = tally.changes
    parts = [f"{changes['added']:,} added", f"{file.before:,} were there"]
    if changes["changed"]:
        parts.append(f"{changes['changed']:,} of them changed")
    seconds = time.monotonic() - tally.begun
    say(plain(f"{name}: {counted(len(file.images), 'image')}: {', '.join(parts)}; {duration(seconds)}"))
    _table("pages", state.pages_read, state.skipped_pages, PAGES, options)
    _table("images", len(state.records), state.skipped_images, {**IMAGES, **dict.fromkeys(RULES, "")}, options)


def _table(what: str, done: int, skipped: Counter[str], texts: dict[str, str], options: CrawlOptions) -> None:
    verb = "read" if what == "pages" else "recorded"
    say(f"  {done:>7,} {what} {verb}, {sum(skipped.values()):,} left out")
    words = {"depth": options.depth, "variants": options.variants, "timeout": options.timeout}
    words |= {"pictures": PICTURES, "links": LINKS}
    for key, number in skipped.most_common():
        text = options.rules.told(key).partition(":")[0] if key in RULES else {**texts, **FAILED}[key].format(**words)
        say(plain(f"  {number:>7,}   {text}"))
