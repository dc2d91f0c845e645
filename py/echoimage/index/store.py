"""Where an index is written: named bytes, on disk, in a bucket, in a browser or in memory."""

from collections.abc import Sequence
from typing import Protocol

from echoimage.errors import SourceError
from echoimage.index.container import digest
from echoimage.message import message


class Store(Protocol):
    """The files of an index, by name."""

    def read(self, name: str) -> bytes:
        """Return a file. Raises `OSError`, `FileNotFoundError` where there is none."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Write a file: under its name it is there whole or not at all. Raises `EchoImageError`."""
        ...

    def sizes(self) -> dict[str, int]:
        """Return the sizes of all files by name. Raises `OSError`."""
        ...


class MemoryStore:
    """A `Store` and the `Files` of an index; `files` has the bytes by name."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.files = {} if files is None else files

    def read(self, name: str) -> bytes:
        """Return a file. Raises `FileNotFoundError`."""
        if name not in self.files:
            raise FileNotFoundError(name)
        return self.files[name]

    def write(self, name: str, data: bytes) -> None:
        """Hold a file."""
        self.files[name] = data

    def sizes(self) -> dict[str, int]:
        """Return the sizes of all files by name."""
        return {name: len(data) for name, data in self.files.items()}

    async def whole(self, name: str, _size: int) -> bytes:
        """Return a file. Raises `SourceError`."""
        try:
            return self.read(name)
        except FileNotFoundError:
            raise SourceError("not-found", message("error-index-missing", file=name)) from None

    async def ranges(self, name: str, size: int, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return pieces of a file, by offset and length. Raises `SourceError`."""
        data = await self.whole(name, size)
        return [data[at : at + length] for at, length in ranges]


def write_named(store: Store, kind: str, data: bytes) -> str:
    """Write a file named by its bytes, such as "words-<digits>.zip"; return the digits. Raises `EchoImageError`."""
    digits = digest(data)
    name = f"{kind}-{digits}.zip"
    if read_if_there(store, name) != data:
        store.write(name, data)
    return digits


def read_if_there(store: Store, name: str) -> bytes | None:
    """Return a file's bytes, None if they cannot be had."""
    try:
        return store.read(name)
    except OSError:
        return None
