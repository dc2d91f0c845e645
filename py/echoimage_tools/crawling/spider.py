"""The spider: what waits in the state goes out as requests, answers and failures come back as events."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from echoimage.images.decode import MAX_BYTES
from echoimage_tools.crawling.failures import why
from echoimage_tools.crawling.reading import Answer, Reader
from echoimage_tools.crawling.sitemap import LARGEST
from echoimage_tools.crawling.state import Event, Found, Link, image_done, page_done

PAGE_BYTES = 10_000_000
"""Of a page; the longest ones of the web have a few megabytes."""


class ImageSpider(Spider):
    """Asks for pages and images; `keep` takes events and tells whether the crawl goes on."""

    name = "echoimage"

    def __init__(self, reader: Reader, keep: Callable[[Iterable[Event]], bool]) -> None:
        super().__init__()
        self.reader, self.keep = reader, keep

    async def start(self) -> AsyncIterator[Request]:
        """Ask for what waits: the given pages, or what an interrupted crawl left."""
        for request in self._next():
            yield request

    def read_page(self, response: Response, link: Link) -> Iterator[Request]:
        """Read a page and ask for what it shows and links to."""
        yield from self._keep(self.reader.page(_answer(response), link))

    def page_failed(self, failure: Failure) -> Iterator[Request]:
        """Take note of a page that could not be had."""
        link: Link = failure.request.cb_kwargs["link"]  # type: ignore[attr-defined]
        skip, text = why(failure, self.reader.options.timeout, given=not link.via)
        if link.kind == "robots" or (link.kind == "sitemap" and not link.via):
            # Where sitemaps usually are there need not be one.
            skip = text = ""
        yield from self._keep([page_done(link, skip=skip, text=text)])

    def read_image(self, response: Response, found: Found, key: str) -> Iterator[Request]:
        """Read an image, or ask for it elsewhere."""
        judged = self.reader.image(_answer(response), found, key)
        if isinstance(judged, Found):
            yield self._image(judged, key)
        else:
            yield from self._keep([judged])

    def image_failed(self, failure: Failure) -> Iterator[Request]:
        """Ask for an image elsewhere, or take note that it could not be had."""
        words = failure.request.cb_kwargs  # type: ignore[attr-defined]
        found: Found = words["found"]
        instead = self.reader.instead(found)
        if instead:
            yield self._image(instead, words["key"])
            return
        skip, text = why(failure, self.reader.options.timeout)
        yield from self._keep([image_done(words["key"], found.page, skip=skip, text=text)])

    def _keep(self, events: Iterable[Event]) -> Iterator[Request]:
        if self.keep(events):
            yield from self._next()

    def _next(self) -> Iterator[Request]:
        for link in self.reader.state.next_pages():
            yield self._page(link)
        for found in self.reader.state.next_images():
            yield self._image(found, found.shown.address)

    def _page(self, link: Link) -> Request:
        most = LARGEST if link.kind == "sitemap" else PAGE_BYTES
        meta = {"download_maxsize": most, "dont_obey_robotstxt": link.kind == "robots"}
        done, failed = self.read_page, self.page_failed
        return _request(link.address, done, failed, meta, priority=-2 * link.depth, link=link)

    def _image(self, found: Found, key: str) -> Request:
        meta = {"download_maxsize": MAX_BYTES}
        done, failed = self.read_image, self.image_failed
        # Before pages that are further away, so that a crawl that is limited has some of both.
        return _request(found.shown.address, done, failed, meta, priority=1 - 2 * found.depth, found=found, key=key)


def _request(address: str, done: Any, failed: Any, meta: dict[str, Any], *, priority: int, **words: Any) -> Request:
    return Request(address, done, errback=failed, meta=meta, priority=priority, cb_kwargs=words, dont_filter=True)


def _answer(response: Response) -> Answer:
    kind, orders = ((response.headers.get(name) or b"").decode("latin-1") for name in ("Content-Type", "X-Robots-Tag"))
    return Answer(response.url, response.body, kind, orders)
