"""The application: its routes with what each of them may answer, and what becomes of errors."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from echoimage import EchoImageError, __version__
from echoimage_tools.serving import documentation, request_schemas, response_models
from echoimage_tools.serving import metrics as counting
from echoimage_tools.serving.client_disconnect import GoneError
from echoimage_tools.serving.index_folder import PATH
from echoimage_tools.serving.middleware import Gate
from echoimage_tools.serving.refusal import Refusal, of_index, of_picture
from echoimage_tools.serving.routes import Api
from echoimage_tools.serving.site import Site
from echoimage_tools.serving.work import PictureError

ABOUT = "Finds which picture of a collection a picture is, or was made from."
Responses = dict[int | str, dict[str, Any]]

GONE = 499
"""What nginx writes down where whoever asked has gone; nobody gets to see it."""

WHY = {
    400: "The request is wrong in itself.",
    401: "The token is missing or wrong.",
    403: "The address leads into a private network, or images cannot be added here.",
    408: "The body did not arrive in time.",
    413: "A body, file or picture is too large.",
    415: "The body is of another kind.",
    422: "A picture cannot be read, or not be fetched.",
    429: "Too many requests are under way; the header Retry-After says when to try again.",
    500: "The process that worked on it was ended.",
    503: "The index cannot be read or written.",
    504: "It took too long.",
}
TAKING = (400, 403, 408, 413, 415, 422, 429, 500, 504)
"""Statuses of requests that carry pictures."""


def application(api: Api, site: Path | None) -> ASGIApp:
    """Put everything together."""
    app = FastAPI(title="EchoImage", version=__version__, description=ABOUT, docs_url=None, redoc_url=None)
    _add_api(app, api)
    _add_pages(app, api)
    _add_errors(app)
    if site is not None:
        app.mount("/", Site(site), "site")
    return Gate(app, api.metrics)


def _add_api(app: FastAPI, api: Api) -> None:
    def route(method: str, path: str, run: Callable[..., Any], good: Responses, *bad: int, **more: Any) -> None:
        told: Responses = {status: {"model": response_models.Refused, "description": WHY[status]} for status in bad}
        app.add_api_route(
            path,
            run,
            methods=[method],
            responses={**good, **told},
            openapi_extra=more,
            description=run.__doc__,
            response_model=None,
            response_class=Response,
        )

    def answer(model: type, text: str) -> dict[str, Any]:
        return {"model": model, "description": text}

    found, compared = answer(response_models.Found, "The answer."), answer(response_models.Compared, "The answer.")
    route(
        "POST",
        "/api/search",
        api.search,
        {200: found},
        *TAKING,
        503,
        **request_schemas.one_picture(top=request_schemas.TOP),
    )
    route(
        "POST",
        "/api/compare",
        api.compare,
        {200: compared},
        *TAKING,
        **request_schemas.two_pictures(method=request_schemas.METHOD),
    )
    added: Responses = {
        201: answer(response_models.Added, "It was added."),
        200: answer(response_models.Added, "It was there already."),
    }
    said = {name: request_schemas.CAPTIONS[name] for name in (api.adder.fields if api.adder else ())}
    adding = {**request_schemas.one_picture(**said), "security": [{"token": []}]}
    route("POST", "/api/images", api.add, added, *TAKING, 401, 503, **adding)
    page = answer(response_models.Images, "A page of the list.")
    route("GET", "/api/images", api.images, {200: page}, 400, 429, 500, 503, 504)
    route("GET", "/api/health", api.health, {200: answer(response_models.Health, "All is well.")}, 503)
    text = {"description": "In Prometheus' text format.", "content": {counting.TYPE: {"schema": {"type": "string"}}}}
    route("GET", "/metrics", api.counted, {200: text}, 503)
    _add_wrong_methods(app)


def _add_wrong_methods(app: FastAPI) -> None:
    """Answer all other methods: the site, which stands behind the API, would say that it alone has such a path."""
    methods: dict[str, set[str]] = {}
    for route in app.routes:
        if isinstance(route, APIRoute):
            methods.setdefault(route.path, set()).update(route.methods or ())
    for path, known in methods.items():
        app.router.routes.append(Route(path, _Wrong(", ".join(sorted(known))), include_in_schema=False))


class _Wrong:
    """An ASGI application, so that Starlette asks it for any method."""

    def __init__(self, allowed: str) -> None:
        self._allowed = allowed

    async def __call__(self, _scope: Scope, _receive: Receive, _send: Send) -> None:
        raise HTTPException(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": self._allowed})


def _add_pages(app: FastAPI, api: Api) -> None:
    make = app.openapi

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = make()
            made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
            for name in ("HTTPValidationError", "ValidationError"):
                made["components"]["schemas"].pop(name, None)
            for operations in made["paths"].values():
                for operation in operations.values():
                    _without_defaults(operation)
        return app.openapi_schema or {}

    app.openapi = document  # type: ignore[method-assign]

    @app.get("/docs", include_in_schema=False)
    async def docs() -> Response:
        headers = {"Content-Security-Policy": documentation.POLICY}
        return HTMLResponse(documentation.page(document()), headers=headers)

    @app.get(PATH + "/{name}", include_in_schema=False)
    async def index_file(name: str) -> Response:
        response = api.index.file(name)
        if response is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return response


def _without_defaults(operation: dict[str, Any]) -> None:
    """Take out what FastAPI adds on its own: here bad parameters are answered with 400."""
    for response in operation["responses"].values():
        for one in response.get("content", {}).values():
            if one.get("schema", {}).get("$ref", "").endswith("/HTTPValidationError"):
                operation["responses"].pop("422")
                return


def _add_errors(app: FastAPI) -> None:
    async def refused(_request: Request, error: Exception) -> Response:
        return _refusal(error).response()

    async def unexpected(_request: Request, _error: Exception) -> Response:
        text = "an unexpected error, which the operator finds in the log"
        return Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "internal", text).response()

    async def gone(_request: Request, _error: Exception) -> Response:
        return Response(status_code=GONE)

    told: tuple[type[Exception], ...] = (
        Refusal,
        PictureError,
        EchoImageError,
        HTTPException,
        RequestValidationError,
    )
    app.add_exception_handler(Exception, unexpected)
    left: tuple[type[Exception], ...] = (GoneError, ClientDisconnect)
    for kinds, answer in ((told, refused), (left, gone)):
        for kind in kinds:
            app.add_exception_handler(kind, answer)


def _refusal(error: Exception) -> Refusal:
    if isinstance(error, Refusal):
        return error
    if isinstance(error, PictureError):
        return of_picture(error.name, error.error)
    if isinstance(error, EchoImageError):
        return of_index(error)
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        return Refusal(HTTPStatus.BAD_REQUEST, "bad-request", f"{first['loc'][-1]}: {first['msg']}")
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    if status == HTTPStatus.NOT_FOUND:
        return Refusal(status, "not-found", "there is nothing here; /docs lists what there is")
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return Refusal(status, "bad-request", "this cannot be asked for so; /docs lists how", headers=error.headers)
    return Refusal(status, "bad-request", str(error.detail), headers=error.headers)
