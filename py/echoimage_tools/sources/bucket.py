"""A folder at an address of fsspec, such as s3://bucket/folder: names in, bytes out, and the other way."""

import asyncio
import posixpath
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from echoimage import Entry, SourceError
from echoimage.images.decode import MAX_BYTES

_ADDRESS = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
"""A single letter is a drive of Windows; http(s) is read without fsspec."""

INSTALL = "pip install 'echoimage[cluster]'"


def is_bucket(where: str) -> bool:
    """Return whether it is an address of fsspec, not of http(s) nor a path."""
    return bool(_ADDRESS.match(where))


class Bucket:
    """Files below an address. Every method raises `OSError` where the store does not do what is asked.

    Where the store is and who asks is fsspec's to know: from the environment (AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID,
    FSSPEC_S3_...) or its files of settings, which every worker needs as well.
    """

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self._found: dict[str, str] = {}
        try:
            from fsspec.core import url_to_fs

            # Listings that fsspec remembers would lack what other processes write.
            self._system, self._path = url_to_fs(self.address, use_listings_cache=False)
        except ImportError as error:
            raise SourceError("internal", f"it is read by fsspec, and {error}; {INSTALL}") from None
        except Exception as error:
            raise SourceError("internal", f"fsspec does not know such an address: {error}") from None

    def __reduce__(self) -> tuple[type["Bucket"], tuple[str]]:
        return Bucket, (self.address,)

    def __str__(self) -> str:
        return self.address

    def __repr__(self) -> str:
        return f"Bucket({self.address!r})"

    @property
    def path(self) -> str:
        """The path in its store, without protocol."""
        return str(self._path)

    def shares_store(self, other: "Bucket") -> bool:
        """Return whether a path leads from one to the other: the same store, and the same bucket of it."""
        same = type(self._system) is type(other._system)
        return same and self.path.lstrip("/").split("/")[0] == other.path.lstrip("/").split("/")[0]

    def address_of(self, path: str) -> str:
        """Return the address of what a relative path leads to."""
        scheme, _, here = self.address.partition("://")
        return f"{scheme}://{posixpath.normpath(posixpath.join('/' + here, path)).lstrip('/')}"

    def read(self, name: str, most: int | None = None) -> bytes:
        """Return a file, or its first `most` bytes."""
        return self.part(name, None, most)

    def part(self, name: str, begin: int | None, end: int | None) -> bytes:
        """Return the bytes of a file from `begin` up to `end`."""
        with _as_os_error():
            data: bytes = self._system.cat_file(self._at(name), start=begin, end=end)
            return data

    def write(self, name: str, data: bytes) -> None:
        """Write a file; stores of objects show it whole or not at all."""
        with _as_os_error():
            self._system.pipe_file(self._at(name), data)

    def create(self, name: str, data: bytes) -> bool:
        """Write a file where there is none; return whether that was so."""
        try:
            with _as_os_error():
                self._system.pipe_file(self._at(name), data, mode="create")
        except FileExistsError:
            return False
        except OSError:
            if self.size(name) is None:
                raise
            # S3 says "precondition failed", each store in words of its own.
            return False
        return True

    def size(self, name: str) -> int | None:
        """Return a file's size, None where there is none."""
        try:
            with _as_os_error():
                return int(self._system.size(self._at(name)))
        except FileNotFoundError:
            return None

    def sizes(self, folder: str = "") -> dict[str, int]:
        """Return the sizes of the files that lie directly here, or in a folder here, by name."""
        try:
            with _as_os_error():
                listed = self._system.ls(self._at(folder), detail=True)
        except FileNotFoundError:
            return {}
        files = (one for one in listed if one["type"] == "file")
        return {one["name"].rpartition("/")[2]: int(one["size"] or 0) for one in files}

    def delete(self, names: Iterable[str]) -> None:
        """Delete files, those that are not there as well."""
        for name in names:
            try:
                with _as_os_error():
                    self._system.rm_file(self._at(name))
            except FileNotFoundError:
                continue

    def below(self) -> list[str]:
        """Return the names of all files here and in folders here; what the listing says of their versions is kept."""
        with _as_os_error():
            listed = self._system.find(self._path, detail=True)
        start = len(self._path.rstrip("/")) + 1
        self._found = {path[start:]: _validator(about) for path, about in listed.items()}
        return sorted(name for name in self._found if name)

    def validator(self, name: str) -> str:
        """Return what changes when the file does, "" where the store does not tell."""
        if name not in self._found:
            with _as_os_error():
                return _validator(self._system.info(self._at(name)))
        return self._found[name]

    def _at(self, name: str) -> str:
        return f"{self._path.rstrip('/')}/{name}".rstrip("/")


class BucketSource:
    """Reads entries' paths, from the bucket's address on."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def __repr__(self) -> str:
        return f"BucketSource({self._bucket!r})"

    async def read(self, entry: Entry) -> bytes:
        """Return the whole file. Raises `SourceError`: `not-found`, `too-large`, `empty`, or `network` and why."""
        try:
            data = await asyncio.to_thread(self._bucket.read, entry.url, MAX_BYTES + 1)
        except FileNotFoundError:
            raise SourceError("not-found", "there is no file of this name; correct it") from None
        except OSError as error:
            # Of an empty file S3 has no first byte to give.
            if await asyncio.to_thread(self._is_empty, entry.url):
                raise SourceError("empty", "the file is empty; put the picture there again") from None
            cause = error.strerror or error
            raise SourceError("network", f"it cannot be read: {cause}; see to it and try again") from error
        if len(data) > MAX_BYTES:
            raise SourceError("too-large", f"it has more than {MAX_BYTES / 1e6:.0f} MB. Save it smaller")
        return data

    def _is_empty(self, name: str) -> bool:
        try:
            return self._bucket.size(name) == 0
        except OSError:
            return False


def _validator(about: dict[str, Any]) -> str:
    if about.get("ETag"):
        return f"etag {about['ETag']}"
    changed = about.get("LastModified") or about.get("mtime") or about.get("created") or about.get("updated")
    return f"modified {changed}, {about.get('size')} bytes" if changed else ""


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Let errors of the stores' own kinds, such as missing credentials, be told like those of files."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
