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
from echoimage.decode import MAX_BYTES
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
        """Give the whole file. Raises `SourceError`."""
        return (await self.fetch(entry))[0]

    async def fetch(self, entry: Entry) -> tuple[bytes, str]:
        """Give the whole file and its validator: what the host says of this version, or "". Raises `SourceError`."""
        return await self._asked(entry.url, self._fetch)

    async def validator(self, entry: Entry) -> str:
        """Ask for the validator alone. Raises `SourceError`."""
        return await self._asked(entry.url, self._head)

    async def _asked(self, address: str, work: Callable[[str], Answer]) -> Answer:
        return await self._retries.run(address, partial(self._once, partial(work, address)))

    async def _once(self, work: Callable[[], Answer]) -> Answer:
        try:
            # `wait_for` of Python 3.11 loses the caller's own giving up where a failure comes at the same time.
            async with asyncio.timeout(self._timeout):
                return await _in_thread(work)
        except TimeoutError:
            raise self.too_slow() from None
        except HTTPError as error:
            error.close()
            raise _refused(error) from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self.too_slow() from None
            raise _unreachable(error.reason) from None
        except (OSError, HTTPException, ValueError) as error:
            raise _unreachable(error) from None

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
                self._refuse_large(int(stated))
            data, validator = self._body(response, end), _validator(response)
        if stated.isdecimal() and len(data) < int(stated):
            raise TransientError("network", "the transfer broke off; check the connection and try again")
        if not data:
            raise SourceError("empty", "the host sent an empty file; put the picture there again")
        return data, validator

    def _body(self, response: HTTPResponse, end: float) -> bytes:
        """Read piece by piece, for a host may state no length, or a false one, or send a byte a minute."""
        pieces = bytearray()
        while piece := response.read1(_PIECE):
            pieces += piece
            self._refuse_large(len(pieces))
            if time.monotonic() > end:
                raise TimeoutError
        return bytes(pieces)

    def _refuse_large(self, length: int) -> None:
        if length > self._limit:
            raise SourceError(
                "too-large",
                f"the file has {length / 1e6:.1f} MB or more; up to {self._limit / 1e6:.0f} MB are read. "
                "Save it smaller",
            )

    def too_slow(self) -> SourceError:
        """Give what to tell of a host that took longer than the timeout."""
        text = f"the host sent nothing complete within {self._timeout:g} seconds; try again later"
        return TransientError("timeout", text, tries=2)


def _validator(response: HTTPResponse) -> str:
    """Give ETag, else the date of the last change with the length, else ""."""
    etag, changed = response.headers.get("etag"), response.headers.get("last-modified")
    if etag:
        return f"etag {etag}"
    return f"modified {changed}, {response.headers.get('content-length')} bytes" if changed else ""


async def _in_thread(work: Callable[[], Answer]) -> Answer:
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
    """Give what opens the addresses that `connecting` can, and no others: urllib's own would follow one to ftp."""
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


def _refused(error: HTTPError) -> SourceError:
    if error.code in (404, 410):
        return SourceError("not-found", f"the host has no such file ({error.code}); correct the address")
    text = f"the host answered {error.code} {error.reason}".rstrip() + "; try again later"
    if error.code in TRANSIENT_STATUS:
        return TransientError("http-error", text, retry_after(error.headers.get("retry-after")))
    return SourceError("http-error", text)


def _unreachable(cause: object) -> SourceError:
    text = f"the host cannot be reached ({cause or type(cause).__name__}); check the address and the connection"
    # An address or a scheme that is none, a certificate: the same the next time.
    passing = isinstance(cause, OSError | HTTPException) and not isinstance(cause, SSLCertVerificationError)
    return TransientError("network", text) if passing else SourceError("network", text)
