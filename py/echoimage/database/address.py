"""Addresses of images: what a database writes in, one normal absolute form or a refusal out.

Two spellings that a browser fetches as one address come out equal (RFC 3986, section 6.2).
"""

import json
import posixpath
import re
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit

from echoimage.errors import MessageError
from echoimage.message import Text, message

MAX_LENGTH = 8192
"""Characters of an address. Servers refuse longer ones (nginx: 8 KB for the request line)."""

# Two letters or more: "C:/photos/cat.jpg" is a Windows path, not a scheme.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
_HOST = re.compile(r"(?=.{1,253}\.?$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?|\[[0-9a-f:.]+\]")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = "%/:@!$&'()*+,;=~"
_QUERY_SAFE = _PATH_SAFE + "?[]|^`{}\\"
_DEFAULT_PORT = {"http": 80, "https": 443}

# Already normal: nearly every address of a large database, at a tenth of the cost of parsing it.
_NORMAL = re.compile(
    r"https?://[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,3}"
    r"(?:/(?!\.)[A-Za-z0-9._~!$&'()*+,;=:@-]+)+/?(?:\?[A-Za-z0-9._~!$&'()*+,;=:@/-]+)?"
)
_NORMAL_LENGTH = 240


class AddressError(MessageError, ValueError):
    """An address cannot be used; the message names what is wrong and what to write instead."""


def legible(text: str, limit: int = 80) -> str:
    """Return a text of a hostile document as it may stand in a sentence: up to `limit` characters, all printable."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in cut)


def quoted(value: object, limit: int = 80) -> Text:
    """Return a value of a hostile document for a line of a message, texts in quotes and cut to `limit` characters."""
    if isinstance(value, str):
        return f'"{legible(value, limit)}"'
    if isinstance(value, dict | list):
        return message("error-an-object" if isinstance(value, dict) else "error-a-list")
    return f"{value:g}" if isinstance(value, float) else json.dumps(value)


def resolve(address: str, base: str) -> str:
    """Return `address`, as written in the document at `base`, absolute and normal.

    `base` is an http(s) address, a local path, or "" for a document without an address of its
    own. Raises `AddressError`.
    """
    if len(address) <= _NORMAL_LENGTH and _NORMAL.fullmatch(address):
        return address
    address = address.strip(" \t\r\n\f")
    _refuse_unwritable(address)
    scheme = _scheme(address)
    if scheme in _DEFAULT_PORT:
        return _normal(address)
    if scheme:
        raise AddressError(message("error-address-scheme", scheme=legible(scheme)))
    base_scheme = _scheme(base)
    if base_scheme in _DEFAULT_PORT:
        return _normal(_join(base, address))
    if base_scheme or not base:
        raise AddressError(message("error-address-relative"))
    return _path(address, base)


def resolve_link(address: str, base: str) -> str:
    """Return the same as `resolve`, with the fragment of a web address, which names a place on the page."""
    found = resolve(address, base)
    fragment = address.partition("#")[2]
    return f"{found}#{_escape(fragment, _QUERY_SAFE)}" if fragment and _scheme(found) in _DEFAULT_PORT else found


def _scheme(address: str) -> str:
    match = _SCHEME.match(address)
    return match[1].lower() if match else ""


def _refuse_unwritable(address: str) -> None:
    if not address:
        raise AddressError(message("error-address-empty"))
    if len(address) > MAX_LENGTH:
        raise AddressError(message("error-address-long", length=len(address), limit=MAX_LENGTH))
    for character in address:
        if character < " " or character == "\x7f" or "\ud800" <= character <= "\udfff":
            raise AddressError(message("error-address-character", code=f"U+{ord(character):04X}"))


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError as error:
        raise AddressError(message("error-address-unreadable", cause=legible(str(error)))) from None


def _normal(address: str) -> str:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise AddressError(message("error-address-unreadable", cause=legible(str(error)))) from None
    if parts.scheme not in _DEFAULT_PORT or not parts.netloc:
        raise AddressError(message("error-address-no-host"))
    if "@" in parts.netloc:
        raise AddressError(message("error-address-user"))
    if "\\" in parts.netloc or "\\" in parts.path:
        raise AddressError(message("error-address-backslash"))
    host = _host(parts.hostname or "")
    if port is not None and port != _DEFAULT_PORT[parts.scheme]:
        host = f"{host}:{port}"
    path = _without_dots(_escape(parts.path, _PATH_SAFE) or "/")
    query = f"?{_escape(parts.query, _QUERY_SAFE)}" if parts.query else ""
    return f"{parts.scheme}://{host}{path}{query}"


def _host(host: str) -> str:
    if ":" in host:
        host = f"[{host}]"
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise AddressError(message("error-address-host"))
    return host.removesuffix(".")


def _escape(text: str, safe: str) -> str:
    def normal(match: re.Match[str]) -> str:
        code = unquote_to_bytes(match[0])
        return code.decode("ascii") if code[0] in _UNRESERVED else match[0].upper()

    return _ESCAPE.sub(normal, quote(text, safe=safe))


def _without_dots(path: str) -> str:
    """Return a path without dot segments (RFC 3986, section 5.2.4).

    "a//b" keeps both slashes, for servers may tell them apart.
    """
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _path(address: str, base: str) -> str:
    """Return a local path; unlike in an address, "%", "?" and "#" are ordinary characters."""
    folder = posixpath.dirname(base.replace("\\", "/"))
    return posixpath.normpath(posixpath.join(folder, address.replace("\\", "/")))
