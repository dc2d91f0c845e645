"""An index of drawn pictures searched: what is found, which bytes are read for it, what becomes of damaged files."""

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest

from echoimage import (
    DatabaseError,
    Features,
    IndexFileError,
    Query,
    SourceError,
    extract,
    open_index,
    prepare,
    search_index,
)
from echoimage.features.vocabulary import SIGNATURE, signatures
from echoimage.index import reader as module
from echoimage.index.manifest import NAME
from echoimage.index.postings import decode, encode
from echoimage.index.scoring import MOST_VOTERS, WordVoting, weights
from echoimage.matching.verify import verify
from echoimage.search.indexed import AGREEING, BESIDE, FAR, NEAR
from index_samples import described
from memory_index import MemoryFiles, lack_images, make_index, without_keypoints
from samples import photo

# Which bytes are read and what is found by them; the page's tests search indexes in Pyodide.
pytestmark = pytest.mark.same_everywhere

THREE_SEGMENTS = pytest.mark.parametrize("made", [(30, 70)], ids=["three segments"], indirect=True)
"""Of what costs fifty full matches: the others see that the division makes no difference."""

ADDRESS = "https://example.org/index/manifest.json"
COUNT = 90
CHANGES = {
    "as it is": lambda picture: picture.copy(),
    "mirrored": lambda picture: np.ascontiguousarray(picture[:, ::-1]),
    "turned": lambda picture: np.ascontiguousarray(np.rot90(picture)),
    "cropped": lambda picture: picture[10:80, 20:110].copy(),
}


@pytest.fixture(scope="module")
def features() -> list[Features]:
    return [described(seed) for seed in range(COUNT)]


@pytest.fixture(scope="module", params=[(), (30, 70)], ids=["one segment", "three segments"])
def made(features: list[Features], request: pytest.FixtureRequest) -> MemoryFiles:
    return make_index(features, *request.param)


@pytest.fixture
def files(made: MemoryFiles) -> MemoryFiles:
    """The same, of which nothing was asked yet."""
    return MemoryFiles(dict(made.files))


def asking(change: str = "as it is", seed: int = 41) -> Query:
    return prepare(CHANGES[change](photo(seed, 90, 120)))


@pytest.mark.parametrize("held", [True, False], ids=["lists in memory", "lists by ranges"])
@pytest.mark.parametrize("change", CHANGES)
def test_edited_copy_is_found(run, files, monkeypatch, change: str, held: bool) -> None:
    monkeypatch.setattr(module, "HELD", COUNT if held else COUNT - 1)
    found = run(search_index(asking(change), run(open_index(files, ADDRESS))))
    assert found.results[0].entry.url == "https://example.org/pictures/41.png"
    assert found.results[0].sha256 == f"{41:064x}"
    assert found.results[0].score.matches
    assert len(found.results) == 5
    assert (found.compared, found.total, found.problems, found.stopped) == (COUNT, COUNT, (), False)


def test_plain_copy_needs_no_mirrored_keypoints_and_few_details(run, files) -> None:
    index = run(open_index(files, ADDRESS))
    files.asked.clear()
    query = asking()
    run(search_index(query, index))
    assert "full_keypoints" not in query.__dict__
    assert len(files.asked) <= NEAR + module.LIKE_NEAR
    assert {name[:7] for name, _ in files.asked} == {"details"}


def test_held_lists_are_read_once(run, files) -> None:
    index = run(open_index(files, ADDRESS))
    assert [name for name, _ in files.asked].count(files.names("words")[0]) == 1
    run(search_index(asking(), index))
    assert [name for name, _ in files.asked].count(files.names("words")[0]) == 1


def test_of_very_large_indexes_some_lists_are_read_all_the_same(run, features, monkeypatch) -> None:
    monkeypatch.setattr(module, "HELD", 10)
    monkeypatch.setattr(module, "READ", 2)
    index = run(open_index(make_index(features, 30, 70), ADDRESS))
    (query_keypoints,) = asking().quick_keypoints
    assert (
        index._affordable(np.unique(query_keypoints.words[query_keypoints.keypoints.leading, 0])).sum() == module.LEAST
    )


def test_of_large_indexes_only_lists_that_can_be_afforded_are_read(run, files, monkeypatch) -> None:
    monkeypatch.setattr(module, "HELD", 10)
    monkeypatch.setattr(module, "READ", 60)
    index = run(open_index(files, ADDRESS))
    files.asked.clear()
    (query_keypoints,) = asking().quick_keypoints
    run(index.candidates(asking().global_features, (query_keypoints,), NEAR))
    lists = [length for name, length in files.asked if name.startswith("words") and length != 10]
    assert 20 <= len(lists) <= 60
    every = 3 * index._lengths[np.unique(query_keypoints.words[query_keypoints.keypoints.leading, 0])]
    assert sorted(lists) == sorted(every[every > 0])[: len(lists)]


@pytest.mark.parametrize("soft", [1, 2])
def test_votes_are_those_of_a_plain_loop(run, files, features, soft: int) -> None:
    query_keypoints = asking("cropped").quick_keypoints[0]
    index = run(open_index(files, ADDRESS))
    votes = run(index._votes(query_keypoints, soft))
    marks = signatures(query_keypoints.keypoints.descriptors, query_keypoints.centres[:, :soft]).ravel()
    words = query_keypoints.words[:, :soft].ravel().tolist()
    stored = [one.keypoints.take(np.flatnonzero(one.keypoints.leading)) for one in features]
    lengths = np.bincount(np.concatenate([one.words for one in stored]), minlength=1 << 16)
    expected = np.zeros(COUNT)
    for number, one in enumerate(stored):
        theirs = signatures(one.descriptors, (one.words >> 8).astype(np.int32)[:, None])[:, 0]
        for word, mark in zip(one.words.tolist(), theirs.tolist(), strict=True):
            rare = max(0.0, np.log(COUNT / lengths[word])) ** 2
            for row in np.flatnonzero(np.array(words) == word):
                if words.count(word) <= MOST_VOTERS:
                    expected[number] += rare * weights(SIGNATURE)[int(mark ^ int(marks[row])).bit_count()]
    assert votes == pytest.approx(expected)
    assert votes.argmax() == 41


def test_a_closer_look_votes_with_more_words(run, files, monkeypatch: pytest.MonkeyPatch) -> None:
    index = run(open_index(files, ADDRESS))
    heard = []
    monkeypatch.setattr(module, "WordVoting", lambda *asked, **how: heard.append(asked[1]) or WordVoting(*asked, **how))
    query = asking("cropped")
    for keypoint_sets in (query.quick_keypoints, query.full_keypoints):
        run(index.candidates(query.global_features, keypoint_sets, 5))
    assert heard == [1, 2, 2]


def test_as_many_are_read_as_are_asked_for(run, features) -> None:
    index = run(open_index(make_index(features), ADDRESS))
    report = run(search_index(asking(), index, k=20))
    assert len(report.results) == 20


def test_picture_without_keypoints_is_found_by_its_fingerprint(run, features) -> None:
    slope = np.add.outer(np.arange(90), np.arange(120) * 1.2).astype(np.uint8)[..., None].repeat(3, axis=2)
    smooth = extract(slope, "ab" * 32, indexed=True)
    assert len(smooth.keypoints) < 10
    index = run(open_index(make_index([*features, smooth], 50), ADDRESS))
    for shown in (slope, np.ascontiguousarray(slope[:, ::-1])):
        assert run(search_index(prepare(shown), index)).results[0].sha256 == "ab" * 32


@pytest.mark.parametrize("held", [True, False], ids=["held", "by ranges"])
@pytest.mark.parametrize("count", [0, 30], ids=["plain pictures", "pictures with keypoints"])
def test_the_very_file_stands_first_among_many_alike(run, monkeypatch, count: int, held: bool) -> None:
    monkeypatch.setattr(module, "HELD", 100 if held else 10)
    shown = photo(3, 90, 120) if count else np.full((90, 120, 3), 99, np.uint8)
    alike = extract(shown, indexed=True)
    files = make_index([replace(alike, sha256=f"{one:02x}" * 32) for one in range(80)], 30)
    index = run(open_index(files, ADDRESS))
    assert len(alike.keypoints) >= count
    for exact in (3, 61, 79):
        found = run(search_index(prepare(shown, f"{exact:02x}" * 32), index, k=1)).results
        assert [(one.exact, one.entry.url.rpartition("/")[2]) for one in found] == [(True, f"{exact}.png")]


def test_of_a_large_index_few_bytes_are_read_for_the_very_file(run, files, monkeypatch) -> None:
    monkeypatch.setattr(module, "HELD", 10)
    index = run(open_index(files, ADDRESS))
    files.asked.clear()
    for _ in range(2):
        assert run(index.same_file(f"{41:064x}")) == list(range(COUNT))
    assert sum(length for _, length in files.asked) <= len(files.names("words")) * 1024 + 2 * 4 * COUNT
    assert run(index.same_file("ff" * 32)) == run(index.same_file("")) == []


def test_an_index_of_version_1_is_searched_without_digests(run, files) -> None:
    document = json.loads(files.files[NAME])
    document["version"] = 1
    for one in document["segments"]:
        del one["parts"]["files"]
    files.files[NAME] = json.dumps(document).encode()
    index = run(open_index(files, ADDRESS))
    assert run(search_index(asking(), index)).results[0].entry.url.endswith("/41.png")


def test_a_verdict_is_that_of_a_folder(run) -> None:
    images = [colourful(seed) for seed in range(3)]
    stored = [extract(one, f"{number:064x}", indexed=True) for number, one in enumerate(images)]
    index = run(open_index(make_index(stored), ADDRESS))
    complementary = cv2.cvtColor(images[1], cv2.COLOR_BGR2YCrCb)
    complementary[..., 1:] = 255 - complementary[..., 1:]
    query = prepare(cv2.cvtColor(complementary, cv2.COLOR_YCrCb2BGR))
    found = run(search_index(query, index)).results[0].score
    expected = verify(query, extract(images[1]))
    assert found.details is not None and expected.details is not None
    assert (found.details.verdict, found.details.edits) == (expected.details.verdict, expected.details.edits)
    assert found.details.edits == (("recoloured", 0.0),)
    # Angles are rounded in an index.
    assert found.total == pytest.approx(expected.total, abs=1e-3)


def colourful(seed: int) -> np.ndarray:
    """A photograph with a colour of its own in each quarter."""
    tints = np.array([[[1.15, 0.95, 0.8], [0.85, 1.1, 0.85]], [[0.8, 0.95, 1.2], [1.1, 1.05, 0.75]]], np.float32)
    return np.clip(photo(seed, 480, 640) * cv2.resize(tints, (640, 480)), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_small_index_is_compared_as_a_whole(run, features, count: int) -> None:
    index = run(open_index(make_index(features[:count]), ADDRESS))
    found = run(search_index(asking(seed=0), index))
    assert len(found.results) == count
    assert (found.compared, found.total) == (count, count)
    assert [one.score.matches for one in found.results[:1]] == [True] * min(count, 1)


def test_best_so_far_is_told_before_full_matches(run, files) -> None:
    index = run(open_index(files, ADDRESS))
    told: list[int] = []
    run(search_index(asking(), index, first=lambda results: told.append(len(results))))
    assert told == []
    run(search_index(asking("mirrored"), index, first=lambda results: told.append(len(results))))
    assert told == [5]


@THREE_SEGMENTS
def test_removed_image_is_not_found(run, files) -> None:
    lack_images(files, 41)
    found = run(search_index(asking(), run(open_index(files, ADDRESS))))
    assert "https://example.org/pictures/41.png" not in [one.entry.url for one in found.results]
    assert found.problems == ()


def test_lost_detail_file_costs_its_images_alone(run, files) -> None:
    index = run(open_index(files, ADDRESS))
    lost = next(name for name in files.names("details") if name != _file_of(run, index, 41))
    del files.files[lost]
    found = run(search_index(asking("mirrored"), index))
    assert found.results[0].entry.url.endswith("/41.png")
    assert [(one.url, one.reason) for one in found.problems] == [(lost, "not-found")]


@THREE_SEGMENTS
def test_damaged_record_is_told_and_left_out(run, files) -> None:
    index = run(open_index(files, ADDRESS))
    name = _file_of(run, index, 41)
    size = len(files.files[name])
    files.files[name] = files.files[name][:60] + bytes(size - 60)
    found = run(search_index(asking(), index))
    assert {(one.url, one.reason) for one in found.problems} == {(name, "damaged")}
    assert f"{name} is damaged" in found.problems[0].text


def _file_of(run, index: module.Index, number: int) -> str:
    segment = next(one for one in index._segments if one.first <= number < one.first + one.images)
    return run(segment.places([number]))[0].file


@pytest.mark.parametrize("change", ["truncated", "flipped", "of another index"])
def test_words_file_that_is_not_the_one_written_is_refused(run, files, features, change: str) -> None:
    name = files.names("words")[0]
    data = files.files[name]
    other = make_index(features[:20])
    files.files[name] = {
        "truncated": data[:-1],
        "flipped": data[:500] + bytes([data[500] ^ 1]) + data[501:],
        "of another index": other.files[other.names("words")[0]],
    }[change]
    with pytest.raises(IndexFileError, match=f"{name} is damaged: its .* bytes are not those it is named after"):
        run(open_index(files, ADDRESS))


def test_missing_words_file_is_told(run, files) -> None:
    name = files.names("words")[0]
    del files.files[name]
    with pytest.raises(SourceError, match=f"{name} is missing"):
        run(open_index(files, ADDRESS))


def test_classic_method_is_refused(run, files) -> None:
    index = run(open_index(files, ADDRESS))
    with pytest.raises(DatabaseError, match="an index has no classic scores; choose the verified method"):
        run(search_index(asking(), index, method="classic"))


def test_lists_are_decoded_as_they_were_written() -> None:
    counts, data = encode(np.array([3, 3, 9]), np.array([5, 2, 70]), np.array([1, 2, 3]))
    lists = decode(data, counts[[3, 9]], 71, "a file")
    assert (lists.images.tolist(), lists.signatures.tolist()) == ([2, 5, 70], [2, 1, 3])
    assert lists.starts.tolist() == [0, 2, 3]


def test_details_read_for_a_closer_look_are_about_fifty(run, features) -> None:
    many = make_index([*features, *features, *features])
    index = run(open_index(many, ADDRESS))
    many.asked.clear()
    run(search_index(prepare(photo(900, 90, 120)), index))
    records = [name for name, _ in many.asked if name.startswith("details")]
    like = module.LIKE_NEAR + module.LIKE_FAR
    assert len(records) <= NEAR + AGREEING + BESIDE + like
    lacking = without_keypoints(many)
    run(search_index(prepare(photo(900, 90, 120)), run(open_index(lacking, ADDRESS))))
    names = [name[:7] for name, _ in lacking.asked]
    assert NEAR < names.count("details") <= NEAR + FAR + like
