"""The API: requests in, the command line's JSON out."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Annotated, NamedTuple

from fastapi import Query, Request
from starlette.responses import JSONResponse, Response

from echoimage import Method, __version__
from echoimage_tools.serving import metrics as counting
from echoimage_tools.serving import work
from echoimage_tools.serving.adding import Adder
from echoimage_tools.serving.bearer import has_token
from echoimage_tools.serving.client_disconnect import leaving
from echoimage_tools.serving.index_folder import IndexFolder
from echoimage_tools.serving.metadata_fields import captions
from echoimage_tools.serving.metrics import Metrics
from echoimage_tools.serving.pictures import Pictures, sent
from echoimage_tools.serving.pool import Pool
from echoimage_tools.serving.refusal import Refusal
from echoimage_tools.serving.uploads import Form, bad, number, read_form, refuse_unknown, text
from echoimage_tools.serving.work import Compare, Named, Page, Search

TOP, MOST = 5, 100
"""Results of a search, and images of a page: unless told, and at most."""


class Names(NamedTuple):
    """What the pictures of a request are called."""

    files: tuple[str, ...]
    addresses: tuple[str, ...]


ONE = Names(("file",), ("address",))
TWO = Names(("query", "original"), ("query", "original"))


@dataclass(frozen=True, slots=True)
class Api:
    """The answers to all requests; `adder` is None where images cannot be added."""

    pool: Pool
    pictures: Pictures
    index: IndexFolder
    metrics: Metrics
    adder: Adder | None
    token: str

    async def search(self, request: Request) -> Response:
        """Find the images of the index that a picture is, or was made from."""
        async with self._form(request, ONE, "top") as (form, closing, gone):
            top = number(form, "top", TOP, MOST)
            found = await self.pictures.fetched([sent(form, "file" if form.multipart else "address")], gone, closing)

            def wish(pictures: Sequence[Named]) -> Search:
                return Search(pictures[0], top)

            brought = self.pictures.brought(found, gone, wish)
            return _json(await self.pool.ask(work.search, brought))

    async def compare(self, request: Request) -> Response:
        """Return whether one picture was made from another."""
        async with self._form(request, TWO, "method") as (form, closing, gone):
            method = _method(text(form, "method"))
            found = await self.pictures.fetched([sent(form, "query"), sent(form, "original")], gone, closing)

            def wish(pictures: Sequence[Named]) -> Compare:
                return Compare((pictures[0], pictures[1]), method)

            brought = self.pictures.brought(found, gone, wish)
            return _json(await self.pool.ask(work.compare, brought))

    async def add(self, request: Request) -> Response:
        """Add a picture to the collection and to the index. The same file again changes nothing."""
        adder = self._allowed(request)
        async with self._form(request, ONE, *adder.fields) as (form, closing, gone):
            said = captions(form)
            found = await self.pictures.fetched([sent(form, "file" if form.multipart else "address")], gone, closing)
            kept: list[Named] = []

            def wish(pictures: Sequence[Named]) -> Named:
                kept.extend(pictures)
                return pictures[0]

            checked = await self.pool.ask(work.check, self.pictures.brought(found, gone, wish))
            added = await adder.add(kept[0][1], checked, said)
            return JSONResponse(asdict(added), HTTPStatus.CREATED if added.new else HTTPStatus.OK)

    async def images(
        self,
        after: Annotated[int, Query(ge=0, le=10**9, description="`next` of the page before")] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST, description="images on this page at most")] = 20,
    ) -> Response:
        """List the images of the index, page by page."""
        async with self.pool.admitted():
            return _json(await self.pool.ask(work.listing, nullcontext(Page(after, limit))))

    async def health(self) -> Response:
        """Return whether the service can answer."""
        images, workers = self.index.images(), self.pool.workers
        about = {"status": "ok", "version": __version__, "images": images, "workers": workers}
        return JSONResponse({**about, "inside": self.pool.inside})

    async def counted(self) -> Response:
        """Return what was counted, for Prometheus."""
        self.metrics.images.set(self.index.images())
        return Response(self.metrics.text(), media_type=counting.TYPE)

    @asynccontextmanager
    async def _form(
        self, request: Request, named: Names, *more: str
    ) -> AsyncIterator[tuple[Form, AsyncExitStack, Callable[[], bool]]]:
        """Let a request in, read its form, and see from then on whether who asked has gone."""
        async with self.pool.admitted(), AsyncExitStack() as closing:
            form = await read_form(request, len(named.files), closing)
            refuse_unknown(form, {*(named.files if form.multipart else named.addresses), *more})
            yield form, closing, await closing.enter_async_context(leaving(request.receive))

    def _allowed(self, request: Request) -> Adder:
        if self.adder is None:
            text = "images cannot be added here; start the service with --pictures and a token"
            raise Refusal(HTTPStatus.FORBIDDEN, "not-enabled", text)
        if not has_token(request.headers.get("authorization", ""), self.token):
            text = "send the token of this service, as Authorization: Bearer TOKEN"
            asked = {"WWW-Authenticate": "Bearer"}
            raise Refusal(HTTPStatus.UNAUTHORIZED, "unauthorised", text, headers=asked)
        return self.adder


def _method(written: str | None) -> Method:
    if written in (None, "verified"):
        return "verified"
    if written == "classic":
        return "classic"
    raise bad("method is neither verified nor classic")


def _json(line: str) -> Response:
    return Response(line + "\n", media_type="application/json")
