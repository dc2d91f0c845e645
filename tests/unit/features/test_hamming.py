"""Hamming distances, against Python's integers and OpenCV's matcher."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage.features.hamming import distances, paired_distances

ROWS = np.random.default_rng(3).integers(0, 256, (40, 32), dtype=np.uint8)
FIRST = np.zeros(1, np.intp)
seeds = st.integers(0, 2**32 - 1)


def some(count: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, 32), dtype=np.uint8)


def by_hand(a: np.ndarray, b: np.ndarray) -> list[list[int]]:
    ours, theirs = ([int.from_bytes(row.tobytes(), "big") for row in rows] for rows in (a, b))
    return [[(one ^ other).bit_count() for other in theirs] for one in ours]


@given(st.integers(0, 12), st.integers(0, 12), seeds)
@settings(max_examples=50)
def test_distances_are_the_numbers_of_differing_bits(many: int, others: int, seed: int) -> None:
    a, b = some(many, seed), some(others, seed + 1)
    found = distances(a, b)
    assert (found.shape, found.dtype) == ((many, others), np.uint16)
    assert found.tolist() == by_hand(a, b)


def test_distances_are_those_of_opencv_s_matcher() -> None:
    for matches in cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(ROWS[:10], ROWS[10:], k=30):
        for match in matches:
            assert distances(ROWS[:10], ROWS[10:])[match.queryIdx, match.trainIdx] == match.distance


@given(st.integers(0, 30), seeds)
@settings(max_examples=50)
def test_paired_distances_are_some_of_all(many: int, seed: int) -> None:
    a, b = some(many, seed), some(many, seed + 1)
    generator = np.random.default_rng(seed)
    rows, others = (generator.permutation(many) for _ in range(2))
    found = paired_distances(a, rows, b, others)
    assert (found.shape, found.dtype) == ((many,), np.uint16)
    assert found.tolist() == distances(a, b)[rows, others].tolist()


@pytest.mark.parametrize(("one", "other", "apart"), [(0, 0, 0), (0, 255, 256), (255, 255, 0), (0x0F, 0xF0, 256)])
def test_extremes_are_0_and_256(one: int, other: int, apart: int) -> None:
    a, b = (np.full((1, 32), value, np.uint8) for value in (one, other))
    assert distances(a, b).item() == paired_distances(a, FIRST, b, FIRST).item() == apart


@pytest.mark.parametrize("bit", [0, 7, 8, 63, 64, 255])
def test_every_bit_counts_once(bit: int) -> None:
    bits = np.zeros((1, 256), np.uint8)
    bits[0, bit] = 1
    assert distances(np.packbits(bits, axis=1), np.zeros((1, 32), np.uint8)).item() == 1


def test_rows_need_not_lie_in_one_piece() -> None:
    a, b = ROWS[::2], np.asfortranarray(ROWS[::-2])
    assert np.array_equal(distances(a, b), distances(a.copy(), b.copy(order="C")))
    assert np.array_equal(distances(b, a), distances(b.copy(order="C"), a.copy()))
    rows = np.arange(len(a))
    there = paired_distances(a.copy(), rows, b.copy(order="C"), rows)
    assert np.array_equal(paired_distances(a, rows, b, rows), there)
    assert np.array_equal(paired_distances(b, rows, a, rows), there)


def test_arguments_are_left_alone() -> None:
    before = ROWS.copy()
    distances(ROWS, ROWS)
    paired_distances(ROWS, FIRST, ROWS, FIRST)
    assert np.array_equal(ROWS, before)


def test_rows_without_partner_are_refused() -> None:
    with pytest.raises(ValueError, match="broadcast"):
        paired_distances(ROWS, np.arange(3), ROWS, np.arange(2))
