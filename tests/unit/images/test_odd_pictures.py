"""Bad input: pictures that have next to nothing to compare, or the same thing over and over."""

import functools
from itertools import permutations

import cv2
import numpy as np
import pytest

from echoimage import MatchDetails, Query, Score, extract, prepare, verify
from edits import resized
from samples import photo

pytestmark = pytest.mark.same_everywhere  # by numbers far from any limit; how they are made, other tests compare


def flat(*colour: int) -> np.ndarray:
    return np.full((200, 300, 3), colour, np.uint8)


def text(*lines: str) -> np.ndarray:
    page = np.full((480, 640, 3), 255, np.uint8)
    for number, line in enumerate(lines):
        cv2.putText(page, line, (20, 50 + 40 * number), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (0, 0, 0), 2)
    return page


def tiles(rows: int, columns: int, tile: np.ndarray) -> np.ndarray:
    return np.tile(tile, (rows, columns, 1))


def two_tone(seed: int) -> np.ndarray:
    grid = np.random.default_rng(seed).integers(0, 2, (8, 10, 1), dtype=np.uint8) * 255
    return np.repeat(np.kron(grid[..., 0], np.ones((40, 40), np.uint8))[..., None], 3, axis=2)


def tiny(seed: int, width: int, height: int) -> np.ndarray:
    return cv2.resize(photo(seed), (width, height), interpolation=cv2.INTER_AREA)


BLACK, WHITE = flat(0, 0, 0), flat(255, 255, 255)
SQUARE = np.kron([[0, 255], [255, 0]], np.ones((30, 30)))[..., None].repeat(3, axis=2).astype(np.uint8)

PICTURES = {
    "black": BLACK,
    "white": WHITE,
    "blue": flat(200, 30, 10),
    "one pixel": tiny(1, 1, 1),
    "8 x 8": tiny(1, 8, 8),
    "another 8 x 8": tiny(2, 8, 8),
    "one pixel high": tiny(1, 320, 1),
    "one pixel wide": tiny(1, 1, 320),
    "a strip": tiny(1, 1200, 12),
    "text": text("The quick brown fox", "jumps over the lazy dog", "while seven wizards", "and nobody looks on"),
    "other text": text("Lorem ipsum dolor sit", "amet consectetur elit", "sed do eiusmod tempor", "incididunt ut"),
    "two-tone": two_tone(0),
    "other two-tone": two_tone(2),
    "chequerboard": tiles(3, 4, SQUARE),
    "dots": tiles(9, 12, cv2.circle(np.zeros((20, 20, 3), np.uint8), (10, 10), 5, (255, 255, 255), -1)),
    "stripes": np.repeat(np.tile(np.arange(300) // 20 % 2 * 255, (200, 1))[..., None], 3, axis=2).astype(np.uint8),
    "gradient": np.repeat(np.tile(np.arange(256), (200, 1))[..., None], 3, axis=2).astype(np.uint8),
    "noise": np.random.default_rng(0).integers(0, 256, (150, 200, 3), dtype=np.uint8),
    "photo": photo(5),
}


@functools.cache
def query(name: str) -> Query:
    return prepare(PICTURES[name])


@functools.cache
def scored(of: str, against: str) -> Score:
    return verify(query(of), query(against).features)


def details(score: Score) -> MatchDetails:
    assert score.details is not None
    return score.details


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_the_same_as_itself(name: str) -> None:
    score = scored(name, name)
    found = details(score)
    assert (found.verdict, found.words) == ("same", ())
    assert score.ssim == pytest.approx(1)
    assert score.total > 0.5
    assert (found.image_coverage, found.query_coverage) == pytest.approx((1, 1), abs=1e-3)


@pytest.mark.parametrize("name", PICTURES)
def test_no_picture_matches_another_one(name: str) -> None:
    assert {other: details(scored(name, other)).verdict for other in PICTURES if other != name} == {
        other: "none" for other in PICTURES if other != name
    }


@pytest.mark.parametrize("name", PICTURES)
def test_all_numbers_are_finite_and_within_their_bounds(name: str) -> None:
    for other in PICTURES:
        score = scored(name, other)
        found = details(score)
        assert -1 <= score.ssim <= 1 + 1e-9
        assert -1 <= found.tone_matched_ssim <= 1 + 1e-9
        for share in (score.orb, score.total, found.image_coverage, found.query_coverage):
            assert 0 <= share <= 1 + 1e-9
        assert -180 <= found.rotation <= 180
        assert 0 < found.scale < np.inf
        assert 1 <= found.stretch + 1e-9 < np.inf
        assert found.inliers >= 0
        assert (found.matrix is None) == (found.verdict == "none")


@pytest.mark.parametrize("name", ["flat", "chequerboard", "noise", "text"])
def test_mirror_image_of_an_odd_picture_is_not_called_another_one(name: str) -> None:
    picture = PICTURES["blue" if name == "flat" else name]
    found = details(verify(prepare(np.ascontiguousarray(picture[:, ::-1])), extract(picture)))
    symmetric = name == "flat"
    assert found.verdict == ("same" if symmetric else "edited")
    assert found.mirrored is not symmetric


@pytest.mark.parametrize("times", [1 / 20, 20])
def test_copy_20_times_smaller_or_larger_is_the_same(times: float) -> None:
    """1,600 x 1,200 against 80 x 60."""
    large = resized(photo(1, 300, 400), 4, 4)[0]
    small = resized(large, 1 / 20, 1 / 20)[0]
    query, image = (small, large) if times < 1 else (large, small)
    found = details(verify(prepare(query), extract(image)))
    assert (found.verdict, found.basis) == ("same", "keypoints")
    assert found.scale == pytest.approx(times, rel=0.02)
    assert [key for key, _ in found.words] == ["scaled"]


def test_pictures_like_photographs_do_not_match_each_other() -> None:
    queries = [prepare(photo(seed, 90, 120)) for seed in range(20, 23)]
    pairs = list(permutations(queries, 2))
    verdicts = [details(verify(ours, theirs.features)).verdict for ours, theirs in pairs]
    assert verdicts == ["none"] * len(pairs)


def test_two_tone_patterns_on_one_grid_do_not_match_each_other() -> None:
    """Their corners are alike and lie at the same places: some 50 keypoints fit one transform."""
    queries = [prepare(two_tone(seed)) for seed in (0, 1, 7)]
    found = [details(verify(ours, theirs.features)) for ours, theirs in permutations(queries, 2)]
    assert [one.verdict for one in found] == ["none"] * 6
    # What the keypoints hint at is told all the same.
    assert max(one.inliers for one in found) > 25


def test_part_of_one_repeated_pattern_raises_no_error() -> None:
    """Whether it is found is luck: it lies in a hundred places equally well."""
    pattern = tiles(12, 12, photo(3, 40, 50))
    score = verify(prepare(np.ascontiguousarray(pattern[80:400, 50:450])), extract(pattern))
    assert 0 <= score.total <= 1
