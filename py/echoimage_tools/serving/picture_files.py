"""The files of a folder of pictures: written under names of their own, deleted as long as they are the same."""

import asyncio
import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from echoimage import Entry, SourceError
from echoimage.index.sources_file import Remembered
from echoimage_tools.files.atomic import PART, FileError, write_whole
from echoimage_tools.serving.file_name import file_name
from echoimage_tools.serving.tasks import CheckedPicture, Picture
from echoimage_tools.sources.collection import PICTURES, is_http
from echoimage_tools.sources.folder import FolderSource

_PART = re.compile(rf"\..+({'|'.join(map(re.escape, PICTURES))})\.[0-9a-f]{{12}}{re.escape(PART)}", re.IGNORECASE)


class StaysError(SourceError):
    """The file of an image is not deleted: it is another one by now, or lies elsewhere."""


def write_file(folder: Path, picture: Picture, checked: CheckedPicture) -> str:
    """Write a file under a name that no other one has; return that. Raises `FileError`."""
    name = Path(file_name(picture.name, checked))
    digits = checked.sha256
    for tried in (name.name, f"{name.stem}-{digits[:8]}{name.suffix}", f"{digits}{name.suffix}"):
        if not os.path.lexists(folder / tried):
            write_whole(folder / tried, picture.data, "Nothing was added")
            return tried
        if _holds(folder / tried, picture.data):
            return tried
    raise FileError("internal", f"{digits}{name.suffix} is there already and is another file; rename that")


def _holds(path: Path, data: bytes) -> bool:
    with suppress(OSError):
        return path.is_file() and path.read_bytes() == data
    return False


def _local(home: Path, folder: Path, images: Iterable[Remembered]) -> list[tuple[Path, Remembered]]:
    """Return those whose files are in a folder; a link that leads out of it is in it itself."""
    inside = folder.resolve()
    found = [(home / one.url, one) for one in images if not is_http(one.url)]
    return [(path, one) for path, one in found if path.parent.resolve().is_relative_to(inside)]


def refuse_outside(folder: Path, images: Sequence[Remembered]) -> None:
    """Refuse to delete what would stay in the index: a file in a folder that a link leads to. Raises `StaysError`."""
    known = {one.url for _, one in _local(folder, folder, images)}
    for one in images:
        if one.url not in known:
            text = f"{one.url} lies elsewhere, where a link leads to; nothing was deleted: delete it there"
            raise StaysError("internal", text)


def refuse_changed(home: Path, folder: Path, images: Iterable[Remembered]) -> None:
    """Refuse to delete what is another file than the index knows. Raises `EchoImageError`."""
    for path, one in _local(home, folder, images):
        if not path.exists():
            continue
        # What the sha256 is of: of camera RAW, the picture that is made of it.
        data = asyncio.run(FolderSource(path.parent).read(Entry(path.name)))
        if hashlib.sha256(data).hexdigest() != one.sha256:
            text = f'{one.url} is another file than the index knows, and stays; run "echoimage index" again'
            raise StaysError("internal", text)


def delete_files(home: Path, folder: Path, images: Sequence[Remembered]) -> None:
    """Delete files in a folder, all or, where one has changed, none. Raises `EchoImageError`."""
    refuse_changed(home, folder, images)
    for path, _ in _local(home, folder, images):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise FileError("internal", f"{path.name} cannot be deleted: {error.strerror or error}") from None


def remove_parts(folder: Path) -> None:
    """Delete parts of files that an earlier service was ended over; others' files that begin with a dot stay."""
    for path in folder.glob(f".*{PART}"):
        if _PART.fullmatch(path.name):
            with suppress(OSError):
                path.unlink()
