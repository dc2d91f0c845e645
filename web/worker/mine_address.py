"""How a file of a folder is called in the index of the visitor's own pictures, and known again."""

from urllib.parse import quote, unquote

from pyodide.ffi import JsProxy

from echoimage import Entry

PREFIX = "mine/"
"""No host has these addresses; the page knows by them which file they stand for."""


def entry_of(folder: str, path: str) -> Entry:
    """Return the entry of a file, by its path below a folder that the page has given a name."""
    return Entry(prefix_of(folder) + _quoted(path, "/"), title=path)


def prefix_of(folder: str) -> str:
    """Return what the addresses of a folder's files begin with."""
    return f"{PREFIX}{_quoted(folder, '')}/"


def folder_of(address: str) -> str:
    """Return the folder's name."""
    return unquote(address.split("/")[1])


def validator_of(file: JsProxy) -> str:
    """Return what changes when a file does: its size, and when it was written, in milliseconds."""
    return f"file {file.size:.0f} {file.lastModified:.0f}"


def size_and_time(validator: str) -> tuple[int, float]:
    """Return both, the time in seconds since 1970."""
    _, size, time = validator.split()
    return int(size), int(time) / 1000


def _quoted(name: str, safe: str) -> str:
    # Windows has names with halves of UTF-16 pairs.
    return quote(name, safe=safe, errors="replace")
