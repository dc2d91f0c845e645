"""Indexes made of features in memory, by the writers of the format, and a place that counts what is read of them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from echoimage import Entry, Features
from echoimage.features.block_means import fingerprint
from echoimage.features.vocabulary import signatures
from echoimage.index import details_file, keypoint_lists, manifest, record, words_file
from echoimage.index.container import digest
from echoimage.index.store import MemoryStore

PER_FILE = 16


class MemoryFiles(MemoryStore):
    """The files of an index by name; `asked` tells what was read of which, and how many bytes."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(files)
        self.asked: list[tuple[str, int]] = []

    async def whole(self, name: str, size: int) -> bytes:
        self.asked.append((name, len(self.files.get(name, b""))))
        return await super().whole(name, size)

    async def ranges(self, name: str, size: int, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        self.asked += [(name, length) for _, length in ranges]
        # Not by `whole`, which would count all of it.
        data = await super().whole(name, size)
        return [data[at : at + length] for at, length in ranges]

    def names(self, kind: str) -> list[str]:
        return [name for name in self.files if name.startswith(kind)]


def leading(features: Sequence[Features]) -> words_file.Leading:
    rows = [one.keypoints.take(np.flatnonzero(one.keypoints.leading)) for one in features]
    centres = [(one.words >> 8).astype(np.int32)[:, None] for one in rows]
    marks = [signatures(one.descriptors, at)[:, 0] for one, at in zip(rows, centres, strict=True)]
    images = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    return words_file.Leading(
        np.concatenate([np.zeros(0, np.uint16), *(one.words for one in rows)]),
        images,
        np.concatenate([np.zeros(0, np.int32), *marks]),
    )


def segment(
    features: Sequence[Features], first: int, names: Sequence[str]
) -> tuple[manifest.SegmentInfo, dict[str, bytes]]:
    """Make one segment; `names` are those of all images of the index."""
    files, infos, rows = {}, [], []
    for begin in range(0, len(features), PER_FILE):
        some = features[begin : begin + PER_FILE]
        entries = [Entry(names[first + begin + number]) for number in range(len(some))]
        data, directory = details_file.write([record.write(*pair) for pair in zip(entries, some, strict=True)])
        infos.append(manifest.DetailInfo(digest(data), len(data), len(some)))
        files[infos[-1].name] = data
        rows.append(directory)
    hashes = np.stack([fingerprint(one.block_means) for one in features])
    data, parts = words_file.write(leading(features), np.concatenate(rows), hashes, [one.sha256 for one in features])
    listed = []
    for one, info in keypoint_lists.write([keypoint_lists.columns_of(features, range(len(features)))]):
        listed.append(replace(info, digits=digest(one)))
        files[listed[-1].name] = one
    made = manifest.SegmentInfo(digest(data), len(data), parts, tuple(infos), tuple(listed))
    return made, {**files, made.name: data}


def make_index(features: Sequence[Features], *cuts: int, names: Sequence[str] = ()) -> MemoryFiles:
    """Make an index with segments that begin at 0 and at `cuts`; unless named, images are pictures/NUMBER.png."""
    names = names or [f"pictures/{number}.png" for number in range(len(features))]
    files: dict[str, bytes] = {}
    segments = []
    bounds = [*dict.fromkeys((0, *cuts, len(features)))]
    for begin, end in pairwise(bounds):
        info, more = segment(features[begin:end], begin, names)
        segments.append(info)
        files |= more
    files[manifest.NAME] = manifest.write(manifest.Manifest(len(features), tuple(segments), "../"))
    return MemoryFiles(files)


def lack_images(files: MemoryFiles, *numbers: int) -> None:
    """Remove images from the directories of an index, whose words files are then named anew."""
    found = manifest.parse(files.files[manifest.NAME], "m")
    segments, first = [], 0
    for one in found.segments:
        data = bytearray(files.files.pop(one.name))
        for number in numbers:
            if first <= number < first + one.images:
                at = one.parts.directory[0] + 10 * (number - first)
                data[at : at + 10] = bytes(10)
        segments.append(replace(one, digits=digest(bytes(data))))
        files.files[segments[-1].name] = bytes(data)
        first += one.images
    files.files[manifest.NAME] = manifest.write(replace(found, segments=tuple(segments)))


def without_keypoints(files: MemoryFiles) -> MemoryFiles:
    """Return an index of version 2."""
    document = json.loads(files.files[manifest.NAME])
    document["version"] = 2
    for one in document["segments"]:
        del one["keypoints"]
    kept = {name: data for name, data in files.files.items() if not name.startswith("keypoints")}
    return MemoryFiles({**kept, manifest.NAME: json.dumps(document).encode()})
