"""Scrapy with the settings of a crawl; one for each process, for its reactor cannot be started twice."""

import logging
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from scrapy import signals
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from twisted.python.failure import Failure

from echoimage import __version__
from echoimage.images.decode import MAX_BYTES
from echoimage_tools.crawling.options import CrawlOptions
from echoimage_tools.crawling.reading import Reader
from echoimage_tools.crawling.spider import ImageSpider
from echoimage_tools.crawling.state import Event, image_done, page_done

AGENT = f"echoimage/{__version__}"
"""What robots.txt may call this program."""

CONCURRENT, AT_ONE_HOST = 8, 4
"""Requests under way. Each may hold a file of 64 MB in memory."""

_HERE = "echoimage_tools.crawling"


def settings(options: CrawlOptions) -> dict[str, Any]:
    """Return Scrapy's settings."""
    return {
        "USER_AGENT": AGENT,
        "ROBOTSTXT_OBEY": True,
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
            f"{_HERE}.politeness.Bounds": 90,
            f"{_HERE}.politeness.Robots": 100,
            f"{_HERE}.politeness.Pauses": 550,
        },
        "TWISTED_DNS_RESOLVER": "scrapy.resolver.CachingHostnameResolver"
        if options.private
        else f"{_HERE}.ssrf_guard.PublicResolver",
        # A proxy would resolve names where the guard does not see it.
        "HTTPPROXY_ENABLED": options.private,
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_MAXSIZE": MAX_BYTES,
        "DOWNLOAD_TIMEOUT": options.timeout,
        "DOWNLOAD_DELAY": options.delay,
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": max(options.delay, min(1.0, 2 * options.delay)),
        "AUTOTHROTTLE_TARGET_CONCURRENCY": 2.0,
        "CONCURRENT_REQUESTS": CONCURRENT,
        "CONCURRENT_REQUESTS_PER_DOMAIN": AT_ONE_HOST,
        "REDIRECT_MAX_TIMES": 10,
        "RETRY_TIMES": 2,
        "COOKIES_ENABLED": False,
        "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,image/avif,image/webp,image/*,*/*;q=0.8"},
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        "STATS_DUMP": False,
    }


class Engine:
    """Runs the spider in this thread until nothing is left to do, or until `stop`."""

    def __init__(self, options: CrawlOptions, reader: Reader, keep: Callable[[Iterable[Event]], bool]) -> None:
        # What goes wrong is told by events; without a handler Python would write warnings to stderr as well.
        logging.getLogger().addHandler(logging.NullHandler())
        self._keep = keep
        self._process = CrawlerProcess(settings(options))
        crawler = self._process.create_crawler(ImageSpider)
        crawler.signals.connect(self._unexpected, signals.spider_error)
        self._process.crawl(crawler, reader, keep)

    def start(self) -> None:
        """Crawl."""
        # Importing it any earlier would install another reactor than Scrapy's.
        reactor: Any = import_module("twisted.internet.reactor")
        # Signals are the caller's: Scrapy would wait for all that is under way.
        self._process.start(install_signal_handlers=False)
        reactor.getThreadPool().stop()

    def stop(self) -> None:
        """Leave everything as it is, at once; may be called from a signal handler."""
        reactor: Any = import_module("twisted.internet.reactor")
        reactor.callFromThread(reactor.crash)

    def _unexpected(self, failure: Failure, response: Response) -> None:
        words = response.request.cb_kwargs if response.request else {}
        text = f"an unexpected error, please report it: {failure.getErrorMessage()}"
        if "link" in words:
            self._keep([page_done(words["link"], skip="internal", text=text)])
        elif "found" in words:
            self._keep([image_done(words["key"], words["found"].page, skip="internal", text=text)])
