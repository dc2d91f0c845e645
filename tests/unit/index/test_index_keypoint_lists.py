"""Keypoints files: what is written is read again, in one file or several, and nothing else is."""

from dataclasses import replace

import numpy as np
import pytest

from echoimage.errors import IndexFileError
from echoimage.features.vocabulary import signatures
from echoimage.index import keypoint_lists
from echoimage.index.container import digest, inflate
from echoimage.index.keypoint_lists import OF_A_WORD, KeypointColumns, columns_of, located, read_counts, write
from echoimage.index.manifest import DetailInfo, SegmentInfo
from echoimage.index.postings import ALL, decode
from echoimage.index.previous_index import all_keypoints
from echoimage.index.words_file import Parts
from index_samples import features

NOWHERE = Parts(*[(0, 0)] * 5)


class Files(dict[str, bytes]):
    """A store."""

    read = dict.__getitem__

    def write(self, name: str, data: bytes) -> None:
        self[name] = data

    def sizes(self) -> dict[str, int]:
        return {name: len(data) for name, data in self.items()}


def written(columns: list[KeypointColumns], images: int) -> tuple[Files, SegmentInfo]:
    files, infos = Files(), []
    for data, info in write(columns):
        infos.append(replace(info, digits=digest(data)))
        files[infos[-1].name] = data
    details = (DetailInfo("a" * 32, 1, images),)
    return files, SegmentInfo("b" * 32, 1, NOWHERE, details, tuple(infos))


def rows(columns: list[KeypointColumns]) -> list[tuple[int, int, int]]:
    return sorted(
        (int(word), int(owner), int(mark))
        for one in columns
        for word, owner, mark in zip(one.words, one.owners, one.marks, strict=True)
    )


@pytest.mark.parametrize(("at_once", "most", "count"), [(10**6, 10**6, 1), (10, 400, 9), (10, 10**6, 1)])
def test_what_is_written_is_read_again(monkeypatch: pytest.MonkeyPatch, at_once: int, most: int, count: int) -> None:
    monkeypatch.setattr(keypoint_lists, "AT_ONCE", at_once)
    monkeypatch.setattr(keypoint_lists, "MOST", most)
    # Gaps of more than 511 have fillers.
    numbers = [0, 3, 2000, 65_535]
    columns = [columns_of([features(seed, 200)], [number]) for seed, number in enumerate(numbers)]
    files, segment = written(columns, 65_536)
    assert len(segment.keypoints) >= count
    assert (len(segment.keypoints) == 1) == (count == 1)
    assert sum(one.words for one in segment.keypoints) == 65_536
    assert rows(all_keypoints(files, segment)) == rows(columns)


def test_entries_are_those_of_the_format() -> None:
    one = features(5, 40)
    files, segment = written([columns_of([one], [7])], 8)
    (info,) = segment.keypoints
    (data,) = files.values()
    counts = np.frombuffer(inflate(data[info.counts : info.counts + info.length], 1 << 18, "c"), "<u4")
    entries = np.frombuffer(data[info.lists : info.lists + 4 * int(counts.sum())], "<u4")
    keypoints = one.keypoints
    assert counts[keypoints.words].all() and counts.sum() == len(keypoints)
    marks = signatures(keypoints.descriptors, (keypoints.words >> 8).astype(np.int32)[:, None])[:, 0]
    expected = [
        (
            0 if before == word else 7,
            mark,
            int(angle / (2 * np.pi) * 32),
            int(np.floor(5 * (np.log2(size / max(one.width, one.height)) + 13))),
        )
        for before, word, mark, angle, size in zip(
            [-1, *keypoints.words[:-1]], keypoints.words, marks, keypoints.angles, keypoints.sizes, strict=True
        )
    ]
    found = [(int(e & 511), int(e >> 9 & 8191), int(e >> 22 & 31), int(e >> 27)) for e in entries]
    assert sorted(found) == sorted(expected)


def test_angles_and_sizes_come_back_within_half_a_step() -> None:
    one = features(6, 300)
    order = np.argsort(one.keypoints.words, kind="stable")
    columns = columns_of([one], [0])
    counts, data = keypoint_lists.encode(columns.words, columns.owners, columns.marks, ALL)
    lists = decode(data, counts, 1, "a file", ALL)
    found = located(lists, np.zeros(65_536, int), lists.starts)
    assert len(found.images) == len(order)
    for word in np.unique(one.keypoints.words):
        mine = one.keypoints.words == word
        rows = slice(lists.starts[word], lists.starts[word + 1])
        angles = np.sort(one.keypoints.angles[mine])
        assert np.abs(np.sort(found.angles[rows]) - angles).max() <= np.pi / 32 + 1e-6
        sizes = np.sort(np.log2(one.keypoints.sizes[mine] / max(one.width, one.height)))
        assert np.abs(np.sort(found.sizes[rows]) - sizes).max() <= 0.1 + 1e-5


def test_an_image_has_few_entries_in_a_list() -> None:
    one = features(1, 60)
    same = replace(
        one.keypoints, words=np.full(60, 500, np.uint16), descriptors=one.keypoints.descriptors[:1].repeat(60, 0)
    )
    columns = columns_of([replace(one, keypoints=same), one], [0, 1])
    assert np.count_nonzero(columns.owners == 0) == OF_A_WORD
    assert np.count_nonzero(columns.owners == 1) == 60


def test_counts_that_do_not_add_up_are_refused() -> None:
    ((data, info),) = write([columns_of([features(2)], [0])])
    counts = data[info.counts : info.counts + info.length]
    assert read_counts(counts, info).sum() == 50
    for wrong in (replace(info, words=256), replace(info, size=info.lists + 4 * 50 - 1)):
        with pytest.raises(IndexFileError, match="is damaged"):
            read_counts(counts, wrong)


def test_an_image_beyond_the_segment_is_refused() -> None:
    files, segment = written([columns_of([features(3)], [9])], 9)
    with pytest.raises(IndexFileError, match="its lists name image 9 of 9"):
        all_keypoints(files, segment)
