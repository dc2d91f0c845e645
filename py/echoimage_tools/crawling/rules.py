"""Which images are left out: logos, icons, tracking pixels, tiny ones. Each rule can be seen and changed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import unquote, urlsplit

from echoimage_tools.crawling.defaults import MAX_RATIO, MIN_BYTES, MIN_SIDE, RULES, TRACKING, WORDS
from echoimage_tools.crawling.shown import Shown

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Rules:
    """words: whole words, lower case. patterns: whole addresses, "*" and "?" as in a shell. Sizes are in pixels."""

    words: frozenset[str] = frozenset(WORDS)
    patterns: tuple[str, ...] = ()
    min_side: int = MIN_SIDE
    min_bytes: int = MIN_BYTES
    max_ratio: float = MAX_RATIO

    def before(self, image: Shown) -> str:
        """Return the rule by which an image is not even fetched, "" where there is none."""
        if image.smallest is not None and image.smallest <= min(TRACKING, self.min_side - 1):
            return "tracking"
        if any(fnmatchcase(image.address, pattern) for pattern in self.patterns):
            return "pattern"
        place = unquote(urlsplit(image.address).path)
        return "word" if self.words & words(f"{place} {image.hints}") else ""

    def after(self, width: int, height: int, size: int) -> str:
        """Return the rule by which an image of this size in pixels and bytes is left out, "" where there is none."""
        if size < self.min_bytes:
            return "light"
        if min(width, height) < self.min_side:
            return "small"
        return "strip" if max(width, height) > self.max_ratio * min(width, height) else ""

    def told(self, rule: str) -> str:
        """Return what a rule leaves out, with its numbers as they are."""
        words, patterns = (" ".join(names) for names in (sorted(self.words), self.patterns))
        return RULES[rule].format(
            word=words, pattern=patterns, small=self.min_side, light=self.min_bytes, strip=self.max_ratio
        )


def rules(skip: Iterable[str], keep: Iterable[str], min_side: int, min_bytes: int, max_ratio: float) -> Rules:
    """Return the rules that options ask for: what of `skip` has letters alone is a word."""
    named = list(skip)
    plain = {word.lower() for word in named if _LETTERS.fullmatch(word)}
    patterns = tuple(pattern for pattern in named if not _LETTERS.fullmatch(pattern))
    kept = {word.lower() for word in keep}
    return Rules(frozenset({*WORDS, *plain} - kept), patterns, min_side, min_bytes, max_ratio)


def words(text: str) -> set[str]:
    """Return the words of addresses and classes: "siteLogo-32.png" has "site", "logo" and "png"."""
    return {word.lower() for word in _LETTERS.findall(_CAMEL.sub(" ", text))}
