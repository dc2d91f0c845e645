"""Which pictures are in the folders that a person prefers."""

import os
from pathlib import Path

import pytest

from build_process import linux
from echoimage import Entry
from echoimage.duplicates.pair import Item
from echoimage_tools.duplicates.preferred import PreferredFolders

pytestmark = linux


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder, a link to it, and one whose name begins with its."""
    for name in ("mine", "mine too"):
        (tmp_path / name).mkdir()
    (tmp_path / "link").symlink_to("mine")
    return tmp_path


def item(path: Path | str) -> Item:
    return Item(0, Entry(str(path)), "", (1, 1))


@pytest.mark.parametrize("name", ["mine", "link"])
def test_folder_holds_what_is_in_it_by_whatever_way(name: str, folder: Path) -> None:
    preferred = PreferredFolders([str(folder / name)])
    there = ("mine/a.jpg", "link/in/a.jpg", "mine too/a.jpg", "a.jpg")
    assert [preferred.holds(item(folder / path)) for path in there] == [True, True, False, False]
    assert not preferred.holds(item("https://example.org/a.jpg"))


def test_root_holds_everything(folder: Path) -> None:
    assert PreferredFolders([os.path.abspath(os.sep)]).holds(item(folder / "a.jpg"))
