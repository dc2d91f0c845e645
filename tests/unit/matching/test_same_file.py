"""The very same file: one score, whichever program has described it, and whatever lies beside it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from echoimage import Entry, Features, Library, Query, extract, prepare, search, verify, verify_pair
from echoimage.matching.verify import quick_match, quick_mirrored_match
from echoimage.types import Score
from samples import MemorySource, blocks, encode, photo, query_of

SHA = "ab" * 32
PICTURE = photo(3, 90, 120)

COMPARED: dict[str, Callable[[Query, Features], Score | None]] = {
    "verify": verify,
    "compared alone": verify_pair,
    "quick": quick_match,
    "mirrored": quick_mirrored_match,
}


def described_elsewhere() -> Features:
    """Return what another program has written down of the file: keypoints at other places, fewer of them."""
    found = extract(PICTURE, SHA)
    keypoints = found.keypoints.take(np.arange(0, len(found.keypoints), 2))
    return replace(found, keypoints=replace(keypoints, points=keypoints.points * np.float32(0.9)))


@pytest.mark.parametrize("way", COMPARED)
def test_it_is_the_same_with_the_full_score_in_every_way(way: str) -> None:
    image = described_elsewhere()
    score = COMPARED[way](prepare(PICTURE, SHA), image)
    assert score and score.details
    assert (score.total, score.ssim, score.orb) == (1, 1, 1)
    found = score.details
    assert (found.verdict, found.basis, found.edits, found.mirrored) == ("same", "keypoints", (), False)
    assert found.inliers > 40 and np.array_equal(found.pairs[:, :2], found.pairs[:, 2:])
    assert (found.image_box, found.query_box) == ((0, 0, 120, 90),) * 2


def test_of_a_picture_without_detail_as_well() -> None:
    flat = np.full((40, 60, 3), 90, np.uint8)
    score = verify(prepare(flat, SHA), extract(flat, SHA))
    assert (score.total, score.orb) == (1, 0)
    assert score.details and (score.details.verdict, score.details.basis) == ("same", "frame")


def test_other_bytes_are_compared() -> None:
    score = verify(prepare(PICTURE, SHA), replace(described_elsewhere(), sha256="cd" * 32))
    assert score.total < 1


def test_it_stands_before_its_mirror_image_and_other_copies(run: Callable[[Any], Any]) -> None:
    symmetrical = np.hstack([blocks(90, 60), blocks(90, 60)[:, ::-1]])
    files = [encode(picture, ".png") for picture in (symmetrical[:, ::-1].copy(), symmetrical // 2, symmetrical)]
    entries = [Entry(f"https://example.org/{number}.png") for number in range(3)]
    library = Library(MemorySource({one.url: data for one, data in zip(entries, files, strict=True)}))
    best = run(search(query_of(files[2]), entries, library)).results[0]
    assert best.exact and best.score.total == 1
    assert best.score.details and not best.score.details.mirrored
