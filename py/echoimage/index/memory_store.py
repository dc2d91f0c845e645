"""An index in memory: what a writer of the format writes there is what a reader of it reads."""

from collections.abc import Sequence

from echoimage.errors import SourceError


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
        return self._found(name)

    async def ranges(self, name: str, _size: int, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return pieces of a file, by offset and length. Raises `SourceError`."""
        data = self._found(name)
        return [data[at : at + length] for at, length in ranges]

    def _found(self, name: str) -> bytes:
        try:
            return self.read(name)
        except FileNotFoundError:
            raise SourceError("not-found", f"{name} is missing; make the index anew") from None
