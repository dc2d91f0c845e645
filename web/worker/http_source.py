"""Images by HTTP: an entry goes in, the bytes of its file come out, or the reason why not with its remedy."""

import asyncio
from collections import defaultdict

from pyodide.ffi import JsProxy

from echoimage import Entry, SourceError
from echoimage.images.decode import MAX_BYTES
from echoimage.message import message
from echoimage.retry import host_of
from transfer import check_status, read_body, response_of, with_retries

PARALLEL = 6
"""Transfers at a time from a host: browsers open six connections to one over HTTP/1.1, and a request that waits for a
connection behind large pictures would pass for one that the host does not answer."""

_limits: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(PARALLEL))


class HttpSource:
    """Reads files by the browser's fetch; `validators` has what marks the version of each file read."""

    def __init__(self) -> None:
        self.validators: dict[str, str] = {}

    async def read(self, entry: Entry) -> bytes:
        """Return the whole file. Raises `SourceError`."""
        data, validator = await fetch_bytes(entry.url)
        self.validators[entry.url] = validator
        return data


async def fetch_bytes(address: str, cache: str = "default") -> tuple[bytes, str]:
    """Return the body and the validator (ETag, or date and length) of an address. Raises `SourceError`."""
    return await with_retries(address, lambda: _file(address, cache))


async def _file(address: str, cache: str) -> tuple[bytes, str]:
    async with _limits[host_of(address)], response_of(address, cache) as response:
        check_status(response, MAX_BYTES)
        data = await read_body(response, MAX_BYTES)
        if not data:
            raise SourceError("empty", message("error-host-empty"))
        return data, _validator(response, len(data))


def _validator(response: JsProxy, length: int) -> str:
    tag = response.headers.get("etag")
    return str(tag) if tag else f"{response.headers.get('last-modified') or ''} {length}"
