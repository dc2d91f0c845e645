"""The text of a page whose charset is declared, wrongly declared or not declared at all."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

_STATEFUL = re.compile(rb"\x1b[$(]|~\{")
"""Escapes of ISO-2022 and HZ, whose bytes are all ASCII and would pass for UTF-8."""


def text_of(body: bytes, content_type: str) -> str:
    """Decode a page. What no charset fits comes with replacement characters, never an error.

    Bytes that are valid UTF-8 are UTF-8 whatever is declared; then a charset counts that fits every byte.
    """
    charsets = list(_charsets(body, content_type))
    for name in charsets:
        with suppress(UnicodeDecodeError):
            return body.decode(name)
    return body.decode(charsets[0] if len(charsets) == 1 else charsets[1], "replace")


def _charsets(body: bytes, content_type: str) -> Iterator[str]:
    marked, mark = read_bom(body)
    if marked and mark:
        yield marked
        return
    # w3lib knows the names that browsers read as others: latin-1 is cp1252, gb2312 is gb18030.
    declared = [
        name
        for written in (http_content_type_encoding(content_type), html_body_declared_encoding(body[:4096]))
        if written and (name := _known(written))
    ]
    if _STATEFUL.search(body[:65536]):
        yield from declared
    yield "utf-8"
    yield from declared
    yield "cp1252"


def _known(name: str) -> str:
    found = resolve_encoding(name) or ""
    with suppress(LookupError):
        return codecs.lookup(found).name
    return ""
