"""A detail file: the records of up to 64 images."""

from collections.abc import Sequence

import numpy as np

from echoimage.index.container import Member, build, damaged
from echoimage.index.record import MAX_LENGTH, Packed, unpack
from echoimage.index.words_file import ROW, Directory
from echoimage.message import message

IMAGES = 64
"""Images at most: 2.5 MB, so that a file can be read whole where a host gives no parts of it."""


def write(records: Sequence[Packed]) -> tuple[bytes, Directory]:
    """Return the file's bytes and the rows of the directory, `ROW` (records,), by which records are found in it."""
    members = [
        Member(f"{number:05}", record.data, record.size, record.crc, deflated=True)
        for number, record in enumerate(records)
    ]
    data, offsets = build(members)
    rows = [(at, len(record.data), record.crc) for at, record in zip(offsets, records, strict=True)]
    return data, np.array(rows, ROW)


def read(data: bytes, row: np.void, where: str, begins: int = 0) -> bytes:
    """Return the record of a directory's row out of the file's bytes from `begins` on. Raises `IndexFileError`."""
    at, length, crc = (int(row[name]) for name in ("offset", "length", "crc"))
    start = at - begins
    if not 0 < length <= MAX_LENGTH or start < 0 or start + length > len(data):
        raise damaged(where, message("error-part-record-outside"))
    return unpack(data[start : start + length], crc, where)
