"""Which pages belong to a crawl."""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

REPEATED = 3
"""How often a piece of a path may stand in it: relative links on a page that answers to any path add one each time."""

LONGEST = 2000
"""Characters of an address."""


def site_of(address: str) -> str:
    """Return the site: host and port, whether or not with "www." and by http or https."""
    parts = urlsplit(address)
    port = f":{parts.port}" if parts.port else ""
    return (parts.hostname or "").removeprefix("www.") + port


@dataclass(slots=True)
class Scope:
    """Pages of `sites` whose path begins with one of `paths`, if there are any; variants: of a page, by its query."""

    sites: frozenset[str]
    paths: tuple[str, ...]
    variants: int
    _variants: Counter[str] = field(default_factory=Counter)

    def refusal(self, address: str) -> str:
        """Return why a page does not belong: "outside", or "" where it does."""
        if site_of(address) not in self.sites:
            return "outside"
        return "" if not self.paths or urlsplit(address).path.startswith(self.paths) else "outside"

    def trap(self, address: str) -> bool:
        """Return whether a page that is found for the first time is probably one of endlessly many."""
        parts = urlsplit(address)
        pieces = Counter(piece for piece in parts.path.split("/") if re.search(r"\w", piece))
        if len(address) > LONGEST or max(pieces.values(), default=0) > REPEATED:
            return True
        return bool(parts.query) and self._variants[parts.netloc + parts.path] >= self.variants

    def count(self, address: str) -> None:
        """Take note of a page that belongs to the crawl."""
        parts = urlsplit(address)
        if parts.query:
            self._variants[parts.netloc + parts.path] += 1
