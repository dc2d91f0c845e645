"""What the bench of scans makes: files like those of a camera, and an index as the page would have left it."""

from pathlib import Path

import cv2
import pytest

from bench.mine.pictures import SIZE, write_pictures
from bench.mine.remembered import as_remembered
from bench.scale.described import describe_all
from bench.scale.writing import write_index
from command import save
from echoimage.index.growing import GrowingIndex
from echoimage_tools.indexing.folder import Folder
from samples import photo


@pytest.fixture
def photographs(tmp_path: Path) -> list[Path]:
    return [save(tmp_path / f"{seed}.jpg", photo(seed, 150, 200), 1, 90) for seed in range(3)]


def test_pictures_have_twelve_megapixels_and_are_different(photographs: list[Path], tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    write_pictures(photographs[:1], 2, tmp_path / "made")
    made = sorted((tmp_path / "made").iterdir())
    assert [cv2.imread(str(path)).shape for path in made] == [(SIZE[1], SIZE[0], 3)] * 2
    assert made[0].read_bytes() != made[1].read_bytes()


def test_a_drawn_index_is_one_that_goes_on_growing(photographs: list[Path], tmp_path: Path) -> None:
    few = describe_all(photographs)
    write_index(tmp_path / "index", few[:2], few[2:], 70)
    names = as_remembered(tmp_path / "index")
    assert set(names) == {path.name for path in (tmp_path / "index").iterdir()}
    index = GrowingIndex(Folder(tmp_path / "index"))
    assert (index.lost, index.manifest.images) == ("", 70)
    assert index.knows("mine/Drawn/000069.jpg", "file 69 0")
