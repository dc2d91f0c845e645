"""The sha256 of a segment's files in, a few bytes of each out; and the images found again that are one file."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from echoimage.index.container import damaged
from echoimage.message import message

HEAD = 4 * 256
"""Bytes before the rows: how many there are for each first byte of a sha256."""

ROW = np.dtype([("digest", "<u2"), ("image", "<u2")])
"""Second and third byte of a file's sha256, as one number, and whose they are. Of 65,536 other files, 0.4 % of the
queries meet one with the same three bytes, and read its record in vain."""


def encode(files: Sequence[str]) -> bytes:
    """Return the digests of files, by the sha256 of each image's, 64 hexadecimal digits; "" for none."""
    known = np.array([(int(one[:6], 16), image) for image, one in enumerate(files) if one], np.int64).reshape(-1, 2)
    digests, images = known[np.lexsort((known[:, 1], known[:, 0]))].T
    rows = np.zeros(len(known), ROW)
    rows["digest"], rows["image"] = digests & 0xFFFF, images
    return np.bincount(digests >> 16, minlength=256).astype("<u4").tobytes() + rows.tobytes()


def fits(length: int, images: int) -> bool:
    """Return whether digests of up to so many images may have this length; 0 where an index has none."""
    return not length or (0 <= length - HEAD <= images * ROW.itemsize and not length % ROW.itemsize)


def read_bounds(head: bytes, length: int, where: str) -> NDArray[np.int64]:
    """Return where the rows of each first byte begin, int64 (257,), counted in bytes; all have `length` bytes.

    Raises `IndexFileError`.
    """
    if len(head) != HEAD:
        raise damaged(where, message("error-part-read", read=len(head), size=HEAD))
    bounds = HEAD + ROW.itemsize * np.cumsum([0, *np.frombuffer(head, "<u4").tolist()], dtype=np.int64)
    if bounds[-1] != length:
        raise damaged(where, message("error-part-digests"))
    return bounds


def images_of(rows: bytes, sha256: str, images: int, where: str) -> list[int]:
    """Return the images, of so many, that may be the file of this sha256, by the rows of its first byte.

    Raises `IndexFileError`.
    """
    if len(rows) % ROW.itemsize:
        raise damaged(where, message("error-part-digests-cut"))
    found = np.frombuffer(rows, ROW)
    same = found["image"][found["digest"] == int(sha256[2:6], 16)]
    if (same >= images).any():
        raise damaged(where, message("error-part-digests-image"))
    return [int(image) for image in same]
