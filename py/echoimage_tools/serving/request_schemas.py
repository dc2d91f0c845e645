"""What the service takes, for its documentation: the schema of each request's body."""

from typing import Any

from echoimage.database.address import MAX_LENGTH
from echoimage.database.entries import MAX_TEXT

Schema = dict[str, Any]

FILE: Schema = {"type": "string", "contentMediaType": "application/octet-stream", "format": "binary"}
ADDRESS: Schema = {
    "type": "string",
    "format": "uri",
    "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://",
    "maxLength": MAX_LENGTH,
    "description": "an http(s) address, which the service fetches",
}
TOP: Schema = {
    "type": "integer",
    "minimum": 1,
    "maximum": 100,
    "default": 5,
    "description": "results at most",
}
CAPTIONS: dict[str, Schema] = {
    "title": {"type": "string", "maxLength": MAX_TEXT, "description": "what is shown beside the picture"},
    "page": {
        "type": "string",
        "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|$)",
        "maxLength": MAX_LENGTH,
        "description": "the http(s) address of the page that the picture is from",
    },
    "license": {"type": "string", "maxLength": MAX_TEXT, "description": "the licence, by its name"},
}
SCALARS = ("string", "number", "boolean", "null")
METHOD: Schema = {"type": "string", "enum": ["verified", "classic"], "default": "verified"}


def one_picture(**more: Schema) -> Schema:
    """Return the body of a request about one picture."""
    return _body({"file": {**FILE, "description": "the picture"}}, {"address": ADDRESS}, more)


def two_pictures(**more: Schema) -> Schema:
    """Return the body of a request about two pictures."""
    query = {"description": "the picture that may be a copy"}
    original = {"description": "the picture that it may be a copy of"}
    files = {"query": {**FILE, **query}, "original": {**FILE, **original}}
    return _body(files, {"query": {**ADDRESS, **query}, "original": {**ADDRESS, **original}}, more)


def _body(files: Schema, addresses: Schema, more: Schema) -> Schema:
    written = {name: _in_form(schema) for name, schema in more.items()}
    content = {
        "multipart/form-data": {"schema": _object(files, written)},
        "application/x-www-form-urlencoded": {"schema": _object(addresses, written)},
        "application/json": {"schema": _object(addresses, more)},
    }
    return {"requestBody": {"required": True, "content": content}}


def _in_form(schema: Schema) -> Schema:
    """Forms know no kinds: in free text, false is a word like any other."""
    checked = schema.keys() & {"pattern", "enum", "format"}
    return schema if schema["type"] != "string" or checked else {**schema, "type": list(SCALARS)}


def _object(needed: Schema, more: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {**needed, **more},
        "required": list(needed),
        "additionalProperties": False,
    }
