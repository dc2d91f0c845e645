"""What is searched for: the words of a command in, names of pictures out."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from echoimage import DecodeError, SourceError, read_header
from echoimage_tools.sources.collection import open_collection
from echoimage_tools.sources.named_picture import STANDARD_INPUT

_HEAD = 64
_NO_NAME = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f]")
"""What files that hold pictures have among their first bytes, and lists of names do not."""


class QueryError(SourceError):
    """Nothing can be searched for: `name` is what cannot be read."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__("not-found", text)
        self.name = name


async def names_of(words: Sequence[str], list_file: str) -> list[str]:
    """Return the names of the pictures: those given, of folders the pictures in them, and those in a file of names.

    Raises `QueryError`.
    """
    if list_file == STANDARD_INPUT in words:
        raise QueryError(
            STANDARD_INPUT, "standard input is a picture or a list of names, not both; put one into a file"
        )
    named = [*words, *(_listed(list_file) if list_file else ())]
    return [name for one in named for name in (await _in_folder(one) if os.path.isdir(one) else [one])]


async def _in_folder(folder: str) -> list[str]:
    try:
        return [str(Path(folder, entry.url)) for entry in (await open_collection(folder)).entries]
    except SourceError as error:
        raise QueryError(folder, str(error)) from None


def _listed(file: str) -> list[str]:
    """Return the names in a file, one a line, or ended by zeros, as `find -print0` writes them."""
    try:
        data = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
    except OSError as error:
        raise QueryError(file, f"it cannot be read: {error.strerror or error}; name a list of pictures") from None
    if _is_picture(data):
        raise QueryError(file, "it is a picture, not a list of names; name it as a QUERY")
    names = data.split(b"\0") if b"\0" in data else data.removeprefix(b"\xef\xbb\xbf").splitlines()
    found = [os.fsdecode(name) for name in names if name]
    if not found:
        raise QueryError(file, "it names no picture; write one path or address a line")
    return found


def _is_picture(data: bytes) -> bool:
    # A list whose first name begins with "BM" is no BMP: that has bytes which stand in no name.
    if not _NO_NAME.search(data[:_HEAD]):
        return False
    try:
        read_header(data)
    except DecodeError:
        return False
    return True
