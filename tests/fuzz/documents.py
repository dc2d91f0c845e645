"""Valid documents of every kind, from which mutations start."""

import functools
import json
import struct
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from echoimage import Entry, Features, extract
from echoimage.database.entries import INDEX_FORMAT
from echoimage.features.block_means import fingerprint
from echoimage.features.vocabulary import signatures
from echoimage.index import details_file, manifest, record, words_file
from echoimage.index.container import digest
from echoimage.types import Bytes2D
from fuzz.pictures import photo
from fuzz.values import TEXTS

IMAGES = 5
ENTRY = Entry("a/b 1%.jpg", "Ä title", "https://example.org/a#b", "../t.png", "CC0", "ab" * 32)


def databases() -> list[bytes]:
    """Return documents that list pictures, or name an index."""
    plain = [
        {"url": "https://example.org/a.jpg", "title": "A", "page": "https://example.org/#a", "license": "CC0"},
        {"url": "b/ä 1.png", "thumbnail": "t/b.png", "sha256": "0" * 64},
        {"hash": "f" * 64, "path": "c.jpg"},
    ]
    texts: list[object] = [
        plain,
        {"images": plain, "name": "x"},
        {"index": "index/manifest.json"},
        {"format": INDEX_FORMAT, "version": 1},
        [],
    ]
    return [json.dumps(text).encode() for text in texts] + [json.dumps(plain, ensure_ascii=False).encode("utf-16")]


def addresses() -> list[bytes]:
    """Return addresses, each as a database may write it."""
    usual = ("https://example.org/a/b.jpg?x=1#y", "../a b/c.jpg", "//example.org:8080/%C3%A4", "http://[2001:db8::1]/")
    return [text.encode("utf-8", "surrogatepass") for text in (*usual, *TEXTS)]


def entries() -> list[bytes]:
    """Return what stands in a record about an image."""
    return [b'{"url":"a/b 1%.jpg"}', json.dumps({"url": "https://example.org/a", "title": "x", "page": "p"}).encode()]


@functools.cache
def features(seed: int) -> Features:
    """Return features of a picture that was made up."""
    return extract(photo(seed, 96, 128), f"{seed:064x}", indexed=True)


@functools.cache
def records() -> tuple[record.Packed, ...]:
    """Return the records of the index, compressed."""
    return tuple(record.write(ENTRY, features(seed)) for seed in range(IMAGES))


@functools.cache
def raw_records() -> tuple[bytes, ...]:
    """Return records as they are when they are not compressed."""
    return tuple(record.unpack(one.data, one.crc, "a record") for one in records())


@functools.cache
def index() -> tuple[manifest.Manifest, dict[str, bytes]]:
    """Return a valid index: what its manifest says, and its other files by name."""
    return _index(records())


def _index(packed: Sequence[record.Packed]) -> tuple[manifest.Manifest, dict[str, bytes]]:
    """Make an index of two detail files out of records."""
    cut = IMAGES - 2
    files, infos, rows = {}, [], []
    for some in (packed[:cut], packed[cut:]):
        data, directory = details_file.write(some)
        infos.append(manifest.DetailInfo(digest(data), len(data), len(some)))
        files[infos[-1].name] = data
        rows.append(directory)
    leading, hashes, names = _found_by()
    data, parts = words_file.write(leading, np.concatenate(rows), hashes, names)
    segment = manifest.SegmentInfo(digest(data), len(data), parts, tuple(infos))
    return manifest.Manifest(IMAGES, (segment,), "../"), {**files, segment.name: data}


@functools.cache
def _found_by() -> tuple[words_file.Leading, Bytes2D, list[str]]:
    described = [features(seed) for seed in range(IMAGES)]
    hashes = np.stack([fingerprint(one.block_means) for one in described])
    return _leading(described), hashes, [one.sha256 for one in described]


def _leading(described: Sequence[Features]) -> words_file.Leading:
    rows = [one.keypoints.take(np.flatnonzero(one.keypoints.leading)) for one in described]
    centres = [(one.words >> 8).astype(np.int32)[:, None] for one in rows]
    marks = [signatures(one.descriptors, at)[:, 0] for one, at in zip(rows, centres, strict=True)]
    images = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    return words_file.Leading(np.concatenate([one.words for one in rows]), images, np.concatenate(marks))


def manifests() -> list[bytes]:
    """Return manifests of an index, of one without images, and of one with two segments."""
    made = index()[0]
    (segment,) = made.segments
    return [
        manifest.write(made),
        manifest.write(manifest.Manifest(0, ())),
        manifest.write(
            manifest.Manifest(2 * IMAGES, (segment, _renamed(segment)), "https://example.org/", ("0" * 32,))
        ),
    ]


def _renamed(segment: manifest.SegmentInfo) -> manifest.SegmentInfo:
    """Return a segment of other files, for no file may be named twice."""
    details = tuple(replace(one, digits=one.digits[::-1]) for one in segment.details)
    return replace(segment, digits=segment.digits[::-1], details=details)


def words_files() -> list[bytes]:
    """Return parts of a words file, framed: `u4` images, `u4` bytes of the counts, counts, postings."""
    made, files = index()
    info = made.segments[0]
    counts, postings = (words_file.part(files[info.name], place) for place in (info.parts.counts, info.parts.postings))
    return [struct.pack("<II", IMAGES, len(counts)) + counts + postings]


def details_files() -> list[bytes]:
    """Return detail files with a row of their directory before them."""
    made, _ = index()
    found = []
    for info in made.segments[0].details:
        data, rows = details_file.write(records()[: info.images])
        found += [row.tobytes() + data for row in rows]
    return found


def whole_indexes() -> list[bytes]:
    """Return an index in one piece, see `framed`."""
    return [whole_index(records())]


def whole_index(packed: Sequence[record.Packed]) -> bytes:
    """Return the index of these records in one piece."""
    made, files = _index(packed)
    return framed({manifest.NAME: manifest.write(made), **files})


def compressed() -> list[bytes]:
    """Return raw deflate: the counts of a words file, and a record."""
    made, files = index()
    info = made.segments[0]
    return [words_file.part(files[info.name], info.parts.counts), records()[0].data]


def framed(files: dict[str, bytes]) -> bytes:
    """Write files one after the other, with a line of JSON before them."""
    return json.dumps([[name, len(data)] for name, data in files.items()]).encode() + b"\n" + b"".join(files.values())


def unframed(data: bytes) -> dict[str, bytes]:
    """Read what `framed` has written."""
    line, _, rest = data.partition(b"\n")
    files, at = {}, 0
    for name, length in json.loads(line):
        files[name] = rest[at : at + length]
        at += length
    return files
