"""The place from which the relative addresses of a collection count: a folder or a bucket, named by where it is."""

import os
from pathlib import Path
from typing import TypeAlias

from echoimage import Entry, Source
from echoimage_tools.files.version import validator_of
from echoimage_tools.sources.bucket import Bucket, BucketSource, is_bucket
from echoimage_tools.sources.folder import FolderSource

CollectionBase: TypeAlias = Path | Bucket

_FILE = "file://"


def without_file(where: str) -> str:
    """Return the path of a file: address; folders are read, locked and written to without fsspec."""
    return where[len(_FILE) :] if where.lower().startswith(_FILE) else where


def is_listing(where: str) -> bool:
    """Return whether a name is that of a database in a bucket, not of a folder there."""
    return where.lower().endswith(".json")


def base_of(where: str) -> CollectionBase:
    """Return the base of a collection at a path or in a bucket. Raises `SourceError`."""
    if is_bucket(where):
        return Bucket(where.rpartition("/")[0] if is_listing(where) else where)
    return Path(where) if os.path.isdir(where) else Path(where).parent


def source_at(base: CollectionBase) -> Source:
    """Return what reads relative addresses."""
    return BucketSource(base) if isinstance(base, Bucket) else FolderSource(base)


def validator_at(base: CollectionBase, entry: Entry) -> str:
    """Return what changes when the file of a relative address does, without reading it; "" where that is not known."""
    try:
        if isinstance(base, Bucket):
            return base.validator(entry.url)
    except OSError:
        return ""
    return validator_of(base / entry.url)


def way(start: CollectionBase, end: CollectionBase) -> str:
    """Return the relative address that leads from one base to the other, "./" where none does."""
    try:
        if isinstance(start, Bucket) and isinstance(end, Bucket) and start.shares_store(end):
            relative = os.path.relpath("/" + end.path.lstrip("/"), "/" + start.path.lstrip("/"))
        elif isinstance(start, Path) and isinstance(end, Path):
            relative = os.path.relpath(end.resolve(), start.resolve())
        else:
            return "./"
    except ValueError:
        # On another drive of Windows: no address leads there.
        return "./"
    return Path(relative).as_posix() + "/"
