"""Why something was not fetched: a failure of Scrapy in, a key of the summary and a text for people out."""

from urllib.parse import urlsplit

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from echoimage_tools.crawling.politeness import Left
from echoimage_tools.crawling.ssrf_guard import refused
from echoimage_tools.crawling.state import LATER

Why = tuple[str, str]
"""A key of the summary, and the text; the text is empty where nothing is wrong."""


def why(failure: Failure, timeout: float, given: bool = False) -> Why:
    """Explain a failure; `given`: of an address that the crawl began with. The unexpected is told as it is."""
    error = failure.value
    if isinstance(error, HttpError):
        return _answered(error.response.status)
    if isinstance(error, Left):
        return error.skip, _left(error, given)
    if isinstance(error, IgnoreRequest):
        return _ignored(str(error), given)
    if isinstance(error, DownloadTimeoutError):
        return "timeout", f"nothing complete came within {timeout:g} seconds (--timeout)"
    if isinstance(error, DownloadCancelledError):
        return "too-large", "it is larger than what is read, or has no end"
    if isinstance(error, CannotResolveHostError):
        return _unresolved(failure)
    if isinstance(error, ResponseDataLossError):
        return "network", "the transfer broke off"
    said = _said(error)
    if "certificate" in said:
        return "network", f"the host cannot prove who it is ({said})"
    return "network", f"the host cannot be reached, or breaks off ({said})"


def _answered(status: int) -> Why:
    if status in (404, 410):
        return "not-found", f"the host has no such file ({status}); correct the link"
    if status in (401, 403):
        return "http-error", f"the host refuses it ({status})"
    return "http-error", f"the host answered {status}"


def _left(error: Left, given: bool) -> str:
    if error.skip == LATER:
        return "the host asks to be left alone for longer than a crawl waits; run the same command again later"
    return f"it leads to {error.address}, another site; name that address" if given and error.address else ""


def _ignored(text: str, given: bool) -> Why:
    if "robots.txt" in text:
        return "robots", "its robots.txt forbids it, or cannot be had" if given else ""
    if "redirections" in text:
        return "redirects", "it is redirected without end"
    if "DOWNLOAD_MAXSIZE" in text:
        return "too-large", "unpacked it is larger than what is read"
    return "internal", text


def _unresolved(failure: Failure) -> Why:
    request = getattr(failure, "request", None)
    host = urlsplit(request.url).hostname if request else ""
    for name in (host or "", f"[{host}]"):
        if name in refused:
            return "private", f"{host} is at {refused[name]}, a private address; --allow-private permits those"
    return "network", f"there is no host {host}; correct the address"


def _said(error: BaseException | None) -> str:
    # What Twisted makes of several failures shows as their Python objects.
    reasons = getattr(error and error.__cause__, "reasons", ())
    text = ", ".join(one.getErrorMessage() for one in reasons) or str(error) or type(error).__name__
    return " ".join(text.split())[:200]
