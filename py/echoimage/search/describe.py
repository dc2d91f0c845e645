"""An image file in, its features out: as an image of a database, or as the query."""

import hashlib
from dataclasses import replace

from echoimage.features.extract import extract
from echoimage.features.query import Query, prepare
from echoimage.hosts import ForeignDecoder
from echoimage.images.decode import read_picture
from echoimage.images.part import Part, read_part
from echoimage.types import Features


async def describe(data: bytes, foreign: ForeignDecoder | None = None, *, indexed: bool = False) -> Features:
    """Return the features of an image file; `indexed` as of `extract`. Raises `DecodeError`."""
    found = await read_picture(data, foreign)
    features = extract(found.picture, hashlib.sha256(data).hexdigest(), found.size, indexed=indexed)
    return replace(features, damage=found.damage) if found.damage else features


async def describe_query(data: bytes, foreign: ForeignDecoder | None = None, *, part: Part | None = None) -> Query:
    """Return an image file ready to be searched for, or a part of it, which is not the file. Raises `DecodeError`."""
    if part:
        cut, _ = await read_part(data, part, foreign)
        return prepare(cut.picture, "", cut.size, cut.damage)
    found = await read_picture(data, foreign)
    return prepare(found.picture, hashlib.sha256(data).hexdigest(), found.size, found.damage)
