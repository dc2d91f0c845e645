"""What a crawl is asked for."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from echoimage import EchoImageError
from echoimage.database.address import AddressError, resolve
from echoimage_tools.crawling.defaults import DELAY, DEPTH, IMAGES, PAGES, TIMEOUT, VARIANTS
from echoimage_tools.crawling.rules import Rules
from echoimage_tools.crawling.scope import Scope, site_of
from echoimage_tools.crawling.state import Kind, Link
from echoimage_tools.sources.mistaken import Meant, instead_of


class OptionsError(EchoImageError):
    """An address to begin with cannot be used."""


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """addresses: normal, those to begin with. delay: least seconds between two requests to a host. timeout: seconds
    for one answer. renew: fetch images again that the database has. backgrounds: take those of CSS, too."""

    addresses: tuple[str, ...]
    output: Path
    rules: Rules
    paths: tuple[str, ...] = ()
    depth: int = DEPTH
    pages: int = PAGES
    images: int = IMAGES
    variants: int = VARIANTS
    delay: float = DELAY
    timeout: float = TIMEOUT
    private: bool = False
    renew: bool = False
    backgrounds: bool = True

    @property
    def scope(self) -> Scope:
        """What pages belong to it."""
        return Scope(frozenset(map(site_of, self.addresses)), self.paths, self.variants)

    @property
    def same(self) -> object:
        """What an interrupted crawl must have in common to be gone on with; limits on counts may be changed."""
        rules = [sorted(self.rules.words), list(self.rules.patterns)]
        sizes = [self.rules.min_side, self.rules.min_bytes, self.rules.max_ratio]
        return [JOURNAL, list(self.addresses), list(self.paths), self.depth, self.variants, rules, sizes, self.renew]

    def first(self) -> list[Link]:
        """Return the pages to begin with, and where sitemaps are named or usually are."""
        roots = dict.fromkeys(resolve("/", address) for address in self.addresses)
        maps = [Link(resolve(name, root), 0, "", kind) for root in roots for name, kind in _USUAL]
        return [*map(Link, self.addresses), *maps]


JOURNAL = 2
"""Version of the lines of the journal."""

_USUAL: tuple[tuple[str, Kind], ...] = (("robots.txt", "robots"), ("sitemap.xml", "sitemap"))


def normal(written: Iterable[str]) -> tuple[str, ...]:
    """Make addresses normal; one without a scheme is taken for https. Raises `OptionsError`."""
    found = []
    for address in written:
        if _is_here(address) and (other := instead_of(Meant.SITE, address)):
            raise OptionsError("internal", f"{address}: {other}")
        try:
            found.append(resolve(address if "://" in address else f"https://{address}", ""))
        except AddressError as error:
            raise OptionsError("internal", f"{address}: {error}") from None
    return tuple(dict.fromkeys(found))


def _is_here(address: str) -> bool:
    """Return whether a path is meant; a folder may be called as the host is from which it was filled."""
    if "://" in address:
        return False
    return os.path.isfile(address) or address.startswith((".", "/", "~")) or "." not in address.partition("/")[0]
