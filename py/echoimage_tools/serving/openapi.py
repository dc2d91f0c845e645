"""The OpenAPI document: the operations of the API in, the document out."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from inspect import getdoc
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from starlette.requests import Request
from starlette.responses import Response

from echoimage import __version__
from echoimage_tools.serving.request_body import JSON, MULTIPART, URLENCODED
from echoimage_tools.serving.request_schemas import Bodies
from echoimage_tools.serving.response_models import ErrorResponse

ABOUT = "Finds which picture of a collection a picture is, or was made from."
Schema = dict[str, Any]
Handler = Callable[[Request], Awaitable[Response]]

ERRORS = {
    HTTPStatus.BAD_REQUEST: "The request is wrong in itself.",
    HTTPStatus.UNAUTHORIZED: "The token is missing or wrong.",
    HTTPStatus.FORBIDDEN: "The address leads into a private network, or images cannot be added or deleted here.",
    HTTPStatus.NOT_FOUND: "There is no such image.",
    HTTPStatus.REQUEST_TIMEOUT: "The body did not arrive in time.",
    HTTPStatus.CONFLICT: "It is the last image.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "A body, file or picture is too large.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body is of another kind.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "A picture cannot be read, or not be fetched.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests are under way; the header Retry-After says when to try again.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "The process that worked on it was ended.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The index cannot be read or written.",
    HTTPStatus.GATEWAY_TIMEOUT: "It took too long.",
}

IN_PATHS = {"id": {"type": "string", "pattern": "^[0-9A-Fa-f]{64}$", "description": "the sha256 of an image"}}
"""Places in paths, by their names."""

_FREE_TEXT = ["string", "number", "boolean", "null"]


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be asked of a path: by which method, what it takes, and what it may answer.

    A response without a model is text of the media type `text`.
    """

    method: str
    path: str
    handler: Handler
    responses: dict[int, tuple[type[BaseModel] | None, str]]
    errors: tuple[int, ...] = ()
    body: Bodies[Any] | None = None
    parameters: type[BaseModel] | None = None
    token: bool = False
    text: str = field(default="text/plain", kw_only=True)


def document(operations: Iterable[Operation]) -> Schema:
    """Return the document."""
    paths: dict[str, Schema] = {}
    models: list[type[BaseModel]] = [ErrorResponse]
    for one in operations:
        made = _operation(one)
        paths.setdefault(one.path, {})[one.method.lower()] = made
        if one.method == "GET":
            paths[one.path]["head"] = _head(made)
        models += [model for model, _ in one.responses.values() if model]
    _, schemas = models_json_schema(
        [(model, "serialization") for model in models], ref_template="#/components/schemas/{model}"
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": "EchoImage", "version": __version__, "description": ABOUT},
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(one: Operation) -> Schema:
    answers = {str(status): _response(text, model, one.text) for status, (model, text) in one.responses.items()}
    errors = {str(status): _response(ERRORS[HTTPStatus(status)], ErrorResponse) for status in sorted(one.errors)}
    made: Schema = {
        "operationId": one.handler.__name__,
        "description": getdoc(one.handler) or "",
        "responses": {**answers, **errors},
    }
    asked = one.parameters.model_json_schema()["properties"] if one.parameters else {}
    placed = {name: schema for name, schema in IN_PATHS.items() if f"{{{name}}}" in one.path}
    if asked or placed:
        made["parameters"] = [*_parameters("path", placed), *_parameters("query", asked)]
    if one.body:
        made["requestBody"] = {"required": True, "content": _content(one.body)}
    if one.token:
        made["security"] = [{"token": []}]
    return made


def _parameters(where: str, schemas: Schema) -> list[Schema]:
    return [
        {"name": name, "in": where, "required": where == "path", "description": one["description"], "schema": one}
        for name, one in schemas.items()
    ]


def _head(get: Schema) -> Schema:
    """Return the operation that answers the same without a body."""
    responses = {status: {"description": one["description"]} for status, one in get["responses"].items()}
    return {**get, "operationId": f"head_{get['operationId']}", "responses": responses}


def _response(text: str, model: type[BaseModel] | None, media_type: str = JSON) -> Schema:
    if model:
        return {
            "description": text,
            "content": {JSON: {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}},
        }
    return {"description": text, "content": {media_type: {"schema": {"type": "string"}}}}


def _content(body: Bodies[Any]) -> Schema:
    files, addresses = body.files.model_json_schema(), body.addresses.model_json_schema()
    return {
        MULTIPART: {"schema": _in_form(files)},
        URLENCODED: {"schema": _in_form(addresses)},
        JSON: {"schema": addresses},
    }


def _in_form(schema: Schema) -> Schema:
    """Forms know no kinds: in free text, false is a word like any other."""
    return {**schema, "properties": {name: _as_sent(one) for name, one in schema["properties"].items()}}


def _as_sent(schema: Schema) -> Schema:
    checked = schema.keys() & {"pattern", "enum", "format"}
    return schema if schema["type"] != "string" or checked else {**schema, "type": _FREE_TEXT}
