"""What the service takes, for its documentation: the schema of each request's body."""

from typing import Any

Schema = dict[str, Any]

FILE: Schema = {"type": "string", "contentMediaType": "application/octet-stream", "format": "binary"}
ADDRESS: Schema = {
    "type": "string",
    "format": "uri",
    "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://",
    "maxLength": 8192,
    "description": "an http(s) address, which the service fetches",
}
TOP: Schema = {
    "type": "integer",
    "minimum": 1,
    "maximum": 100,
    "default": 5,
    "description": "results at most",
}
METHOD: Schema = {"type": "string", "enum": ["verified", "classic"], "default": "verified"}


def one_picture(**more: Schema) -> Schema:
    """Give the body of a request about one picture."""
    file = {"file": {**FILE, "description": "the picture"}}
    address = {"address": ADDRESS}
    return _body(_either([{**file, **more}, {**address, **more}]), _either([{**address, **more}]))


def two_pictures(**more: Schema) -> Schema:
    """Give the body of a request about two pictures."""
    query = {"query": {**FILE, "description": "the picture that may be a copy"}}
    original = {"original": {**FILE, "description": "the picture that it may be a copy of"}}
    at_query, at_original = {"query_address": ADDRESS}, {"original_address": ADDRESS}
    pairs = [{**one, **other, **more} for one in (query, at_query) for other in (original, at_original)]
    return _body(_either(pairs), _either([{**at_query, **at_original, **more}]))


def _either(choices: list[Schema]) -> Schema:
    """Give the schema of an object with one of these sets of fields; those with a default may be absent."""
    objects = [
        {
            "type": "object",
            "properties": fields,
            "required": [name for name, schema in fields.items() if "default" not in schema],
            "additionalProperties": False,
        }
        for fields in choices
    ]
    return objects[0] if len(objects) == 1 else {"oneOf": objects}


def _body(multipart: Schema, plain: Schema) -> Schema:
    content = {
        "multipart/form-data": {"schema": multipart},
        "application/x-www-form-urlencoded": {"schema": plain},
        "application/json": {"schema": plain},
    }
    return {"requestBody": {"required": True, "content": content}}
