"""Described photographs in, an index of any size in a folder out: real images first, then distractors."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle
from pathlib import Path

import numpy as np

from bench.scale.described import Described
from bench.scale.distractors import Statistics, leading_of
from echoimage.index import details_file, manifest, words_file
from echoimage.index.container import digest
from echoimage.index.keypoint_lists import KeypointsInfo, columns_of, write
from echoimage.index.manifest import DetailInfo, Manifest, SegmentInfo
from echoimage.index.postings import IMAGES
from echoimage.index.words_file import Directory

SEED = 4


@dataclass(frozen=True, slots=True, eq=False)
class Details:
    """A detail file in the folder, and the rows of its images."""

    info: DetailInfo
    rows: Directory = field(repr=False)


@dataclass(frozen=True, slots=True)
class Written:
    """An index in a folder; `words_bytes`, `detail_bytes` and `keypoint_bytes` are those of an image."""

    folder: Path
    images: int
    real: int
    words_bytes: float
    detail_bytes: float
    keypoint_bytes: float


def write_index(folder: Path, others: Sequence[Described], originals: Sequence[Described], size: int) -> Written:
    """Write an index of `size` images: all originals, as many others as fit, and distractors where these run out.

    The records of distractors are those of others. Each detail file of theirs is another name of a real file: queries
    make as many requests as if all were different, and a million images take no more disk than their lists.
    """
    folder.mkdir()
    kept, searched = others[: max(size - len(originals), 0)], originals[:size]
    spare = list(write_details(folder, kept))
    details = [*spare, *write_details(folder, searched)]
    detail_bytes = sum(one.info.size for one in details)
    real = [*kept, *searched]
    segments: list[SegmentInfo] = []
    for number, first in enumerate(range(0, size, IMAGES)):
        more = min(IMAGES, size - first) - len(real)
        details += _aliases(folder, spare, more, number)
        segments.append(write_segment(folder, details, real, more, Statistics(others, SEED + number)))
        # All that is real is in the first segment.
        details, real = [], []
    (folder / manifest.NAME).write_bytes(manifest.write(Manifest(size, tuple(segments))))
    known = len(kept) + len(searched)
    words_bytes = sum(one.size for one in segments)
    keypoint_bytes = sum(file.size for one in segments for file in one.keypoints)
    return Written(folder, size, known, words_bytes / size, detail_bytes / known, keypoint_bytes / size)


def write_details(folder: Path, images: Sequence[Described]) -> Iterator[Details]:
    """Write the records of images into detail files, and yield these."""
    for begin in range(0, len(images), details_file.IMAGES):
        packed = [one.packed for one in images[begin : begin + details_file.IMAGES]]
        data, rows = details_file.write(packed)
        info = DetailInfo(digest(data), len(data), len(packed))
        (folder / info.name).write_bytes(data)
        yield Details(info, rows)


def _aliases(folder: Path, spare: Sequence[Details], count: int, segment: int) -> Iterator[Details]:
    """Return detail files for `count` images, each another name of a real one.

    The name does not fit the bytes, which only a host without ranges would show.
    """
    files = cycle(spare)
    for number in itertools.count():
        if count <= 0:
            return
        one = next(files)
        images = min(count, one.info.images)
        info = DetailInfo(digest(f"{one.info.digits} {segment} {number}".encode()), one.info.size, images)
        # Not a hard link: file systems allow a file few of these.
        (folder / info.name).symlink_to(one.info.name)
        yield Details(info, one.rows[:images])
        count -= images


def write_segment(
    folder: Path, details: Sequence[Details], real: Sequence[Described], more: int, statistics: Statistics
) -> SegmentInfo:
    """Write words and keypoints files of real images and, behind them, `more` distractors."""
    known, drawn = leading_of(real), statistics.leading(more, len(real))
    leading = words_file.Leading(
        np.concatenate([known.words, drawn.words]),
        np.concatenate([known.owners, drawn.owners]),
        np.concatenate([known.signatures, drawn.signatures]),
    )
    hashes = np.concatenate([*(one.fingerprint[None] for one in real), statistics.fingerprints(more)])
    directory = np.concatenate([one.rows for one in details])
    files = [*(one.features.sha256 for one in real), *(digest(f"distractor {one}".encode()) for one in range(more))]
    data, parts = words_file.write(leading, directory, hashes, files)
    keypoints = tuple(_write_keypoints(folder, real, more, statistics))
    info = SegmentInfo(digest(data), len(data), parts, tuple(one.info for one in details), keypoints)
    (folder / info.name).write_bytes(data)
    return info


def _write_keypoints(
    folder: Path, real: Sequence[Described], more: int, statistics: Statistics
) -> Iterator[KeypointsInfo]:
    known = columns_of([one.features for one in real], range(len(real)))
    for data, info in write([known, statistics.keypoints(more, len(real))]):
        named = replace(info, digits=digest(data))
        (folder / named.name).write_bytes(data)
        yield named
