"""Images by HTTP, natively: an entry goes in, the bytes of its file come out, or the reason why not with its remedy."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from http.client import HTTPException, HTTPResponse
from ssl import SSLCertVerificationError
from threading import Thread
from typing import TypeVar
from urllib import request
from urllib.error import HTTPError, URLError

from echoimage import Entry, SourceError, __version__
from echoimage.images.decode import MAX_BYTES
from echoimage.retry import TRANSIENT_STATUS, Retries, TransientError, retry_after

TIMEOUT = 30.0
"""Seconds for one file, head and body."""

RETRIES = Retries()
"""Shared by all sources: what one has learned of a host holds for the next."""

_PIECE = 1 << 16
Answer = TypeVar("Answer")


class HttpSource:
    """Reads http(s) addresses by the standard library; redirects are followed to http(s) alone.

    What fails for a reason that may pass is tried again, as `retries` say.
    """

    def __init__(
        self,
        timeout: float = TIMEOUT,
        limit: int = MAX_BYTES,
        retries: Retries = RETRIES,
        opener: request.OpenerDirector | None = None,
    ) -> None:
        self._timeout = timeout
        self._limit = limit
        self._retries = retries
        self._opener = opener or opener_of(request.ProxyHandler(), request.HTTPHandler(), request.HTTPSHandler())

    def __repr__(self) -> str:
        return f"HttpSource({self._timeout:g} seconds, {self._limit} bytes)"

    async def read(self, entry: Entry) -> bytes:
        """Return the whole file. Raises `SourceError`."""
        return (await self.fetch(entry))[0]

    async def fetch(self, entry: Entry) -> tuple[bytes, str]:
        """Return the whole file and its validator: what the host says of this version, or "". Raises `SourceError`."""
        return await self._asked(entry.url, self._fetch)

    async def validator(self, entry: Entry) -> str:
        """Ask for the validator alone. Raises `SourceError`."""
        return await self._asked(entry.url, self._head)

    async def part(self, address: str, begin: int, end: int) -> bytes | None:
        """Return the bytes from `begin` up to `end`, None where the host sends something else. Raises `SourceError`."""
        return await self._asked(address, partial(self._part, begin, end))

    async def _asked(self, address: str, work: Callable[[str], Answer]) -> Answer:
        return await self._retries.run(address, partial(self._once, partial(work, address)))

    async def _once(self, work: Callable[[], Answer]) -> Answer:
        try:
            # `wait_for` of Python 3.11 loses the caller's own giving up where a failure comes at the same time.
            async with asyncio.timeout(self._timeout):
                return await in_thread(work)
        except TimeoutError:
            raise too_slow(self._timeout) from None
        except HTTPError as error:
            error.close()
            raise refused(error.code, error.reason, error.headers.get("retry-after")) from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise too_slow(self._timeout) from None
            raise unreachable(error.reason) from None
        except (OSError, HTTPException, ValueError) as error:
            raise unreachable(error) from None

    def _head(self, address: str) -> str:
        asked = request.Request(address, method="HEAD")
        with self._opener.open(asked, timeout=self._timeout) as response:
            return _validator(response)

    def _fetch(self, address: str) -> tuple[bytes, str]:
        end = time.monotonic() + self._timeout
        # The timeout of a socket is for each piece, not for all.
        with self._opener.open(address, timeout=self._timeout) as response:
            stated = response.headers.get("content-length") or ""
            if stated.isdecimal():
                refuse_large(int(stated), self._limit)
            data, validator = self._body(response, end), _validator(response)
        if stated.isdecimal() and len(data) < int(stated):
            raise broken_off()
        if not data:
            raise empty()
        return data, validator

    def _part(self, begin: int, end: int, address: str) -> bytes | None:
        asked = request.Request(address, headers={"Range": f"bytes={begin}-{end - 1}"})
        deadline = time.monotonic() + self._timeout
        with self._opener.open(asked, timeout=self._timeout) as response:
            coding, stated = (response.headers.get(f"content-{name}") or "" for name in ("encoding", "range"))
            as_asked = response.status == 206 and stated.startswith(f"bytes {begin}-{end - 1}/")
            if not as_asked or coding not in ("", "identity"):
                return None
            data = self._body(response, deadline)
        if len(data) < end - begin:
            raise broken_off()
        return data if len(data) == end - begin else None

    def _body(self, response: HTTPResponse, end: float) -> bytes:
        """Read piece by piece, for a host may state no length, or a false one, or send a byte a minute."""
        pieces = bytearray()
        while piece := response.read1(_PIECE):
            pieces += piece
            refuse_large(len(pieces), self._limit)
            if time.monotonic() > end:
                raise TimeoutError
        return bytes(pieces)


def _validator(response: HTTPResponse) -> str:
    """Return ETag, else the date of the last change with the length, else ""."""
    etag, changed = response.headers.get("etag"), response.headers.get("last-modified")
    if etag:
        return f"etag {etag}"
    return f"modified {changed}, {response.headers.get('content-length')} bytes" if changed else ""


async def in_thread(work: Callable[[], Answer]) -> Answer:
    """Run in a thread that is left behind when the caller is cancelled.

    The end of the program waits for the threads of asyncio's own pool, and a host that sends its head letter by letter
    would hold those up for hours.
    """
    future: Future[Answer] = Future()
    future.set_running_or_notify_cancel()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return await asyncio.wrap_future(future)


def opener_of(*connecting: request.BaseHandler) -> request.OpenerDirector:
    """Return what opens the addresses that `connecting` can, and no others: urllib's own would follow one to ftp."""
    opener = request.OpenerDirector()
    opener.addheaders = [("User-Agent", f"echoimage/{__version__}")]
    for handler in (
        *connecting,
        request.UnknownHandler(),
        request.HTTPDefaultErrorHandler(),
        request.HTTPRedirectHandler(),
        request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def too_slow(seconds: float) -> SourceError:
    """Return what to say of a host that took longer than the timeout."""
    text = f"the host sent nothing complete within {seconds:g} seconds; try again later"
    return TransientError("timeout", text, tries=2)


def refuse_large(length: int, limit: int) -> None:
    """Refuse a file of so many bytes. Raises `SourceError`."""
    if length > limit:
        text = f"the file has {length / 1e6:.1f} MB or more; up to {limit / 1e6:.0f} MB are read. Save it smaller"
        raise SourceError("too-large", text)


def broken_off() -> SourceError:
    """Return what to say of a body that is shorter than its host said."""
    return TransientError("network", "the transfer broke off; check the connection and try again")


def empty() -> SourceError:
    """Return what to say of an empty body."""
    return SourceError("empty", "the host sent an empty file; put the picture there again")


def refused(code: int, reason: str, wait: str | None) -> SourceError:
    """Return what to say of an answer that is no success."""
    if code in (404, 410):
        return SourceError("not-found", f"the host has no such file ({code}); correct the address")
    text = f"the host answered {code} {reason}".rstrip() + "; try again later"
    if code in TRANSIENT_STATUS:
        return TransientError("http-error", text, retry_after(wait))
    return SourceError("http-error", text)


def unreachable(cause: object) -> SourceError:
    """Return what to say of a host that was not reached, or whose answer is no HTTP."""
    text = f"the host cannot be reached ({cause or type(cause).__name__}); check the address and the connection"
    # An address or a scheme that is none, a certificate: the same the next time.
    passing = isinstance(cause, OSError | HTTPException) and not isinstance(cause, SSLCertVerificationError)
    return TransientError("network", text) if passing else SourceError("network", text)
