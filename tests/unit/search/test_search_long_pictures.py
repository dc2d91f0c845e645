"""Searches for and among long pictures, in a list and in an index: each picture once, told of the whole of it."""

import functools

import numpy as np
import pytest

from echoimage import Entry, Features, Library, Query, Report, extract, open_index, prepare, search, search_index
from echoimage.duplicates.find import find_duplicates
from echoimage.index import growing, record
from echoimage.index.growing import GrowingIndex
from echoimage.index.reader import Index
from echoimage.index.sources_file import Image
from echoimage.index.store import MemoryStore
from memory_index import MemoryFiles
from samples import MemorySource, encode, photo
from strips import PANEL, comic, panels

# Which windows are compared and what is told of the whole: there test_long_pictures compares strips, and the page's
# tests find them in lists and among one's own pictures.
pytestmark = pytest.mark.same_everywhere

STRIP = comic(panels())
OTHERS = 8


@functools.cache
def pictures() -> dict[str, np.ndarray]:
    """A comic, another one, single panels of neither, and those of the second one."""
    found = {"comic.png": STRIP, "other.png": comic(panels(20))}
    found |= {f"single/{seed}.png": photo(seed, *PANEL) for seed in range(60, 60 + OTHERS)}
    return found | {f"panel/{number}.png": panel for number, panel in enumerate(panels(20, 2))}


@functools.cache
def described() -> dict[str, Features]:
    names = enumerate(pictures().items())
    return {name: extract(picture, f"{number:064x}", indexed=True) for number, (name, picture) in names}


def written(store: MemoryStore) -> GrowingIndex:
    index = GrowingIndex(store)
    for name, features in described().items():
        entry = Entry(name)
        image = Image(entry, "file 1", features.sha256)
        index.add("a", image, *record.write_all(entry, features))
    index.write()
    return index


@pytest.fixture(scope="module")
def index(run) -> Index:
    store = MemoryStore()
    written(store)
    return run(open_index(MemoryFiles(store.files), "manifest.json"))


@pytest.fixture(scope="module", params=["list", "list that is read once", "index"])
def ask(run, index: Index, request: pytest.FixtureRequest):
    if request.param == "index":
        return lambda query: run(search_index(query, index, k=20))
    source = MemorySource({name: encode(picture, ".png") for name, picture in pictures().items()})
    entries = [Entry(name) for name in pictures()]
    library = Library(source, remembered=0 if "once" in request.param else 2000)
    return lambda query: run(search(query, entries, library, k=20))


def matching(report: Report) -> list[str]:
    return [result.entry.url for result in report.results if result.score.matches]


def asking(picture: np.ndarray) -> Query:
    return prepare(np.ascontiguousarray(picture))


def test_panel_finds_its_comic_once_with_the_place_in_the_whole(ask) -> None:
    report = ask(asking(panels()[3]))
    assert matching(report) == ["comic.png"]
    assert len({result.entry.url for result in report.results}) == len(report.results)
    assert len(report.scores) == 1
    first = report.results[0]
    assert first.size == (STRIP.shape[1], STRIP.shape[0]) and not first.also
    details = first.score.details
    assert details is not None and details.verdict == "edited" and details.image_box is not None
    assert np.abs(np.array(details.image_box) - (0, 504, PANEL[1], 504 + PANEL[0])).max() <= 4
    assert report.total == report.compared == len(pictures())


def test_comic_finds_itself_as_the_same(ask) -> None:
    first = ask(asking(STRIP)).results[0]
    assert first.entry.url == "comic.png"
    assert first.score.details is not None and first.score.details.verdict == "same"


def test_comic_finds_its_single_panels(ask) -> None:
    report = ask(asking(comic([*panels(80, 2), photo(63, *PANEL), photo(90, *PANEL), photo(66, *PANEL)])))
    assert set(matching(report)) == {"single/63.png", "single/66.png"}
    for result in report.results[:2]:
        details = result.score.details
        assert details is not None and details.verdict == "edited" and details.query_box is not None
        top = {"single/63.png": 2, "single/66.png": 4}[result.entry.url] * (PANEL[0] + 8)
        assert np.abs(np.array(details.query_box) - (0, top, PANEL[1], top + PANEL[0])).max() <= 4


def test_unknown_comic_finds_nothing(ask) -> None:
    assert matching(ask(asking(comic(panels(110, 5))))) == []


def test_windows_stay_and_go_with_their_picture(monkeypatch) -> None:
    monkeypatch.setattr(growing, "PER_FILE", 4)
    store = MemoryStore()
    first = written(store)
    numbers = sum(1 + len(features.windows) for features in described().values())
    assert first.manifest.images == len(pictures())
    assert sum(segment.images for segment in first.manifest.segments) == numbers
    again = GrowingIndex(store)
    assert not again.lost
    assert sorted(again.addresses()) == sorted(pictures())
    assert all(again.knows(name, "file 1") for name in pictures())
    again.remove(["other.png"])
    again.write()
    assert again.manifest.images == len(pictures()) - 1
    rows = [one for lines in GrowingIndex(store)._index.images for one in lines if one]
    assert len(rows) == numbers - 1 - len(described()["other.png"].windows)
    assert "other.png" not in {row.url for row in rows}


def test_duplicates_list_pictures_and_no_windows(run, index: Index) -> None:
    found = run(find_duplicates(index))
    assert [item.entry.url for item in found.items] == list(pictures())
    assert not found.problems and not found.pairs
