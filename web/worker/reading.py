"""What the page passes, an address or a file: read, decoded, and described as a query."""

import hashlib
from dataclasses import dataclass

from pyodide.ffi import JsException

import answers
import echoimage
from browser_decoder import decode_in_browser
from echoimage import Header, Query, SourceError
from echoimage.address import AddressError, resolve
from echoimage.decode import MAX_BYTES
from echoimage.retry import host_of
from echoimage.types import Picture
from http_source import fetch_bytes
from perils import decoding
from ssim_map import Laid
from transfer import retries


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A picture that the page gave, and what is known of it."""

    header: Header
    picture: Picture
    query: Query

    def facts(self) -> dict:
        """Give what the page tells about it."""
        return answers.query(self.query, self.header, self.picture)

    @property
    def laid(self) -> Laid:
        """Its pixels, with the size that transforms count in."""
        return Laid(self.picture, self.header.upright)


async def read(source: object, cache: str = "default") -> tuple[bytes, str]:
    """Give bytes and address of what the page passed: an address, or a file without one; `cache` as of `fetch`."""
    if isinstance(source, str):
        retries.forget(host_of(_checked(source)))
        return (await fetch_bytes(source, cache))[0], source
    # A film dropped by mistake must not be copied into memory first.
    if source.size > MAX_BYTES:
        size, limit = source.size / 1e6, MAX_BYTES / 1e6
        raise SourceError("too-large", f"the file has {size:.1f} MB; up to {limit:.0f} MB are read. Save it smaller")
    try:
        return (await source.arrayBuffer()).to_bytes(), ""
    except JsException:
        raise SourceError("not-found", f"{source.name} cannot be read any more; choose the file again") from None


def _checked(address: str) -> str:
    try:
        resolve(address, "")
    except AddressError as error:
        raise SourceError("not-found", str(error)) from None
    return address


async def described(source: object) -> Read:
    """Give the picture, ready to be compared. Raises `SourceError` or `DecodeError`."""
    data, _ = await read(source)
    with decoding():
        header = echoimage.read_header(data)
        picture = await echoimage.decode(data, decode_in_browser)
        query = echoimage.prepare(picture, hashlib.sha256(data).hexdigest(), header.upright)
    return Read(header, picture, query)
