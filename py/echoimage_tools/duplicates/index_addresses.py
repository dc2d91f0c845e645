"""An index on disk in, the addresses of its images by number out, without reading their records."""

from pathlib import Path

from echoimage import IndexFileError
from echoimage.database.address import resolve
from echoimage.index import manifest, sources_file
from echoimage.index.entry_json import from_base
from echoimage_tools.indexing.folder import Folder


def base_of(found: Path) -> str:
    """Return the folder from which the addresses of the index with this manifest count. Raises `IndexFileError`."""
    return from_base(_read(found).base, found.resolve().as_posix()).rstrip("/")


def addresses_of(found: Path) -> list[str]:
    """Return the address of each number of the index with this manifest, "" of those that were removed.

    Raises `IndexFileError`.
    """
    base = base_of(found)
    try:
        known = sources_file.read(_read(found), Folder(found.parent).read)
        return [resolve(one.url, base + "/") if one else "" for one in known]
    except (OSError, ValueError) as error:
        text = f'{found.parent} does not tell which pictures are in it ({error}); run "echoimage index" again'
        raise IndexFileError("bad-index", text) from None


def _read(found: Path) -> manifest.Manifest:
    try:
        return manifest.parse(found.read_bytes(), str(found))
    except OSError as error:
        raise IndexFileError("bad-index", f"{found} cannot be read: {error.strerror or error}") from None
