"""Images in the markup of a page: `img`, `picture`, `noscript`, and links to images."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeAlias

from lxml import etree

from echoimage_tools.crawling.shown import Shown, is_image_address, shown, usable
from echoimage_tools.crawling.srcset import largest_first

Element: TypeAlias = Any
"""lxml has no types."""

SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set")
LAZY = (
    *("data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-full", "data-full-src"),
    *("data-large-image", "data-large_image", "data-orig-file", "data-zoom-image", "data-image", "data-echo"),
)
"""Where scripts that load images late, or larger on demand, keep their addresses; `src` is then a placeholder."""

MOST = 5000
"""Images and links of one page that are looked at. Each is asked what it stands in, up to 2,048 levels deep."""

MOST_INSIDE = 50
"""Images, and pieces of text, in one link that are looked at."""

UNREADABLE = ("image/svg", "image/jxl", "image/jp2", "image/heic", "image/tiff")
_PIXELS = re.compile(r"\s*(\d{1,6})(?:\.\d*)?\s*(?:px)?\s*$")


def tree(text: str) -> Element:
    """Parse HTML, however broken; libxml2 gives up beyond 2,048 levels."""
    parser = etree.HTMLParser(recover=True, encoding="utf-8", huge_tree=True, no_network=True)
    found = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace") or b" ", parser)
    return etree.Element("html") if found is None else found


def images(root: Element, base: str) -> Iterator[Shown]:
    """Give what the elements of a page show, in its order; a picture that links to a larger one is that one."""
    for element in islice(root.iter("img", "a", "area", "source", "noscript"), MOST):
        if element.tag == "img":
            if _link_around(element, base) is None:
                yield _image(element, base)
        elif element.tag in ("a", "area"):
            yield from _linked(element, base)
        elif element.tag == "source":
            yield from _orphan(element, base)
        else:
            yield from _hidden(element, base)


def _image(element: Element, base: str) -> Shown:
    written = [*largest_first(_sets(element)), *_attributes(element, LAZY), *_attributes(element, ("src",))]
    return shown(written, base, _title(element), _hints(element), _smallest(element))


def _sets(element: Element) -> Iterator[str]:
    yield from _attributes(element, SETS)
    parent = element.getparent()
    if parent is not None and parent.tag == "picture":
        for source in parent.iterchildren("source"):
            if not source.get("type", "").strip().lower().startswith(UNREADABLE):
                yield from _attributes(source, SETS)


def _attributes(element: Element, names: tuple[str, ...]) -> list[str]:
    return [value for name in names if (value := (element.get(name) or "").strip())]


def _orphan(element: Element, base: str) -> Iterator[Shown]:
    """Give what a `picture` without an `img` would show."""
    parent = element.getparent()
    if parent is None or parent.tag != "picture" or parent.find(".//img") is not None:
        return
    yield shown(largest_first(_attributes(element, SETS)), base, _caption(element))


def _linked(element: Element, base: str) -> Iterator[Shown]:
    target = _target(element, base)
    if target is None:
        return
    inside = [_image(one, base) for one in islice(element.iter("img"), MOST_INSIDE)]
    title = next((one.title for one in inside if one.title), "") or element.get("title", "")
    text = "" if inside else "".join(islice(element.itertext(), MOST_INSIDE))
    smaller = [address for one in inside for address in one.addresses]
    hints = " ".join(one.hints for one in inside)
    yield shown([target, *smaller], base, title or text or _caption(element), hints)


def _link_around(element: Element, base: str) -> str | None:
    around = next(element.iterancestors("a"), None)
    return None if around is None else _target(around, base)


def _target(element: Element, base: str) -> str | None:
    found = usable([element.get("href") or ""], base)
    return found[0] if found and is_image_address(found[0]) else None


def _hidden(element: Element, base: str) -> Iterator[Shown]:
    """Give images of a `noscript` whose content came as text."""
    text = element.text or ""
    if "<img" in text.lower() and not len(element):
        yield from images(tree(text), base)


def _title(element: Element) -> str:
    return element.get("alt", "").strip() or element.get("title", "").strip() or _caption(element)


def _caption(element: Element) -> str:
    figure = next(element.iterancestors("figure"), None)
    caption = None if figure is None else figure.find(".//figcaption")
    return "" if caption is None else "".join(islice(caption.itertext(), MOST_INSIDE))


def _hints(element: Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}".strip()


def _smallest(element: Element) -> int | None:
    sides = [int(found[1]) for name in ("width", "height") if (found := _PIXELS.match(element.get(name) or ""))]
    return min(sides, default=None)
