"""A store in; what it is without damaged files, whose bytes are not those they are named by, out."""

import json
from concurrent.futures import ThreadPoolExecutor

from echoimage.errors import IndexFileError
from echoimage.index.container import check_digest
from echoimage.index.manifest import CHECK, NAME, check
from echoimage_tools.indexing.store import Store
from echoimage_tools.output.progress import Bar

AT_ONCE = 4
"""Files read at a time, of up to 50 MB."""

CHANGED = "its values are not those that were written"


def is_changed(manifest: bytes) -> bool:
    """Return whether a manifest tells that it is damaged; one that is no JSON or has no digits tells nothing."""
    try:
        document = json.loads(manifest)
        return bool(document.get(CHECK, check(document)) != check(document))
    except (ValueError, AttributeError, RecursionError):
        return False


class WholeFiles:
    """A store of which all files are read, once; those that are damaged count as not there."""

    def __init__(self, store: Store, bar: Bar) -> None:
        self._store, self._bar = store, bar
        self._sizes: dict[str, int] | None = None

    def read(self, name: str) -> bytes:
        """Return a file. Raises `OSError`, also for a damaged manifest."""
        data = self._store.read(name)
        if name == NAME and is_changed(data):
            raise OSError(CHANGED)
        return data

    def write(self, name: str, data: bytes) -> None:
        """Write a file. Raises `FileError`."""
        self._store.write(name, data)

    def sizes(self) -> dict[str, int]:
        """Return the sizes of all whole files by name. Raises `OSError`."""
        if self._sizes is None:
            found = self._store.sizes()
            names = [name for name in found if name.endswith(".zip")]
            with ThreadPoolExecutor(AT_ONCE) as threads:
                for done, (name, whole) in enumerate(zip(names, threads.map(self._is_whole, names), strict=True), 1):
                    self._bar.show(done, len(names), "read")
                    if not whole:
                        del found[name]
            self._bar.wipe()
            self._sizes = found
        return self._sizes

    def _is_whole(self, name: str) -> bool:
        try:
            check_digest(name, self._store.read(name))
        except (OSError, IndexFileError):
            return False
        return True
