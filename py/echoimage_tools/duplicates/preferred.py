"""The folders in which a person prefers to keep pictures: an image in, whether it is in one of them out."""

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache

from echoimage.duplicates.pair import Item
from echoimage_tools.files.atomic import FileError
from echoimage_tools.sources.collection import is_http


class PreferredFolders:
    """Folders by real paths, so that a link leads to the same one, and in one case where the system knows but one."""

    def __init__(self, names: Sequence[str]) -> None:
        """Raises `FileError` where one is no folder."""
        for name in names:
            if not os.path.isdir(name):
                raise FileError("internal", f"--prefer {name} is no folder; name one that pictures are in")
        self._names = {name: _real(name) for name in names}
        self._real_folder = lru_cache(maxsize=None)(_real)

    def holds(self, item: Item) -> bool:
        """Return whether an image is in one of them, or in a folder in it."""
        return any(self._is_in(item, folder) for folder in self._names.values())

    def demand_all(self, items: Iterable[Item]) -> None:
        """Make sure that there is an image in each of them. Raises `FileError`."""
        items = list(items)
        for name, folder in self._names.items():
            if not any(self._is_in(item, folder) for item in items):
                text = f"--prefer {name} has none of the pictures; name a folder that they are in. Nothing was done"
                raise FileError("internal", text)

    def _is_in(self, item: Item, folder: str) -> bool:
        url = item.entry.url
        return not is_http(url) and is_inside(self._real_folder(os.path.dirname(url)), folder)


def is_inside(path: str, folder: str) -> bool:
    """Return whether a path is a folder's own or of something in it; both as real paths."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _real(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))
