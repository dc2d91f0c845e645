"""An image file in, its features out: as an image of a database, or as the query."""

import hashlib

from echoimage.features.extract import extract
from echoimage.features.query import Query, prepare
from echoimage.images.decode import check, decode
from echoimage.types import Features, ForeignDecoder


async def describe(data: bytes, foreign: ForeignDecoder | None = None, *, indexed: bool = False) -> Features:
    """Return the features of an image file; `indexed` as of `extract`. Raises `DecodeError`."""
    header = check(data)
    picture = await decode(data, foreign)
    return extract(picture, hashlib.sha256(data).hexdigest(), header.upright, indexed=indexed)


async def describe_query(data: bytes, foreign: ForeignDecoder | None = None) -> Query:
    """Return an image file ready to be searched for. Raises `DecodeError`."""
    header = check(data)
    picture = await decode(data, foreign)
    return prepare(picture, hashlib.sha256(data).hexdigest(), header.upright)
