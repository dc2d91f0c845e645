"""A store of an index in memory."""

from echoimage.index import manifest
from echoimage.index.growing import GrowingIndex


class MemoryStore:
    """Files by name; `written` has the names of what was written."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.written: list[str] = []

    def read(self, name: str) -> bytes:
        if name not in self.files:
            raise FileNotFoundError(name)
        return self.files[name]

    def write(self, name: str, data: bytes) -> None:
        self.files[name] = data
        self.written.append(name)

    def sizes(self) -> dict[str, int]:
        return {name: len(data) for name, data in self.files.items()}

    def clean(self, index: GrowingIndex) -> None:
        self.files = {name: self.files[name] for name in (manifest.NAME, *index.manifest.names)}
