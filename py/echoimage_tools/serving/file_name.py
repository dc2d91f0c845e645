"""What the file of an added picture is called: the name or the address that was sent in, a name for a folder out."""

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from echoimage_tools.serving.tasks import CheckedPicture
from echoimage_tools.sources.collection import PICTURES, is_http

SUFFIXES = {
    "jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "tiff": (".tif", ".tiff"),
    "bmp": (".bmp", ".dib"),
    "heic": (".heic", ".heif"),
}
"""How files of a format may end, where that is not its name alone; the first is the usual one."""

LONGEST = 120
"""Bytes of a name before its suffix: it is written under a longer one first."""

_REFUSED = '<>:"|*?%#'
"""What Windows has in no name, and what means something else in an address."""

_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_name(sent: str, checked: CheckedPicture) -> str:
    """Return the last part of a path or address, without what no file may be called, ending as its format does."""
    if is_http(sent):
        sent = unquote(urlsplit(sent).path)
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", sent)[-1])
    plain = "".join("_" if one in _REFUSED or not one.isprintable() else one for one in last).strip(". ")
    usual = SUFFIXES.get(checked.format, (f".{checked.format}",))
    stem, suffix = plain, PurePosixPath(plain).suffix
    if suffix.lower() in PICTURES:
        stem = plain.removesuffix(suffix)
    if suffix.lower() not in usual:
        suffix = usual[0]
    stem = stem.encode()[:LONGEST].decode(errors="ignore").rstrip(". ") or checked.sha256[:32]
    return ("_" if _DEVICE.fullmatch(stem) else "") + stem + suffix
