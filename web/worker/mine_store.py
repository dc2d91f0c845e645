"""Where the index of the visitor's own pictures is kept: its small files in memory, all in the browser's storage."""

import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress

from polyscript.js_modules import mine_files, site
from pyodide.ffi import JsException, to_js

from echoimage import SourceError
from echoimage.index.manifest import NAME
from echoimage.message import message


class StorageFullError(Exception):
    """The browser has no room, or keeps nothing. What was written stays readable as long as this worker lives."""


class MineStore:
    """A `Store` for the writer and `Files` for the reader; what is written is stored by `commit`.

    Lists, manifest and what is remembered are held in memory: 550 bytes a picture. Details, 40 KB, and lists of all
    keypoints, 4 KB, are read by parts.
    """

    def __init__(self) -> None:
        # The page counts and deletes by the same names (page/offline/storage.py).
        self._files = mine_files.Files.new(f"echoimage {site.address} mine")
        self._held: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}
        self._sizes: dict[str, int] = {}
        self._revision = ""

    @property
    def size(self) -> int:
        """Return how many bytes there are."""
        return sum(self._sizes.values())

    async def load(self) -> None:
        """Read what is held; where this browser stores nothing, there is nothing."""
        try:
            self._revision = await self._files.revision() or ""
            self._sizes = (await self._files.list()).to_py()
            names = [name for name in self._sizes if not _is_large(name)]
            self._held = {name: (await self._files.whole(name)).to_bytes() for name in names}
        except JsException:
            self._revision, self._sizes, self._held = "", {}, {}
        self._new = {}

    async def is_outdated(self) -> bool:
        """Return whether another tab has written, or the browser has deleted what there was."""
        try:
            return bool((await self._files.revision() or "") != self._revision)
        except JsException:
            return False

    async def hold(self, names: Iterable[str]) -> None:
        """Hold files until the next `commit`, as far as they can be read."""
        with suppress(JsException):
            for name in names:
                self._held[name] = (await self._files.whole(name)).to_bytes()

    def read(self, name: str) -> bytes:
        """Return a file that is held. Raises `FileNotFoundError`."""
        if name not in self._held:
            raise FileNotFoundError(name)
        return self._held[name]

    def write(self, name: str, data: bytes) -> None:
        """Take a file, which is stored by the next `commit`."""
        self._new[name] = data
        self._sizes[name] = len(data)
        if not _is_large(name):
            self._held[name] = data

    def sizes(self) -> dict[str, int]:
        """Return the sizes of all files by name."""
        return self._sizes

    async def commit(self, kept: Iterable[str]) -> bool:
        """Store what was written and delete what is not `kept`, all or nothing.

        Return False where what is stored is not what was read: another tab has written, or the browser deleted it.
        Raises `StorageFullError`.
        """
        names = {NAME, *kept}
        gone = [name for name in self._sizes if name not in names]
        new = {name: data for name, data in self._new.items() if name in names}
        revision = uuid.uuid4().hex
        contents = to_js([to_js(data) for data in new.values()])
        self._new = {}
        self._held = {name: data for name, data in self._held.items() if not _is_large(name)}
        for name in gone:
            del self._sizes[name]
            self._held.pop(name, None)
        try:
            same = await self._files.commit(self._revision, revision, to_js(list(new)), contents, to_js(gone))
        except JsException as error:
            raise StorageFullError(str(error)) from None
        if same:
            self._revision = revision
        return bool(same)

    async def clear(self) -> None:
        """Delete everything."""
        self._held, self._new, self._sizes, self._revision = {}, {}, {}, ""
        await self._files.clear()

    async def whole(self, name: str, _size: int) -> bytes:
        """Return a file that is held. Raises `SourceError`."""
        try:
            return self.read(name)
        except FileNotFoundError:
            raise _missing(name) from None

    async def ranges(self, name: str, _size: int, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return parts of a file. Raises `SourceError`."""
        data = self._held.get(name) or self._new.get(name)
        if data:
            return [data[at : at + length] for at, length in ranges]
        try:
            parts = await self._files.parts(name, to_js([number for pair in ranges for number in pair]))
        except JsException:
            raise _missing(name) from None
        return [part.to_bytes() for part in parts]


def _is_large(name: str) -> bool:
    return name.startswith(("details-", "keypoints-"))


def _missing(name: str) -> SourceError:
    return SourceError("not-found", message("error-mine-file-gone", file=name))
