"""Images in the markup of a page: `img`, `picture`, `noscript`, and links to images."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
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

PICTURES, LINKS, AROUND = 20_000, 100_000, 40_000
"""Pictures of one page that are looked at; links, which may lead to pictures; captions and sources around pictures.

Each is asked what it stands in, up to 2,048 levels deep.
"""

MOST_INSIDE = 50
"""Images, and pieces of text, in one link that are looked at."""

UNREADABLE = ("image/svg", "image/jxl", "image/jp2", "image/heic", "image/tiff")
_PIXELS = re.compile(r"\s*(\d{1,6})(?:\.\d*)?\s*(?:px)?\s*$")


def tree(text: str) -> Element:
    """Parse HTML, however broken; libxml2 gives up beyond 2,048 levels."""
    parser = etree.HTMLParser(recover=True, encoding="utf-8", huge_tree=True, no_network=True)
    found = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace") or b" ", parser)
    return etree.Element("html") if found is None else found


@dataclass(slots=True)
class Allowance:
    """How much of one page is still looked at; refused: pictures and links that were more."""

    pictures: int = field(default_factory=lambda: PICTURES)
    links: int = field(default_factory=lambda: LINKS)
    refused: int = 0

    def takes(self, element: Element) -> bool:
        """Take an element off, or refuse it."""
        if element.tag in ("a", "area"):
            self.links -= 1
            taken = self.links >= 0
        else:
            self.pictures -= 1
            taken = self.pictures >= 0
        self.refused += not taken
        return taken


def images(root: Element, base: str, allowance: Allowance) -> Iterator[Shown]:
    """Return what the elements of a page show, in its order; a picture that links to a larger one is that one."""
    around = _Around.of(root)
    for element in filter(allowance.takes, root.iter("img", "a", "area", "picture", "noscript")):
        if element.tag == "img":
            if _link_around(element, base) is None:
                yield _image(element, base, around)
        elif element.tag in ("a", "area"):
            yield from _linked(element, base, around)
        elif element.tag == "noscript":
            yield from _hidden(element, base, allowance)
        elif element.find(".//img") is None:
            yield shown(largest_first(around.sets.get(element, ())), base, around.caption(element))


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around images; gathered once, for looking anew from each image can take minutes on a hostile page.

    captions: by `figure`. sets: `srcset` of the sources, by `picture`.
    """

    captions: dict[Element, str]
    sets: dict[Element, list[str]]

    @classmethod
    def of(cls, root: Element) -> "_Around":
        found = cls({}, {})
        for caption in islice(root.iter("figcaption"), AROUND):
            for figure in islice(caption.iterancestors("figure"), 1):
                found.captions.setdefault(figure, _inner_text(caption))
        for source in islice(root.iter("source"), AROUND):
            # libxml2 does not know that this element is empty and puts what follows into it.
            for picture in islice(source.iterancestors("picture"), 1):
                if not (source.get("type") or "").strip().lower().startswith(UNREADABLE):
                    found.sets.setdefault(picture, []).extend(_attributes(source, SETS))
        return found

    def caption(self, element: Element) -> str:
        """Return the text below the figure in which an element is."""
        figure = next(element.iterancestors("figure"), None)
        return self.captions.get(figure, "")

    def sources(self, element: Element) -> list[str]:
        """Return what else the `picture` around an image offers."""
        return self.sets.get(next(element.iterancestors("picture"), None), [])


def _image(element: Element, base: str, around: _Around) -> Shown:
    sets = largest_first([*_attributes(element, SETS), *around.sources(element)])
    written = [*sets, *_attributes(element, LAZY), *_attributes(element, ("src",))]
    title = _attributes(element, ("alt", "title")) or [around.caption(element)]
    return shown(written, base, title[0], " ".join(_attributes(element, ("class", "id"))), _smallest(element))


def _attributes(element: Element, names: tuple[str, ...]) -> list[str]:
    return [value for name in names if (value := (element.get(name) or "").strip())]


def _linked(element: Element, base: str, around: _Around) -> Iterator[Shown]:
    target = _target(element, base)
    if target is None:
        return
    inside = [_image(one, base, around) for one in islice(element.iter("img"), MOST_INSIDE)]
    titles = [*(one.title for one in inside), element.get("title") or "", "" if inside else _inner_text(element)]
    smaller = [address for one in inside for address in one.addresses]
    title = next(filter(None, titles), "") or around.caption(element)
    yield shown([target, *smaller], base, title, " ".join(one.hints for one in inside))


def _link_around(element: Element, base: str) -> str | None:
    around = next(element.iterancestors("a"), None)
    return None if around is None else _target(around, base)


def _target(element: Element, base: str) -> str | None:
    found = usable([element.get("href") or ""], base)
    return found[0] if found and is_image_address(found[0]) else None


def _hidden(element: Element, base: str, allowance: Allowance) -> Iterator[Shown]:
    """Return images of a `noscript` whose content came as text."""
    text = element.text or ""
    if "<img" in text.lower() and not len(element):
        yield from images(tree(text), base, allowance)


def _inner_text(element: Element) -> str:
    return "".join(islice(element.itertext(), MOST_INSIDE))


def _smallest(element: Element) -> int | None:
    sides = [int(found[1]) for name in ("width", "height") if (found := _PIXELS.match(element.get(name) or ""))]
    return min(sides, default=None)
