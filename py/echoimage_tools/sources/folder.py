"""Images on disk: an entry whose address is a path in, the file's bytes out."""

import asyncio
import stat
from pathlib import Path

from echoimage import Entry, SourceError
from echoimage.images.decode import MAX_BYTES
from echoimage_tools.sources.raw import RAW, developed


class FolderSource:
    """Reads entries' paths, relative ones from `folder` on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __repr__(self) -> str:
        return f"FolderSource({str(self._folder)!r})"

    async def read(self, entry: Entry) -> bytes:
        """Return the whole file, of camera RAW a picture of it.

        Raises `SourceError`: `not-found`, `too-large`, of RAW `damaged` or `unsupported-format`, or `internal` with the
        cause.
        """
        path = self._folder / entry.url
        try:
            return await asyncio.to_thread(_read, path)
        except FileNotFoundError:
            raise SourceError("not-found", "there is no file of this name; correct it") from None
        except (OSError, ValueError) as error:
            cause = getattr(error, "strerror", None) or error
            raise SourceError("internal", f"it cannot be read: {cause}") from error


def _read(path: Path) -> bytes:
    about = path.stat()
    # A pipe or a device may never end.
    if not stat.S_ISREG(about.st_mode):
        what = "a folder; name a picture in it" if stat.S_ISDIR(about.st_mode) else "no ordinary file"
        raise SourceError("not-an-image", f"it cannot be read: it is {what}")
    if about.st_size > MAX_BYTES:
        raise SourceError(
            "too-large",
            f"it has {about.st_size / 1e6:.1f} MB; up to {MAX_BYTES / 1e6:.0f} MB are read. Save it smaller",
        )
    data = path.read_bytes()
    return developed(data) if path.suffix.lower() in RAW else data
