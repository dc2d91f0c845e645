"""The lists of all keypoints: which images they name, how much is read of them, and what becomes of damaged ones."""

import cv2
import numpy as np
import pytest

from echoimage import Features, Query, SourceError, extract, open_index, prepare, search_index
from echoimage.index import manifest, reader, second_tier
from echoimage.index.manifest import NAME
from memory_index import MemoryFiles, make_index, without_keypoints
from samples import photo

ADDRESS = "https://example.org/index/manifest.json"
COUNT = 60


@pytest.fixture(scope="module")
def features() -> list[Features]:
    return [extract(photo(seed, 90, 120), f"{seed:064x}", indexed=True) for seed in range(COUNT)]


@pytest.fixture(scope="module", params=[(), (20, 45)], ids=["one segment", "three segments"])
def made(features: list[Features], request: pytest.FixtureRequest) -> MemoryFiles:
    return make_index(features, *request.param)


@pytest.fixture
def files(made: MemoryFiles) -> MemoryFiles:
    return MemoryFiles(dict(made.files))


@pytest.fixture(scope="module")
def whole(features: list[Features]) -> MemoryFiles:
    """An index of one segment, which no test changes."""
    return make_index(features)


CROP = (slice(30, 75), slice(50, 110))


@pytest.fixture(scope="module")
def cropped() -> Query:
    """A part of one of the pictures, which quick matches do not find."""
    return prepare(cv2.resize(photo(41, 90, 120)[CROP], None, fx=4, fy=4))


def test_lists_of_all_keypoints_are_asked_where_there_is_doubt_and_name_the_image(run, files, cropped) -> None:
    index = run(open_index(files, ADDRESS))
    keypoints = cropped.full_keypoints
    numbers, problems = run(index.agreeing(cropped.global_features, keypoints, 8))
    assert (numbers[0], problems) == (41, [])
    files.asked.clear()
    assert run(index.agreeing(cropped.global_features, keypoints, 8))[0] == numbers
    read = sum(length for _, length in files.asked)
    assert 0 < read <= second_tier.READ
    lacking = run(open_index(without_keypoints(files), ADDRESS))
    assert run(lacking.agreeing(cropped.global_features, keypoints, 8)) == ([], [])


def test_of_a_large_index_nothing_is_read(run, files, cropped, monkeypatch: pytest.MonkeyPatch) -> None:
    index = run(open_index(files, ADDRESS))
    files.asked.clear()
    monkeypatch.setattr(reader, "MOST_ASKED", COUNT - 1)
    assert run(index.agreeing(cropped.global_features, cropped.full_keypoints, 8)) == ([], [])
    assert files.asked == []


def test_several_images_of_one_query_are_named(run, files) -> None:
    index = run(open_index(files, ADDRESS))
    shown = np.vstack([np.hstack([photo(seed, 90, 120) for seed in pair]) for pair in ((3, 29), (47, 58))])
    query = prepare(cv2.resize(shown, None, fx=2, fy=2))
    numbers, _ = run(index.agreeing(query.global_features, query.full_keypoints, 4))
    assert sorted(numbers) == [3, 29, 47, 58]


@pytest.mark.parametrize("harm", ["no ranges", "missing", "counts", "an image beyond", "short"])
def test_without_lists_of_all_keypoints_the_others_are_asked_and_it_is_told(
    run, whole, cropped, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = MemoryFiles(dict(whole.files))
    index = run(open_index(files, ADDRESS))
    name = index._second_tier.name
    info = manifest.parse(files.files[NAME], "m").segments[0].keypoints[0]
    data = bytearray(files.files[name])
    right = files.ranges

    async def ranges(asked: str, size: int, wanted: list[tuple[int, int]]) -> list[bytes]:
        if asked != name or harm not in ("no ranges", "short"):
            return await right(asked, size, wanted)
        if harm == "short":
            return [piece[:-4] for piece in await right(asked, size, wanted)]
        raise SourceError("http-error", f"parts of {asked} are read, and its host gives whole files")

    monkeypatch.setattr(files, "ranges", ranges)
    if harm == "missing":
        del files.files[name]
    if harm == "counts":
        data[info.counts + 8] ^= 255
    if harm == "an image beyond":
        data[info.lists : info.size] = b"\xfe\1" * ((info.size - info.lists) // 2) + bytes((info.size - info.lists) % 2)
    if harm in ("counts", "an image beyond"):
        files.files[name] = bytes(data)
    report = run(search_index(cropped, index))
    (problem,) = (one for one in report.problems if one.url == name)
    assert name in problem.text and problem.text.endswith("may be missed meanwhile")
    assert report.compared == COUNT and len(report.results) == 5
    # All records were read: that there is no match can be said, and hosts without ranges are no damage.
    assert not report.incomplete


def test_blocks_are_those_that_most_keypoints_fall_into_for_their_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_tier, "READ", 1000)
    wanted, lengths = np.array([3.0, 0, 9, 4, 3]), np.array([100, 100, 900, 0, 400])
    assert second_tier.affordable(wanted, lengths).tolist() == [0, 2]
    counts = np.zeros(1 << 16, np.int64)
    for entries, bits in ((0, 8), (1, 8), (12, 8), (100, 5), (1500, 1), (5000, 0)):
        counts[:] = entries
        assert second_tier.block_bits(counts) == bits


def test_a_picture_without_keypoints_names_nothing(run, files) -> None:
    index = run(open_index(files, ADDRESS))
    query = prepare(np.full((90, 120, 3), 99, np.uint8))
    assert run(index.agreeing(query.global_features, query.full_keypoints, 8)) == ([], [])
