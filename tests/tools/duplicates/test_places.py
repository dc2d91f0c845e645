"""Folders, databases and indexes that are looked through together: whose each picture is, and how it is named."""

import json
import os
from pathlib import Path

import pytest

from built_index import build, pictures
from echoimage import DatabaseError, Entry, SourceError
from echoimage.duplicates.pair import Item
from echoimage_tools.duplicates.places import Places, open_places


def item(path: Path) -> Item:
    return Item(0, Entry(os.path.realpath(path)), "", (1, 1))


def addresses(places: Places) -> list[str]:
    base = Path(str(places.collection.base))
    return sorted(os.path.normpath(base / entry.url) for entry in places.collection.entries)


def test_folders_are_one_collection_and_pictures_the_first_ones_that_has_them(tmp_path: Path) -> None:
    outer, inner = pictures(tmp_path / "a", [1]), pictures(tmp_path / "a" / "in", [2])
    places = open_places([str(inner)], [str(outer)])
    assert addresses(places) == [str(tmp_path / "a" / "001.jpg"), str(tmp_path / "a" / "in" / "002.jpg")]
    assert [places.side(item(path)) for path in (outer / "001.jpg", inner / "002.jpg")] == [1, 0]
    assert places.inside(item(outer / "001.jpg")) == "001.jpg"


def test_database_and_index_beside_a_folder_are_read_where_their_pictures_lie(tmp_path: Path) -> None:
    indexed = pictures(tmp_path / "indexed", [1])
    build(indexed, tmp_path / "index")
    listed = pictures(tmp_path / "listed", [2])
    database = tmp_path / "images.json"
    database.write_text(json.dumps([{"url": "listed/002.jpg"}, {"url": "https://example.org/3.jpg"}]))
    places = open_places([str(tmp_path / "index"), str(database)], [str(pictures(tmp_path / "more", [4]))])
    local = [indexed / "001.jpg", listed / "002.jpg", tmp_path / "more" / "004.jpg"]
    assert set(map(str, local)) <= set(addresses(places))
    assert "https://example.org/3.jpg" in {entry.url for entry in places.collection.entries}
    assert [places.side(item(path)) for path in local] == [0, 0, 1]


def test_only_index_is_used_as_it_is(tmp_path: Path) -> None:
    build(pictures(tmp_path / "pictures", [1]), tmp_path / "index")
    places = open_places([str(tmp_path / "index")])
    assert (places.index, places.collection.entries) == (tmp_path / "index", ())
    picture = item(tmp_path / "pictures" / "001.jpg")
    assert (places.inside(picture), places.shown(picture)) == ("001.jpg", str(tmp_path / "pictures" / "001.jpg"))


def test_pictures_and_folders_are_shown_below_the_name_that_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pictures(tmp_path / "mine" / "2020", [1]) / "001.jpg"
    monkeypatch.chdir(tmp_path)
    places = open_places(["mine"])
    assert places.shown(item(path)) == "mine/2020/001.jpg"
    assert places.shown_folder(os.path.realpath(path.parent)) == "mine/2020"
    assert places.shown_folder(os.path.realpath(tmp_path)) == os.path.realpath(tmp_path)


def test_place_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nowhere: there is no file of this name"):
        open_places([str(pictures(tmp_path / "a", [1])), "nowhere"])
    with pytest.raises(DatabaseError, match="make an index of it"):
        open_places(["s3://bucket/pictures", str(tmp_path / "a")])


def test_order_of_places_changes_nothing_about_where_their_index_is(tmp_path: Path) -> None:
    one, other = (str(pictures(tmp_path / name, [1])) for name in "ab")
    assert open_places([one, other]).workspace == open_places([other], [one]).workspace
    assert open_places([one]).workspace != open_places([other]).workspace
