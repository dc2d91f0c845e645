"""ZIP files that come out the same each time, and the bytes inside them found without a central directory."""

import hashlib
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from echoimage.errors import IndexFileError
from echoimage.message import Text, message

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
# The first day that a ZIP can state, so that equal contents are equal files.
_TIME, _DATE = 0, 1 << 5 | 1


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside: its bytes as they are stored, the length of its contents and their CRC-32."""

    name: str
    data: bytes = field(repr=False)
    size: int
    crc: int
    deflated: bool


def stored(name: str, contents: bytes) -> Member:
    """Return a member whose bytes stand as they are."""
    return Member(name, contents, len(contents), zlib.crc32(contents), deflated=False)


def deflated(name: str, contents: bytes) -> Member:
    """Return a member that is compressed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name, packer.compress(contents) + packer.flush(), len(contents), zlib.crc32(contents), deflated=True)


def build(members: Sequence[Member]) -> tuple[bytes, tuple[int, ...]]:
    """Return the bytes of a ZIP file and where each member's data begin in them."""
    parts: list[bytes] = []
    directory: list[bytes] = []
    offsets: list[int] = []
    at = 0
    for member in members:
        name = member.name.encode("ascii")
        about = (0, 8 * member.deflated, _TIME, _DATE, member.crc, len(member.data), member.size, len(name), 0)
        head = _LOCAL.pack(b"PK\3\4", _VERSION, *about) + name
        directory.append(_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *about, 0, 0, 0, 0, at) + name)
        offsets.append(at + len(head))
        parts += head, member.data
        at += len(head) + len(member.data)
    length = sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, len(members), len(members), length, at, 0)
    return b"".join([*parts, *directory, end]), tuple(offsets)


def inflate(data: bytes, limit: int, where: str) -> bytes:
    """Return what raw deflate has compressed.

    Raises `IndexFileError` where it is no whole stream or gives more than `limit` bytes.
    """
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        contents = reader.decompress(data, limit + 1)
    except zlib.error:
        raise damaged(where, message("error-part-compressed")) from None
    if len(contents) > limit or not reader.eof or reader.unused_data:
        raise damaged(where, message("error-part-length"))
    return contents


def digest(data: bytes) -> str:
    """Return the 32 hexadecimal digits by which a file is named."""
    return hashlib.sha256(data).hexdigest()[:32]


def check_digest(name: str, data: bytes) -> None:
    """Raise `IndexFileError` for bytes that are not those a file is named after, such as "words-<32 hex>.zip"."""
    if not name.endswith(f"-{digest(data)}.zip"):
        raise damaged(name, message("error-part-name", size=len(data)))


def damaged(where: str, why: Text) -> IndexFileError:
    """Return the error for bytes that are not as they were written."""
    return IndexFileError("damaged", message("error-index-damaged", file=where, why=why))
