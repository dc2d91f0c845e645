"""A folder in, it and the folders in it out, each once: linked ones are followed, and loops end."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

_Identity = tuple[int, int]


def walk(folder: Path, tell: Callable[[OSError], None]) -> Iterator[tuple[Path, list[str]]]:
    """Return each folder with the names of what else is in it; hidden folders are left out.

    What links lead to comes after all that lies in `folder` itself, so that a folder has the name that is its own. A
    link to a folder that was seen, or that holds `folder`, is not followed. `tell` hears of what cannot be read.
    """
    seen = {found for one in (folder.absolute(), *folder.absolute().parents) if (found := _identity(one))}
    seen |= {found for one in folder.resolve().parents if (found := _identity(one))}
    waiting = deque([folder])
    while waiting:
        start = waiting.popleft()
        if start is not folder and not _is_new(start, seen):
            continue
        for place, folders, files in os.walk(start, onerror=tell):
            visible = [Path(place, name) for name in sorted(folders) if not name.startswith(".")]
            waiting.extend(one for one in visible if one.is_symlink())
            folders[:] = [one.name for one in visible if not one.is_symlink() and _is_new(one, seen)]
            yield Path(place), files


def _is_new(folder: Path, seen: set[_Identity]) -> bool:
    """Return whether a folder was not seen yet; it is now. One that cannot be looked at is told when it is entered."""
    found = _identity(folder)
    if found is None:
        return True
    known = found in seen
    seen.add(found)
    return not known


def _identity(folder: Path) -> _Identity | None:
    try:
        about = folder.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino
