"""The page /docs: the OpenAPI document in, plain HTML out that loads nothing and runs nothing."""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

Json = Mapping[str, Any]

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
body { color: #1c1c1c; background: #fff }
h2 { margin-top: 2.5rem; border-top: 1px solid #ccc; padding-top: 1rem }
code, pre { font-size: .9em; background: #f3f3f3; border-radius: 3px }
pre { padding: .7rem; overflow-x: auto }
table { border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: .2rem 1rem .2rem 0 }
"""

_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; frame-ancestors 'none'"


def page(document: Json) -> str:
    """Return the page."""
    about = document["info"]
    lines = [
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(about["title"])}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style>',
        f"<h1>{escape(about['title'])} {escape(about['version'])}</h1><p>{escape(about['description'])}</p>",
        '<p>For programs: <a href="openapi.json">openapi.json</a>. HEAD answers wherever GET does.</p>',
    ]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if method == "head":
                continue
            lines += _operation(f"{method.upper()} {path}", operation)
    lines.append("<h2>Schemas</h2>")
    for name, schema in document["components"]["schemas"].items():
        lines += _schema(name, schema)
    return "\n".join(lines)


def _operation(title: str, operation: Json) -> Iterator[str]:
    yield f"<h2><code>{escape(title)}</code></h2><p>{escape(operation.get('description', ''))}</p>"
    if operation.get("security"):
        yield "<p>Needs the header <code>Authorization: Bearer TOKEN</code>.</p>"
    if "parameters" in operation:
        yield "<h3>Parameters</h3><table>"
        for one in operation["parameters"]:
            yield _row(one["name"], _type(one["schema"]), one.get("description", ""))
        yield "</table>"
    for kind, body in operation.get("requestBody", {}).get("content", {}).items():
        yield f"<h3>Body as <code>{escape(kind)}</code></h3>"
        yield "<table>"
        for name, schema in body["schema"]["properties"].items():
            yield _row(name, _type(schema), schema.get("description", ""))
        yield "</table>"
    yield "<h3>Responses</h3><table>"
    for status, response in operation["responses"].items():
        kinds = [f"{kind} {_type(one.get('schema', {}))}" for kind, one in response.get("content", {}).items()]
        yield _row(status, ", ".join(kinds), response["description"])
    yield "</table>"


def _schema(name: str, schema: Json) -> Iterator[str]:
    yield f'<h3 id="{escape(name)}">{escape(name)}</h3><p>{escape(schema.get("description", ""))}</p><table>'
    for field, about in schema.get("properties", {}).items():
        yield _row(field, _type(about), about.get("description", ""))
    yield "</table>"


def _row(name: str, kind: str, text: str) -> str:
    return f"<tr><td><code>{escape(name)}</code></td><td>{escape(kind)}</td><td>{escape(text)}</td></tr>"


def _type(schema: Json) -> str:
    """Return a schema in short: its type, limits and default."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(map(_type, schema["anyOf"]))
    if "const" in schema or "enum" in schema:
        return " or ".join(map(json.dumps, schema.get("enum", [schema.get("const")])))
    types = schema.get("type", "")
    kind = "file" if schema.get("format") == "binary" else types if isinstance(types, str) else " or ".join(types)
    if kind == "array" and "items" in schema:
        kind = f"list of {_type(schema['items'])}"
    limits = [f"{label} {schema[key]}" for key, label in (("minimum", "from"), ("maximum", "to")) if key in schema]
    default = [f"{json.dumps(schema['default'])} by default"] if "default" in schema else []
    return ", ".join([" ".join([kind, *limits]), *default])
