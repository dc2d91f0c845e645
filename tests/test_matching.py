"""Tentative pairs, against loops over all keypoints and OpenCV's matcher."""

from dataclasses import replace

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage import Keypoints, extract, prepare
from echoimage.matching import FARTHEST, match
from echoimage.types import QueryKeypoints
from echoimage.vocabulary import CENTRES, nearest_centres, words
from samples import photo

seeds = st.integers(0, 2**32 - 1)
WHOLE = prepare(photo(1, 120, 160)).full_keypoints[0]
SOME = np.arange(0, len(WHOLE.near), 4)
QUERY = QueryKeypoints(False, WHOLE.keypoints.take(SOME), WHOLE.scales[SOME], WHOLE.near[SOME], WHOLE.words[SOME])
SOFTER = extract(cv2.GaussianBlur(photo(1, 120, 160), (3, 3), 0)).keypoints


def keypoints(descriptors: np.ndarray) -> Keypoints:
    """Keypoints at no place in particular, in the order of their words."""
    found = words(descriptors, nearest_centres(descriptors, 1))[:, 0].astype(np.uint16)
    order = np.argsort(found, kind="stable")
    zeros = np.zeros(len(found), np.float32)
    points = np.zeros((len(found), 2), np.float32)
    return Keypoints(points, zeros + 1, zeros, descriptors[order], found[order], zeros > 0)


def probe(descriptors: np.ndarray, near: int) -> QueryKeypoints:
    zeros = np.zeros(len(descriptors), np.float32)
    points, no_words = np.zeros((len(zeros), 2), np.float32), zeros.astype(np.uint16)
    unordered = Keypoints(points, zeros + 1, zeros, descriptors, no_words, zeros > 0)
    centres = nearest_centres(descriptors, near)
    return QueryKeypoints(False, unordered, zeros.astype(np.uint8), centres, words(descriptors, centres[:, :1]))


def alike(count: int, patterns: int, seed: int, flipped: float = 0.1) -> np.ndarray:
    """Descriptors near a few patterns, so that many are near each other and some equally near."""
    generator = np.random.default_rng(seed)
    whole = generator.integers(0, 256, (patterns, 32), dtype=np.uint8)[generator.integers(0, patterns, count)]
    return whole ^ np.packbits(generator.random((count, 256)) < flipped, axis=1)


def candidates_by_hand(query: QueryKeypoints, image: Keypoints) -> list[dict[int, int]]:
    """For each query row, the image rows that share one of its centres, with their distances."""
    return [
        {
            row: int(cv2.norm(descriptor, other, cv2.NORM_HAMMING))
            for row, (other, word) in enumerate(zip(image.descriptors, image.words.tolist(), strict=True))
            if word >> 8 in near
        }
        for descriptor, near in zip(query.keypoints.descriptors, query.near.tolist(), strict=True)
    ]


def nearest_alone(apart: dict[int, int]) -> int | None:
    """The nearest row if it is near enough and no other is as near."""
    nearest = [row for row, bits in apart.items() if bits == min(apart.values())]
    return nearest[0] if len(nearest) == 1 and apart[nearest[0]] <= FARTHEST else None


numbers = (st.integers(0, 25), st.integers(0, 25), st.integers(1, 4), st.integers(1, 6), seeds)


@given(*numbers)
@settings(max_examples=60)
def test_partner_is_the_nearest_keypoint_with_a_centre_in_common(
    many: int, others: int, patterns: int, near: int, seed: int
) -> None:
    query, image = probe(alike(many, patterns, seed), near), keypoints(alike(others, patterns, seed))
    apart = candidates_by_hand(query, image)
    pairs = match(query, image)
    for ours, theirs in zip(pairs.query.tolist(), pairs.image.tolist(), strict=True):
        assert apart[ours][theirs] == min(apart[ours].values()) <= FARTHEST


@given(*numbers)
@settings(max_examples=60)
def test_every_keypoint_that_is_someones_nearest_is_paired_once(
    many: int, others: int, patterns: int, near: int, seed: int
) -> None:
    query, image = probe(alike(many, patterns, seed), near), keypoints(alike(others, patterns, seed))
    pairs = match(query, image)
    assert len(set(pairs.query.tolist())) == len(set(pairs.image.tolist())) == len(pairs)
    wanted = {nearest_alone(apart) for apart in candidates_by_hand(query, image) if apart} - {None}
    assert wanted <= set(pairs.image.tolist())


def everywhere(query: QueryKeypoints) -> QueryKeypoints:
    """Let every keypoint be compared with every one."""
    return replace(query, near=np.tile(np.arange(CENTRES, dtype=np.int32), (len(query.near), 1)))


def test_with_all_centres_near_partners_are_as_near_as_those_of_opencv_s_matcher() -> None:
    query, image = everywhere(QUERY), SOFTER
    found = cv2.BFMatcher(cv2.NORM_HAMMING).match(query.keypoints.descriptors, image.descriptors)
    nearest = {one.queryIdx: one.distance for one in found}
    pairs = match(query, image)
    assert 0.95 < len(pairs) / len({one.trainIdx for one in found if one.distance <= FARTHEST}) < 1.05
    rows = zip(query.keypoints.descriptors[pairs.query], image.descriptors[pairs.image], strict=True)
    assert [cv2.norm(a, b, cv2.NORM_HAMMING) for a, b in rows] == [nearest[row] for row in pairs.query.tolist()]


def test_sharing_a_centre_loses_few_of_the_true_pairs() -> None:
    """True pairs: those at the same place of a picture and its softer copy."""

    def true(query: QueryKeypoints) -> int:
        pairs = match(query, SOFTER)
        moved = query.keypoints.points[pairs.query] - SOFTER.points[pairs.image]
        return np.count_nonzero(np.linalg.norm(moved, axis=1) < 2)

    assert true(QUERY) > 0.85 * true(everywhere(QUERY))


def test_two_runs_give_the_same_pairs() -> None:
    first, second = match(QUERY, SOFTER), match(QUERY, SOFTER)
    assert first.query.tobytes() == second.query.tobytes()
    assert first.image.tobytes() == second.image.tobytes()


def test_too_far_apart_is_no_pair() -> None:
    one = np.zeros((1, 32), np.uint8)
    for bits, count in ((FARTHEST, 1), (FARTHEST + 1, 0)):
        other = np.packbits(np.arange(256) < bits)[None]
        assert len(match(probe(one, CENTRES - 1), keypoints(other))) == count


def test_pictures_without_keypoints_have_no_pairs() -> None:
    none, some = np.zeros((0, 32), np.uint8), alike(5, 1, 1)
    assert len(match(probe(none, 3), keypoints(some))) == 0
    assert len(match(probe(some, 3), keypoints(none))) == 0
    assert len(match(probe(none, 3), keypoints(none))) == 0
