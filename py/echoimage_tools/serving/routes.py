"""The API: requests in, the command line's JSON out."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from echoimage import __version__
from echoimage_tools.serving import metrics as counting
from echoimage_tools.serving import tasks
from echoimage_tools.serving.bearer import has_token
from echoimage_tools.serving.client_disconnect import while_connected
from echoimage_tools.serving.editing import Editor
from echoimage_tools.serving.index_folder import IndexFolder
from echoimage_tools.serving.metrics import Metrics
from echoimage_tools.serving.originals import Originals
from echoimage_tools.serving.pool import Pool
from echoimage_tools.serving.refusal import Refusal, bad_request
from echoimage_tools.serving.request_body import read_body
from echoimage_tools.serving.request_pictures import PictureReader
from echoimage_tools.serving.request_schemas import (
    ADD,
    COMPARE,
    SEARCH,
    Bodies,
    Body,
    BodyModel,
    ListParameters,
    checked,
)
from echoimage_tools.serving.tasks import CompareTask, ListTask, Picture, SearchTask
from echoimage_tools.serving.worker import Worker

_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Api:
    """The answers to all requests; `editor` is None where images can be neither added nor deleted."""

    pool: Pool
    pictures: PictureReader
    index: IndexFolder
    metrics: Metrics
    originals: Originals | None
    editor: Editor | None
    token: str

    async def search(self, request: Request) -> Response:
        """Find the images of the index that a picture is, or was made from; of several pictures each one's."""
        async with (
            self._admitted(request, SEARCH) as (body, closing),
            self._worker(request, body, closing) as (worker, pictures),
        ):
            if len(pictures) == 1:
                return _json(await self.pool.run(worker, tasks.search, SearchTask(pictures[0], body.top)))
            answers = []
            for picture in pictures:
                if await request.is_disconnected():
                    raise ClientDisconnect
                task = SearchTask(picture, body.top)
                answers.append(await self.pool.run(worker, tasks.search_one_of_several, task))
            return _json(f'{{"answers": [{", ".join(answers)}]}}')

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
        editor = self._editor(request)
        async with self._admitted(request, ADD) as (body, closing):
            async with self._worker(request, body, closing) as (worker, pictures):
                found = await self.pool.run(worker, tasks.check, pictures[0])
            added = await editor.add(pictures[0], found, body.metadata())
            return JSONResponse(asdict(added), HTTPStatus.CREATED if added.new else HTTPStatus.OK)

    async def delete(self, request: Request) -> Response:
        """Delete an image from the collection and from the index, and its files in the folder of the pictures."""
        editor, sha256 = self._editor(request), request.path_params["id"].lower()
        if not _DIGEST.fullmatch(sha256):
            raise bad_request("images are named by their sha256, 64 hexadecimal digits; GET /api/images has it")
        async with self.pool.admitted():
            return JSONResponse(asdict(await editor.delete(sha256)))

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

    def _editor(self, request: Request) -> Editor:
        if self.editor is None:
            text = "images cannot be added or deleted here; start the service with --pictures and a token"
            raise Refusal(HTTPStatus.FORBIDDEN, "not-enabled", text)
        if not has_token(request.headers.get("authorization", ""), self.token):
            text = "send the token of this service, as Authorization: Bearer TOKEN"
            challenge = {"WWW-Authenticate": "Bearer"}
            raise Refusal(HTTPStatus.UNAUTHORIZED, "unauthorised", text, headers=challenge)
        return self.editor


def _json(line: str) -> Response:
    return Response(line + "\n", media_type="application/json")
