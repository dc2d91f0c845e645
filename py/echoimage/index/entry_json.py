"""An entry of a database in, a JSON object out, and back, checked as a database is."""

import json
import re
from dataclasses import asdict
from urllib.parse import quote

from echoimage.database.address import AddressError, resolve
from echoimage.database.entries import parse
from echoimage.database.json_document import load
from echoimage.errors import DatabaseError
from echoimage.types import Entry

_ADDRESSES = ("url", "page", "thumbnail")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)


def write(entry: Entry) -> bytes:
    """Return an entry as JSON, without what is empty."""
    about = {key: value for key, value in asdict(entry).items() if value}
    # Half of a UTF-16 pair, as in a file name that is not UTF-8, is written as an escape and refused by `read`.
    return json.dumps(about, separators=(",", ":")).encode()


def read(text: bytes, base: str) -> Entry | None:
    """Return an entry, its relative addresses counted from `base`; None where it is none or would be refused."""
    try:
        fields = load(text, "the entry")
        if not isinstance(fields, dict):
            return None
        if _WEB.match(base):
            fields |= {key: _quoted(fields[key]) for key in _ADDRESSES if isinstance(fields.get(key), str)}
        found = parse(json.dumps([fields]), base)
    except (DatabaseError, TypeError, ValueError):
        return None
    return found.entries[0] if len(found.entries) == 1 and not found.problems else None


def from_base(base: str, address: str) -> str:
    """Return where the relative addresses of an index count from: `base` of the manifest that is found at `address`.

    `address` is an http(s) address or a local path; ends with "/". Where that is impossible, "".
    """
    try:
        folder = resolve(_quoted(base) if _WEB.match(address) else base, address)
    except (AddressError, UnicodeEncodeError):
        return ""
    return folder if folder.endswith("/") else folder + "/"


def _quoted(path: str) -> str:
    """Return a path as part of an address; in a path "%", "?" and "#" are ordinary characters."""
    return path if _SCHEME.match(path) else quote(path)
