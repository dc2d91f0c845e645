"""`echoimage inspect` and `echoimage verify`: an index in a folder in, what it is and whether it is whole out."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from echoimage.errors import EchoImageError, IndexFileError
from echoimage.index import details_file, record
from echoimage.index.batch import HERE
from echoimage.index.container import check_digest, damaged
from echoimage.index.manifest import NAME, VERSION, Manifest, SegmentInfo, parse, vocabulary
from echoimage.index.postings import GAP_BITS, SIGNATURE_BITS
from echoimage.index.previous_index import all_keypoints, open_segment
from echoimage.index.store import Store
from echoimage.index.words_file import ROW, Directory, part, read_directory
from echoimage_tools.indexing.far_store import needs_sources, open_reading
from echoimage_tools.indexing.report import sizes
from echoimage_tools.indexing.whole_files import CHANGED, is_changed
from echoimage_tools.output import as_json
from echoimage_tools.output.console import complain_of, plain, say, write
from echoimage_tools.output.counts import counted
from echoimage_tools.output.progress import Bar
from echoimage_tools.sources.mistaken import Meant, instead_of

WHOLE, DAMAGED, FAILED = 0, 1, 2
"""Exit codes."""

INSPECTED = ("images", "removed", "windows", "files", "bytes", "postings", "format", "vocabulary", "base")
VERIFIED = ("images", "files", "whole", "problems")
"""Keys of JSON between the index and its error, null where there is none to be read."""


def inspect(where: str, json: bool = False) -> int:
    """Write counts, sizes and parameters, as text or as one object; return the exit code."""
    opened = _open(where)
    if isinstance(opened, str):
        return _failed(where, opened, INSPECTED if json else ())
    store, manifest = opened
    numbers = sum(segment.images for segment in manifest.segments)
    removed = sum(_removed(store, segment) for segment in manifest.segments)
    postings = sum(segment.parts.postings[1] for segment in manifest.segments) // 3
    if json:
        files = [size for name, size in store.sizes().items() if name in (NAME, *manifest.names)]
        windows = numbers - manifest.images - removed
        counts = (manifest.images, removed, windows, len(files), sum(files), postings)
        about = zip(INSPECTED, (*counts, VERSION, vocabulary(), manifest.base), strict=True)
        write(sys.stdout, as_json.line({"index": where, **dict(about), "error": None}))
        return WHOLE
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
        say(line)
    return WHOLE


def verify(where: str, json: bool = False) -> int:
    """Read every file; complain of each that is not as it was written; return the exit code."""
    opened = _open(where)
    if isinstance(opened, str):
        return _failed(where, opened, VERIFIED if json else ())
    store, manifest = opened
    bar = Bar(sys.stderr)
    done = files = 0
    wrong: list[as_json.Json] = []
    total = sum(segment.images for segment in manifest.segments)
    for count, name, error in _looked_at(store, manifest):
        done, files = done + count, files + 1
        bar.show(done, total, "read")
        if error:
            wrong.append({"file": name, "text": error})
            bar.wipe()
            complain_of(sys.stderr, os.path.join(str(store), name), error)
    bar.wipe()
    if json:
        about = zip(VERIFIED, (manifest.images, files, not wrong, wrong), strict=True)
        write(sys.stdout, as_json.line({"index": where, **dict(about), "error": None}))
        return DAMAGED if wrong else WHOLE
    told = f"{len(wrong):,} of its files cannot be used" if wrong else f"{files:,} files are whole"
    say(plain(f"{where}: {counted(manifest.images, 'image')}, {told}"))
    return DAMAGED if wrong else WHOLE


def _open(where: str) -> tuple[Store, Manifest] | str:
    """Return an index, or why there is none."""
    try:
        store = open_reading(where)
        return store, parse(store.read(NAME), NAME)
    except OSError as error:
        missing = "there is no index here; name its folder, its manifest.json, or the address of one"
        told = missing if isinstance(error, FileNotFoundError) else _told(error)
        return instead_of(Meant.INDEX, where) or told
    except EchoImageError as error:
        return str(error)


def _failed(where: str, why: str, keys: Sequence[str]) -> int:
    """Tell why there is no index, with `keys` in JSON as well."""
    complain_of(sys.stderr, where, why)
    if keys:
        error = as_json.error(where, "bad-index", why)
        write(sys.stdout, as_json.line({"index": where, **dict.fromkeys(keys), "error": error}))
    return FAILED


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
    for name in manifest.source_names if needs_sources(store) else ():
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
