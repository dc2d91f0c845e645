"""The record of an image: its entry in the database and its features in, a few bytes out, and back."""

import struct
import zlib
from dataclasses import dataclass, field

import numpy as np

from echoimage.errors import IndexFileError
from echoimage.features.block_means import block_means
from echoimage.index import entry_json, small_picture
from echoimage.index.container import damaged, inflate
from echoimage.index.keypoint_columns import Grid, columns_length, read_columns, write_columns
from echoimage.index.validation import WrongError, require
from echoimage.message import message
from echoimage.types import Entry, Features, Window

MAGIC = b"EIRC"
VERSION = 2
GREY = 1
"""The version whose picture is a grey thumbnail."""

WINDOW = 3
"""The version that tells where a window of a long picture lies; other pictures stay of the version before."""

MAX_LENGTH = 0xFFFF
"""Bytes of a compressed record: the directory has 16 bits for it."""

MAX_SIZE = 1 << 18
_HEAD = struct.Struct("<4sBBHIIHHBBH3f32s")
_PLACE = struct.Struct("<4I")


@dataclass(frozen=True, slots=True)
class Packed:
    """A record, compressed by raw deflate; `size` bytes and their CRC-32 when it is not."""

    data: bytes = field(repr=False)
    size: int
    crc: int


@dataclass(frozen=True, slots=True)
class Stored:
    """What a record holds."""

    entry: Entry
    features: Features


def write_all(entry: Entry, features: Features) -> tuple[Packed, ...]:
    """Return the records of a picture and of its windows, in their order. Raises as `write`."""
    return tuple(write(entry, one) for one in (features, *features.windows))


def write(entry: Entry, features: Features) -> Packed:
    """Return a record, compressed, of a picture without its windows, or of a window.

    Raises `IndexFileError` (`too-large`) where address and texts have tens of thousands of bytes.
    """
    text = entry_json.write(entry)
    if len(text) <= MAX_LENGTH:
        packed = _packed(text, features)
        if len(packed.data) <= MAX_LENGTH:
            return packed
    raise IndexFileError("too-large", message("error-texts-large", size=len(text)))


def unpack(data: bytes, crc: int, where: str) -> bytes:
    """Return the record of these compressed bytes. Raises `IndexFileError` where they are not those written."""
    record = inflate(data, MAX_SIZE, where)
    if zlib.crc32(record) != crc:
        raise damaged(where, message("error-record-other"))
    return record


def read(record: bytes, base: str, where: str) -> Stored:
    """Return what a record holds; its relative addresses count from `base`, see `entry_json.from_base`.

    Raises `IndexFileError`.
    """
    if record[:4] != MAGIC or len(record) < _HEAD.size:
        raise damaged(where, message("error-record-begin"))
    if not GREY <= record[4] <= WINDOW:
        raise IndexFileError(
            "newer-version" if record[4] > WINDOW else "bad-index",
            message("error-record-version", file=where, version=record[4], newest=WINDOW),
        )
    try:
        return _read(record, base)
    except WrongError as error:
        raise damaged(where, error.message) from None


def _packed(text: bytes, features: Features) -> Packed:
    # Descriptors are noise, without repetitions: Huffman codes alone take fewer bytes than looking for them (26.1 and
    # 26.5 KB), and a quarter of the time. After each flush come codes of their own.
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 8, zlib.Z_HUFFMAN_ONLY)
    sections = [*_sections(text, features), features.preview]
    body = b"".join(packer.compress(section) + packer.flush(zlib.Z_SYNC_FLUSH) for section in sections[:-1])
    whole = b"".join(sections)
    return Packed(body + packer.compress(sections[-1]) + packer.flush(), len(whole), zlib.crc32(whole))


def _sections(text: bytes, features: Features) -> list[bytes]:
    keypoints = features.keypoints
    size = features.width, features.height
    grid, levels, columns = write_columns(keypoints, size)
    window = features.window
    version, number = (WINDOW, window.number) if window else (VERSION, 0)
    head = _HEAD.pack(
        *(MAGIC, version, levels, len(keypoints), *size, grid.columns, grid.rows, grid.steps, number, len(text)),
        *map(float, features.colour),
        bytes.fromhex(features.sha256.zfill(64)),
    )
    place = _PLACE.pack(window.left, window.top, *window.whole) if window else b""
    return [head + text + place, *columns]


def _read(record: bytes, base: str) -> Stored:
    _, version, levels, count, width, height, *grid = _HEAD.unpack_from(record)[:9]
    number, written, *colours, sha256 = _HEAD.unpack_from(record)[9:]
    colour = np.array(colours, np.float32)
    texts = record[_HEAD.size : _HEAD.size + written]
    begins = _HEAD.size + written + (_PLACE.size if version >= WINDOW else 0)
    ends = begins + columns_length(levels, count)
    require(ends < len(record), "error-record-short")
    require(min(width, height, *grid) > 0, "error-record-no-size")
    require(np.isfinite(colour).all(), "error-record-no-colour")
    window = _window(number, record[begins - _PLACE.size : begins], (width, height)) if version >= WINDOW else None
    entry = entry_json.read(texts, base)
    if entry is None:
        raise WrongError(message("error-record-no-entry"))
    picture = small_picture.read(record[ends:])
    if picture is None:
        raise WrongError(message("error-record-no-picture"))
    thumbnail, file = picture
    preview = file if version > GREY else b""
    keypoints = read_columns(record[begins:ends], levels, count, (width, height), Grid(*grid))
    digits = sha256.hex() if any(sha256) else ""
    whole = digits, width, height, thumbnail, block_means(thumbnail), colour, preview
    return Stored(entry, Features(*whole, keypoints, window=window))


def _window(number: int, place: bytes, size: tuple[int, int]) -> Window:
    """Return where a window of this width and height lies in its picture. Raises `WrongError`."""
    left, top, *whole = _PLACE.unpack(place)
    inside = left + size[0] <= whole[0] and top + size[1] <= whole[1]
    require(number and inside and whole != list(size), "error-record-window")
    return Window(number, left, top, (whole[0], whole[1]))
