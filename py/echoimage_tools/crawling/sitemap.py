"""A sitemap: its bytes in, pages, images and further sitemaps out (sitemaps.org 0.9, image sitemaps 1.1)."""

import zlib
from dataclasses import dataclass

from lxml import etree

from echoimage_tools.crawling.markup import Element
from echoimage_tools.crawling.shown import Shown, shown, usable

LARGEST = 50_000_000
"""Bytes of an unpacked sitemap: the protocol's own limit is 50 MB."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Pages with the images that they are said to show, and other sitemaps."""

    pages: tuple[tuple[str, tuple[Shown, ...]], ...] = ()
    sitemaps: tuple[str, ...] = ()


def read_sitemap(body: bytes, address: str) -> Sitemap | None:
    """Read a sitemap, an index of sitemaps or a list of addresses, gzipped or not; None where it is none of these."""
    data = _unpacked(body)
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _lines(data, address) if address.partition("?")[0].endswith((".txt", ".txt.gz")) else None
    # No entities and no network: a sitemap comes from a stranger.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(data.lstrip(), parser)
    kind = "" if root is None else _name(root)
    if kind == "sitemapindex":
        return Sitemap(sitemaps=tuple(usable((_child(one, "loc") for one in root), address)))
    return _pages(root, address) if kind == "urlset" else None


def _pages(root: Element, address: str) -> Sitemap:
    found = []
    for one in root:
        for page in usable([_child(one, "loc")], address):
            found.append((page, tuple(image for image in _images(one, page) if image.addresses)))
    return Sitemap(tuple(found))


def _images(element: Element, page: str) -> list[Shown]:
    return [
        shown([_child(one, "loc")], page, _child(one, "title") or _child(one, "caption"))
        for one in element
        if _name(one) == "image"
    ]


def _lines(data: bytes, address: str) -> Sitemap:
    return Sitemap(tuple((page, ()) for page in usable(data.decode("utf-8-sig", "replace").split(), address)))


def _child(element: Element, name: str) -> str:
    return next(("".join(one.itertext()).strip() for one in element if _name(one) == name), "")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, LARGEST)
    except zlib.error:
        return b""
