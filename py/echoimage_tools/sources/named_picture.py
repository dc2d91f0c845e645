"""One picture by its name: a path, an address, or "-" for standard input in, the file's bytes out."""

import asyncio
import sys
from pathlib import Path

from echoimage import Entry, SourceError
from echoimage.images.decode import MAX_BYTES
from echoimage_tools.sources.base import without_file
from echoimage_tools.sources.bucket import Bucket, BucketSource, is_bucket
from echoimage_tools.sources.collection import is_http
from echoimage_tools.sources.folder import FolderSource
from echoimage_tools.sources.http import HttpSource, refuse_large

STANDARD_INPUT = "-"


async def read_named(name: str) -> bytes:
    """Return the whole file. Raises `SourceError`."""
    if name == STANDARD_INPUT:
        return await asyncio.to_thread(_standard_input)
    if is_http(name):
        return await HttpSource().read(Entry(name))
    place = without_file(name)
    if is_bucket(place):
        folder, _, file = place.rpartition("/")
        return await BucketSource(Bucket(folder)).read(Entry(file))
    return await FolderSource(Path()).read(Entry(place))


def _standard_input() -> bytes:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if not data:
        raise SourceError("empty", "nothing came from standard input; pipe the bytes of a picture into it")
    refuse_large(len(data), MAX_BYTES)
    return data
