"""The parsers that are fuzzed: for each its documents, how they are changed, and what must hold of what it gives."""

import asyncio
import functools
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from echoimage import Query, open_index, parse, prepare, read_header
from echoimage.database import address
from echoimage.database.entries import MAX_TEXT, index_address
from echoimage.errors import EchoImageError
from echoimage.images import png
from echoimage.images.decode import read_picture
from echoimage.images.opencv import SHORT_SIDE
from echoimage.index import container, details_file, entry_json, manifest, postings, record, words_file
from echoimage.index.store import MemoryStore
from fuzz import documents, pictures, structured
from fuzz.index_changes import index_files
from fuzz.mutate import Mutate, any_bytes

MB = 1_000_000
BASES = ("https://example.org/db/images.json", "", "/home/ann/images.json", "blob:https://example.org/1", "images.json")
FORBIDDEN = frozenset("\0\n\r\t\x7f\u202e\u202d\u2066\u2067")
MOST_WORDS = 600
"""Characters of a message; longer ones fill the page."""

DECODABLE = 1_000_000
"""Pixels up to which a PNG that counts as whole is also decoded, to see whether it is."""


@dataclass(frozen=True, slots=True)
class Target:
    """A parser. `run` raises one of `refusals`, or AssertionError where what came out is not as it must be.

    `share` of the time is spent on it; a case may take `seconds` of one processor, and `megabytes` more memory than
    there was, with `per_pixel` bytes for each pixel that the document claims to have.
    """

    name: str
    seeds: Callable[[], Sequence[bytes]]
    changes: tuple[Mutate, ...]
    run: Callable[[bytes], object]
    share: int = 1
    refusals: tuple[type[Exception], ...] = (EchoImageError,)
    seconds: float = 1.0
    megabytes: int = 64
    per_pixel: int = 0


def _database(data: bytes) -> None:
    base = BASES[zlib.crc32(data) % len(BASES)]
    index = index_address(data, base)
    assert not index or index == base or _sound(index, base), f"index at {index!r}"
    found = parse(data, base)
    for entry in found.entries:
        for place in filter(None, (entry.url, entry.page, entry.thumbnail)):
            assert _sound(place, base), f"address {place!r}"
        for line in (entry.title, entry.license):
            assert len(line.encode().decode()) <= MAX_TEXT and not set(line) & FORBIDDEN, f"text {line!r}"
    for problem in found.problems:
        assert legible(problem.text), f"message {problem.text!r}"


def _sound(place: str, base: str) -> bool:
    """Return whether an address is one that a page may fetch and link, or a path where the document is on a disk."""
    if place.startswith(("http://", "https://")):
        host = place.split("/")[2]
        return place.isascii() and place.isprintable() and " " not in place and "@" not in host and "\\" not in host
    return not base.startswith("https:") and base != "" and not base.startswith("blob:")


def legible(text: str) -> bool:
    """Return whether a message is a line for people."""
    return text.isprintable() and len(text) <= MOST_WORDS


def _text(data: bytes) -> str:
    """Read a text that may hold halves of UTF-16 pairs, as JSON may."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def _address(data: bytes) -> None:
    written = _text(data)
    for base in BASES:
        found = address.resolve(written, base)
        assert _sound(found, base), f"{found!r} from {base!r}"
        assert address.resolve(found, base) == found, f"{found!r} is not normal"
        address.resolve_link(written, base)


def _texts(data: bytes) -> None:
    for base in ("https://example.org/i/", "./", "/srv/i/"):
        entry_json.read(data, base)
        place = entry_json.from_base(_text(data), base + "manifest.json")
        assert place == "" or place.endswith("/"), f"base {place!r}"


def _manifest(data: bytes) -> None:
    found = manifest.parse(data, "manifest.json")
    assert all("/" not in name for name in found.names), "a file outside of the index"
    assert manifest.parse(manifest.write(found), "again") == found, "it is not the same again"


def _container(data: bytes) -> None:
    contents = container.inflate(data, 4 * postings.WORDS, "a file")
    assert len(contents) <= 4 * postings.WORDS, "more than the limit"


def _words(data: bytes) -> None:
    if len(data) < 8:
        return
    images, length = struct.unpack_from("<II", data)
    counts, lists = data[8 : 8 + length], data[8 + length :]
    found = words_file.read_counts(counts, len(lists), "a words file")
    decoded = postings.decode(lists, found, images, "a words file")
    assert not len(decoded) or int(decoded.images.max()) < images, "an image beyond the segment"


def _record(data: bytes) -> None:
    found = record.read(data, "https://example.org/i/", "a file")
    features = found.features
    assert _sound(found.entry.url, "https:"), f"address {found.entry.url!r}"
    for column in ("points", "sizes", "angles"):
        assert np.isfinite(getattr(features.keypoints, column)).all(), f"{column} without end"


def _details(data: bytes) -> None:
    size = words_file.ROW.itemsize
    if len(data) >= size:
        details_file.read(data[size:], np.frombuffer(data[:size], words_file.ROW)[0], "a file")


@functools.cache
def _asked() -> Query:
    return prepare(pictures.photo(2, 96, 128))


def _index(data: bytes) -> None:
    asyncio.run(_search(MemoryStore(documents.unframed(data))))


async def _search(files: MemoryStore) -> None:
    index = await open_index(files, "https://example.org/i/manifest.json")
    asked = _asked()
    numbers = await index.candidates(asked.global_features, asked.quick_keypoints, 3)
    _, problems = await index.details(numbers)
    for problem in problems:
        assert legible(problem.text), f"message {problem.text!r}"


def _header(data: bytes) -> None:
    found = read_header(data)
    assert found.width > 0 and found.height > 0 and 1 <= found.orientation <= 8, f"{found}"


def _png(data: bytes) -> None:
    cleaned = png.clean(data)
    if cleaned is None:
        return
    assert png.clean(cleaned) == cleaned, "it is not clean"
    width, height = struct.unpack_from(">II", cleaned, 16)
    if width * height <= DECODABLE:
        # Where libpng finds an error, WebAssembly ends.
        pixels = cv2.imdecode(np.frombuffer(cleaned, np.uint8), cv2.IMREAD_UNCHANGED)
        assert pixels is not None and pixels.shape[:2] == (height, width), "libpng does not read it"


def _decode(data: bytes) -> None:
    try:
        read_picture(data).send(None)
    except StopIteration as done:
        picture, size, damage = done.value.picture, done.value.size, done.value.damage
    assert picture.dtype == np.uint8 and picture.ndim == 3 and picture.shape[2] == 3, f"{picture.dtype} {picture.shape}"
    whole = read_header(data).upright
    assert size == whole or (damage and min(size) > 0 and size <= whole), f"{size} of {whole}, {damage}"
    assert min(picture.shape[:2]) >= min(*size, SHORT_SIDE), f"{picture.shape} of {size}"


JSON, CHUNKS = structured.json_value, structured.png_chunks
RAW = structured.inside_deflate(any_bytes)
TARGETS = {
    target.name: target
    for target in (
        Target("database", documents.databases, (JSON, JSON, JSON, any_bytes), _database, share=3),
        Target("address", documents.addresses, (structured.utf8_text,), _address, 2, (address.AddressError,)),
        Target("texts", documents.entries, (JSON, JSON, any_bytes), _texts),
        Target("manifest", documents.manifests, (JSON, JSON, any_bytes), _manifest, share=2),
        Target("container", documents.compressed, (RAW, any_bytes), _container),
        Target("words", documents.words_files, (structured.words_parts, any_bytes), _words, share=2),
        Target("record", documents.raw_records, (structured.record_parts, any_bytes), _record, share=3),
        Target("details", documents.details_files, (any_bytes,), _details),
        Target("index", documents.whole_indexes, (index_files,), _index, share=2),
        Target("header", pictures.headers, (CHUNKS, any_bytes, any_bytes, any_bytes), _header, share=2),
        Target("png", pictures.png_files, (CHUNKS, CHUNKS, CHUNKS, any_bytes), _png, share=3),
        Target("decode", pictures.picture_files, (CHUNKS, any_bytes, any_bytes), _decode, 4, seconds=10, per_pixel=16),
    )
}
