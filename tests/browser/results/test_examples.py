"""Each example of the demo finds the picture it was made from, with the scores that CPython computes."""

from pathlib import Path
from typing import Any

import pytest
from native import NativeDemo
from playwright.sync_api import expect
from visit import Visit

from echoimage_build.demo_queries import EDITS

CLOSE = 5e-3
"""Of SSIM: the JPEG decoders differ by 1 grey level in some pixels, and other keypoints lay the copy a fraction of a
pixel aside: up to 1.3e-3 seen."""

CLOSE_ORB = 0.04
"""Of ORB: on the very same pixels about 2 % of the descriptors differ between the two builds of
OpenCV, and keypoints at the edge of the ratio test fall on the other side: up to 0.028 seen."""


def test_one_click_finds_the_original_with_the_scores_of_cpython(visit: Visit, site_folder: Path) -> None:
    demo = NativeDemo(site_folder / "demo")
    titles = {demo.name(entry.url): entry.title for entry in demo.entries}
    for example in EDITS:
        visit.try_example(example.label)
        visit.reaches("done")
        cards = visit.cards()
        assert cards[0]["url"] == f"{visit.address}demo/{example.of}", example.label
        assert not cards[0]["exact"], "an altered copy is no exact copy"
        expect(visit.status).to_contain_text(titles[example.of])
        are_in_order(cards, example.label)
        equal_those_of_cpython(visit, demo, (site_folder / "demo" / example.file).read_bytes(), example.label)


def are_in_order(cards: list[dict[str, Any]], example: str) -> None:
    scores = [float(card["score"]) for card in cards]
    assert len(cards) == 5 and scores == sorted(scores, reverse=True), example
    # The wrong pictures of the demo score about 0.1: half of it would still not do as a hit.
    assert scores[0] > 1.3 * scores[1], example
    for card, score in zip(cards, scores, strict=True):
        ssim, orb = float(card["ssim"]), float(card["orb"])
        assert -1 <= ssim <= 1 and 0 <= orb <= 1, example
        assert score == pytest.approx((max(ssim, 0) + orb) / 2, abs=1e-9) or card["verdict"] == "none"
        assert len(bytes.fromhex(card["sha256"])) == 32


def equal_those_of_cpython(visit: Visit, demo: NativeDemo, query: bytes, example: str) -> None:
    native = {demo.name(one.entry.url): one for one in demo.search(query).results}
    for card in visit.cards():
        same = native[card["url"].removeprefix(visit.address + "demo/")]
        assert card["sha256"] == same.sha256, example
        assert float(card["ssim"]) == pytest.approx(same.score.ssim, abs=CLOSE), example
        assert float(card["orb"]) == pytest.approx(same.score.orb, abs=CLOSE_ORB), example
        assert float(card["score"]) == pytest.approx(same.score.total, abs=CLOSE_ORB / 2 + CLOSE), example
