"""What hosts answered in, what is to be kept of it, as events, out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from echoimage import DecodeError
from echoimage_tools.crawling.options import CrawlOptions
from echoimage_tools.crawling.page import read_page
from echoimage_tools.crawling.shown import Shown, usable
from echoimage_tools.crawling.sitemap import Sitemap, read_sitemap
from echoimage_tools.crawling.state import Event, Found, Left, Link, State, image_done, page_done
from echoimage_tools.databases.picture import NoImage, Picture, examine

MAX_TITLE = 300
"""Characters of a title; readers of a database cut there too."""

_PAGE = ("text/html", "application/xhtml+xml")
_XML = ("text/xml", "application/xml", "application/x-gzip", "application/gzip", "application/rss+xml", "text/plain")
_SITEMAP = re.compile(rb"^sitemap:\s*(\S+)", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered; `address` is where redirects ended, `orders` its X-Robots-Tag."""

    address: str
    body: bytes
    content_type: str
    orders: str = ""

    @property
    def kind(self) -> str:
        """The media type."""
        return self.content_type.partition(";")[0].strip().lower()

    @property
    def is_page(self) -> bool:
        """Whether it is HTML; a host that says nothing is taken at its first bytes."""
        return self.kind in _PAGE or (not self.kind and self.body.lstrip()[:1] == b"<")


class Known(Protocol):
    """What the database has, with what was recorded so far."""

    def __contains__(self, address: object) -> bool: ...

    def holds_content(self, sha256: str) -> bool:
        """Return whether an image with these bytes is in it."""
        ...


class Reader:
    """Judges answers by what was asked for and by what is known; remembers what it left out, to count it once."""

    def __init__(self, options: CrawlOptions, state: State, known: Known) -> None:
        self.options, self.state, self.known = options, state, known
        self.scope, self.rules = options.scope, options.rules
        # Of an interrupted crawl there are many already.
        for address in state.pages:
            self.scope.count(address)

    def page(self, answer: Answer, link: Link) -> list[Event]:
        """Take images and links out of a page, a sitemap or a robots.txt."""
        if answer.kind.startswith("image/"):
            found = Found(Shown((link.address,)), link.via, link.depth)
            event = self.image(answer, found, link.address)
            known = link.address in self.state.images
            return [page_done(link, skip="image"), *([] if known or isinstance(event, Found) else [event])]
        if link.kind == "robots":
            named = usable((one.decode("latin-1") for one in _SITEMAP.findall(answer.body)), answer.address)
            return [page_done(link, links=[Link(one, 0, link.address, "sitemap") for one in named])]
        if link.kind == "sitemap" or answer.kind in _XML:
            found_map = read_sitemap(answer.body, answer.address)
            if found_map is not None:
                return [self._sitemap(found_map, link)]
        if link.kind == "sitemap" or not answer.is_page:
            return [page_done(link, skip="no-page")]
        return [self._html(answer, link)]

    def image(self, answer: Answer, found: Found, key: str) -> Event | Found:
        """Judge an image that was first asked for as `key`; return what to try instead, where there is something."""
        address = found.shown.address
        try:
            picture = examine(answer.body, answer.content_type)
        except (NoImage, DecodeError) as error:
            instead = self.instead(found)
            if instead:
                return instead
            if answer.is_page:
                links, _ = self._within([answer.address], found.depth + 1, found.page)
                return image_done(key, found.page, skip="page", links=links)
            drawing = isinstance(error, NoImage) or error.reason == "unsupported-format"
            text = "" if drawing and answer.kind.startswith("image/") else str(error)
            return image_done(key, found.page, skip="format" if drawing else error.reason, text=text)
        skip = self.rules.after(picture.width, picture.height, picture.size)
        if not skip and address not in self.known and self.known.holds_content(picture.sha256):
            skip = "duplicate"
        if skip or self.state.enough:
            return image_done(key, found.page, skip=skip or "limit")
        return image_done(key, found.page, record=_record(address, found, picture))

    def instead(self, found: Found) -> Found | None:
        """Return another address of the same picture, None where there is none that the rules permit."""
        others = found.shown.addresses[1:]
        shown = replace(found.shown, addresses=others) if others else None
        return None if shown is None or self.rules.before(shown) else replace(found, shown=shown)

    def _html(self, answer: Answer, link: Link) -> Event:
        page = read_page(answer.body, answer.address, answer.content_type, answer.orders, self.options.backgrounds)
        links, left = self._within(page.links, link.depth + 1, link.address)
        images, skipped = self._wanted(page.images, link.address, link.depth)
        text = f"it has more pictures and links than are looked at: {page.cut:,} more" if page.cut else ""
        return page_done(
            link, text=text, links=links, images=images, left_pages=left, left_images=skipped, cut=page.cut
        )

    def _sitemap(self, found: Sitemap, link: Link) -> Event:
        links, left = self._within(dict.fromkeys(page for page, _ in found.pages), 1, link.address)
        maps = [Link(address, link.depth + 1, link.address, "sitemap") for address in found.sitemaps]
        images: list[Found] = []
        skipped: Left = {}
        near = self.options.depth >= 1
        for page, shown in found.pages:
            if page in self.state.pages or (near and not self.scope.refusal(page)):
                some, few = self._wanted(shown, page, 1)
                images += some
                for reason, addresses in few.items():
                    skipped.setdefault(reason, []).extend(addresses)
        links += maps
        return page_done(link, links=links, images=images, left_pages=left, left_images=skipped)

    def _within(self, addresses: Iterable[str], depth: int, via: str) -> tuple[list[Link], Left]:
        links: list[Link] = []
        left: Left = {}
        for address in addresses:
            if address in self.state.pages:
                continue
            refusal = self.scope.refusal(address) or ("depth" if depth > self.options.depth else "")
            if not refusal and self.scope.trap(address):
                refusal = "trap"
            if not refusal:
                self.scope.count(address)
                links.append(Link(address, depth, via))
            elif address not in self.state.left:
                # Told once, however many pages link to it.
                self.state.left.add(address)
                left.setdefault(refusal, []).append(address)
        return links, left

    def _wanted(self, shown: Iterable[Shown], page: str, depth: int) -> tuple[list[Found], Left]:
        wanted: list[Found] = []
        left: Left = {}
        for image in shown:
            if image.address in self.state.images or image.address in self.state.left:
                continue
            skip = self.rules.before(image)
            if not skip and not self.options.renew and image.address in self.known:
                skip = "known"
            if skip:
                self.state.left.add(image.address)
                left.setdefault(skip, []).append(image.address)
            else:
                wanted.append(Found(image, page, depth))
        return wanted, left


def _record(address: str, found: Found, picture: Picture) -> dict[str, object]:
    title = found.shown.title[:MAX_TITLE]
    said = {"title": title, "page": found.page}
    return {"url": address, **{key: value for key, value in said.items() if value}, **picture.facts}
