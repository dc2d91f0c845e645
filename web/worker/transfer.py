"""What a host answers, and its bytes piece by piece; or the reason why not with its remedy."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import js
from pyodide.ffi import JsException, JsProxy, to_js

from echoimage import SourceError
from echoimage.message import message
from echoimage.retry import TRANSIENT_STATUS, Retries, TransientError, retry_after

T = TypeVar("T")

TIMEOUT = 30
"""Seconds that may pass without a byte."""

GRACE = 2 * TIMEOUT
SLOWEST = 5_000
"""Bytes in each second that a body must have brought, counted after the first `GRACE` seconds: six pictures at a time
of any size come over 0.25 Mbit/s, and a host that trickles holds a search up for a minute."""

addresses_read: set[str] = set()
"""Addresses that gave something."""

retries = Retries()
"""Of everything that the worker reads."""


async def with_retries(address: str, attempt: Callable[[], Awaitable[T]]) -> T:
    """Read from an address, again after a failure that may pass. Raises `SourceError`."""
    return await retries.run(address, attempt)


@asynccontextmanager
async def response_of(address: str, cache: str = "default", **headers: str) -> AsyncIterator[JsProxy]:
    """Yield the response, of any status; the transfer ends with the block. Raises `SourceError`."""
    abort = js.AbortController.new()
    options: dict[str, Any] = {"signal": abort.signal, "cache": cache, "headers": headers}
    try:
        response = await _response(address, options)
        addresses_read.add(address)
        yield response
    finally:
        abort.abort()


async def _response(address: str, options: dict[str, Any]) -> JsProxy:
    try:
        return await within_timeout(js.fetch(address, _object({"referrerPolicy": "no-referrer", **options})))
    except JsException:
        raise await _unreachable(address, options["signal"]) from None


async def within_timeout(coming: Awaitable[T]) -> T:
    """Wait for what should come soon. Raises `SourceError`."""
    try:
        return await asyncio.wait_for(coming, TIMEOUT)
    except TimeoutError:
        raise too_slow() from None


async def read_body(response: JsProxy, limit: int, on_bytes: Callable[[int], object] = lambda _: None) -> bytes:
    """Read a body piece by piece, for a host may state no length, or a false one; `on_bytes` hears of each piece.

    Raises `SourceError`.
    """
    if response.body is None:
        return b""
    reader = response.body.getReader()
    pieces, begun = bytearray(), time.monotonic()
    try:
        while not (piece := await within_timeout(reader.read())).done:
            pieces += piece.value.to_memoryview()
            on_bytes(piece.value.byteLength)
            if len(pieces) > limit:
                raise too_large(len(pieces), limit)
            _check_pace(len(pieces), time.monotonic() - begun)
    except JsException:
        raise TransientError("network", message("error-transfer-broken")) from None
    return bytes(pieces)


def check_status(response: JsProxy, limit: int) -> None:
    """Refuse an answer that is no file of up to `limit` bytes. Raises `SourceError`."""
    if response.status in (404, 410):
        raise SourceError("not-found", message("error-host-missing", status=str(response.status)))
    if not response.ok:
        told = message("error-host-answer", answer=f"{response.status} {response.statusText}".rstrip())
        if response.status in TRANSIENT_STATUS:
            # Of another origin's headers, browsers show this one only if the host allows it.
            raise TransientError("http-error", told, retry_after(response.headers.get("retry-after")))
        raise SourceError("http-error", told)
    length = response.headers.get("content-length")
    if length and length.isdecimal() and int(length) > limit:
        raise too_large(int(length), limit)


def too_slow() -> SourceError:
    """Return the error for a host that lets wait."""
    return TransientError("timeout", message("error-host-silent", seconds=TIMEOUT), tries=2)


def _check_pace(length: int, seconds: float) -> None:
    if seconds > GRACE + length / SLOWEST:
        raise SourceError("timeout", message("error-host-slow", size=length / 1e3, seconds=seconds))


def too_large(length: int, limit: int) -> SourceError:
    """Return the error for a file that has more bytes than are read."""
    return SourceError("too-large", message("error-transfer-large", size=length / 1e6, limit=limit / 1e6))


async def _unreachable(address: str, signal: JsProxy) -> SourceError:
    """Return the error for a host that forbids reading, or one that is not there: browsers report both alike.

    A request without CORS is answered by the first (unreadably) and by nobody for the second.
    """
    # The worker is made from a blob: its protocol is not the page's, but its origin is.
    if js.location.origin.startswith("https:") and address.startswith("http:"):
        return SourceError("mixed-content", message("error-mixed-content"))
    try:
        await within_timeout(js.fetch(address, _object({"mode": "no-cors", "method": "HEAD", "signal": signal})))
    except (JsException, SourceError):
        return TransientError("network", message("error-host-unreachable"))
    if address.startswith(f"{js.location.origin}/"):
        return TransientError("network", message("error-transfer-broken"))
    return TransientError("cors", message("error-cors"))


def _object(options: dict[str, Any]) -> JsProxy:
    return to_js({"credentials": "omit", **options}, dict_converter=js.Object.fromEntries)
