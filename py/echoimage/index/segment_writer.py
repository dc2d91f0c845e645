"""Segments of the new index: those of the one before without what was removed, and behind them what is new."""

import functools
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from echoimage.errors import IndexFileError
from echoimage.index import words_file
from echoimage.index.batch import Batch
from echoimage.index.keypoint_lists import KeypointColumns, KeypointsInfo, write
from echoimage.index.manifest import DetailInfo, SegmentInfo
from echoimage.index.postings import IMAGES
from echoimage.index.previous_index import (
    PreviousIndex,
    all_keypoints,
    described_keypoints,
    open_segment,
    with_windows,
)
from echoimage.index.sources_file import Remembered, Writer, remembered
from echoimage.index.store import Store, write_named
from echoimage.index.words_file import ROW, Directory, Leading
from echoimage.types import Bytes2D


@dataclass(slots=True)
class _Draft:
    """A segment that is being put together; `written` is how it was written, if that is still right.

    keypoints: those of its images, None where they are not known.
    """

    details: list[DetailInfo] = field(default_factory=list)
    images: list[Remembered | None] = field(default_factory=list)
    written: SegmentInfo | None = None
    directory: list[Directory] = field(default_factory=lambda: [np.zeros(0, ROW)])
    hashes: list[Bytes2D] = field(default_factory=lambda: [np.zeros((0, 32), np.uint8)])
    words: list[NDArray[np.uint16]] = field(default_factory=lambda: [np.zeros(0, np.uint16)])
    owners: list[NDArray[np.uint16]] = field(default_factory=lambda: [np.zeros(0, np.uint16)])
    signatures: list[NDArray[np.uint16]] = field(default_factory=lambda: [np.zeros(0, np.uint16)])
    keypoints: list[KeypointColumns] | None = field(default_factory=list)


class SegmentWriter:
    """Takes finished detail files in their order; `finish` gives the segments.

    images: those of a segment at most, where fewer are wanted than the format allows. `remembered` has what is
    remembered of each number of each finished segment. `renews`: keypoints files that are lacking are made of the
    records; else such segments stay without, and new images come into others.
    """

    def __init__(
        self,
        store: Store,
        previous: PreviousIndex,
        kept: dict[tuple[int, int], Remembered],
        images: int = 0,
        *,
        renews: bool = True,
    ) -> None:
        self.remembered: list[tuple[Remembered | None, ...]] = []
        self._store = store
        self._most = images or IMAGES
        self._segments: list[SegmentInfo] = []
        self._sources = Writer(functools.partial(write_named, store, "sources"))
        self._open = _Draft()
        self._previous = previous
        self._renews = renews
        self.keep(kept)

    def keep(self, kept: Mapping[tuple[int, int], Remembered]) -> None:
        """Take images of the index before, by segment and number, as they are.

        Those of one detail file have to be given at once, for no two segments may have it.
        """
        for place in sorted({place for place, _ in kept}):
            segment = self._previous.manifest.segments[place]
            before = self._previous.images[place]
            images = with_windows([kept.get((place, number)) for number in range(segment.images)], before)
            self._close()
            self._open = self._reopened(segment, images, before)

    def add(self, batch: Batch) -> None:
        """Take a detail file of which nothing was in the index."""
        if len(self._open.images) + len(batch.images) > self._most or self._is_closed():
            self._close()
        if self._open.written:
            self._open = self._read(self._open.written, self._open.images)
        draft = self._open
        if draft.keypoints is not None:
            owners = (batch.keypoints.owners + len(draft.images)).astype(np.uint16)
            draft.keypoints.append(replace(batch.keypoints, owners=owners))
        draft.owners.append((batch.owners + len(draft.images)).astype(np.uint16))
        draft.words.append(batch.words)
        draft.signatures.append(batch.signatures)
        draft.hashes.append(batch.hashes)
        draft.directory.append(batch.directory)
        draft.details.append(batch.file)
        draft.images += [remembered(image) for image in batch.images]

    def finish(self) -> tuple[int, tuple[SegmentInfo, ...], tuple[str, ...]]:
        """Write what is open; return the number of images, all segments, and the names of what is remembered."""
        self._close()
        return self._sources.count, tuple(self._segments), self._sources.finish()

    def _is_closed(self) -> bool:
        """Return whether all keypoints of the segment that is open are not known, and would have to be."""
        written = self._open.written
        return not self._renews and (self._open.keypoints is None or bool(written and not written.keypoints))

    def _reopened(
        self, segment: SegmentInfo, images: list[Remembered | None], old: Sequence[Remembered | None]
    ) -> _Draft:
        lacking = self._renews and not segment.keypoints
        lacking |= any(one.name in self._previous.lost for one in segment.details)
        if not lacking and [one is None for one in images] == [one is None for one in old]:
            return _Draft(list(segment.details), images, segment)
        return self._read(segment, images)

    def _read(self, segment: SegmentInfo, images: list[Remembered | None]) -> _Draft:
        """Open a segment, without the images that are None and without detail files that only have such."""
        opened = open_segment(self._store, segment)
        alive = np.array([one is not None for one in images])
        owner = np.repeat(np.arange(len(segment.details)), [one.images for one in segment.details])
        whole = np.bincount(owner[alive], minlength=len(segment.details)) > 0
        stays = whole[owner]
        numbers = np.cumsum(stays) - 1
        rows, hashes = opened.directory.copy(), opened.hashes.copy()
        rows[~alive], hashes[~alive] = np.zeros(1, ROW), 0
        lists = opened.lists
        wanted = alive[lists.images]
        draft = _Draft([one for one, keep in zip(segment.details, whole, strict=True) if keep])
        draft.images = [one for one, keep in zip(images, stays, strict=True) if keep]
        draft.directory.append(rows[stays])
        draft.hashes.append(hashes[stays])
        draft.words.append(opened.words[wanted])
        draft.owners.append(numbers[lists.images[wanted]].astype(np.uint16))
        draft.signatures.append(lists.signatures[wanted].astype(np.uint16))
        draft.keypoints = self._keypoints(segment, rows, alive, numbers)
        return draft

    def _keypoints(
        self, segment: SegmentInfo, directory: Directory, alive: NDArray[np.bool_], numbers: NDArray[np.integer]
    ) -> list[KeypointColumns] | None:
        """Return those of the images that are `alive`, with their new `numbers`; None where they are not known."""
        parts: list[KeypointColumns] = []
        with suppress(OSError, IndexFileError):
            parts = all_keypoints(self._store, segment)
        if not parts and self._renews:
            with suppress(OSError, IndexFileError):
                parts = described_keypoints(self._store, segment, directory)
        kept = []
        for one in parts:
            rows = alive[one.owners]
            owners = numbers[one.owners[rows]].astype(np.uint16)
            kept.append(KeypointColumns(one.words[rows], owners, one.marks[rows]))
        return kept or None

    def _close(self) -> None:
        draft, self._open = self._open, _Draft()
        if not draft.details:
            return
        self._segments.append(draft.written or self._written(draft))
        self._sources.add(draft.images)
        self.remembered.append(tuple(draft.images))

    def _written(self, draft: _Draft) -> SegmentInfo:
        leading = Leading(*(np.concatenate(column) for column in (draft.words, draft.owners, draft.signatures)))
        files = [image.sha256 if image and not image.window else "" for image in draft.images]
        data, parts = words_file.write(leading, np.concatenate(draft.directory), np.concatenate(draft.hashes), files)
        digits = write_named(self._store, "words", data)
        keypoints = () if draft.keypoints is None else self._write_keypoints(draft.keypoints)
        return SegmentInfo(digits, len(data), parts, tuple(draft.details), keypoints)

    def _write_keypoints(self, keypoints: Sequence[KeypointColumns]) -> tuple[KeypointsInfo, ...]:
        files = write(keypoints)
        return tuple(replace(info, digits=write_named(self._store, "keypoints", data)) for data, info in files)
