"""The votes of the cheap test: a true copy's fall together, those of chance do not."""

import functools
import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from echoimage import Features, Query, extract, prepare
from echoimage.matching.voting import Voting
from edits import Edited, bordered, cropped, mirrored, resized, turned
from samples import photo

QUERY = prepare(photo(3, 120, 160))
FLAT = np.full((60, 80, 3), 128, np.uint8)


def voting_of(query: Query) -> Voting:
    return Voting(query.global_features, query.full_keypoints)


@functools.cache
def images() -> list[Features]:
    return [extract(photo(seed, 120, 160)) for seed in range(12)]


EDITS: dict[str, Callable[[np.ndarray], Edited]] = {
    "copy": lambda p: (p, np.eye(3)),
    "mirrored": mirrored,
    "turned": lambda p: turned(p, 45),
    "upside down": lambda p: turned(p, 180),
    "mirrored and turned": lambda p: turned(mirrored(p)[0], 90),
    "cropped": lambda p: cropped(p, 0.3, 0.3, 0.9, 0.9),
    "bordered": lambda p: bordered(p, 60, 40, 60, 40),
    "smaller": lambda p: resized(p, 0.5, 0.5),
    "larger": lambda p: resized(p, 3, 3),
    "squeezed": lambda p: resized(p, 0.8, 1),
}


THERE_TOO = ("copy", "mirrored", "turned", "squeezed")
"""What is voted for in Pyodide as well: each way in which keypoints are laid over others."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in THERE_TOO else pytest.mark.same_everywhere) for name in EDITS]
)
def test_original_of_a_copy_has_the_most_votes(name: str) -> None:
    votes = voting_of(prepare(EDITS[name](photo(3, 120, 160))[0])).votes(images())
    assert (votes.shape, votes.dtype) == ((12,), np.float64)
    assert votes.argmax() == 3
    assert votes[3] > 1.5 * np.delete(votes, 3).max()


def test_votes_do_not_depend_on_the_images_beside() -> None:
    voting = voting_of(QUERY)
    alone = np.concatenate([voting.votes([image]) for image in images()])
    assert np.array_equal(voting.votes(images()), alone)
    assert np.array_equal(voting.votes(images()[::-1]), alone[::-1])


def test_two_ballots_count_the_same() -> None:
    assert np.array_equal(voting_of(QUERY).votes(images()), voting_of(prepare(photo(3, 120, 160))).votes(images()))


def test_pictures_without_keypoints_have_no_votes() -> None:
    assert voting_of(QUERY).votes([]).shape == (0,)
    assert voting_of(QUERY).votes([extract(FLAT)]).tolist() == [0]
    among = voting_of(QUERY).votes([extract(FLAT), images()[3], extract(FLAT)])
    assert among.tolist() == [0, voting_of(QUERY).votes([images()[3]])[0], 0]
    assert voting_of(prepare(FLAT)).votes(images()[:2]).tolist() == [0, 0]


def with_keypoints(features: Features, **changes: np.ndarray) -> Features:
    return replace(features, keypoints=replace(features.keypoints, **changes))


def test_votes_are_the_same_for_an_image_stored_at_another_resolution() -> None:
    image = images()[3]
    larger = with_keypoints(image, points=image.keypoints.points * 4, sizes=image.keypoints.sizes * 4)
    larger = replace(larger, width=image.width * 4, height=image.height * 4)
    assert np.array_equal(voting_of(QUERY).votes([larger]), voting_of(QUERY).votes([image]))


def test_votes_are_the_same_for_an_image_turned_as_a_whole() -> None:
    """By a whole bin at a time, so that no vote falls into two."""
    image = images()[3]
    for quarters in (1, 2, 3):
        angles = (image.keypoints.angles + np.float32(quarters * np.pi / 2)) % np.float32(2 * np.pi)
        turned_too = voting_of(QUERY).votes([with_keypoints(image, angles=angles.astype(np.float32))])
        assert turned_too == pytest.approx(voting_of(QUERY).votes([image]), rel=0.05)


@pytest.mark.parametrize("column", ["angles", "sizes"])
def test_votes_for_different_turns_and_sizes_do_not_add_up(column: str) -> None:
    image = images()[3]
    generator = np.random.default_rng(4)
    count = len(image.keypoints)
    spread = {"angles": generator.uniform(0, 2 * np.pi, count), "sizes": 2 ** generator.uniform(-1.5, 1.5, count)}
    scattered = with_keypoints(image, **{column: spread[column].astype(np.float32)})
    assert voting_of(QUERY).votes([scattered])[0] < 0.7 * voting_of(QUERY).votes([image])[0]


def test_repeated_pattern_does_not_fill_the_memory() -> None:
    """Each of its keypoints resembles each of the query's: a million pairs for every image."""
    board = np.kron(np.indices((8, 8)).sum(0) % 2 * 255, np.ones((40, 40))).astype(np.uint8)
    picture = np.repeat(board[..., None], 3, axis=2)
    voting, image = voting_of(prepare(picture)), extract(picture)
    tracemalloc.start()
    try:
        votes = voting.votes([image] * 4)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 40e6
    assert np.ptp(votes) == 0
