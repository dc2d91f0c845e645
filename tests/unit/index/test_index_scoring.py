"""Votes of an index's lists: how much a word says, and how near fingerprints are."""

import numpy as np
import pytest

from echoimage import prepare
from echoimage.features.vocabulary import SIGNATURE
from echoimage.index.scoring import MOST_VOTERS, NEGATIVE, WordVoting, nearest_fingerprints, rarity, weights

pytestmark = pytest.mark.same_everywhere


def test_weights_fall_with_differing_bits_to_nothing() -> None:
    assert len(weights(SIGNATURE)) == SIGNATURE + 1
    assert (np.diff(weights(SIGNATURE)) <= 0).all()
    assert weights(SIGNATURE)[0] > 5 > weights(SIGNATURE)[SIGNATURE // 2] == 0


def test_words_that_too_many_keypoints_share_do_not_vote() -> None:
    board = np.kron(np.indices((20, 20)).sum(axis=0) % 2, np.full((16, 16), 255)).astype(np.uint8)
    query_keypoints = prepare(board[..., None].repeat(3, axis=2)).quick_keypoints[0]
    words, counts = np.unique(query_keypoints.words[:, 0], return_counts=True)
    assert counts.max() > MOST_VOTERS
    assert WordVoting(query_keypoints).words.tolist() == words[counts <= MOST_VOTERS].tolist()


def test_words_of_all_images_say_nothing() -> None:
    assert rarity(np.array([10, 5, 1, 0]), 10).round(3).tolist() == [0, 0.48, 5.302, 5.302]
    assert rarity(np.array([0]), 0).tolist() == [0]


def test_fingerprints_are_compared_in_all_ways() -> None:
    rng = np.random.default_rng(4)
    stored = rng.integers(0, 256, (6, 32), dtype=np.uint8)
    ways = [rng.integers(0, 256, 32, dtype=np.uint8), stored[2] ^ np.uint8(1)]
    expected = [min(int(np.unpackbits(way ^ row).sum()) for way in ways) for row in stored]
    assert nearest_fingerprints(ways, stored, negative=False).tolist() == expected
    assert expected[2] == 32
    ways[1] = ~ways[1]
    assert nearest_fingerprints(ways, stored, negative=True)[2] == 32 + NEGATIVE
