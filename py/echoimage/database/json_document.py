"""A JSON document that others wrote: bytes of unknown encoding in, Python values out."""

import json
from collections import Counter
from typing import Any

import numpy as np

from echoimage.errors import DatabaseError
from echoimage.message import Value, message

MAX_BYTES = 64_000_000
"""Bytes of a document: half a million entries, for which Python needs ten times the memory."""

MAX_DEPTH = 64
"""Lists and objects inside each other; a database needs three.

Python's reader calls itself for each, and in WebAssembly a few thousand of them end the whole
interpreter by "RangeError: Maximum call stack size exceeded" instead of a RecursionError.
"""

_CHUNK = 1 << 20

TWICE = object()
"""Key put into an object that holds another key twice; its value is that key."""


def load(data: bytes | str, where: Value) -> object:
    """Return the values of a JSON document, which is called `where` in messages. Raises `DatabaseError`.

    Numbers come as floats, NaN and Infinity as None: a database needs neither.
    """
    if len(data) > MAX_BYTES:
        raise DatabaseError(
            "too-large",
            message("error-database-large", where=where, size=len(data) / 1e6, limit=MAX_BYTES / 1e6),
        )
    text = data if isinstance(data, str) else _decode(bytes(data), where)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise DatabaseError("bad-database", message("error-document-empty", where=where))
    if text.lstrip().startswith("<"):
        raise DatabaseError("bad-database", message("error-document-web-page", where=where))
    if depth(text) > MAX_DEPTH:
        raise DatabaseError("bad-database", message("error-document-deep", where=where, most=MAX_DEPTH))
    return _parse(text, where)


def depth(text: str) -> int:
    """Return how deeply a JSON text is nested; brackets in strings do not count.

    64 MB take 0.4 s natively, reading them 6 s.
    """
    plain = text.encode("utf-8", "surrogatepass").replace(rb"\\", b"  ").replace(rb"\"", b"  ")
    codes = np.frombuffer(plain, np.uint8)
    deepest = level = quotes = 0
    for start in range(0, len(codes), _CHUNK):
        part = codes[start : start + _CHUNK]
        counts = np.cumsum(part == ord('"'), dtype=np.int32) + quotes
        bare = part | 0x20
        step = (bare == ord("{")).astype(np.int32) - (bare == ord("}"))
        step[counts & 1 == 1] = 0
        levels = np.cumsum(step, dtype=np.int32) + level
        deepest = max(deepest, int(levels.max()))
        level, quotes = int(levels[-1]), int(counts[-1]) & 1
    return deepest


def _decode(data: bytes, where: Value) -> str:
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DatabaseError(
            "bad-database",
            message(
                "error-document-encoding",
                where=where,
                encoding=encoding.upper(),
                position=error.start,
                byte=f"0x{data[error.start]:02x}",
            ),
        ) from None


def _parse(text: str, where: Value) -> object:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            # int() refuses more than 4,300 digits by an error of its own, and is quadratic below.
            parse_int=float,
            parse_constant=lambda _: None,
        )
    except json.JSONDecodeError as error:
        raise DatabaseError(
            "bad-database",
            message("error-document-syntax", where=where, cause=error.msg, line=error.lineno, column=error.colno),
        ) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[object, Any]:
    fields: dict[object, Any] = dict(pairs)
    if len(fields) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        fields[TWICE] = counts.most_common(1)[0][0]
    return fields
