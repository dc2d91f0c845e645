"""The index that is there already: its files checked, its lists read, or nothing where it cannot be used."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from echoimage.errors import IndexFileError
from echoimage.index import details_file, record, sources_file
from echoimage.index.container import check_digest, damaged
from echoimage.index.keypoint_lists import KeypointColumns, columns_of, read_counts
from echoimage.index.manifest import NAME, Manifest, SegmentInfo, parse
from echoimage.index.postings import ALL, WORDS, Lists, decode
from echoimage.index.sources_file import Remembered
from echoimage.index.store import Store
from echoimage.index.words_file import Directory, part, read_directory, read_hashes
from echoimage.index.words_file import read_counts as read_word_counts
from echoimage.message import message
from echoimage.types import Bytes2D


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A words file, read. words: uint16 (n,), the word of each of `lists`' postings."""

    directory: Directory = field(repr=False)
    hashes: Bytes2D = field(repr=False)
    lists: Lists = field(repr=False)
    words: NDArray[np.uint16] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PreviousIndex:
    """An index as it was before the build; `images` has what is remembered of each number of each segment.

    Segments whose keypoints files are not all there have none in the manifest. lost: the names of detail files that
    are not there; nothing is remembered of their images.
    """

    manifest: Manifest
    images: tuple[tuple[Remembered | None, ...], ...]
    lost: frozenset[str] = frozenset()


NOTHING = PreviousIndex(Manifest(0, ()), ())


def read_previous(store: Store, *, in_part: bool = False) -> tuple[PreviousIndex, str]:
    """Return the index that is there, and why it has to be made anew, else "".

    in_part: of lost detail files the images alone are lost, and not the index. Raises `IndexFileError` where a newer
    program has made it.
    """
    try:
        manifest = parse(store.read(NAME), NAME)
    except FileNotFoundError:
        return NOTHING, ""
    except IndexFileError as error:
        if error.reason == "newer-version":
            raise
        return NOTHING, str(error)
    except OSError as error:
        return NOTHING, f"{NAME} cannot be read: {error.strerror or error}"
    try:
        manifest = _without_lost_keypoints(manifest, store.sizes())
        return _read(store, manifest, in_part), ""
    except (OSError, ValueError, IndexFileError) as error:
        return NOTHING, str(error)


def _without_lost_keypoints(manifest: Manifest, sizes: dict[str, int]) -> Manifest:
    """Return it without keypoints files that are lost: they are made again of the records."""
    segments = tuple(
        one if all(sizes.get(file.name) == file.size for file in one.keypoints) else replace(one, keypoints=())
        for one in manifest.segments
    )
    return replace(manifest, segments=segments)


def _read(store: Store, manifest: Manifest, in_part: bool) -> PreviousIndex:
    sizes = store.sizes()
    # Bytes are for `echoimage verify`; here it is about files that were not copied.
    details = [one for segment in manifest.segments for one in segment.details]
    lost = frozenset(one.name for one in details if sizes.get(one.name) != one.size)
    for missing in (one for one in manifest.names if one not in sizes and not (in_part and one in lost)):
        raise ValueError(f"{missing} is missing")
    if lost and not in_part:
        raise ValueError(f"{min(lost)} has not the bytes that it had")
    gone = np.repeat([one.name in lost for one in details], [one.images for one in details]).tolist()
    lines = iter(zip(sources_file.read(manifest, store.read), gone, strict=True))
    images = []
    for segment in manifest.segments:
        open_segment(store, segment)
        images.append(tuple(None if is_gone else one for one, is_gone in islice(lines, segment.images)))
    return PreviousIndex(manifest, tuple(images), lost)


def open_segment(store: Store, segment: SegmentInfo) -> Opened:
    """Read a words file and check it. Raises `OSError` or `IndexFileError`."""
    name = segment.name
    data = store.read(name)
    check_digest(name, data)
    parts = segment.parts
    counts = read_word_counts(part(data, parts.counts), parts.postings[1], name)
    lists = decode(part(data, parts.postings), counts, segment.images, name)
    return Opened(
        directory=read_directory(part(data, parts.directory), segment.images, name),
        hashes=read_hashes(part(data, parts.hashes), segment.images, name),
        lists=lists,
        words=np.repeat(np.arange(WORDS), np.diff(lists.starts)).astype(np.uint16),
    )


def all_keypoints(store: Store, segment: SegmentInfo) -> list[KeypointColumns]:
    """Read all keypoints files and check them; nothing where there are none. Raises `OSError` or `IndexFileError`."""
    found = []
    first = 0
    for info in segment.keypoints:
        data = store.read(info.name)
        check_digest(info.name, data)
        if len(data) != info.size:
            raise damaged(info.name, message("error-part-size", size=len(data), stated=info.size))
        counts = read_counts(data[info.counts : info.counts + info.length], info)
        end = info.lists + ALL.size * int(counts.sum(dtype=np.int64))
        lists = decode(data[info.lists : end], counts, segment.images, info.name, ALL)
        words = np.repeat(np.arange(first, first + info.words), np.diff(lists.starts)).astype(np.uint16)
        marks = lists.signatures.astype(np.uint32)
        found.append(KeypointColumns(words, lists.images.astype(np.uint16), marks))
        first += info.words
    return found


def described_keypoints(store: Store, segment: SegmentInfo, directory: Directory) -> list[KeypointColumns]:
    """Return all keypoints of a segment by its records; files without any are not read.

    Raises `OSError` or `IndexFileError`.
    """
    found = []
    first = 0
    for detail in segment.details:
        there = [at for at in range(detail.images) if directory["length"][first + at]]
        data = store.read(detail.name) if there else b""
        records = (details_file.read(data, directory[first + at], detail.name) for at in there)
        features = [record.read(one, "./", detail.name).features for one in records]
        found.append(columns_of(features, [first + at for at in there]))
        first += detail.images
    return found


def living(images: Sequence[Sequence[Remembered | None]]) -> dict[str, tuple[int, int]]:
    """Return segment and number of each picture that is in the index, by address; not those of windows."""
    return {
        one.url: (place, number)
        for place, lines in enumerate(images)
        for number, one in enumerate(lines)
        if one and not one.window
    }


def with_windows(kept: Sequence[Remembered | None], before: Sequence[Remembered | None]) -> list[Remembered | None]:
    """Return a segment's pictures that stay, with the windows of these; `before` is all that was in it."""
    found: list[Remembered | None] = []
    for one, old in zip(kept, before, strict=True):
        stays = old is not None and old.window > 0 and bool(found) and found[-1] is not None
        found.append(old if stays else one)
    return found
