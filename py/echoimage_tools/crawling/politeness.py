"""How a crawl treats hosts: robots.txt, pauses that they ask for, and pages it was not sent to."""

import asyncio
import time
from collections import defaultdict
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Request, Response
from scrapy.robotstxt import RobotParser

from echoimage_tools.crawling.reading import Reader
from echoimage_tools.crawling.state import LATER, Link

LONGEST_PAUSE = 300.0
"""Seconds that a host may ask to be left alone; for more, what it has is left for the next run."""

_CLOSED = b"User-agent: *\nDisallow: /"


class Left(IgnoreRequest):
    """A request that is not made: `skip` is a key of the summary."""

    def __init__(self, skip: str, address: str = "") -> None:
        super().__init__(skip)
        self.skip, self.address = skip, address


class Robots(RobotsTxtMiddleware):
    """robots.txt as RFC 9309 has it: where there is none all is allowed, where it cannot be had nothing is."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._unreachable: dict[str, Exception] = {}

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status == 429:
            response = response.replace(body=_CLOSED)
        elif response.status >= 400:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        # A name that is not resolved will say so itself; redirects without end are no robots.txt.
        if not isinstance(exc, CannotResolveHostError | IgnoreRequest):
            self._unreachable[netloc] = exc
        super()._robots_error(exc, netloc)

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what is forbidden; where there was no answer, with the reason of that."""
        failed = self._unreachable.get(_host(request))
        if failed:
            raise failed
        super().process_request_2(rp, request)


class Pauses(RetryMiddleware):
    """Retries, and leaves a host alone for as long as its Retry-After or its Crawl-delay says."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self._agent = crawler.settings["USER_AGENT"]
        self._delays: dict[str, float] = {}
        self._turns: defaultdict[str, float] = defaultdict(float)
        self._paused: defaultdict[str, float] = defaultdict(float)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Pauses":
        """Make it, as Scrapy asks for it."""
        made = cls(crawler)
        crawler.signals.connect(made.robots_parsed, signal=signals.robots_parsed)
        return made

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Take note of a Crawl-delay."""
        self._delays[_host(request)] = robotparser.crawl_delay(self._agent) or 0.0

    async def process_request(self, request: Request) -> None:
        """Wait until the host may be asked. Raises `Left`."""
        host = _host(request)
        now, delay = time.monotonic(), self._delays.get(host, 0.0)
        turn = max(now, self._turns[host], self._paused[host])
        # What it asks for counts, not how many wait for their turns.
        if turn > now and max(delay, self._paused[host] - now) > LONGEST_PAUSE:
            raise Left(LATER)
        self._turns[host] = turn + delay
        if turn > now:
            await asyncio.sleep(turn - now)

    def process_response(self, request: Request, response: Response, spider: object = None) -> Request | Response:
        """Retry, after the pause that is asked for."""
        if response.status in (429, 503):
            asked = pause(response.headers.get("Retry-After") or b"", time.time())
            host = _host(request)
            self._paused[host] = max(self._paused[host], time.monotonic() + asked)
        return super().process_response(request, response)


class Bounds:
    """Keeps redirects of pages within the sites, and off pages that are known."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Bounds":
        """Make it, as Scrapy asks for it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse where a redirect leads out. Raises `Left`."""
        link = request.cb_kwargs.get("link")
        if not isinstance(link, Link) or link.kind != "page" or not request.meta.get("redirect_times"):
            return
        reader: Reader = self.crawler.spider.reader  # type: ignore[union-attr]
        if reader.scope.refusal(request.url):
            raise Left("outside", request.url)
        if request.url in reader.state.pages and request.url != link.address:
            raise Left("again")


def pause(written: bytes, now: float) -> float:
    """Return the seconds a Retry-After asks for, a number or a date; 0 where it says nothing. `now` is Unix time."""
    text = written.decode("latin-1").strip()
    if text.isdecimal():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (TypeError, ValueError, OverflowError):
        return 0.0


def _host(request: Request) -> str:
    return urlsplit(request.url).netloc
