"""Pictures in a bucket, as a database lists them; through fsspec, which knows S3 and whatever speaks its language."""

import hashlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from echoimage import EchoImageError, Entry, Problem, SourceError, read_header
from echoimage.images.decode import MAX_BYTES
from echoimage_tools.databases.file import Record
from echoimage_tools.databases.folder import published, title_of
from echoimage_tools.extras import extra
from echoimage_tools.sources.collection import PICTURES

AT_ONCE = 8
"""Objects fetched together; each may have 64 MB."""


def in_bucket(address: str, base: str, endpoint: str, anonymous: bool) -> Iterator[Record | Problem]:
    """Return each picture below an address such as s3://bucket/prefix, with its size and sha256; names count.

    Its address is below `base`, or that of the bucket at its endpoint. Raises `SourceError`.
    """
    fsspec = extra("fsspec", "s3", "reading a bucket")
    extra("s3fs", "s3", "reading a bucket")
    try:
        system, root = fsspec.url_to_fs(address, **_options(address, endpoint, anonymous))
        listed = system.find(root, detail=True)
    except (OSError, ValueError, ImportError) as error:
        raise SourceError("network", f"it cannot be listed: {error}; check name, keys and --endpoint") from None
    except Exception as error:
        # botocore has hundreds of its own.
        text = f"it cannot be listed: {type(error).__name__}: {error}; check name, keys and --endpoint"
        raise SourceError("network", text) from None
    if not listed:
        raise SourceError("not-found", "there is nothing below it; correct the name")
    base = base or _address(address, endpoint)
    names = [name for name in sorted(listed) if name.lower().endswith(PICTURES)]
    for at in range(0, len(names), AT_ONCE):
        yield from _described(system, names[at : at + AT_ONCE], listed, root, base)


def _described(system: Any, names: list[str], listed: Any, root: str, base: str) -> Iterator[Record | Problem]:
    small = [name for name in names if listed[name]["size"] <= MAX_BYTES]
    found = system.cat(small, on_error="return") if small else {}
    for name in names:
        data = found.get(name)
        path = name.removeprefix(root).lstrip("/") or name.rpartition("/")[2]
        if data is None:
            megabytes = listed[name]["size"] / 1e6
            text = f"it has {megabytes:.1f} MB; up to {MAX_BYTES / 1e6:.0f} MB are read. Save it smaller"
            yield Problem(name, "too-large", text)
        elif isinstance(data, Exception):
            yield Problem(name, "network", f"it cannot be read: {data}; run the same command again")
        else:
            yield _record(name, path, data, base)


def _record(name: str, path: str, data: bytes, base: str) -> Record | Problem:
    try:
        width, height = read_header(data).upright
    except EchoImageError as error:
        return Problem(name, error.reason, str(error))
    facts = {"width": width, "height": height, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return {"url": published(path, base), "title": title_of(Entry(path)), **facts}


def _options(address: str, endpoint: str, anonymous: bool) -> dict[str, object]:
    if not address.startswith("s3://"):
        return {}
    # Listings are asked for anew: what was added since the last run shall be found.
    options: dict[str, object] = {"anon": anonymous, "use_listings_cache": False}
    return {**options, "endpoint_url": endpoint} if endpoint else options


def _address(address: str, endpoint: str) -> str:
    parts = urlsplit(address)
    if parts.scheme != "s3":
        raise SourceError("internal", "the address of its pictures on the web is not known; give it by --base-url")
    place = f"{endpoint.rstrip('/')}/{parts.netloc}" if endpoint else f"https://{parts.netloc}.s3.amazonaws.com"
    return place + parts.path.rstrip("/")
