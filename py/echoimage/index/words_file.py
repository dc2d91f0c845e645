"""The words file of a segment: what the candidates of a query are found by, and where their records are."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from echoimage.index import file_digests
from echoimage.index.container import Member, build, damaged, deflated, inflate, stored
from echoimage.index.postings import IMAGES, SIZE, WORDS, encode
from echoimage.message import message
from echoimage.types import Bytes2D

HASH = 32
"""Bytes of a fingerprint."""

ROW = np.dtype([("offset", "<u4"), ("length", "<u2"), ("crc", "<u4")])
"""Where an image's record stands in its detail file, compressed; `length` is 0 where the image was removed."""

Directory = NDArray[np.void]
"""`ROW` (images,)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Offset and length of each part in the words file; `counts` is compressed, `files` may be lacking."""

    counts: tuple[int, int]
    directory: tuple[int, int]
    hashes: tuple[int, int]
    postings: tuple[int, int]
    files: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Leading:
    """The keypoints by which images are found. words, images, signatures: integers (n,), in any order."""

    words: NDArray[np.integer]
    images: NDArray[np.integer]
    signatures: NDArray[np.integer]


def write(leading: Leading, directory: Directory, hashes: Bytes2D, files: Sequence[str]) -> tuple[bytes, Parts]:
    """Return the file's bytes and where its parts are.

    hashes: uint8 (images, 32). files: the sha256 of each image's file, "" where that is not known or not to be found.
    """
    if not len(directory) == len(hashes) == len(files) <= IMAGES:
        raise ValueError(f"{len(directory)} rows and {len(hashes)} hashes; a segment has up to {IMAGES} images")
    counts, lists = encode(leading.words, leading.images, leading.signatures)
    members: list[Member] = [
        deflated("counts", counts.astype("<u4").tobytes()),
        stored("directory", directory.tobytes()),
        stored("hashes", hashes.tobytes()),
        stored("postings", lists),
        stored("files", file_digests.encode(files)),
    ]
    data, offsets = build(members)
    return data, Parts(*((at, len(member.data)) for at, member in zip(offsets, members, strict=True)))


def part(data: bytes, place: tuple[int, int]) -> bytes:
    """Return a part of the whole file, by offset and length."""
    return data[place[0] : place[0] + place[1]]


def fits(parts: Parts, size: int, images: int) -> bool:
    """Return whether parts lie in a file of this size and are as long as so many images need."""
    inside = all(at >= 0 and length >= 0 and at + length <= size for at, length in dataclasses.astuple(parts))
    lengths = (parts.directory[1], parts.hashes[1], parts.postings[1] % SIZE)
    right = lengths == (images * ROW.itemsize, images * HASH, 0)
    return inside and right and file_digests.fits(parts.files[1], images)


def read_counts(data: bytes, postings: int, where: str) -> NDArray[np.uint32]:
    """Return the entries, uint32 (65536,), of each word's list; all lists have `postings` bytes.

    The list of word w stands `3 * counts[:w].sum()` bytes into the postings. Raises `IndexFileError`.
    """
    counts = np.frombuffer(_long(inflate(data, 4 * WORDS, where), 4 * WORDS, where), "<u4").astype(np.uint32)
    if int(counts.sum(dtype=np.uint64)) * SIZE != postings:
        raise damaged(where, message("error-part-lists"))
    return counts


def read_directory(data: bytes, images: int, where: str) -> Directory:
    """Return the rows, `ROW` (images,). Raises `IndexFileError`."""
    return np.frombuffer(_long(data, images * ROW.itemsize, where), ROW)


def read_hashes(data: bytes, images: int, where: str) -> Bytes2D:
    """Return the fingerprints, uint8 (images, 32). Raises `IndexFileError`."""
    return np.frombuffer(_long(data, images * HASH, where), np.uint8).reshape(images, HASH)


def _long(data: bytes, length: int, where: str) -> bytes:
    if len(data) != length:
        raise damaged(where, message("error-part-read", read=len(data), size=length))
    return data
