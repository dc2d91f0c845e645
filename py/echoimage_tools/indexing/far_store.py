"""An index that is only read, by any name: a folder, a bucket, a host, or a database that names it."""

import asyncio
import posixpath
from pathlib import Path
from urllib.parse import urljoin

from echoimage import SourceError
from echoimage.index.manifest import NAME, parse
from echoimage.index.store import Store
from echoimage_tools.indexing.bucket_store import open_store
from echoimage_tools.indexing.store import cannot_write
from echoimage_tools.sources.collection import is_http
from echoimage_tools.sources.far_files import HttpFiles
from echoimage_tools.sources.named_index import find_index


class HttpStore:
    """The files of an index beside the manifest at `address`, each read whole; nothing can be written."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._files = HttpFiles(address)

    def __str__(self) -> str:
        return urljoin(self._address, ".").rstrip("/")

    def read(self, name: str) -> bytes:
        """Return a file. Raises `OSError`."""
        try:
            return asyncio.run(self._files.whole(name, 0))
        except SourceError as error:
            if error.reason == "not-found":
                raise FileNotFoundError(name) from None
            raise OSError(str(error)) from None

    def write(self, name: str, data: bytes) -> None:
        """Refuse. Raises `FileError`."""
        raise cannot_write(OSError(f"{name} is on a host"))

    def sizes(self) -> dict[str, int]:
        """Return what the manifest says of the sizes of all files, for a host lists nothing. Raises `OSError`."""
        data = self.read(NAME)
        sizes = {NAME: len(data)}
        for one in parse(data, NAME).segments:
            sizes |= {one.name: one.size, **{file.name: file.size for file in one.details}}
            sizes |= {file.name: file.size for file in one.keypoints}
        return sizes


def open_reading(where: str) -> Store:
    """Return the store of the index that a path or an address means. Raises `EchoImageError`."""
    found = asyncio.run(find_index(where))
    if found is None:
        if is_http(where):
            raise SourceError("not-found", "a list of pictures, not an index; name the manifest.json of one")
        return open_store(where)
    if is_http(found.address):
        return HttpStore(found.address)
    if found.scheme:
        return open_store(found.scheme + posixpath.dirname(found.address).lstrip("/"))
    return open_store(Path(found.address).parent)


def needs_sources(store: Store) -> bool:
    """Return whether the files that only the builder reads should be there: `echoimage publish` leaves them out."""
    return not isinstance(store, HttpStore)
