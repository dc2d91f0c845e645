"""Images that a page names for machines: Open Graph, Twitter cards, `image_src` and JSON-LD."""

import json
from collections.abc import Iterator
from typing import Any

from echoimage.database.json_document import MAX_DEPTH, depth
from echoimage_tools.crawling.markup import Element
from echoimage_tools.crawling.shown import Shown, is_image_address, shown

CARDS = (
    *("og:image", "og:image:url", "og:image:secure_url"),
    *("twitter:image", "twitter:image:src"),
)
KEYS = ("image", "photo", "thumbnailUrl", "primaryImageOfPage")
"""Properties of schema.org whose value is an image, an address or several. `logo` is none of the page's pictures."""

LARGEST = 2_000_000
"""Characters of a JSON-LD script that are read."""


def images(root: Element, base: str) -> Iterator[Shown]:
    """Return what the head of a page names, then its structured data."""
    named = _named(root)
    for key in CARDS:
        for address in named.get(key, ()):
            yield shown([address], base, _first(named, f"{key.partition(':')[0]}:image:alt", "og:title"))
    for link in root.iter("link"):
        if "image_src" in link.get("rel", "").lower().split():
            yield shown([link.get("href") or ""], base, _first(named, "og:title"))
    for script in root.iter("script"):
        if script.get("type", "").partition(";")[0].strip().lower() == "application/ld+json":
            yield from _structured(script.text or "", base)


def _named(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def _first(named: dict[str, list[str]], *names: str) -> str:
    return next((named[name][0] for name in names if name in named), "")


def _structured(text: str, base: str) -> Iterator[Shown]:
    # Python's reader calls itself for each level.
    if len(text) > LARGEST or depth(text) > MAX_DEPTH:
        return
    try:
        document = json.loads(text, strict=False, parse_int=float)
    except ValueError:
        return
    yield from _walk(document, base)


def _walk(value: Any, base: str) -> Iterator[Shown]:
    if isinstance(value, list):
        for one in value:
            yield from _walk(one, base)
    elif isinstance(value, dict):
        if _is_image(value):
            yield _object(value, base, "")
        for key, inner in value.items():
            if key in KEYS:
                yield from _values(inner, base, _text(value.get("name")) or _text(value.get("headline")))
            if key != "logo":
                yield from _walk(inner, base)


def _values(value: Any, base: str, title: str) -> Iterator[Shown]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield shown([one], base, title)
        elif isinstance(one, dict):
            yield _object(one, base, title)


def _object(value: dict[str, Any], base: str, title: str) -> Shown:
    content, address, *smaller = (_text(value.get(key)) for key in ("contentUrl", "url", "thumbnailUrl", "thumbnail"))
    # The url of an image object may be the page about it.
    written = [content, address if not content or is_image_address(address) else "", *smaller]
    named = (_text(value.get(key)) for key in ("caption", "name", "description"))
    return shown(filter(None, written), base, next((one for one in named if one), title))


def _is_image(value: dict[str, Any]) -> bool:
    kinds = value.get("@type")
    return any(kind in ("ImageObject", "Photograph") for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
