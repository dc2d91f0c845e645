"""Visual words, against the table of centres read and searched by hand."""

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage.features.vocabulary import (
    BITS,
    CENTRES,
    SIGNATURE,
    bounds,
    centres,
    nearest_centres,
    signatures,
    table,
    words,
)

TABLE = np.frombuffer(files("echoimage.features").joinpath("vocabulary.bin").read_bytes(), np.uint8)
ROWS = TABLE[: CENTRES * 32].reshape(CENTRES, 32)
POSITIONS = TABLE[CENTRES * 32 : CENTRES * (32 + BITS)].reshape(CENTRES, BITS)
FURTHER = TABLE[CENTRES * (32 + BITS) :].reshape(CENTRES, SIGNATURE)
NUMBERS = [int.from_bytes(row.tobytes(), "big") for row in ROWS]
seeds = st.integers(0, 2**32 - 1)


def descriptors(count: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, 32), dtype=np.uint8)


def order_by_hand(descriptor: np.ndarray) -> list[int]:
    """All centres, nearest first, of equally near ones the lower number first."""
    number = int.from_bytes(descriptor.tobytes(), "big")
    return sorted(range(CENTRES), key=lambda centre: ((number ^ NUMBERS[centre]).bit_count(), centre))


@given(st.integers(0, 6), st.integers(1, 9), seeds)
@settings(max_examples=40)
def test_nearest_centres_are_those_of_brute_force(many: int, count: int, seed: int) -> None:
    rows = descriptors(many, seed)
    near = nearest_centres(rows, count)
    assert (near.shape, near.dtype) == ((many, count), np.int32)
    assert near.tolist() == [order_by_hand(row)[:count] for row in rows]


def test_a_centre_is_nearest_to_itself() -> None:
    assert nearest_centres(ROWS, 1).ravel().tolist() == list(range(CENTRES))


def test_table_is_the_file_and_begins_with_the_centres() -> None:
    assert table() == TABLE.tobytes()
    assert np.array_equal(centres(), ROWS)


def test_centres_are_far_apart_and_their_bits_are_different_ones() -> None:
    apart = [(a ^ b).bit_count() for a in NUMBERS for b in NUMBERS if a != b]
    assert min(apart) > 10
    assert all(len(set(row)) == BITS for row in POSITIONS.tolist())


def test_bits_of_a_signature_are_different_ones_and_none_of_the_word_s() -> None:
    for own, further in zip(POSITIONS.tolist(), FURTHER.tolist(), strict=True):
        assert len({*own, *further}) == BITS + SIGNATURE


def bits_by_hand(row: np.ndarray, positions: list[int]) -> int:
    """Bit 0 of a descriptor is the highest of its first byte; the first position's stands lowest."""
    bits = [int(row[p // 8]) >> (7 - p % 8) & 1 for p in positions]
    return sum(bit << place for place, bit in enumerate(bits))


@given(st.integers(0, 6), st.integers(1, 4), seeds)
@settings(max_examples=40)
def test_words_are_the_centre_and_the_bits_chosen_for_it(many: int, count: int, seed: int) -> None:
    rows = descriptors(many, seed)
    near = nearest_centres(rows, count)
    found = words(rows, near)
    assert found.shape == (many, count)
    for row, its, one in zip(rows, near.tolist(), found.tolist(), strict=True):
        for centre, word in zip(its, one, strict=True):
            assert word == centre << 8 | bits_by_hand(row, POSITIONS[centre].tolist())


@given(st.integers(0, 6), st.integers(1, 4), seeds)
@settings(max_examples=40)
def test_signatures_are_the_further_bits_chosen_for_the_centre(many: int, count: int, seed: int) -> None:
    rows = descriptors(many, seed)
    near = nearest_centres(rows, count)
    found = signatures(rows, near)
    assert (found.shape, found.dtype) == ((many, count), np.int32)
    for row, its, one in zip(rows, near.tolist(), found.tolist(), strict=True):
        assert one == [bits_by_hand(row, FURTHER[centre].tolist()) for centre in its]


def test_signatures_use_all_their_bits_and_no_more() -> None:
    rows = descriptors(500, 1)
    found = signatures(rows, nearest_centres(rows, 1))
    assert np.bitwise_or.reduce(found, axis=None) == 2**SIGNATURE - 1
    assert found.min() >= 0


def test_signatures_tell_near_descriptors_from_far_ones_of_the_same_word() -> None:
    generator = np.random.default_rng(5)
    rows = ROWS[generator.integers(0, CENTRES, 300)] ^ np.packbits(generator.random((300, 256)) < 0.25, axis=1)
    near = nearest_centres(rows, 1)
    noisy = rows ^ np.packbits(generator.random((300, 256)) < 0.05, axis=1)
    other = ROWS[near[:, 0]] ^ np.packbits(generator.random((300, 256)) < 0.4, axis=1)
    apart = [np.bitwise_count(signatures(rows, near) ^ signatures(these, near)).mean() for these in (noisy, other)]
    assert apart[0] < 1.5
    assert apart[1] > 4


def test_words_fit_into_sixteen_bits() -> None:
    rows = descriptors(500, 1)
    found = words(rows, nearest_centres(rows, 3))
    assert found.min() >= 0
    assert found.max() < 2**16


def test_descriptors_that_differ_in_few_bits_often_share_a_coarse_word() -> None:
    generator = np.random.default_rng(5)
    rows = ROWS[generator.integers(0, CENTRES, 300)] ^ np.packbits(generator.random((300, 256)) < 0.2, axis=1)
    noisy = rows ^ np.packbits(generator.random((300, 256)) < 0.05, axis=1)
    shared = (nearest_centres(rows, 1) == nearest_centres(noisy, 5)).any(axis=1)
    assert shared.mean() > 0.8


@given(st.lists(st.integers(0, 2**16 - 1), max_size=50))
def test_bounds_enclose_the_words_of_each_centre(unordered: list[int]) -> None:
    ordered = np.sort(np.array(unordered, np.uint16))
    edges = bounds(ordered)
    assert (edges.shape, edges.dtype) == ((CENTRES + 1,), np.int32)
    assert (edges[0], edges[-1]) == (0, len(ordered))
    for centre in {word >> 8 for word in unordered}:
        inside = ordered[edges[centre] : edges[centre + 1]]
        assert inside.tolist() == sorted(word for word in unordered if word >> 8 == centre)


@pytest.mark.parametrize("count", [1, 5])
def test_no_descriptors_have_no_words(count: int) -> None:
    none = np.zeros((0, 32), np.uint8)
    assert words(none, nearest_centres(none, count)).shape == (0, count)
    assert signatures(none, nearest_centres(none, count)).shape == (0, count)
