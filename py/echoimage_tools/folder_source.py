"""Images on disk: an entry whose address is a path in, the file's bytes out."""

import asyncio
from pathlib import Path

from echoimage import Entry, SourceError


class FolderSource:
    """Reads entries' paths, relative ones from `folder` on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __repr__(self) -> str:
        return f"FolderSource({str(self._folder)!r})"

    async def read(self, entry: Entry) -> bytes:
        """Give the whole file. Raises `SourceError`: `not-found`, or `internal` with the cause."""
        path = self._folder / entry.url
        try:
            return await asyncio.to_thread(path.read_bytes)
        except FileNotFoundError:
            raise SourceError("not-found", f"there is no file {path}") from None
        except (OSError, ValueError) as error:
            raise SourceError("internal", f"{path} cannot be read: {error}") from error
