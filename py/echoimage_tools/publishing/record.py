"""Which files of a folder were published: these are renewed and deleted, all others are left alone."""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from echoimage_tools.files.atomic import write_whole
from echoimage_tools.publishing.errors import REMAINS, PublishError

NAME = ".published.json"


def published_in(folder: Path) -> set[str]:
    """Return the names of what was published in a folder. Raises `PublishError` where it holds something else."""
    try:
        if folder.exists() and not folder.is_dir():
            raise PublishError("internal", "it is a file; name a folder")
        there = {path.name for path in folder.iterdir()} if folder.exists() else set()
        if NAME in there:
            return _read(folder / NAME)
    except OSError as error:
        raise PublishError(
            "internal", f"it cannot be read: {error.strerror}; see to it, or name another folder"
        ) from None
    # Hidden ones, as those of git, are of no site.
    foreign = sorted(name for name in there if not name.startswith("."))
    if foreign:
        more = f" and {len(foreign) - 1:,} more" if len(foreign) > 1 else ""
        raise PublishError(
            "internal", f"it holds other files ({foreign[0]}{more}), which stay; name an empty folder or a new one"
        )
    return set()


def refuse_foreign(folder: Path, names: Iterable[str]) -> None:
    """Raise `PublishError` where a file that someone else put there would be overwritten."""
    for name in sorted(names):
        if (folder / name).is_file():
            raise PublishError(
                "internal", f"{name} is there, and was not published; move it away, or name another folder"
            )


def _read(path: Path) -> set[str]:
    try:
        names = json.loads(path.read_bytes())["files"]
        if all(isinstance(name, str) and _is_below(name) for name in names):
            return set(names)
    except (ValueError, KeyError, TypeError):
        pass
    raise PublishError(
        "internal", f"its {NAME} is damaged, so that nobody knows which files are its own; name another folder"
    )


def _is_below(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name


def write(folder: Path, names: Iterable[str]) -> None:
    """Take down what is published. Raises `FileError`."""
    write_whole(folder / NAME, json.dumps({"files": sorted(names)}, indent=1).encode() + b"\n", REMAINS)


def remove(folder: Path, names: Iterable[str]) -> int:
    """Delete published files, and folders that are empty then; return how many files there were."""
    count = 0
    for name in names:
        path = folder / name
        # Another program may hold it open, as Windows knows it.
        with suppress(OSError):
            path.unlink()
            count += 1
        for parent in path.relative_to(folder).parents[:-1]:
            with suppress(OSError):
                (folder / parent).rmdir()
    return count
