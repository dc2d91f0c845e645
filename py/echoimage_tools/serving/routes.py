"""The API: requests in, the command line's JSON out."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from echoimage import __version__
from echoimage_tools.serving import metrics as counting
from echoimage_tools.serving import tasks
from echoimage_tools.serving.adding import Adder
from echoimage_tools.serving.bearer import has_token
from echoimage_tools.serving.client_disconnect import while_connected
from echoimage_tools.serving.index_folder import IndexFolder
from echoimage_tools.serving.metrics import Metrics
from echoimage_tools.serving.pool import Pool
from echoimage_tools.serving.refusal import Refusal
from echoimage_tools.serving.request_body import read_body
from echoimage_tools.serving.request_pictures import PictureReader
from echoimage_tools.serving.request_schemas import (
    ADD,
    ADD_LISTED,
    COMPARE,
    SEARCH,
    AddBody,
    Bodies,
    Body,
    BodyModel,
    ListParameters,
    checked,
)
from echoimage_tools.serving.tasks import CompareTask, ListTask, Picture, SearchTask
from echoimage_tools.serving.worker import Worker


@dataclass(frozen=True, slots=True)
class Api:
    """The answers to all requests; `adder` is None where images cannot be added."""

    pool: Pool
    pictures: PictureReader
    index: IndexFolder
    metrics: Metrics
    adder: Adder | None
    token: str

    @property
    def add_bodies(self) -> Bodies[AddBody]:
        """What `add` takes."""
        return ADD_LISTED if self.adder and self.adder.takes_metadata else ADD

    async def search(self, request: Request) -> Response:
        """Find the images of the index that a picture is, or was made from."""
        async with (
            self._admitted(request, SEARCH) as (body, closing),
            self._worker(request, body, closing) as (worker, pictures),
        ):
            return _json(await self.pool.run(worker, tasks.search, SearchTask(pictures[0], body.top)))

    async def compare(self, request: Request) -> Response:
        """Return whether one picture was made from another."""
        async with (
            self._admitted(request, COMPARE) as (body, closing),
            self._worker(request, body, closing) as (worker, pictures),
        ):
            task = CompareTask((pictures[0], pictures[1]), body.method)
            return _json(await self.pool.run(worker, tasks.compare, task))

    async def add(self, request: Request) -> Response:
        """Add a picture to the collection and to the index. The same file again changes nothing."""
        adder = self._adder(request)
        async with self._admitted(request, self.add_bodies) as (body, closing):
            async with self._worker(request, body, closing) as (worker, pictures):
                found = await self.pool.run(worker, tasks.check, pictures[0])
            added = await adder.add(pictures[0].data, found, body.metadata())
            return JSONResponse(asdict(added), HTTPStatus.CREATED if added.new else HTTPStatus.OK)

    async def images(self, request: Request) -> Response:
        """List the images of the index, page by page."""
        which = checked(ListParameters, request.query_params)
        async with self.pool.admitted(), self.pool.worker() as worker:
            return _json(await self.pool.run(worker, tasks.listing, ListTask(which.after, which.limit)))

    async def health(self, _request: Request) -> Response:
        """Return whether the service can answer."""
        images, workers = self.index.images(), self.pool.workers
        about = {"status": "ok", "version": __version__, "images": images, "workers": workers}
        return JSONResponse({**about, "inside": self.pool.inside})

    async def counts(self, _request: Request) -> Response:
        """Return what was counted, for Prometheus."""
        self.metrics.images.set(self.index.images())
        return Response(self.metrics.text(), media_type=counting.TYPE)

    @asynccontextmanager
    async def _admitted(
        self, request: Request, bodies: Bodies[BodyModel]
    ) -> AsyncIterator[tuple[BodyModel, AsyncExitStack]]:
        """Let a request in, and read its body only then."""
        async with self.pool.admitted(), AsyncExitStack() as closing:
            yield await read_body(request, bodies, closing), closing

    @asynccontextmanager
    async def _worker(
        self, request: Request, body: Body, closing: AsyncExitStack
    ) -> AsyncIterator[tuple[Worker, list[Picture]]]:
        """Fetch the pictures and wait for a free process, which reads them; given up if the client disconnects."""
        async with AsyncExitStack() as held:
            async with while_connected(request.receive):
                fetched = await self.pictures.fetch(body.pictures(), closing)
                worker = await held.enter_async_context(self.pool.worker())
                pictures = await held.enter_async_context(self.pictures.read(fetched))
            yield worker, pictures

    def _adder(self, request: Request) -> Adder:
        if self.adder is None:
            text = "images cannot be added here; start the service with --pictures and a token"
            raise Refusal(HTTPStatus.FORBIDDEN, "not-enabled", text)
        if not has_token(request.headers.get("authorization", ""), self.token):
            text = "send the token of this service, as Authorization: Bearer TOKEN"
            challenge = {"WWW-Authenticate": "Bearer"}
            raise Refusal(HTTPStatus.UNAUTHORIZED, "unauthorised", text, headers=challenge)
        return self.adder


def _json(line: str) -> Response:
    return Response(line + "\n", media_type="application/json")
