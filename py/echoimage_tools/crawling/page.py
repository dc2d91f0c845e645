"""A page: its bytes and its address in, the images that it shows and the pages that it links to out."""

import re
from dataclasses import dataclass

from echoimage.database.address import AddressError, resolve
from echoimage_tools.crawling import markup, metadata
from echoimage_tools.crawling.backgrounds import backgrounds
from echoimage_tools.crawling.markup import Element
from echoimage_tools.crawling.shown import Shown, is_image_address, merged, usable
from echoimage_tools.crawling.text import text_of

_REFRESH = re.compile(r"[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """images: each once. links: normal addresses of other pages, in order. Both are empty where the page forbids it.

    cut: elements in which no images were looked for, since there are more than `markup` permits.
    """

    images: tuple[Shown, ...] = ()
    links: tuple[str, ...] = ()
    cut: int = 0


def read_page(body: bytes, address: str, content_type: str = "", orders: str = "", css: bool = True) -> Page:
    """Read HTML, however broken. `orders`: what the host said in `X-Robots-Tag`. `css`: with backgrounds of CSS."""
    root = markup.tree(text_of(body, content_type))
    base = _base(root, address)
    forbidden = _forbidden(root, orders)
    allowance = markup.Allowance()
    images: tuple[Shown, ...] = ()
    if "images" not in forbidden:
        found = markup.images(root, base, allowance)
        others = backgrounds(root, base, allowance) if css else ()
        images = merged((*found, *metadata.images(root, base), *others))
    return Page(images, () if "links" in forbidden else _links(root, base), allowance.refused)


def _base(root: Element, address: str) -> str:
    written = next((one.get("href") for one in root.iter("base") if one.get("href")), "")
    try:
        return resolve(written, address) if written else address
    except AddressError:
        return address


def _links(root: Element, base: str) -> tuple[str, ...]:
    written = []
    for element in root.iter("a", "area", "iframe", "frame", "link"):
        kinds = (element.get("rel") or "").lower().split()
        if element.tag == "link" and not {"next", "prev"} & set(kinds):
            continue
        address = (element.get("href") or element.get("src") or "").strip()
        if address and not address.startswith("#") and "nofollow" not in kinds:
            written.append(address)
    written += _refreshes(root)
    found = dict.fromkeys(usable(written, base))
    return tuple(address for address in found if not is_image_address(address))


def _refreshes(root: Element) -> list[str]:
    """Return where a page sends its readers after a while: a link like others, for a page may send them to itself."""
    found = (
        _REFRESH.search(meta.get("content") or "")
        for meta in root.iter("meta")
        if (meta.get("http-equiv") or "").strip().lower() == "refresh"
    )
    return [one[1].strip() for one in found if one]


def _forbidden(root: Element, orders: str) -> set[str]:
    """Return what a page asks robots to leave alone."""
    words = {word.strip().lower() for word in orders.split(",")}
    for meta in root.iter("meta"):
        if (meta.get("name") or "").strip().lower() in ("robots", "echoimage"):
            words |= {word.strip().lower() for word in (meta.get("content") or "").split(",")}
    found = {"images"} if words & {"none", "noindex", "noimageindex"} else set()
    return found | ({"links"} if words & {"none", "nofollow"} else set())
