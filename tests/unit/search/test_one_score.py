"""A pair of pictures has one score: found in a list or in an index, by a glance or a closer look, or compared alone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest

from echoimage import Entry, Features, Library, Report, extract, open_index, prepare, search, search_index
from echoimage.matching.verify_pair import verify_pair
from edits import cropped, mirrored, recompressed, turned
from memory_index import make_index
from samples import MemorySource, encode, photo

# What becomes of scores that are computed elsewhere.
pytestmark = pytest.mark.same_everywhere

Run = Callable[[Any], Any]
PICTURE = photo(7, 240, 320)
PICTURES = {
    "pictures/same.png": PICTURE,
    "pictures/blurred.png": cv2.GaussianBlur(PICTURE, (0, 0), 3),
    "pictures/mirrored.png": recompressed(mirrored(PICTURE)[0], 40),
    "pictures/part.png": cropped(PICTURE, 0.3, 0.3, 0.6, 0.6)[0],
    "pictures/turned.png": turned(PICTURE, 30)[0],
    "pictures/other.png": photo(8, 240, 320),
}
QUERY = prepare(np.ascontiguousarray(PICTURE))
ADDRESS = "index/manifest.json"


def features() -> list[Features]:
    return [
        replace(extract(one, indexed=True), sha256=f"{number:064x}") for number, one in enumerate(PICTURES.values())
    ]


def scores(report: Report) -> dict[str, float]:
    return {one.entry.url: round(one.score.total, 3) for one in report.results if one.score.matches}


def test_by_whichever_way_and_stage_it_was_found(run: Run) -> None:
    alone = {url: verify_pair(QUERY, extract(one)) for url, one in PICTURES.items()}
    expected = {url: round(score.total, 3) for url, score in alone.items() if score.matches}
    assert len(expected) >= 4
    source = MemorySource({url: encode(one, ".png") for url, one in PICTURES.items()})
    listed = run(search(QUERY, [Entry(url) for url in PICTURES], Library(source), k=9))
    index = run(open_index(make_index(features(), names=[*PICTURES]), ADDRESS))
    indexed = run(search_index(QUERY, index, k=9))
    assert expected.items() >= scores(listed).items()
    assert scores(listed) == scores(indexed)
    # The plain copy ended the search after a glance, which does not see these as a comparison does.
    assert {"pictures/same.png", "pictures/mirrored.png", "pictures/blurred.png"} <= scores(listed).keys()
