"""Pictures of the user's own: an entry goes in, the bytes of the browser's file come out."""

from collections.abc import Mapping

from pyodide.ffi import JsException, JsProxy

from echoimage import Entry, SourceError
from echoimage.images.decode import MAX_BYTES

SCHEME = "mine/"
"""How the address of such a picture begins, which is no address of the web."""


class FileSource:
    """Files by address."""

    def __init__(self, files: Mapping[str, JsProxy]) -> None:
        self._files = files

    async def read(self, entry: Entry) -> bytes:
        """Return the whole file. Raises `SourceError`."""
        file = self._files.get(entry.url)
        if file is None:
            raise SourceError("not-found", f"{entry.title} is not among your pictures any more; choose them again")
        if file.size > MAX_BYTES:
            size, limit = file.size / 1e6, MAX_BYTES / 1e6
            raise SourceError(
                "too-large", f"the file has {size:.1f} MB; up to {limit:.0f} MB are read. Save it smaller"
            )
        if not file.size:
            raise SourceError("empty", "the file is empty; choose another copy of it")
        try:
            data: bytes = (await file.arrayBuffer()).to_bytes()
        except JsException:
            raise SourceError("not-found", "the file cannot be read any more; choose the folder again") from None
        return data
