"""How much of an index is read: fingerprints where keypoints say little, all of a small one; and how far that is."""

import numpy as np
import pytest

from echoimage import Features, extract, open_index, prepare, search_index
from echoimage.index import reader as module
from echoimage.index.segment import Segment
from echoimage.search.indexed import NEAR
from index_samples import described
from memory_index import lack_images, make_index
from samples import photo

# Which bytes are read; the page's tests open indexes in Pyodide.
pytestmark = pytest.mark.same_everywhere

ADDRESS = "https://example.org/index/manifest.json"
COUNT = 90


@pytest.fixture(scope="module")
def features() -> list[Features]:
    return [described(seed) for seed in range(COUNT)]


def test_of_a_large_index_fingerprints_are_read_once_where_keypoints_say_little(run, features, monkeypatch) -> None:
    monkeypatch.setattr(module, "HELD", 10)
    slope = np.add.outer(np.arange(90), np.arange(120) * 1.2).astype(np.uint8)
    picture = slope[..., None].repeat(3, axis=2)
    smooth = extract(picture, "ab" * 32, indexed=True)
    files = make_index([*features, smooth], 50)
    index = run(open_index(files, ADDRESS))
    hashes = [32 * 50, 32 * 41]
    files.asked.clear()
    for shown in (picture, np.ascontiguousarray(picture[:, ::-1])):
        found = run(search_index(prepare(shown), index)).results
        assert [(one.sha256, one.score.matches) for one in found[:1]] == [("ab" * 32, True)]
    assert [length for name, length in files.asked if name.startswith("words") and length in hashes] == hashes


@pytest.mark.parametrize("turns", [0, 1])
def test_of_a_large_index_no_fingerprints_are_read_where_keypoints_say_enough(
    run, features, monkeypatch, turns: int
) -> None:
    monkeypatch.setattr(module, "HELD", 10)
    monkeypatch.setattr(Segment, "hashes", lambda _: pytest.fail("fingerprints were read"))
    index = run(open_index(make_index(features), ADDRESS))
    query = prepare(np.ascontiguousarray(np.rot90(photo(41, 90, 120), turns)))
    assert len(query.quick_keypoints[0].keypoints) >= module.ENOUGH_KEYPOINTS
    assert run(search_index(query, index)).results[0].sha256 == f"{41:064x}"


def test_few_keypoints_are_those_of_the_scale_of_the_images(run, features, monkeypatch) -> None:
    monkeypatch.setattr(module, "HELD", 10)
    index = run(open_index(make_index(features), ADDRESS))
    query = prepare(photo(41, 90, 120))
    count = len(query.quick_keypoints[0].keypoints)
    asked = []
    whole = Segment.hashes
    monkeypatch.setattr(Segment, "hashes", lambda segment: asked.append(segment) or whole(segment))
    for telling, times in ((count, 0), (count + 1, 2)):
        monkeypatch.setattr(module, "ENOUGH_KEYPOINTS", telling)
        for keypoint_sets in (query.quick_keypoints, query.full_keypoints):
            run(index.candidates(query.global_features, keypoint_sets, NEAR))
        assert len(asked) == times


@pytest.mark.parametrize("held", [True, False], ids=["lists in memory", "lists by ranges"])
def test_small_index_gives_the_images_that_were_not_removed(run, features, monkeypatch, held: bool) -> None:
    monkeypatch.setattr(module, "HELD", 10 if held else 1)
    files = make_index(features[:8], 5)
    lack_images(files, 1, 3, 6)
    index = run(open_index(files, ADDRESS))
    query = prepare(photo(41, 90, 120))
    index.count = 5
    assert run(index.candidates(query.global_features, query.quick_keypoints, NEAR)) == [0, 2, 4, 5, 7]
    # Of an index that has more than it says, as one of long images has, no more is read than asked for.
    index.count = 3
    assert len(run(index.candidates(query.global_features, query.quick_keypoints, 4))) <= 4 + module.LIKE_NEAR


def test_segments_without_the_images_asked_for_are_not_looked_at(run, features, monkeypatch) -> None:
    index = run(open_index(make_index(features, 30, 70), ADDRESS))
    heard = []
    whole = Segment.places
    monkeypatch.setattr(
        Segment, "places", lambda one, numbers: heard.append((one.first, numbers)) or whole(one, numbers)
    )
    found, problems = run(index.details([89, 3, 70, 29, 0]))
    assert heard == [(0, [3, 29, 0]), (70, [89, 70])]
    assert sorted(found) == [0, 3, 29, 70, 89] and problems == []


def test_progress_counts_what_is_read_and_then_what_gets_a_closer_look(run, features) -> None:
    index = run(open_index(make_index(features), ADDRESS))
    told: list[tuple[int, int]] = []
    run(search_index(prepare(photo(900, 90, 120)), index, progress=lambda *steps: told.append(steps)))
    shares = [done / total for done, total in told]
    assert shares == sorted(shares) and shares[-1] == 1
    most = told[0][1]
    reading = [done for done, total in told if total == most]
    assert reading == sorted(set(reading)) and NEAR <= reading[-1] <= most
    (left,) = {total for _, total in told} - {most}
    matched = [done for done, total in told if total == left]
    assert matched == list(range(reading[-1] + 1, left + 1)) and len(matched) >= 8


def test_progress_of_a_plain_copy_ends_early(run, features) -> None:
    index = run(open_index(make_index(features), ADDRESS))
    told: list[tuple[int, int]] = []
    run(search_index(prepare(photo(41, 90, 120)), index, progress=lambda *steps: told.append(steps)))
    assert 1 <= told[-1][0] <= NEAR + module.LIKE_NEAR < told[-1][1] / 2
