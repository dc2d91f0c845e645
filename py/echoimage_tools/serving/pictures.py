"""Pictures of a request: fields and files in; names, and bytes as soon as a process has time for them, out."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import urlsplit

from starlette.datastructures import UploadFile

from echoimage import Entry, SourceError, read_header
from echoimage.database.address import MAX_LENGTH, legible
from echoimage.errors import DecodeError
from echoimage_tools.searching.pictures import LARGE
from echoimage_tools.serving.client_disconnect import GoneError
from echoimage_tools.serving.fetch_limiter import Slots
from echoimage_tools.serving.refusal import PRIVATE, Refusal, of_picture
from echoimage_tools.serving.ssrf_guard import GuardedSource, PrivateAddressError
from echoimage_tools.serving.uploads import Form, bad, text
from echoimage_tools.serving.work import Named
from echoimage_tools.sources.collection import is_http

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Sent:
    """A picture that was sent, or is to be fetched."""

    name: str
    source: UploadFile | str


def sent(form: Form, name: str) -> Sent:
    """Find a picture of a request: a file of a multipart form, an address in any other. Raises `Refusal`."""
    if form.multipart:
        upload = form.files.get(name)
        if upload is None:
            raise bad(f"{name} is missing; send the picture as a file, with a file name")
        return Sent(upload.filename or name, upload)
    where = text(form, name)
    if where is None:
        raise bad(f"{name} is missing; send an http(s) address, or the picture itself as multipart/form-data")
    if not is_http(where) or len(where) > MAX_LENGTH:
        raise bad(f"{name} has to begin with http:// or https:// and to have at most {MAX_LENGTH} characters")
    return Sent(where, where)


class Pictures:
    """Reads the pictures of requests: addresses through the guard, so many at once; large ones one at a time."""

    def __init__(self, source: GuardedSource, slots: Slots) -> None:
        self._source, self._slots = source, slots
        self._large = asyncio.Lock()

    async def fetched(
        self, pictures: Sequence[Sent], gone: Callable[[], bool], closing: AsyncExitStack
    ) -> list[Sent | Named]:
        """Fetch those that are given by address. Raises `Refusal` or `GoneError`."""
        hosts = frozenset(_host(one.source) for one in pictures if isinstance(one.source, str))
        if not hosts:
            return list(pictures)
        async with self._slots.taken(hosts, closing):
            if gone():
                raise GoneError
            return [await self._fetch(one.source) if isinstance(one.source, str) else one for one in pictures]

    async def _fetch(self, address: str) -> Named:
        try:
            return address, await self._source.read(Entry(address))
        except PrivateAddressError as error:
            raise Refusal(HTTPStatus.FORBIDDEN, PRIVATE, str(error), address) from None
        except SourceError as error:
            text = legible(str(error), 600)
            raise of_picture(address, SourceError(error.reason, text)) from None

    @asynccontextmanager
    async def brought(
        self,
        pictures: Sequence[Sent | Named],
        gone: Callable[[], bool],
        make: Callable[[Sequence[Named]], Given],
    ) -> AsyncIterator[Given]:
        """Return what `make` makes of the bytes, for a process that is free now. Raises `GoneError`."""
        if gone():
            raise GoneError
        found = [await _read(one) for one in pictures]
        if any(_is_large(data) for _, data in found):
            async with self._large:
                yield make(found)
        else:
            yield make(found)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removesuffix(".")
    except ValueError:
        # No address at all, as whoever reads it will say.
        return ""


async def _read(picture: Sent | Named) -> Named:
    if isinstance(picture, tuple):
        return picture
    assert isinstance(picture.source, UploadFile)
    return picture.name, await picture.source.read()


def _is_large(data: bytes) -> bool:
    """Return whether a picture takes so much memory that one is enough at a time."""
    try:
        header = read_header(data)
    except DecodeError:
        return False
    return header.width * header.height > LARGE
