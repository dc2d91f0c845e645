"""Images of a page that no `img` names: backgrounds of CSS, posters of films, `image` inside of drawings (SVG)."""

import re
from collections.abc import Iterator

from echoimage_tools.crawling.markup import Allowance, Element
from echoimage_tools.crawling.shown import Shown, shown
from echoimage_tools.crawling.srcset import largest_first

_LATE = ("data-bg", "data-background", "data-background-image", "data-bg-url", "data-background-url", "data-bgsrc")
"""Where scripts that load backgrounds late keep their addresses."""
_SET = "data-bgset"
_NAMED = ("style", "poster", _SET, *_LATE)
_WANTED = f"//*[{' or '.join(f'@{name}' for name in _NAMED)}] | //style | //image"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BACKGROUND = re.compile(r"background(?:-image)?\s*:([^;{}]*)", re.IGNORECASE)
_URL = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"')]*))", re.IGNORECASE)


def backgrounds(root: Element, base: str, allowance: Allowance) -> Iterator[Shown]:
    """Return these images in the order of the page; style sheets of their own files are not read."""
    for element in root.xpath(_WANTED):
        title = element.get("title") or element.get("aria-label") or ""
        hints = " ".join(filter(None, (element.get("class"), element.get("id"))))
        for written in _written(element):
            if not allowance.takes(element):
                return
            yield shown(written, base, title, hints)


def _written(element: Element) -> Iterator[list[str]]:
    """Return the addresses of each picture."""
    if element.tag == "style":
        yield from ([one] for one in _urls(element.text or ""))
    elif element.tag == "image":
        yield [element.get("href") or element.get("xlink:href") or ""]
    yield from ([one] for one in _urls(element.get("style") or ""))
    late = [value.strip() for name in _LATE if (value := element.get(name))]
    late = [found for value in late for found in (_addresses(value) or [value])]
    larger = largest_first([element.get(_SET) or ""])
    if larger or late:
        yield [*larger, *late]
    if element.tag == "video" and element.get("poster"):
        yield [element.get("poster")]


def _urls(css: str) -> Iterator[str]:
    if "url(" in css.lower():
        for found in _BACKGROUND.finditer(_COMMENT.sub("", css)):
            yield from _addresses(found[1])


def _addresses(value: str) -> list[str]:
    return [found[1] or found[2] or found[3] or "" for found in _URL.finditer(value)]
