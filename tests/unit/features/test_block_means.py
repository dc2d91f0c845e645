"""Tiny pictures: how they are made and compared, against NumPy, and their fingerprints, against a loop."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage import GlobalFeatures
from echoimage.features.block_means import (
    CELLS,
    SIDE,
    block_means,
    fingerprint,
    normalized,
    orientations,
    resemblance,
    with_mirror_image,
)
from echoimage.features.extract import describe_global
from samples import photo

BASE = describe_global(photo(1, 60, 80))


def with_means(picture: np.ndarray) -> GlobalFeatures:
    return replace(BASE, block_means=np.ascontiguousarray(picture))


def eight_ways(picture: np.ndarray) -> list[np.ndarray]:
    return [np.rot90(hand, turn) for hand in (picture, np.fliplr(picture)) for turn in range(4)]


def by_numpy(picture: np.ndarray, other: np.ndarray) -> float:
    return max((float(np.corrcoef(way.ravel(), other.ravel())[0, 1]) for way in eight_ways(picture)), key=abs)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=30)
def test_resemblance_is_the_correlation_in_the_best_of_eight_ways_or_as_a_negative(seed: int) -> None:
    pictures = np.random.default_rng(seed).integers(0, 256, (4, 32, 32), dtype=np.uint8)
    found = resemblance(with_means(pictures[0]), [with_means(picture) for picture in pictures])
    assert (found.shape, found.dtype) == ((4,), np.float64)
    assert found == pytest.approx([by_numpy(pictures[0], picture) for picture in pictures], abs=1e-9)


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("step", [1, -1])
def test_turned_and_mirrored_pictures_resemble_wholly(turns: int, step: int) -> None:
    changed = np.rot90(BASE.block_means, turns)[:, ::step]
    assert resemblance(with_means(changed), [BASE])[0] == pytest.approx(1)


def test_brightness_and_contrast_do_not_matter() -> None:
    duller = (0.5 * BASE.block_means + 40).round().astype(np.uint8)
    assert resemblance(with_means(duller), [BASE])[0] > 0.999


def test_flat_pictures_resemble_nothing() -> None:
    noise = np.random.default_rng(1).integers(0, 2, (32, 32), dtype=np.uint8)
    for flat in (np.full((32, 32), 90, np.uint8), 90 + noise):
        assert not normalized(flat).any()
        assert resemblance(with_means(flat), [BASE, with_means(flat)]).tolist() == [0, 0]
        assert resemblance(with_means(BASE.block_means), [with_means(flat)]).tolist() == [0]


def test_no_images_have_no_resemblance() -> None:
    assert resemblance(with_means(BASE.block_means), []).shape == (0,)


def test_resemblance_does_not_depend_on_the_images_beside() -> None:
    images = [with_means(block_means(photo(seed, 32, 32)[..., 0])) for seed in range(5)]
    alone = [resemblance(with_means(BASE.block_means), [image])[0] for image in images]
    assert resemblance(with_means(BASE.block_means), images).round(9).tolist() == np.round(alone, 9).tolist()


def test_hands_are_a_picture_and_its_mirror_image() -> None:
    picture = np.arange(6.0).reshape(2, 3)
    assert [hand.tolist() for hand in with_mirror_image(picture)] == [[[0, 1, 2], [3, 4, 5]], [[2, 1, 0], [5, 4, 3]]]


def test_normed_picture_has_no_mean_and_the_length_one() -> None:
    shown = normalized(BASE.block_means)
    assert shown.mean() == pytest.approx(0, abs=1e-12)
    assert np.linalg.norm(shown) == pytest.approx(1)


def test_tiny_picture_has_the_means_of_the_parts() -> None:
    grey = np.random.default_rng(3).integers(0, 256, (96, 160), dtype=np.uint8)
    small = block_means(grey)
    assert (small.shape, small.dtype) == ((SIDE, SIDE), np.uint8)
    assert np.abs(small - grey.reshape(SIDE, 3, SIDE, 5).mean(axis=(1, 3))).max() <= 0.5 + 1e-6
    assert np.array_equal(block_means(small), small)


def test_all_ways_are_the_eight_to_turn_and_mirror_a_picture() -> None:
    picture = np.arange(SIDE * SIDE, dtype=np.float64).reshape(SIDE, SIDE)
    found = orientations(picture)
    assert np.array_equal(found[0], picture)
    assert len(found) == 8
    assert {way.tobytes() for way in found} == {way.tobytes() for way in eight_ways(picture)}


def fingerprint_by_hand(means: np.ndarray) -> str:
    """The bits, row by row, as digits."""
    rows = means.tolist()
    sums = [
        rows[y][x] + rows[y][x + 1] + rows[y + 1][x] + rows[y + 1][x + 1]
        for y in range(0, SIDE, 2)
        for x in range(0, SIDE, 2)
    ]
    middle = sorted(sums)[len(sums) // 2 - 1 : len(sums) // 2 + 1]
    return "".join("1" if 2 * one > sum(middle) else "0" for one in sums)


def digits(bits: np.ndarray) -> str:
    return "".join(f"{byte:08b}" for byte in bits.tolist())


@given(st.integers(0, 2**32 - 1), st.sampled_from([2, 5, 256]))
@settings(max_examples=40)
def test_fingerprint_is_that_of_a_plain_loop(seed: int, greys: int) -> None:
    """With few greys many parts are as bright as the median, or the median lies between two."""
    means = np.random.default_rng(seed).integers(0, greys, (SIDE, SIDE), dtype=np.uint8)
    found = fingerprint(means)
    assert (found.shape, found.dtype) == ((CELLS * CELLS // 8,), np.uint8)
    assert digits(found) == fingerprint_by_hand(means)


def test_fingerprint_is_the_known_one() -> None:
    """Fingerprints are kept in index files: they must not change."""
    row, column = np.indices((SIDE, SIDE))
    means = ((7 * row * row + 11 * row * column + 3 * column * column) // 40 % 256).astype(np.uint8)
    assert fingerprint(means).tobytes().hex() == "000000010003000f003f007f01ff03ff07ff1ffc3ff87fe0ffc3ff07fe1ff83f"


@pytest.mark.parametrize("way", range(8))
def test_fingerprint_of_a_turned_or_mirrored_picture_is_turned_or_mirrored(way: int) -> None:
    square = np.unpackbits(fingerprint(BASE.block_means)).reshape(CELLS, CELLS)
    turned = np.packbits(orientations(square)[way])
    assert np.array_equal(fingerprint(orientations(BASE.block_means)[way]), turned)


def test_fingerprint_has_nearly_as_many_ones_as_zeros_and_none_of_a_flat_picture() -> None:
    assert 100 <= digits(fingerprint(BASE.block_means)).count("1") <= CELLS * CELLS // 2
    assert not fingerprint(np.full((SIDE, SIDE), 255, np.uint8)).any()


def test_fingerprint_stays_when_brightness_and_contrast_change() -> None:
    duller = (BASE.block_means // 2 + 40).astype(np.uint8)
    apart = np.unpackbits(fingerprint(duller) ^ fingerprint(BASE.block_means)).sum()
    assert apart <= 8
