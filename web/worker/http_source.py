"""Images by HTTP: an entry goes in, the bytes of its file come out, or the reason why not with its remedy."""

import asyncio

import js
from pyodide.ffi import JsException, JsProxy, to_js

from echoimage import Entry, SourceError
from echoimage.decode import MAX_BYTES

TIMEOUT = 30
"""Seconds for one file, head and body."""


class HttpSource:
    """Reads files by the browser's fetch; `validators` tells what marks the version of each file read."""

    def __init__(self) -> None:
        self.validators: dict[str, str] = {}

    async def read(self, entry: Entry) -> bytes:
        """Give the whole file. Raises `SourceError`."""
        data, validator = await fetch_bytes(entry.url)
        self.validators[entry.url] = validator
        return data


async def fetch_bytes(address: str) -> tuple[bytes, str]:
    """Give the body and the validator (ETag, or date and length) of an address. Raises `SourceError`."""
    abort = js.AbortController.new()
    try:
        # wait_for alone would leave the transfer running in the browser.
        return await asyncio.wait_for(_body(address, abort.signal), TIMEOUT)
    except TimeoutError:
        raise SourceError(
            "timeout", f"the host sent nothing complete within {TIMEOUT} seconds; try again later"
        ) from None
    finally:
        abort.abort()


async def _body(address: str, signal: JsProxy) -> tuple[bytes, str]:
    options = to_js(
        {"signal": signal, "credentials": "omit", "referrerPolicy": "no-referrer"}, dict_converter=js.Object.fromEntries
    )
    try:
        response = await js.fetch(address, options)
    except JsException:
        raise await _unreachable(address) from None
    _check(response)
    data = await _bounded(response)
    if not data:
        raise SourceError("empty", "the host sent an empty file; put the picture there again")
    return data, _validator(response, len(data))


async def _bounded(response: JsProxy) -> bytes:
    """Read a body piece by piece, for a host may state no length, or a false one."""
    if response.body is None:
        return b""
    reader = response.body.getReader()
    pieces = bytearray()
    try:
        while not (piece := await reader.read()).done:
            pieces += piece.value.to_memoryview()
            if len(pieces) > MAX_BYTES:
                raise _too_large(len(pieces))
    except JsException:
        raise SourceError("network", "the transfer broke off; check the connection and try again") from None
    return bytes(pieces)


def _too_large(length: int) -> SourceError:
    return SourceError(
        "too-large",
        f"the file has {length / 1e6:.1f} MB or more; up to {MAX_BYTES / 1e6:.0f} MB are read. Save it smaller",
    )


def _check(response: JsProxy) -> None:
    if response.status in (404, 410):
        raise SourceError("not-found", f"the host has no such file ({response.status}); correct the address")
    if not response.ok:
        raise SourceError(
            "http-error", f"the host answered {response.status} {response.statusText}".rstrip() + "; try again later"
        )
    length = response.headers.get("content-length")
    if length and length.isdecimal() and int(length) > MAX_BYTES:
        raise _too_large(int(length))


def _validator(response: JsProxy, length: int) -> str:
    tag = response.headers.get("etag")
    return str(tag) if tag else f"{response.headers.get('last-modified') or ''} {length}"


async def _unreachable(address: str) -> SourceError:
    """Tell a host that forbids reading from one that is not there: browsers report both alike.

    A request without CORS is answered by the first (unreadably) and by nobody for the second.
    """
    # The worker is made from a blob: its protocol is not the page's, but its origin is.
    if js.location.origin.startswith("https:") and address.startswith("http:"):
        return SourceError(
            "mixed-content",
            "a page opened by https may not read an http address; use the https address of this file",
        )
    probe = to_js({"mode": "no-cors", "method": "HEAD", "credentials": "omit"}, dict_converter=js.Object.fromEntries)
    try:
        await js.fetch(address, probe)
    except JsException:
        return SourceError("network", "the host cannot be reached; check the address and the connection")
    return SourceError(
        "cors",
        "the host does not let other pages read this file; "
        "it must send the header Access-Control-Allow-Origin: * with it",
    )
