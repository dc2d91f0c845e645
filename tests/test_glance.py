"""Two looks at an image: a glance, enough for a plain copy, and all keypoints where it leaves doubt."""

import functools
from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pytest

from echoimage import Features, MatchDetails, Query, Score, extract, prepare, verify
from echoimage.finding import MANY
from echoimage.verify import PLAIN, glance, is_certain, look
from edits import cropped, mirrored, recompressed, resized, turned
from samples import photo

PHOTO = photo(1, 360, 480)


@functools.cache
def original() -> Features:
    return extract(PHOTO)


def finding(score: Score) -> MatchDetails:
    assert score.details is not None
    return score.details


def same(one: Score, other: Score) -> bool:
    a, b = finding(one), finding(other)
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


@pytest.mark.parametrize("name", COPIES)
def test_plain_copy_has_the_score_of_a_glance(name: str) -> None:
    query = prepare(COPIES[name](PHOTO))
    score = verify(query, original())
    assert "probes" not in query.__dict__
    assert is_certain(score)
    assert same(score, glance(query, original()))


@pytest.mark.parametrize("name", DOUBTFUL)
def test_where_a_glance_leaves_doubt_the_score_is_that_of_a_closer_look(name: str) -> None:
    query = prepare(DOUBTFUL[name](PHOTO))
    assert not is_certain(glance(query, original()))
    assert same(verify(query, original()), look(query, original()))
    assert "probes" in query.__dict__


@pytest.mark.parametrize("name", ["mirrored", "small crop"])
def test_closer_look_finds_what_a_glance_misses(name: str) -> None:
    query = prepare(DOUBTFUL[name](PHOTO))
    first, second = finding(glance(query, original())), finding(look(query, original()))
    assert second.verdict == "edited"
    assert second.inliers >= 12 > first.inliers


@pytest.mark.parametrize("name", COPIES)
def test_glance_tells_of_a_plain_copy_what_a_closer_look_tells(name: str) -> None:
    query = prepare(COPIES[name](PHOTO))
    first, second = finding(glance(query, original())), finding(look(query, original()))
    assert (first.verdict, first.mirrored, first.basis) == (second.verdict, second.mirrored, second.basis)
    assert [key for key, _ in first.words] == [key for key, _ in second.words]
    assert first.rotation == pytest.approx(second.rotation, abs=0.3)
    assert first.scale == pytest.approx(second.scale, rel=0.01)


def test_plain_is_a_copy_with_many_inliers_and_few_keypoints_beside_them() -> None:
    found = MatchDetails("edited", "keypoints", inliers=MANY)
    score = Score(0.9, PLAIN, 0.6, found)
    assert MANY == 100
    assert is_certain(score)
    assert is_certain(replace(score, finding=replace(found, verdict="same")))
    assert not is_certain(replace(score, finding=replace(found, inliers=MANY - 1)))
    assert not is_certain(replace(score, finding=replace(found, verdict="related")))
    assert not is_certain(replace(score, finding=replace(found, verdict="none")))
    assert not is_certain(replace(score, orb=PLAIN - 0.01))
    assert not is_certain(replace(score, finding=None))


def test_glance_describes_nothing_but_the_glance() -> None:
    query: Query = prepare(mirrored(PHOTO)[0])
    glance(query, original())
    assert {"glance", "probes", "classic", "features"} & set(query.__dict__) == {"glance"}
