"""The application: its routes, and what becomes of errors.

Starlette without FastAPI, which reads a body before it asks whether the request is let in, does not bound it, and takes
a form or JSON at one path, not both.
"""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route, request_response
from starlette.types import ASGIApp, Receive, Scope, Send

from echoimage import EchoImageError
from echoimage_tools.serving import documentation, openapi, originals
from echoimage_tools.serving import request_schemas as bodies
from echoimage_tools.serving import response_models as models
from echoimage_tools.serving.index_folder import PATH
from echoimage_tools.serving.metrics import TYPE
from echoimage_tools.serving.middleware import ServiceMiddleware
from echoimage_tools.serving.openapi import Handler, Operation
from echoimage_tools.serving.refusal import Refusal, of_index, of_picture
from echoimage_tools.serving.routes import Api
from echoimage_tools.serving.site import Site
from echoimage_tools.serving.tasks import PictureError

CLIENT_DISCONNECTED = 499
"""What nginx writes down where the client has disconnected; nobody gets to see it."""

PICTURE_ERRORS = (400, 403, 408, 413, 415, 422, 429, 500, 504)
"""Statuses of requests that carry pictures."""


def application(api: Api, site: Path | None) -> ASGIApp:
    """Put everything together."""
    operations = _operations(api)
    routes = [*_api_routes(operations), *_pages(operations, api)]
    if api.originals is not None:
        routes.append(Mount(originals.PATH, api.originals))
    if site is not None:
        routes.append(Mount("/", Site(site)))
    refusals = dict.fromkeys((Refusal, PictureError, EchoImageError, HTTPException), _refused)
    handlers = {**refusals, ClientDisconnect: _disconnected, Exception: _unexpected}
    return ServiceMiddleware(Starlette(routes=routes, exception_handlers=handlers), api.metrics)


def _operations(api: Api) -> list[Operation]:
    found, compared = (models.SearchAnswer, "The answer."), (models.CompareResponse, "The answer.")
    listed, well = (models.ImagesResponse, "A page of the list."), (models.HealthResponse, "All is well.")
    added = {201: (models.AddResponse, "It was added."), 200: (models.AddResponse, "It was there already.")}
    adding, deleting = (*PICTURE_ERRORS, 401, 503), (400, 401, 403, 404, 409, 429, 503)
    deleted = (models.DeleteResponse, "It was deleted.")
    return [
        Operation("POST", "/api/search", api.search, {200: found}, (*PICTURE_ERRORS, 503), bodies.SEARCH),
        Operation("POST", "/api/compare", api.compare, {200: compared}, PICTURE_ERRORS, bodies.COMPARE),
        Operation("POST", "/api/images", api.add, {**added}, adding, bodies.ADD, token=True),
        Operation("DELETE", "/api/images/{id}", api.delete, {200: deleted}, deleting, token=True),
        Operation(
            "GET", "/api/images", api.images, {200: listed}, (400, 429, 500, 503, 504), None, bodies.ListParameters
        ),
        Operation("GET", "/api/health", api.health, {200: well}, (503,)),
        Operation("GET", "/metrics", api.counts, {200: (None, "In Prometheus' text format.")}, (503,), text=TYPE),
    ]


def _api_routes(operations: Iterable[Operation]) -> list[BaseRoute]:
    handlers: dict[str, dict[str, Handler]] = {}
    for one in operations:
        handlers.setdefault(one.path, {})[one.method] = one.handler
    return [Route(path, _Endpoint(methods)) for path, methods in handlers.items()]


class _Endpoint:
    """Answers all methods of a path: a route for one would leave the others to the site, which stands behind."""

    def __init__(self, handlers: Mapping[str, Handler]) -> None:
        self._handlers = handlers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # The server leaves the body out of what is asked for by HEAD.
        handler = self._handlers.get("GET" if scope["method"] == "HEAD" else scope["method"])
        if handler is None:
            allowed = ", ".join(sorted({*self._handlers, *(["HEAD"] if "GET" in self._handlers else [])}))
            raise HTTPException(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": allowed})
        await request_response(handler)(scope, receive, send)


def _pages(operations: Iterable[Operation], api: Api) -> list[BaseRoute]:
    document = openapi.document(operations)
    page, policy = documentation.page(document), {"Content-Security-Policy": documentation.POLICY}

    async def as_json(_request: Request) -> Response:
        return JSONResponse(document)

    async def as_page(_request: Request) -> Response:
        return HTMLResponse(page, headers=policy)

    async def index_file(request: Request) -> Response:
        response = api.index.file(request.path_params["name"])
        if response is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return response

    return [
        Route("/openapi.json", as_json),
        Route("/docs", as_page),
        Route(PATH + "/{name}", index_file),
    ]


async def _refused(_request: Request, error: Exception) -> Response:
    return _refusal(error).response()


async def _disconnected(_request: Request, _error: Exception) -> Response:
    return Response(status_code=CLIENT_DISCONNECTED)


async def _unexpected(_request: Request, _error: Exception) -> Response:
    text = "an unexpected error, which the operator finds in the log"
    return Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "internal", text).response()


def _refusal(error: Exception) -> Refusal:
    if isinstance(error, Refusal):
        return error
    if isinstance(error, PictureError):
        return of_picture(error.name, error.error)
    if isinstance(error, EchoImageError):
        return of_index(error)
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    texts = {
        HTTPStatus.NOT_FOUND: ("not-found", "there is nothing here; /docs lists what there is"),
        HTTPStatus.METHOD_NOT_ALLOWED: ("bad-request", "this cannot be asked for so; /docs lists how"),
    }
    reason, text = texts.get(status, ("bad-request", str(error.detail)))
    return Refusal(status, reason, text, headers=error.headers)
