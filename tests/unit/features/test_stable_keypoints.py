"""Which keypoints of an image stand in an index."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from echoimage import Keypoints, extract
from echoimage.features.keypoints import LEADING, at_working_size, describe_keypoints, spread
from echoimage.features.stable_keypoints import NEAR, OCTAVES, _comes_back, _copy, stable
from echoimage.features.vocabulary import WORDS
from samples import photo

PICTURE = photo(5, 600, 480)


def found_again(words: np.ndarray, places: np.ndarray, sizes: np.ndarray, found: Keypoints) -> list[bool]:
    """The rule, one pair after the other."""
    pairs = list(zip(found.words.tolist(), found.points, found.sizes, strict=True))
    return [
        any(
            word == theirs
            and np.linalg.norm(there - place) < NEAR * max(size, 1)
            and abs(np.log2(large / size)) < OCTAVES
            for theirs, there, large in pairs
        )
        for word, place, size in zip(words.tolist(), places, sizes, strict=True)
    ]


def test_what_comes_back_is_that_of_a_plain_loop() -> None:
    one, other = (
        describe_keypoints(*at_working_size(PICTURE)),
        describe_keypoints(*at_working_size(cv2.GaussianBlur(PICTURE, (0, 0), 1.2))),
    )
    back = _comes_back(one.words, one.points, one.sizes, other)
    assert back.tolist() == found_again(one.words, one.points, one.sizes, other)
    assert 20 < back.sum() < len(one) - 20


def test_the_matrix_leads_to_the_same_place_in_the_copy() -> None:
    grey = np.full((300, 420), 30, np.uint8)
    x, y = 350, 60
    cv2.circle(grey, (x, y), 9, 250, -1)
    copy, there = _copy(grey)
    assert copy.shape == (255, 357)
    weights = np.where(copy > 140, 1.0, 0.0)
    rows, columns = np.indices(copy.shape)
    centre = (columns * weights).sum() / weights.sum(), (rows * weights).sum() / weights.sum()
    assert centre == pytest.approx(tuple(there @ (x, y, 1)), abs=0.5)


def test_leading_keypoints_are_those_that_come_back_and_every_part_has_some() -> None:
    found = describe_keypoints(*at_working_size(PICTURE))
    chosen = stable(*at_working_size(PICTURE), found)
    assert chosen.sum() == LEADING
    columns, rows = np.floor(found.points / 150).astype(int).T
    parts = [int(chosen[(rows == row) & (columns == column)].sum()) for row in range(4) for column in range(3)]
    assert min(parts) >= 5


def test_they_are_found_again_more_often_than_the_strongest_in_copies_of_other_kinds() -> None:
    better = []
    for seed in range(6):
        picture = photo(seed, 480, 640)
        found = describe_keypoints(*at_working_size(picture))
        dark = cv2.convertScaleAbs(cv2.GaussianBlur(picture, (0, 0), 0.9), alpha=0.8, beta=10)
        copy = describe_keypoints(*at_working_size(dark))
        back = _comes_back(found.words, found.points, found.sizes, copy)
        better.append(int(back[stable(*at_working_size(picture), found)].sum()) - int(back[found.leading].sum()))
    assert sum(better) > 6 * 10
    assert min(better) >= 0


def test_where_nothing_comes_back_the_strongest_lead() -> None:
    found = describe_keypoints(*at_working_size(PICTURE))
    described_copy = describe_keypoints(_copy(at_working_size(PICTURE)[0])[0], np.ones(2, np.float32))
    unused = min(set(range(WORDS)) - set(described_copy.words.tolist()))
    nowhere = replace(found, words=np.full_like(found.words, unused))
    ranked = spread(found.points, found.leading.astype(np.float64), LEADING, 600 / 4)
    assert np.flatnonzero(stable(*at_working_size(PICTURE), nowhere)).tolist() == sorted(ranked.tolist())


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 700), (33, 33), (40, 900), (2000, 40)])
def test_pictures_of_any_shape_are_described_for_an_index(height: int, width: int) -> None:
    features = extract(photo(2, 2000, 900)[:height, :width], indexed=True)
    assert features.keypoints.leading.sum() == min(LEADING, len(features.keypoints))


def test_same_picture_has_the_same_leading_keypoints_every_time() -> None:
    found = describe_keypoints(*at_working_size(PICTURE))
    assert np.array_equal(stable(*at_working_size(PICTURE), found), stable(*at_working_size(PICTURE.copy()), found))


def test_only_an_index_has_them_chosen_with_care() -> None:
    plain, chosen = extract(PICTURE), extract(PICTURE, indexed=True)
    assert np.array_equal(plain.keypoints.leading, describe_keypoints(*at_working_size(PICTURE)).leading)
    assert np.array_equal(chosen.keypoints.leading, stable(*at_working_size(PICTURE), plain.keypoints))
    assert not np.array_equal(plain.keypoints.leading, chosen.keypoints.leading)
