"""Tiny pictures compared, against NumPy's correlation of all eight ways to turn and mirror them."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage import Features, Query, extract, prepare
from echoimage.tiny import both_hands, normed, resemblance
from samples import photo

BASE = extract(photo(1, 60, 80))
PROBES = prepare(np.full((8, 8, 3), 90, np.uint8)).probes


def tiny(picture: np.ndarray) -> Features:
    return replace(BASE, tiny=np.ascontiguousarray(picture))


def query(picture: np.ndarray) -> Query:
    return Query(tiny(picture), PROBES)


def by_numpy(picture: np.ndarray, other: np.ndarray) -> float:
    grey, theirs = (cv2.cvtColor(np.ascontiguousarray(p), cv2.COLOR_BGR2GRAY) for p in (picture, other))
    ways = [np.rot90(hand, turn) for hand in (grey, np.fliplr(grey)) for turn in range(4)]
    return max(float(np.corrcoef(way.ravel(), theirs.ravel())[0, 1]) for way in ways)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=30)
def test_resemblance_is_the_best_correlation_of_eight_ways(seed: int) -> None:
    pictures = np.random.default_rng(seed).integers(0, 256, (4, 32, 32, 3), dtype=np.uint8)
    found = resemblance(query(pictures[0]), [tiny(picture) for picture in pictures])
    assert (found.shape, found.dtype) == ((4,), np.float64)
    assert found == pytest.approx([by_numpy(pictures[0], picture) for picture in pictures], abs=1e-9)


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("step", [1, -1])
def test_turned_and_mirrored_pictures_resemble_wholly(turns: int, step: int) -> None:
    changed = np.rot90(BASE.tiny, turns)[:, ::step]
    assert resemblance(query(changed), [BASE])[0] == pytest.approx(1)


def test_brightness_and_contrast_do_not_matter() -> None:
    duller = (0.5 * BASE.tiny + 40).round().astype(np.uint8)
    assert resemblance(query(duller), [BASE])[0] > 0.999


def test_flat_pictures_resemble_nothing() -> None:
    noise = np.random.default_rng(1).integers(0, 2, (32, 32, 3), dtype=np.uint8)
    for flat in (np.full((32, 32, 3), 90, np.uint8), 90 + noise):
        assert not normed(flat).any()
        assert resemblance(query(flat), [BASE, tiny(flat)]).tolist() == [0, 0]
        assert resemblance(query(BASE.tiny), [tiny(flat)]).tolist() == [0]


def test_no_images_have_no_resemblance() -> None:
    assert resemblance(query(BASE.tiny), []).shape == (0,)


def test_resemblance_does_not_depend_on_the_images_beside() -> None:
    images = [tiny(photo(seed, 32, 32)) for seed in range(5)]
    alone = [resemblance(query(BASE.tiny), [image])[0] for image in images]
    assert resemblance(query(BASE.tiny), images).round(9).tolist() == np.round(alone, 9).tolist()


def test_hands_are_a_picture_and_its_mirror_image() -> None:
    picture = np.arange(6.0).reshape(2, 3)
    assert [hand.tolist() for hand in both_hands(picture)] == [[[0, 1, 2], [3, 4, 5]], [[2, 1, 0], [5, 4, 3]]]


def test_normed_picture_has_no_mean_and_the_length_one() -> None:
    shown = normed(BASE.tiny)
    assert shown.mean() == pytest.approx(0, abs=1e-12)
    assert np.linalg.norm(shown) == pytest.approx(1)
