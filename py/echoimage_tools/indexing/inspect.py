"""`echoimage inspect` and `echoimage verify`: an index in a folder in, what it is and whether it is whole out."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from echoimage.errors import EchoImageError, IndexFileError
from echoimage.index import details_file, record
from echoimage.index.batch import HERE
from echoimage.index.container import check_digest, damaged
from echoimage.index.manifest import NAME, VERSION, Manifest, SegmentInfo, parse, vocabulary
from echoimage.index.postings import GAP_BITS, SIGNATURE_BITS
from echoimage.index.previous_index import all_keypoints, open_segment
from echoimage.index.words_file import ROW, Directory, part, read_directory
from echoimage_tools.indexing.bucket_store import open_store
from echoimage_tools.indexing.report import sizes
from echoimage_tools.indexing.store import Store
from echoimage_tools.indexing.whole_files import CHANGED, is_changed
from echoimage_tools.output.console import complain_of, plain, write
from echoimage_tools.output.counts import counted
from echoimage_tools.output.progress import Bar

WHOLE, DAMAGED, FAILED = 0, 1, 2
"""Exit codes."""


def inspect(where: str) -> int:
    """Write counts, sizes and parameters; return the exit code."""
    opened = _open(where)
    if opened is None:
        return FAILED
    store, manifest = opened
    numbers = sum(segment.images for segment in manifest.segments)
    removed = sum(_removed(store, segment) for segment in manifest.segments)
    postings = sum(segment.parts.postings[1] for segment in manifest.segments) // 3
    lines = [
        f"{plain(where)}: {counted(manifest.images, 'image')}, {removed:,} removed",
        *sizes(manifest, store),
        f"  format   version {VERSION}, {SIGNATURE_BITS} bits of signature, {GAP_BITS} of gap",
        f"  postings {postings:,}, {postings / max(1, manifest.images):.0f} an image",
        f"  words    those of the vocabulary {vocabulary()[:16]}",
        f"  windows  {numbers - manifest.images - removed:,}, of long images",
        f"  pictures relative addresses count from {plain(manifest.base)}",
    ]
    for line in lines:
        write(sys.stdout, line)
    return WHOLE


def verify(where: str) -> int:
    """Read every file; complain of each that is not as it was written; return the exit code."""
    opened = _open(where)
    if opened is None:
        return FAILED
    store, manifest = opened
    bar = Bar(sys.stderr)
    done = wrong = 0
    total = sum(segment.images for segment in manifest.segments)
    for count, name, error in _looked_at(store, manifest):
        done += count
        bar.show(done, total, "read")
        if error:
            wrong += 1
            bar.wipe()
            complain_of(sys.stderr, os.path.join(where, name), error)
    bar.wipe()
    told = f"{wrong:,} of its files cannot be used" if wrong else f"{len(manifest.names) + 1:,} files are whole"
    write(sys.stdout, plain(f"{where}: {counted(manifest.images, 'image')}, {told}"))
    return DAMAGED if wrong else WHOLE


def _open(where: str) -> tuple[Store, Manifest] | None:
    try:
        store = open_store(where)
        return store, parse(store.read(NAME), NAME)
    except OSError as error:
        missing = "there is no index in this folder"
        complain_of(sys.stderr, where, missing if isinstance(error, FileNotFoundError) else _told(error))
    except EchoImageError as error:
        complain_of(sys.stderr, where, str(error))
    return None


def _looked_at(store: Store, manifest: Manifest) -> Iterator[tuple[int, str, str]]:
    """Return for each file how many images it has, its name, and what is wrong with it."""
    yield 0, NAME, str(damaged(NAME, CHANGED)) if is_changed(store.read(NAME)) else ""
    for segment in manifest.segments:
        directory, error = _directory(store, segment)
        yield 0, segment.name, error
        at = 0
        for detail in segment.details:
            rows = directory[at : at + detail.images]
            at += detail.images
            yield detail.images, detail.name, _wrong(store, detail.name, rows)
        for keypoints in segment.keypoints:
            yield 0, keypoints.name, _wrong_keypoints(store, replace(segment, keypoints=(keypoints,)))
    for name in manifest.source_names:
        yield 0, name, _wrong(store, name, np.zeros(0, ROW))


def _removed(store: Store, segment: SegmentInfo) -> int:
    """Return how many numbers were removed, as far as that can be read."""
    try:
        rows = read_directory(part(store.read(segment.name), segment.parts.directory), segment.images, segment.name)
    except (OSError, IndexFileError):
        return 0
    return int((rows["length"] == 0).sum())


def _directory(store: Store, segment: SegmentInfo) -> tuple[Directory, str]:
    try:
        return open_segment(store, segment).directory, ""
    except (OSError, IndexFileError) as error:
        return np.zeros(0, ROW), _told(error)


def _wrong(store: Store, name: str, rows: Directory) -> str:
    """Return what is wrong with a file, or ""; of a detail file these records are read."""
    try:
        data = store.read(name)
        check_digest(name, data)
        for row in rows[rows["length"] > 0]:
            record.read(details_file.read(data, row, name), HERE, name)
    except (OSError, IndexFileError) as error:
        return _told(error)
    return ""


def _wrong_keypoints(store: Store, segment: SegmentInfo) -> str:
    """Return what is wrong with the one keypoints file that is left of a segment, or ""."""
    try:
        all_keypoints(store, segment)
    except (OSError, IndexFileError) as error:
        return _told(error)
    return ""


def _told(error: OSError | IndexFileError) -> str:
    if isinstance(error, FileNotFoundError):
        return 'it is missing; upload it again, or run "echoimage index --repair"'
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
