"""The images that are worth a full match: the true one among them, few, and always the same."""

import functools
import gc
import weakref
from dataclasses import replace

import cv2
import numpy as np
import pytest

from echoimage import Entry, Query, extract, prepare
from echoimage.search.shortlist import ALIKE, AT_LEAST, BY_RESEMBLANCE, BY_VOTES, WORTH, Candidate, Shortlist
from edits import cropped, mirrored, turned
from samples import photo

# Numbers in, places out: votes are compared in test_voting, resemblance in test_block_means, and both together where
# test_search_verified searches as many images.
pytestmark = pytest.mark.same_everywhere

MANY = 60
ENTRY = Entry("https://example.org/1.png")
QUERY = prepare(photo(41, 45, 60))


@functools.cache
def images() -> list[Candidate]:
    return [Candidate(seed, ENTRY, extract(photo(seed, 45, 60))) for seed in range(MANY)]


def shortlist_of(query: Query, least: int = 1) -> Shortlist:
    return Shortlist(query.global_features, query.full_keypoints, least)


def proposed(query: Query, batches: list[list[Candidate]], least: int = 1) -> list[int]:
    shortlist = shortlist_of(query, least)
    for batch in batches:
        shortlist.add(batch)
    return [image.position for image, _ in shortlist.images()]


@pytest.mark.parametrize(
    "copy",
    [photo(41, 45, 60), mirrored(photo(41, 45, 60))[0], turned(photo(41, 45, 60), 90)[0]],
    ids=["copy", "mirrored", "turned"],
)
def test_true_image_comes_first_of_a_few(copy: np.ndarray) -> None:
    positions = proposed(prepare(copy), [images()])
    assert positions[0] == 41
    assert AT_LEAST <= len(positions) <= BY_VOTES + BY_RESEMBLANCE < MANY


def test_what_neither_test_makes_likely_fills_up_to_the_least_alone() -> None:
    unknown = prepare(photo(900, 45, 60))
    shortlist = shortlist_of(unknown, 12)
    shortlist.add(images())
    by_votes, by_resemblance = shortlist._best
    likely = [item for item in by_votes if item[0] <= -WORTH] + [item for item in by_resemblance if item[0] <= -ALIKE]
    assert len(likely) < 12 == len(shortlist.images())


def test_crop_that_resembles_nothing_as_a_whole_is_proposed_by_its_keypoints() -> None:
    assert 41 in proposed(prepare(cropped(photo(41, 90, 120), 0.4, 0.3, 1, 1)[0]), [images()])[:AT_LEAST]


def test_blurred_copy_without_keypoints_is_proposed_by_its_resemblance() -> None:
    blurred = prepare(cv2.GaussianBlur(photo(41, 45, 60), (0, 0), 6))
    assert len(blurred.features.keypoints) < 20
    assert 41 in proposed(blurred, [images()])[:2]


def test_order_does_not_depend_on_how_images_come() -> None:
    """Reads end in any order, and batches are as they come."""
    whole = proposed(QUERY, [images()])
    shuffled = [images()[n] for n in np.random.default_rng(1).permutation(MANY)]
    assert proposed(QUERY, [[image] for image in images()]) == whole
    assert proposed(QUERY, [images()[::-1]]) == whole
    assert proposed(QUERY, [shuffled[:7], shuffled[7:50], [], shuffled[50:]]) == whole


def test_no_image_is_proposed_twice() -> None:
    positions = proposed(QUERY, [images()])
    assert len(set(positions)) == len(positions)


def test_of_equal_images_the_first_of_the_database_is_proposed() -> None:
    same = [Candidate(n, ENTRY, images()[41].features) for n in range(3 * BY_VOTES)]
    assert sorted(proposed(QUERY, [same[::-1]])) == list(range(BY_VOTES))


def test_as_many_are_proposed_as_are_asked_for() -> None:
    assert len(proposed(QUERY, [images()], least=50)) >= 50
    assert sorted(proposed(QUERY, [images()], least=1000)) == list(range(MANY))


def test_no_images_are_proposed_of_none() -> None:
    assert proposed(QUERY, []) == proposed(QUERY, [[]]) == []


def test_the_query_s_very_file_is_proposed_first_and_stands_out_whatever_the_tests_say() -> None:
    asked = prepare(photo(41, 45, 60), "ab" * 32)
    unlike = [replace(one, features=replace(one.features, sha256="ab" * 32)) for one in images()[7:9]]
    shortlist = shortlist_of(asked)
    shortlist.add([*images()[:7], *unlike, *images()[9:]])
    first, second, third = shortlist.images()[:3]
    assert [(image.position, standing_out) for image, standing_out in (first, second)] == [(7, True), (8, True)]
    assert third[0].position == 41


def test_features_of_the_others_are_let_go() -> None:
    shortlist = shortlist_of(QUERY)
    alive: list[weakref.ref[np.ndarray]] = []

    def fresh(position: int) -> Candidate:
        kept = images()[position].features
        features = replace(kept, thumbnail=kept.thumbnail.copy())
        alive.append(weakref.ref(features.thumbnail))
        return Candidate(position, ENTRY, features)

    for first in range(0, MANY, 10):
        shortlist.add([fresh(first + n) for n in range(10)])
    gc.collect()
    held = [reference for reference in alive if reference() is not None]
    assert len(shortlist.images()) <= len(held) <= BY_VOTES + BY_RESEMBLANCE < MANY


def test_true_copy_stands_out_and_few_others_do() -> None:
    shortlist = shortlist_of(QUERY)
    shortlist.add(images())
    standing_out = [image.position for image, stands_out in shortlist.images() if stands_out]
    assert standing_out[0] == 41
    assert len(standing_out) < BY_VOTES / 2


def test_nothing_stands_out_where_nobody_votes() -> None:
    shortlist = shortlist_of(prepare(np.full((40, 40, 3), 90, np.uint8)))
    shortlist.add(images())
    assert not any(stands_out for _, stands_out in shortlist.images())
