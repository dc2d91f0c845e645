"""Records in, a detail file out, with what the words file needs of its images."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from echoimage.features.block_means import fingerprint
from echoimage.features.vocabulary import BITS, signatures
from echoimage.index import details_file, record
from echoimage.index.keypoint_lists import KeypointColumns, columns_of
from echoimage.index.manifest import DetailInfo
from echoimage.index.sources_file import Image
from echoimage.index.store import Store, write_named
from echoimage.index.words_file import Directory
from echoimage.types import Bytes2D

HERE = "./"
"""The base by which a record's addresses come out as they went in."""


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Images of one detail file, windows among them.

    directory: `ROW` (images,). hashes: uint8 (images, 32). words, signatures: uint16 (n,), those of leading keypoints.
    owners: int64 (n,), whose they are. keypoints: all of them.
    """

    file: DetailInfo
    images: tuple[Image, ...]
    directory: Directory = field(repr=False)
    hashes: Bytes2D = field(repr=False)
    words: NDArray[np.uint16] = field(repr=False)
    signatures: NDArray[np.uint16] = field(repr=False)
    owners: NDArray[np.int64] = field(repr=False)
    keypoints: KeypointColumns = field(repr=False)


Described = tuple[Image, Sequence[record.Packed]]
"""A picture with its record and those of its windows."""


def write_batches(store: Store, described: Sequence[Described]) -> list[Batch]:
    """Write the detail files of pictures: one of up to 64, more where these have windows; none where there are none.

    All records of a picture are in one file. Raises `EchoImageError`.
    """
    batches = []
    waiting: list[Described] = []
    for one in described:
        if sum(len(records) for _, records in (*waiting, one)) > details_file.IMAGES:
            batches.append(_write_batch(store, waiting))
            waiting = []
        waiting.append(one)
    return [*batches, _write_batch(store, waiting)] if waiting else batches


def _write_batch(store: Store, described: Sequence[Described]) -> Batch:
    records = [packed for _, records in described for packed in records]
    images = [replace(image, window=number) for image, records in described for number in range(len(records))]
    data, rows = details_file.write(records)
    file = DetailInfo(write_named(store, "details", data), len(data), len(records))
    return batch_of(file, images, [packed.data for packed in records], rows)


def batch_of(file: DetailInfo, images: Sequence[Image], packed: Sequence[bytes], rows: Directory) -> Batch:
    """Return the batch of a detail file, by its compressed records. Raises `IndexFileError`.

    Everything is taken from the records as they are stored, so that a build that was interrupted gives the same.
    """
    hashes = np.zeros((len(packed), 32), np.uint8)
    words: list[NDArray[np.uint16]] = [np.zeros(0, np.uint16)]
    signed: list[NDArray[np.uint16]] = [np.zeros(0, np.uint16)]
    described = []
    for number, (data, row) in enumerate(zip(packed, rows, strict=True)):
        found = record.read(record.unpack(data, int(row["crc"]), "a new record"), HERE, "a new record").features
        described.append(found)
        hashes[number] = fingerprint(found.block_means)
        leading = found.keypoints.take(np.flatnonzero(found.keypoints.leading))
        words.append(leading.words)
        centre = (leading.words >> BITS).astype(np.int32)[:, None]
        signed.append(signatures(leading.descriptors, centre)[:, 0].astype(np.uint16))
    owners = np.repeat(np.arange(len(packed)), [len(one) for one in words[1:]])
    keypoints = columns_of(described, range(len(described)))
    return Batch(file, tuple(images), rows, hashes, np.concatenate(words), np.concatenate(signed), owners, keypoints)
