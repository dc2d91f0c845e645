"""An index that grows: what was added is found, what is gone is not, and each step leaves a whole index."""

import json

import pytest

from echoimage import Entry, Features, open_index, prepare, search_index
from echoimage.errors import IndexFileError
from echoimage.index import growing as module
from echoimage.index import manifest, record
from echoimage.index.growing import GrowingIndex
from echoimage.index.previous_index import all_keypoints
from echoimage.index.sources_file import Image
from echoimage.index.store import MemoryStore
from index_samples import described
from samples import photo

# Which files are written when: their bytes are compared in the tests of each, and the page's tests make and search
# the index of a folder in Pyodide.
pytestmark = pytest.mark.same_everywhere

COUNT = 9


class WatchedStore(MemoryStore):
    """`written` has the names of what was written."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []

    def write(self, name: str, data: bytes) -> None:
        super().write(name, data)
        self.written.append(name)

    def clean(self, index: GrowingIndex) -> None:
        self.files = {name: self.files[name] for name in (manifest.NAME, *index.manifest.names)}


@pytest.fixture(scope="module")
def features() -> list[Features]:
    return [described(seed) for seed in range(COUNT)]


@pytest.fixture
def store() -> WatchedStore:
    return WatchedStore()


def add(
    index: GrowingIndex, features: list[Features], *seeds: int, group: str = "a", validator: str = "file 1"
) -> None:
    for seed in seeds:
        entry = Entry(f"{group}/{seed}.jpg")
        image = Image(entry, validator, features[seed].sha256)
        index.add(group, image, record.write(entry, features[seed]))


def found(run, store: WatchedStore, seed: int) -> str | None:
    """The address of the picture that is found, None where none is."""
    index = run(open_index(store, "manifest.json"))
    results = run(search_index(prepare(photo(seed, 90, 120)), index)).results
    return results[0].entry.url if results and results[0].score.matches else None


def test_what_was_added_is_found_after_each_write_and_by_a_later_program(run, store, features, monkeypatch) -> None:
    monkeypatch.setattr(module, "PER_FILE", 2)
    monkeypatch.setattr(module, "SEGMENT", 4)
    index = GrowingIndex(store)
    for seeds in ((0, 1, 2), (3,), (4, 5, 6, 7)):
        add(index, features, *seeds)
        index.write()
        store.clean(index)
        assert [found(run, store, seed) for seed in seeds] == [f"a/{seed}.jpg" for seed in seeds]
    later = GrowingIndex(store)
    assert later.manifest == index.manifest and not later.lost
    assert sorted(later.addresses()) == [f"a/{seed}.jpg" for seed in range(8)]
    assert [segment.images for segment in later.manifest.segments] == [4, 4]
    assert found(run, store, 0) == "a/0.jpg"


def test_only_the_last_segment_is_written_anew(store, features, monkeypatch) -> None:
    monkeypatch.setattr(module, "SEGMENT", 4)
    index = GrowingIndex(store)
    add(index, features, 0, 1, 2, 3)
    index.write()
    first = index.manifest.segments[0]
    store.written.clear()
    add(index, features, 4)
    index.write()
    assert index.manifest.segments[0] == first
    assert [name.partition("-")[0] for name in store.written] == [
        "details",
        "words",
        "keypoints",
        "sources",
        "manifest.json",
    ]


def test_a_picture_is_known_as_long_as_its_file_is_the_same(store, features) -> None:
    index = GrowingIndex(store)
    add(index, features, 0)
    assert index.knows("a/0.jpg", "file 1") and not index.knows("a/0.jpg", "file 2")
    index.write()
    assert index.knows("a/0.jpg", "file 1") and not index.knows("a/0.jpg", "file 2")
    assert not index.knows("a/1.jpg", "file 1")


def test_it_is_told_as_which_file_a_picture_is_known(store, features) -> None:
    index = GrowingIndex(store)
    add(index, features, 0)
    index.write()
    add(index, features, 0, validator="file 2")
    add(index, features, 1)
    assert [index.validator(f"a/{seed}.jpg") for seed in range(3)] == ["file 2", "file 1", None]
    index.remove(["a/0.jpg"])
    assert index.validator("a/0.jpg") is None


def test_a_changed_picture_takes_the_place_of_the_earlier_one(run, store, features) -> None:
    index = GrowingIndex(store)
    add(index, features, 0, 1)
    index.write()
    changed = Entry("a/0.jpg")
    index.add("a", Image(changed, "file 2", features[5].sha256), record.write(changed, features[5]))
    index.write()
    assert index.manifest.images == 2
    assert (found(run, store, 0), found(run, store, 5), found(run, store, 1)) == (None, "a/0.jpg", "a/1.jpg")
    assert index.knows("a/0.jpg", "file 2")


def test_a_group_that_is_removed_leaves_no_file_behind(run, store, features) -> None:
    index = GrowingIndex(store)
    add(index, features, 0, 1)
    add(index, features, 2, 3, group="b")
    index.write()
    index.remove([url for url in index.addresses() if url.startswith("a/")])
    assert list(index.addresses()) == ["b/2.jpg", "b/3.jpg"]
    index.write()
    store.clean(index)
    assert (found(run, store, 0), found(run, store, 2)) == (None, "b/2.jpg")
    assert [detail.images for segment in index.manifest.segments for detail in segment.details] == [2]
    index.remove(list(index.addresses()))
    index.write()
    store.clean(index)
    assert index.manifest.images == 0
    assert [name for name in store.files if name != manifest.NAME] == []


def test_what_was_removed_may_come_back_before_it_is_written(store, features) -> None:
    index = GrowingIndex(store)
    add(index, features, 0)
    index.write()
    index.remove(["a/0.jpg"])
    assert not index.knows("a/0.jpg", "file 1")
    add(index, features, 0)
    assert list(index.addresses()) == ["a/0.jpg"]
    index.write()
    assert index.manifest.images == 1 and index.knows("a/0.jpg", "file 1")


def earlier(store: MemoryStore) -> None:
    """Make the index one of version 2."""
    document = json.loads(store.files[manifest.NAME])
    for one in document["segments"]:
        one["keypoints"] = []
    document["version"] = 2
    store.files[manifest.NAME] = json.dumps(document).encode()


def owners(store: MemoryStore, segment: manifest.SegmentInfo) -> list[int]:
    """Whose keypoints stand in the lists of a segment."""
    return sorted({int(owner) for one in all_keypoints(store, segment) for owner in one.owners})


def test_to_a_segment_of_an_earlier_version_nothing_is_added(run, store, features) -> None:
    index = GrowingIndex(store)
    add(index, features, 0, 1)
    index.write()
    earlier(store)
    index = GrowingIndex(store)
    add(index, features, 2)
    index.write()
    assert [len(one.keypoints) for one in index.manifest.segments] == [0, 1]
    add(index, features, 3)
    index.remove(["a/0.jpg"])
    index.write()
    assert [(one.images, len(one.keypoints)) for one in index.manifest.segments] == [(2, 0), (2, 1)]
    assert owners(store, index.manifest.segments[1]) == [0, 1]
    assert [found(run, store, seed) for seed in range(4)] == [None, *(f"a/{seed}.jpg" for seed in (1, 2, 3))]


def test_keypoints_of_images_that_are_gone_go_with_them(store, features, monkeypatch) -> None:
    monkeypatch.setattr(module, "PER_FILE", 2)
    index = GrowingIndex(store)
    add(index, features, 0, 1, 2, 3, 4)
    index.write()
    assert index.read_again() == [one.name for one in index.manifest.segments[0].keypoints]
    index.remove(["a/0.jpg", "a/1.jpg", "a/3.jpg"])
    index.write()
    # The first detail file went with its images.
    assert owners(store, index.manifest.segments[0]) == [0, 2]


@pytest.mark.parametrize("kind", ["words", "details", "sources"])
def test_an_index_that_lacks_a_file_is_begun_anew(store, features, kind: str) -> None:
    index = GrowingIndex(store)
    add(index, features, 0)
    index.write()
    name = next(name for name in store.files if name.startswith(kind))
    del store.files[name]
    later = GrowingIndex(store)
    assert name in later.lost
    assert later.manifest.images == 0 and list(later.addresses()) == []


def test_an_index_of_a_newer_program_is_not_touched(store, features) -> None:
    index = GrowingIndex(store)
    add(index, features, 0)
    index.write()
    store.files[manifest.NAME] = store.files[manifest.NAME].replace(b'"version":3', b'"version":4')
    with pytest.raises(IndexFileError, match="update the program"):
        GrowingIndex(store)


def test_many_segments_are_not_made(store, features, monkeypatch) -> None:
    monkeypatch.setattr(module, "SEGMENT", 1)
    monkeypatch.setattr(module, "FEW", 2)
    index = GrowingIndex(store)
    for seed in range(5):
        add(index, features, seed)
        index.write()
    assert [segment.images for segment in index.manifest.segments] == [1, 4]
