"""Lists of postings, against lists that Python writes and reads one entry after the other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage.errors import IndexFileError
from echoimage.index.postings import IMAGES, SIGNATURE_BITS, WORDS, decode, encode

FILLER = 2047
numbers = st.one_of(st.integers(0, 5), st.integers(2040, 2050), st.integers(0, IMAGES - 1), st.just(IMAGES - 1))
words = st.one_of(st.integers(0, 3), st.integers(0, WORDS - 1))
postings = st.lists(st.tuples(words, numbers, st.integers(0, 2**SIGNATURE_BITS - 1)), max_size=60)


def columns(rows: list[tuple[int, int, int]]) -> list[np.ndarray]:
    return [np.array([row[column] for row in rows], np.int64) for column in range(3)]


def by_hand(rows: list[tuple[int, int, int]]) -> bytes:
    """The bytes of all lists, as docs/format.md has them."""
    written = b""
    before = (-1, 0)
    for word, image, signature in sorted(rows):
        gap = image - (before[1] if word == before[0] else 0)
        if gap >= FILLER:
            written += (FILLER | gap // FILLER << 11).to_bytes(3, "little")
        written += (gap % FILLER | signature << 11).to_bytes(3, "little")
        before = word, image
    return written


@given(postings)
def test_bytes_are_those_written_by_hand(rows: list[tuple[int, int, int]]) -> None:
    counts, data = encode(*columns(rows))
    assert data == by_hand(rows)
    assert (counts.shape, counts.dtype, int(counts.sum()) * 3) == ((WORDS,), np.uint32, len(data))
    for word in {row[0] for row in rows}:
        assert counts[word] * 3 == len(by_hand([row for row in rows if row[0] == word]))


@given(postings, st.lists(words, max_size=5))
@settings(max_examples=50)
def test_chosen_lists_come_back(rows: list[tuple[int, int, int]], chosen: list[int]) -> None:
    chosen = [*chosen, *(row[0] for row in rows[:3])]
    counts, data = encode(*columns(rows))
    ends = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]) * 3
    lists = decode(b"".join(data[ends[word] : ends[word + 1]] for word in chosen), counts[chosen], IMAGES, "words")
    assert (lists.images.dtype, lists.signatures.dtype, lists.starts.dtype) == (np.uint32, np.uint16, np.int32)
    assert len(lists.starts) == len(chosen) + 1
    for place, word in enumerate(chosen):
        part = slice(lists.starts[place], lists.starts[place + 1])
        found = list(zip(lists.images[part].tolist(), lists.signatures[part].tolist(), strict=True))
        assert found == sorted((image, signature) for one, image, signature in rows if one == word)


def test_signatures_keep_their_lower_bits() -> None:
    counts, data = encode(*columns([(7, 1, 2**SIGNATURE_BITS + 5)]))
    assert decode(data, counts, 2, "words").signatures.tolist() == [5]


@pytest.mark.parametrize("image", [-1, IMAGES])
def test_image_numbers_have_sixteen_bits(image: int) -> None:
    with pytest.raises(ValueError, match="0 to 65535"):
        encode(*columns([(0, image, 0)]))


def test_large_lists_take_few_bytes() -> None:
    generator = np.random.default_rng(1)
    images = np.repeat(np.arange(20_000), 128)
    _, data = encode(generator.integers(0, WORDS, len(images)), images, generator.integers(0, 8192, len(images)))
    assert len(data) / 20_000 < 128 * 3 * 1.03


@pytest.mark.parametrize("length", [0, 3, 5, 7, 9])
def test_another_length_is_refused(length: int) -> None:
    with pytest.raises(IndexFileError, match=r"words is damaged: .* bytes were read") as caught:
        decode(bytes(length), np.array([1, 1]), 5, "words")
    assert caught.value.reason == "damaged"


def test_number_beyond_the_segment_is_refused() -> None:
    counts, data = encode(*columns([(0, 4, 0), (9, 5, 0)]))
    with pytest.raises(IndexFileError, match="name image 5 of 5"):
        decode(data, counts, 5, "words")


@given(st.binary(max_size=90))
def test_any_bytes_give_images_of_the_segment_or_an_error(data: bytes) -> None:
    data = data[: len(data) // 3 * 3]
    try:
        lists = decode(data, np.array([len(data) // 3]), 1000, "words")
    except IndexFileError:
        return
    assert (lists.images < 1000).all()
