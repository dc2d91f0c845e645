"""The folder of an index: files that are whole or not there, one build at a time, nothing left behind."""

import errno
import os
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from echoimage import EchoImageError
from echoimage_tools.files.lock import take
from echoimage_tools.indexing.store import Lines

LOCK = ".building.lock"
JOURNAL = ".building.jsonl"
PART = ".part"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class FolderError(EchoImageError):
    """The folder cannot be written to, or is being written to by someone else."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A `Store` on disk."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    @property
    def home(self) -> Path:
        """Where it is."""
        return self.path

    def read(self, name: str) -> bytes:
        """Return a file. Raises `OSError`."""
        return (self.path / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """Write a file. Raises `FolderError`."""
        write_file(self.path, name, data)

    def sizes(self) -> dict[str, int]:
        """Return the sizes of all files by name. Raises `OSError`."""
        with os.scandir(self.path) as found:
            return {one.name: one.stat().st_size for one in found if one.is_file()}

    def delete(self, names: Iterable[str]) -> None:
        """Delete files as far as that can be done."""
        for name in names:
            # Another program may hold it open, as Windows knows it; the next build tries again.
            with suppress(OSError):
                (self.path / name).unlink()

    def is_shared(self) -> bool:
        """Return whether this process sees the builder's lock."""
        return (self.path / LOCK).exists()

    @contextmanager
    def locked(self) -> Iterator[Callable[[], None]]:
        """Hold the system's lock. Raises `FolderError`."""
        with locked(self.path):
            try:
                yield lambda: None
            finally:
                remove_parts(self.path)

    @contextmanager
    def journal(self) -> Iterator[Lines]:
        """Append to a file. Raises `FolderError`."""
        path = self.path / JOURNAL
        try:
            known = path.read_text("utf-8", "replace").splitlines()
        except OSError:
            known = []
        try:
            # A line that was cut short by the end of the process is ended.
            with path.open("a", encoding="utf-8") as file:
                file.write("\n")

                def add(_: str, line: str) -> None:
                    file.write(line + "\n")
                    file.flush()

                yield Lines(known, add)
            path.unlink()
        except OSError as error:
            raise cannot_write(error) from None


def write_file(folder: Path, name: str, data: bytes) -> None:
    """Write a file: under its name it is there whole or not at all. Raises `FolderError`."""
    # Several may write the same bytes at once, on machines that share the folder.
    part = folder / f".{name}.{uuid.uuid4().hex[:12]}{PART}"
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            # Before the name: after a loss of power there would else be a name without bytes.
            os.fsync(file.fileno())
        part.replace(folder / name)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise cannot_write(error) from None


def cannot_write(error: OSError) -> FolderError:
    """Return what to tell of a file that could not be written."""
    cause = error.strerror or str(error)
    remedy = "make room there" if error.errno in _FULL else "see to it"
    return FolderError(
        "internal",
        f"it cannot be written to: {cause}; {remedy} and run the same command again. What was done so far is kept, and "
        "an index that was there before is as it was",
    )


def remove_parts(folder: Path) -> None:
    """Delete parts of files whose writers were ended."""
    for path in folder.glob(f".*{PART}"):
        with suppress(OSError):
            path.unlink()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make the folder if need be and keep other builds out of it. Raises `FolderError`."""
    path = folder / LOCK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # The lock is the system's and ends with the process, however that ends; the file itself says nothing.
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise cannot_write(error) from None
    try:
        if not (take(handle) and _is_still(handle, path)):
            raise FolderError("internal", "another build is under way in it; wait for its end or name another folder")
        yield
        with suppress(OSError):
            path.unlink()
    finally:
        os.close(handle)


def _is_still(handle: int, path: Path) -> bool:
    """Return whether the file was not deleted, by a build that ended, between opening and locking it."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False
