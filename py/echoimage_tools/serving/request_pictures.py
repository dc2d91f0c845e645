"""Pictures of a request: files and addresses in; names and bytes out, for a process that is free."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from http import HTTPStatus
from urllib.parse import urlsplit

from echoimage import Entry, SourceError, read_header
from echoimage.database.address import legible
from echoimage.errors import DecodeError
from echoimage_tools.searching.pictures import LARGE
from echoimage_tools.serving.fetch_limiter import FetchLimiter
from echoimage_tools.serving.refusal import Refusal, of_picture
from echoimage_tools.serving.request_schemas import SentPicture
from echoimage_tools.serving.ssrf_guard import GuardedSource, PrivateAddressError
from echoimage_tools.serving.tasks import Picture


class PictureReader:
    """Reads the pictures of requests: addresses through the SSRF guard, so many at once; large ones one at a time."""

    def __init__(self, source: GuardedSource, limiter: FetchLimiter) -> None:
        self._source, self._limiter = source, limiter
        self._large = asyncio.Lock()

    async def fetch(self, pictures: Sequence[SentPicture], closing: AsyncExitStack) -> list[SentPicture | Picture]:
        """Fetch those that are given by address; their place is kept until `closing`. Raises `Refusal`."""
        hosts = frozenset(_host(one.source) for one in pictures if isinstance(one.source, str))
        if not hosts:
            return list(pictures)
        async with self._limiter.place(hosts, closing):
            return [await self._fetch(one.source) if isinstance(one.source, str) else one for one in pictures]

    async def _fetch(self, address: str) -> Picture:
        try:
            return Picture(address, await self._source.read(Entry(address)))
        except PrivateAddressError as error:
            raise Refusal(HTTPStatus.FORBIDDEN, "private-address", str(error), address) from None
        except SourceError as error:
            text = legible(str(error), 600)
            raise of_picture(address, SourceError(error.reason, text)) from None

    @asynccontextmanager
    async def read(self, pictures: Iterable[SentPicture | Picture]) -> AsyncIterator[list[Picture]]:
        """Return all of them as bytes; no other large one is in work meanwhile."""
        found = [await _read(one) for one in pictures]
        if any(_is_large(one.data) for one in found):
            async with self._large:
                yield found
        else:
            yield found


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removesuffix(".")
    except ValueError:
        # No address at all, as whoever reads it will say.
        return ""


async def _read(picture: SentPicture | Picture) -> Picture:
    if isinstance(picture, Picture):
        return picture
    assert not isinstance(picture.source, str)
    return Picture(picture.name, await picture.source.read())


def _is_large(data: bytes) -> bool:
    """Return whether a picture takes so much memory that one is enough at a time."""
    try:
        header = read_header(data)
    except DecodeError:
        return False
    return header.width * header.height > LARGE
