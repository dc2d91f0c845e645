"""What a crawl has found and done. It is made of events, so that the journal of an interrupted crawl makes it again."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field
from typing import Any, Literal

from echoimage_tools.crawling.shown import Shown

Kind = Literal["page", "sitemap", "robots"]
Event = dict[str, Any]
"""As in a line of the journal, see `page_done` and `image_done`."""

LATER = "pause"
"""Why something is not asked for in this run, but is in the next one."""

Left = dict[str, list[str]]
"""Addresses by the reason why they do not belong to the crawl."""

SITEMAPS = 500
"""Sitemaps that are read; an index of them may name itself."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page to read. depth: links from a given address to it. via: the page that links to it, "" for a given one."""

    address: str
    depth: int = 0
    via: str = ""
    kind: Kind = "page"


@dataclass(frozen=True, slots=True)
class Found:
    """An image to fetch. page: that which shows it; depth: of that page."""

    shown: Shown
    page: str
    depth: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """What failed: its address, why, and the page that leads there."""

    address: str
    text: str
    via: str


@dataclass(slots=True)
class State:
    """What was found, by address, and what waits.

    pages and images: to be asked for or done; read and fetched: done; left: those that do not belong to the crawl.
    """

    most_pages: int
    most_images: int
    pages: set[str] = field(default_factory=set)
    images: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    fetched: set[str] = field(default_factory=set)
    records: list[dict[str, object]] = field(default_factory=list)
    skipped_pages: Counter[str] = field(default_factory=Counter)
    skipped_images: Counter[str] = field(default_factory=Counter)
    troubles: list[Trouble] = field(default_factory=list)
    pages_read: int = 0
    left: set[str] = field(default_factory=set)
    _page_queue: deque[Link] = field(default_factory=deque)
    _sitemap_queue: deque[Link] = field(default_factory=deque)
    _image_queue: deque[Found] = field(default_factory=deque)
    _asked: Counter[bool] = field(default_factory=Counter)

    def begin(self, links: Iterable[Link]) -> None:
        """Put in what the crawl begins with."""
        self._queue([astuple(link) for link in links])

    def apply(self, event: Event) -> None:
        """Take note of what happened."""
        rest = {key: value for key, value in event.items() if key != "event"}
        if event["event"] == "page":
            self._page(**rest)
        else:
            self._image(**rest)

    def _page(
        self, *, link: list[Any], skip: str, text: str, links: list[Any], images: list[Any], left: Any, cut: int
    ) -> None:
        one = Link(*link)
        self.pages_read += one.kind == "page" and not skip
        self.pages.add(one.address)
        self.read.add(one.address)
        self._note(self.skipped_pages, skip, Trouble(one.address, text, one.via))
        self._queue(links)
        for (addresses, *rest), page, depth in images:
            shown = Shown(tuple(addresses), *rest)
            if shown.address not in self.images:
                self.images.add(shown.address)
                self._image_queue.append(Found(shown, page, depth))
        for skipped, found in ((self.skipped_pages, left["pages"]), (self.skipped_images, left["images"])):
            for reason, addresses in found.items():
                skipped[reason] += len(addresses)
                self.left.update(addresses)
        if cut:
            self.skipped_images["cut"] += cut

    def _image(
        self, *, address: str, via: str, skip: str, text: str, record: dict[str, object] | None, links: list[Any]
    ) -> None:
        self.images.add(address)
        self.fetched.add(address)
        self._note(self.skipped_images, skip, Trouble(address, text, via))
        if record:
            self.records.append(record)
        self._queue(links)

    def _queue(self, links: Iterable[Iterable[Any]]) -> None:
        for found in (Link(*values) for values in links):
            if found.address not in self.pages:
                self.pages.add(found.address)
                (self._page_queue if found.kind == "page" else self._sitemap_queue).append(found)

    def _note(self, skipped: Counter[str], skip: str, trouble: Trouble) -> None:
        if skip:
            skipped[skip] += 1
        if trouble.text:
            self.troubles.append(trouble)

    def next_pages(self) -> Iterator[Link]:
        """Return pages and sitemaps that may be asked for now, each once."""
        for queue, most in ((self._sitemap_queue, SITEMAPS), (self._page_queue, self.most_pages)):
            while queue and self._asked[queue is self._page_queue] < most and not self.enough:
                link = queue.popleft()
                self._asked[queue is self._page_queue] += 1
                if link.address not in self.read:
                    yield link

    def next_images(self) -> Iterator[Found]:
        """Return images that may be fetched now, each once."""
        while self._image_queue and not self.enough:
            found = self._image_queue.popleft()
            if found.shown.address not in self.fetched:
                yield found

    @property
    def enough(self) -> bool:
        """Return whether as many images were recorded as are wanted."""
        return len(self.records) >= self.most_images

    @property
    def later(self) -> bool:
        """Return whether something is left for the next run, because its host asked for it."""
        return bool(self.skipped_pages[LATER] or self.skipped_images[LATER])

    @property
    def waiting(self) -> tuple[int, int]:
        """Return how many pages and images were found that nobody has asked for, because of a limit."""
        pages = sum(link.address not in self.read for link in (*self._page_queue, *self._sitemap_queue))
        return pages, sum(one.shown.address not in self.fetched for one in self._image_queue)


def page_done(
    link: Link,
    *,
    skip: str = "",
    text: str = "",
    links: Iterable[Link] = (),
    images: Iterable[Found] = (),
    left_pages: Left | None = None,
    left_images: Left | None = None,
    cut: int = 0,
) -> Event:
    """Return the event that a page was read, or was not.

    skip: why it is not read, a key of the summary. text: what to tell, where that is a trouble.
    left_pages, left_images: addresses in it that do not belong to the crawl, by reason, each told once.
    cut: elements of it that were not looked at.
    """
    return {
        "event": "page",
        "link": astuple(link),
        "skip": skip,
        "text": text,
        "links": [astuple(one) for one in links],
        "images": [astuple(one) for one in images],
        "left": {"pages": left_pages or {}, "images": left_images or {}},
        "cut": cut,
    }


def image_done(
    address: str,
    via: str,
    *,
    skip: str = "",
    text: str = "",
    record: dict[str, object] | None = None,
    links: Iterable[Link] = (),
) -> Event:
    """Return the event that an image was recorded, or was not; the words as those of `page_done`."""
    return {
        "event": "image",
        "address": address,
        "via": via,
        "skip": skip,
        "text": text,
        "record": record,
        "links": [astuple(one) for one in links],
    }
