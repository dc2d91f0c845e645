"""An extra file and the one that is kept in; silence where the extra may go, or the reason why it stays, out."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from echoimage_tools.files.atomic import FileError
from echoimage_tools.files.digest import sha256_of
from echoimage_tools.files.version import Version, version_of
from echoimage_tools.sources.collection import is_http
from echoimage_tools.sources.raw import RAW


class Refusal(FileError):
    """A file is left as it is; the text says why."""

    def __init__(self, text: str) -> None:
        super().__init__("internal", text)

    def __reduce__(self) -> tuple[type["Refusal"], tuple[str]]:  # type: ignore[override]
        return type(self), (str(self),)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the system says of the extra file, and the version of the one that is kept from before it was read."""

    about: os.stat_result
    kept: Version


def local(address: str) -> Path:
    """Return the path of an image whose file may be changed. Raises `Refusal`."""
    if is_http(address):
        raise Refusal("it is on the web; only files of this machine are changed")
    path = Path(address)
    if path.suffix.lower() in RAW:
        raise Refusal("it is camera RAW, of which a picture was compared and not the file; look at it yourself")
    return path


def check(extra: Path, kept: Path, digests: tuple[str, str]) -> Checked:
    """Make sure that both are the files that were compared, and that one remains if the other goes.

    digests: the sha256 of both, as compared. Raises `Refusal`.
    """
    about = _ordinary(extra, "it")
    _ordinary(kept, f"{kept}, which is to be kept,")
    if os.path.samefile(extra, kept):
        raise Refusal(f"it and {kept} are one file by two names; nothing would be gained")
    before, kept_before = version_of(extra), version_of(kept)
    for path, digest, name in ((kept, digests[1], f"{kept}, which is to be kept,"), (extra, digests[0], "it")):
        if digest_of(path, name) != digest:
            raise Refusal(f"{name} has changed since it was compared; run the same command again")
    if version_of(extra) != before:
        raise being_written()
    return Checked(about, kept_before)


def check_kept(path: Path, kept: Path, version: Version) -> None:
    """Make sure that a path, `kept` or a further name of it, is the file that `check` has read. Raises `Refusal`."""
    if path.is_symlink() or version_of(path) != version:
        raise Refusal(f"{kept}, which is to be kept, has changed since it was compared; run the same command again")


def being_written() -> Refusal:
    """Return why a file stays that changes meanwhile."""
    return Refusal("somebody is writing to it; run the same command again")


def digest_of(path: Path, name: str = "it") -> str:
    """Return the sha256 of a file, read now. Raises `Refusal`."""
    try:
        return sha256_of(path)
    except OSError as error:
        raise Refusal(f"{name} cannot be read: {error.strerror or error}") from None


def _ordinary(path: Path, name: str) -> os.stat_result:
    try:
        about = path.lstat()
    except FileNotFoundError:
        raise Refusal(f"{name} is not there any more") from None
    except OSError as error:
        raise Refusal(f"{name} cannot be looked at: {error.strerror or error}") from None
    if stat.S_ISLNK(about.st_mode):
        raise Refusal(f"{name} is a link; links are left as they are")
    if not stat.S_ISREG(about.st_mode):
        raise Refusal(f"{name} is no ordinary file")
    return about
