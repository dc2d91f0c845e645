"""Where an index is written: named bytes, on disk, in a bucket or in a browser."""

from typing import Protocol

from echoimage.index.container import digest


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
