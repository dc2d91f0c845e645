"""Features and entries for the files of an index."""

import functools
import hashlib

import numpy as np
from hypothesis import strategies as st

from echoimage import Entry, Features, Keypoints, extract
from echoimage.features.block_means import block_means
from echoimage.features.preview import opened, small_copy, thumbnail
from echoimage.features.vocabulary import nearest_centres, words
from echoimage.index.record import Packed, read, unpack
from samples import photo

ENTRY = Entry("a/b 1%.jpg", title="Ä title", page="https://example.org/a#b", license="CC0", sha256="ab" * 32)


def features(
    seed: int, count: int = 50, size: tuple[int, int] = (1234, 800), *, copy: tuple[int, int] = (24, 37)
) -> Features:
    """Features of noise, on the grid of ORB's levels; integers and exact fractions alone, the same on every machine."""
    generator = np.random.default_rng(seed)
    working = tuple(round(side * 640 / max(size)) for side in size)
    ratio = np.array(size) / working
    level = generator.integers(0, 8, count)
    # Products, for powers differ in their last bit from machine to machine.
    step = np.cumprod(np.array([1, *[1.2] * 7], np.float32))[level]
    room = np.array(working) / step[:, None]
    points = ((generator.random((count, 2)) * (room - 1)).astype(int) + 0.5) * step[:, None] * ratio
    descriptors = generator.integers(0, 256, (count, 32), dtype=np.uint8)
    word = words(descriptors, nearest_centres(descriptors, 1))[:, 0].astype(np.uint16)
    found = Keypoints(
        points.astype(np.float32),
        (step * ratio.mean()).astype(np.float32),
        (generator.integers(0, 1024, count) * (2 * np.pi / 1024)).astype(np.float32),
        descriptors,
        word,
        generator.random(count) < 0.13,
    )
    preview = small_copy(generator.integers(0, 256, (*copy, 3), dtype=np.uint8))
    grey = thumbnail(preview)
    return Features(
        hashlib.sha256(bytes([seed % 256])).hexdigest(),
        *size,
        grey,
        block_means(grey),
        np.array([1.5, 255, 0.25], np.float32),
        preview,
        found.take(np.argsort(word, kind="stable")),
    )


@functools.cache
def described(seed: int) -> Features:
    """Return a small photo as an index has it, its sha256 the seed."""
    return extract(photo(seed, 90, 120), f"{seed:064x}", indexed=True)


def again(packed: Packed, base: str = "./") -> tuple[Entry, Features]:
    """What is stored in a record."""
    stored = read(unpack(packed.data, packed.crc, "a record"), base, "a record")
    return stored.entry, stored.features


def assert_same(one: Features, other: Features) -> None:
    """All, with the small copy pixel by pixel."""
    assert (one.sha256, one.width, one.height) == (other.sha256, other.width, other.height)
    assert one.colour.tolist() == other.colour.tolist()
    assert np.array_equal(one.thumbnail, other.thumbnail)
    assert np.array_equal(one.block_means, other.block_means)
    assert np.array_equal(opened(one.preview), opened(other.preview))
    a, b = one.keypoints, other.keypoints
    assert len(a) == len(b)
    for column in ("sizes", "descriptors", "words", "leading"):
        left, right = getattr(a, column), getattr(b, column)
        assert left.dtype == right.dtype
        assert np.array_equal(left, right)
    assert np.allclose(a.points, b.points, atol=0.02)
    turned = np.abs(a.angles - b.angles)
    assert (np.minimum(turned, 2 * np.pi - turned) <= np.pi / 1024 + 1e-6).all()


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), max_size=20)
