"""Two matches of an image: a quick one, enough for a plain copy, and a full one where that leaves doubt."""

import functools
from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pytest

from echoimage import Features, MatchDetails, Query, Score, extract, prepare, verify
from echoimage.matching.verdict import MANY
from echoimage.matching.verify import CERTAIN, full_match, is_certain, quick_match
from edits import cropped, mirrored, recompressed, resized, turned
from samples import photo

BY_CONSTRUCTION = pytest.mark.same_everywhere
"""Which of the two matches is asked: what each of them finds is compared below."""

PHOTO = photo(1, 360, 480)


@functools.cache
def original() -> Features:
    return extract(PHOTO)


def details(score: Score) -> MatchDetails:
    assert score.details is not None
    return score.details


def same(one: Score, other: Score) -> bool:
    a, b = details(one), details(other)
    numbers = [(score.ssim, score.orb, score.total) for score in (one, other)]
    return numbers[0] == numbers[1] and a.inliers == b.inliers and a.pairs.tobytes() == b.pairs.tobytes()


COPIES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "identical": lambda p: p,
    "recompressed": lambda p: recompressed(p, 50),
    "turned": lambda p: turned(p, 90)[0],
    "half as large": lambda p: resized(p, 0.5, 0.5)[0],
    "cropped a little": lambda p: cropped(p, 0.1, 0, 1, 0.9)[0],
}
DOUBTFUL: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "mirrored": lambda p: mirrored(p)[0],
    "small crop": lambda p: cropped(resized(p, 2, 2)[0], 0.2, 0.3, 0.5, 0.6)[0],
    "another picture": lambda _: photo(2, 360, 480),
    "blurred": lambda p: cv2.GaussianBlur(p, (0, 0), 25),
}


@BY_CONSTRUCTION
@pytest.mark.parametrize("name", COPIES)
def test_plain_copy_has_the_score_of_a_quick_match(name: str) -> None:
    query = prepare(COPIES[name](PHOTO))
    score = verify(query, original())
    assert "full_keypoints" not in query.__dict__
    assert is_certain(score)
    assert same(score, quick_match(query, original()))


@BY_CONSTRUCTION
@pytest.mark.parametrize("name", DOUBTFUL)
def test_where_a_quick_match_leaves_doubt_the_score_is_that_of_a_full_match(name: str) -> None:
    query = prepare(DOUBTFUL[name](PHOTO))
    assert not is_certain(quick_match(query, original()))
    assert same(verify(query, original()), full_match(query, original()))
    assert "full_keypoints" in query.__dict__


@pytest.mark.parametrize("name", ["mirrored", "small crop"])
def test_full_match_finds_what_a_quick_match_misses(name: str) -> None:
    query = prepare(DOUBTFUL[name](PHOTO))
    first, second = details(quick_match(query, original())), details(full_match(query, original()))
    assert second.verdict == "edited"
    assert second.inliers >= 12 > first.inliers


@pytest.mark.parametrize("name", COPIES)
def test_quick_match_finds_of_a_plain_copy_what_a_full_match_finds(name: str) -> None:
    query = prepare(COPIES[name](PHOTO))
    first, second = details(quick_match(query, original())), details(full_match(query, original()))
    assert (first.verdict, first.mirrored, first.basis) == (second.verdict, second.mirrored, second.basis)
    assert [key for key, _ in first.words] == [key for key, _ in second.words]
    assert first.rotation == pytest.approx(second.rotation, abs=0.3)
    assert first.scale == pytest.approx(second.scale, rel=0.01)


def test_plain_is_a_copy_with_many_inliers_and_few_keypoints_beside_them() -> None:
    found = MatchDetails("edited", "keypoints", inliers=MANY)
    score = Score(0.9, CERTAIN, 0.6, found)
    assert MANY == 100
    assert is_certain(score)
    assert is_certain(replace(score, details=replace(found, verdict="same")))
    assert not is_certain(replace(score, details=replace(found, inliers=MANY - 1)))
    assert not is_certain(replace(score, details=replace(found, verdict="related")))
    assert not is_certain(replace(score, details=replace(found, verdict="none")))
    assert not is_certain(replace(score, orb=CERTAIN - 0.01))
    assert not is_certain(replace(score, details=None))


def test_quick_match_needs_the_quick_keypoints_alone() -> None:
    query: Query = prepare(mirrored(PHOTO)[0])
    quick_match(query, original())
    assert {"quick_keypoints", "full_keypoints", "classic", "features"} & set(query.__dict__) == {"quick_keypoints"}
