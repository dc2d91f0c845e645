"""What was named where something else is meant: a name in, what it is, and what to name or to run instead, out."""

import os
import re
import stat
from enum import StrEnum
from pathlib import Path

from echoimage import DecodeError, read_header
from echoimage.database.entries import INDEX_FORMAT
from echoimage.index.manifest import NAME
from echoimage_tools.sources.base import without_file


class Meant(StrEnum):
    """What a command can use."""

    DATABASE = "database"
    INDEX = "index"
    PICTURE = "picture"
    SOURCE = "source of a database"
    SITE = "address of a site"


FOLDER, INDEX, UNFINISHED, PICTURE, DATABASE = "a folder", "an index", "an unfinished index", "a picture", "a database"
ADDRESSES, TABLE, SPREADSHEET, ARCHIVE = "a list of addresses", "a table", "a spreadsheet", "an archive"
OLD_EXCEL, PIPE, STANDARD_INPUT = "an old spreadsheet", "a pipe", "-"

_LISTS = {
    ADDRESSES: "it is a list of addresses",
    TABLE: "it is a table",
    SPREADSHEET: "it is a spreadsheet",
}
_LISTED = 'run "echoimage database {name} -o images.json"'
_UNFINISHED = (
    "it is an index without its manifest.json, which was not finished or not copied whole; run "
    '"echoimage index PICTURES -o {name}" again, with the pictures that it is made of: it goes on where it was'
)
_UNPACK = "it is an archive; unpack it, and name the folder"
_SAVE_ANEW = "it is an old Excel file (.xls), or one with a password; save it as .xlsx without one, or as CSV"
_NO_FILE = {
    PIPE: "it is a pipe or a device; write what comes from it into a file, and name that",
    STANDARD_INPUT: "nothing of the kind is read from standard input; write it into a file, and name that",
}

_INSTEAD: dict[Meant, dict[str, str]] = {
    Meant.DATABASE: {
        UNFINISHED: _UNFINISHED,
        INDEX: "it is an index, which has no pictures in it; name the folder or the images.json that it was made of",
        PICTURE: "it is a picture; name the folder that it is in, or an images.json",
        **_NO_FILE,
        ARCHIVE: _UNPACK,
        OLD_EXCEL: _SAVE_ANEW,
        **{kind: f"{text}; {_LISTED}, and name images.json" for kind, text in _LISTS.items()},
    },
    Meant.INDEX: {
        FOLDER: 'there is no index in this folder; make one of the pictures in it: "echoimage index {name} -o INDEX"',
        UNFINISHED: _UNFINISHED,
        PICTURE: "it is a picture; name the folder of an index",
        **_NO_FILE,
        DATABASE: 'it is a list of pictures; make an index of them: "echoimage index {name} -o INDEX"',
        ARCHIVE: _UNPACK,
        OLD_EXCEL: _SAVE_ANEW,
        **{kind: f'{text}; {_LISTED}, then "echoimage index images.json -o INDEX"' for kind, text in _LISTS.items()},
    },
    Meant.PICTURE: {
        FOLDER: "it is a folder; name a picture in it",
        PIPE: "it is a pipe or a device; pipe what comes from it into this command, and name -",
        UNFINISHED: "it is the folder of an index, not a picture; name a picture",
        INDEX: 'it is an index, not a picture; it is searched by "echoimage search PICTURE --database {name}"',
        DATABASE: 'it is a database, not a picture; it is searched by "echoimage search PICTURE --database {name}"',
        **{kind: f"{text}, not a picture; name a picture" for kind, text in _LISTS.items()},
    },
    Meant.SOURCE: {
        PICTURE: "it is a picture; name the folder that it is in",
        **_NO_FILE,
        ARCHIVE: _UNPACK,
        OLD_EXCEL: _SAVE_ANEW,
    },
    Meant.SITE: {
        DATABASE: "it is a database already, not an address; name it where a database is asked for",
        PICTURE: "it is a picture, not an address; name the page that it is on",
        **dict.fromkeys(
            (FOLDER, *_LISTS),
            f"it is no address of a page; {_LISTED} to list the pictures",
        ),
    },
}

_START = 65_536
_HTTP = re.compile(r"^\s*https?://", re.IGNORECASE | re.MULTILINE)
_TABLES = (".csv", ".tsv", ".parquet", ".pq")


def instead_of(meant: Meant, where: str) -> str:
    """Return what to say of a path, where it is something else that is known here than what is `meant`, else ""."""
    return _INSTEAD[meant].get(kind_of(without_file(where)), "").format(name=where)


def kind_of(where: str) -> str:
    """Return what lies at a path, by its first bytes; "" of an address and of what is not known here."""
    try:
        about = os.stat(where)
        if stat.S_ISDIR(about.st_mode):
            return _kind_of_folder(where)
        if not stat.S_ISREG(about.st_mode):
            return PIPE
        with open(where, "rb") as file:
            start = file.read(_START)
    except (OSError, ValueError):
        return STANDARD_INPUT if where == "-" else ""
    return _kind_of_file(Path(where).name.lower(), start)


def _kind_of_folder(where: str) -> str:
    names = os.listdir(where)
    if NAME in names:
        return INDEX
    unfinished = any(name.startswith("details-") and name.endswith(".zip") for name in names)
    return UNFINISHED if unfinished or ".building.jsonl" in names else FOLDER


def _kind_of_file(name: str, start: bytes) -> str:
    try:
        read_header(start)
        return PICTURE
    except DecodeError as error:
        # The format is known, and the rest of the file is missing here; or nobody here reads it, and it is a picture.
        if error.reason in ("damaged", "unsupported-format"):
            return PICTURE
    if start[:4] == b"PK\3\4":
        return SPREADSHEET if b"xl/" in start or name.endswith((".xlsx", ".xlsm", ".ods")) else ARCHIVE
    if start[:4] == b"PAR1":
        return TABLE
    if start[:4] == b"\xd0\xcf\x11\xe0":
        return OLD_EXCEL
    text = start.decode("utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace").lstrip()
    if text[:1] in ("{", "["):
        return INDEX if INDEX_FORMAT in text[:200] else DATABASE
    if name.endswith(_TABLES):
        return TABLE
    return ADDRESSES if _HTTP.search(text) and not text.startswith("<") else ""
