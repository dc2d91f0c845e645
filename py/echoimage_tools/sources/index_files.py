"""The files of an index on disk: a name in, its bytes or pieces of it out."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from echoimage import SourceError
from echoimage.database.entries import index_address
from echoimage.index.manifest import MAX_FILE, NAME
from echoimage_tools.sources.collection import is_http


class FolderFiles:
    """Reads an index in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __repr__(self) -> str:
        return f"FolderFiles({str(self._folder)!r})"

    async def whole(self, name: str, _size: int) -> bytes:
        """Return a file. Raises `SourceError`."""
        return (await self._read(name, [(0, MAX_FILE + 1)]))[0]

    async def ranges(self, name: str, _size: int, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return pieces of a file, by offset and length. Raises `SourceError`."""
        return await self._read(name, ranges)

    async def _read(self, name: str, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        try:
            return await asyncio.to_thread(_pieces, self._folder / name, ranges)
        except FileNotFoundError:
            text = f'{name} is missing; copy it there again, or run "echoimage index" again'
            raise SourceError("not-found", text) from None
        except OSError as error:
            raise SourceError("internal", f"{name} cannot be read: {error.strerror or error}") from error


def _pieces(path: Path, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
    with path.open("rb") as file:
        found = []
        for offset, length in ranges:
            file.seek(offset)
            found.append(file.read(length))
        return found


def manifest_of(where: str) -> Path | None:
    """Return the manifest of the index on disk that is meant, None where none is. As `index_named_by`."""
    found = index_named_by(where)
    return Path(found) if found and not is_http(found) else None


def index_named_by(where: str) -> str:
    """Return the path or http(s) address of the manifest of the index that is meant, "" where none is.

    `where` is a manifest, its folder, or a database that names an index, on disk. Raises `DatabaseError`.
    """
    path = Path(where)
    try:
        if path.is_dir():
            return str(path / NAME) if (path / NAME).is_file() else ""
        found = index_address(path.read_bytes(), str(path.absolute())) if path.suffix == ".json" else ""
    except OSError:
        # Whoever reads the pictures will tell.
        return ""
    return found
