"""An index in a bucket: objects are whole or not there; a lock and a journal where nothing is locked or appended to."""

import threading
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from echoimage_tools.files.atomic import FileError
from echoimage_tools.files.lock import LOCK
from echoimage_tools.indexing.folder import Folder
from echoimage_tools.indexing.store import Lines, Store, cannot_write
from echoimage_tools.sources.base import without_file
from echoimage_tools.sources.bucket import Bucket, is_bucket

BEAT = 10.0
"""Seconds after which a build writes its lock anew."""

DEAD = 3
"""Beats without a change after which a lock is that of a build that was ended. No clocks are compared."""

_LINES = ".building"
_ASKED = 16


class BucketStore:
    """A `Store` by fsspec."""

    def __init__(self, address: str) -> None:
        self.base = Bucket(address)

    def __str__(self) -> str:
        return str(self.base)

    def read(self, name: str) -> bytes:
        """Return a file. Raises `OSError`."""
        return self.base.read(name)

    def write(self, name: str, data: bytes) -> None:
        """Write a file. Raises `FileError`."""
        try:
            self.base.write(name, data)
        except OSError as error:
            raise cannot_write(error) from None

    def sizes(self) -> dict[str, int]:
        """Return the sizes of all files by name. Raises `OSError`."""
        return self.base.sizes()

    def delete(self, names: Iterable[str]) -> None:
        """Delete files as far as that can be done."""
        with suppress(OSError):
            self.base.delete(names)

    def is_shared(self) -> bool:
        """Return whether this process sees the builder's lock."""
        try:
            return self.base.size(LOCK) is not None
        except OSError:
            return False

    @contextmanager
    def journal(self) -> Iterator[Lines]:
        """Keep an object for each line."""
        try:
            names = [f"{_LINES}/{name}" for name in sorted(self.base.sizes(_LINES))]
            with ThreadPoolExecutor(_ASKED) as threads:
                known = [data.decode("utf-8", "replace") for data in threads.map(self.base.read, names)]
        except OSError as error:
            raise cannot_write(error) from None

        def add(key: str, line: str) -> None:
            self.write(f"{_LINES}/{key}.json", line.encode())
            names.append(f"{_LINES}/{key}.json")

        yield Lines(known, add)
        self.delete(dict.fromkeys(names))

    @contextmanager
    def locked(self) -> Iterator[Callable[[], None]]:
        """Hold an object that is written anew every ten seconds. Raises `FileError`."""
        mine, ended = uuid.uuid4().hex, threading.Event()
        try:
            self._take(mine)
        except OSError as error:
            raise cannot_write(error) from None
        beats = threading.Thread(target=self._beat, args=(mine, ended), daemon=True)
        beats.start()

        def check() -> None:
            try:
                if not self._is(mine):
                    raise _taken()
            except OSError as error:
                raise cannot_write(error) from None

        try:
            yield check
        finally:
            ended.set()
            beats.join()
            with suppress(OSError):
                if self._is(mine):
                    self.base.delete([LOCK])

    def _take(self, mine: str) -> None:
        first = f"{mine} 0".encode()
        if not self.base.create(LOCK, first):
            before = self.base.read(LOCK)
            time.sleep(DEAD * BEAT)
            if self.base.size(LOCK) is not None and self.base.read(LOCK) != before:
                raise _taken()
            self.base.write(LOCK, first)
            # Of two that come upon the lock of a dead build at once, the later one has it.
            time.sleep(BEAT / 10)
        if not self._is(mine):
            raise _taken()

    def _beat(self, mine: str, ended: threading.Event) -> None:
        count = 0
        while not ended.wait(BEAT):
            count += 1
            # A host that does not answer now may do so at the next beat.
            with suppress(OSError):
                if self._is(mine):
                    self.base.write(LOCK, f"{mine} {count}".encode())

    def _is(self, mine: str) -> bool:
        try:
            return self.base.read(LOCK).startswith(mine.encode())
        except FileNotFoundError:
            return False


def _taken() -> FileError:
    return FileError("internal", "another build is under way in it; wait for its end or name another folder")


def open_store(where: str | Path) -> Store:
    """Return the store at a path or an address of fsspec. Raises `SourceError`."""
    place = without_file(str(where))
    return BucketStore(place) if is_bucket(place) else Folder(Path(place))
