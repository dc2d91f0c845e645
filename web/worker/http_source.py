"""Images by HTTP: an entry goes in, the bytes of its file come out, or the reason why not with its remedy."""

import asyncio

from pyodide.ffi import JsProxy

from echoimage import Entry, SourceError
from echoimage.decode import MAX_BYTES
from transfer import TIMEOUT, asked, body, check, insistently, too_slow


class HttpSource:
    """Reads files by the browser's fetch; `validators` tells what marks the version of each file read."""

    def __init__(self) -> None:
        self.validators: dict[str, str] = {}

    async def read(self, entry: Entry) -> bytes:
        """Give the whole file. Raises `SourceError`."""
        data, validator = await fetch_bytes(entry.url)
        self.validators[entry.url] = validator
        return data


async def fetch_bytes(address: str, cache: str = "default") -> tuple[bytes, str]:
    """Give the body and the validator (ETag, or date and length) of an address. Raises `SourceError`."""
    return await insistently(address, lambda: _in_time(address, cache))


async def _in_time(address: str, cache: str) -> tuple[bytes, str]:
    try:
        # For head and body together: a picture that comes byte by byte holds up a whole search.
        return await asyncio.wait_for(_file(address, cache), TIMEOUT)
    except TimeoutError:
        raise too_slow() from None


async def _file(address: str, cache: str) -> tuple[bytes, str]:
    async with asked(address, cache) as response:
        check(response, MAX_BYTES)
        data = await body(response, MAX_BYTES)
        if not data:
            raise SourceError("empty", "the host sent an empty file; put the picture there again")
        return data, _validator(response, len(data))


def _validator(response: JsProxy, length: int) -> str:
    tag = response.headers.get("etag")
    return str(tag) if tag else f"{response.headers.get('last-modified') or ''} {length}"
