"""What files say of themselves: read from their heads, without decoding them."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from echoimage.duplicates.pair import FileFacts
from echoimage_tools.duplicates.file_facts import START, FilesFacts, facts_of
from samples import encode

PICTURE = Image.new("RGB", (8, 6), "red")
MODEL, TAKEN, EXIF = 272, 36867, 0x8769


def saved(path: Path, *, tags: bool) -> Path:
    exif = Image.Exif()
    if tags:
        exif[MODEL] = "A camera"
    PICTURE.save(path, exif=exif)
    os.utime(path, (5, 5))
    return path


@pytest.mark.parametrize("tags", [True, False])
@pytest.mark.parametrize("name", ["jpeg", "png", "webp", "tiff"])
def test_format_and_metadata_of_each_kind_of_file(name: str, tags: bool, tmp_path: Path) -> None:
    path = saved(tmp_path / f"picture.{name}", tags=tags)
    assert facts_of(path) == FileFacts(path.stat().st_size, name, tags, 5.0)


def test_time_at_which_a_picture_was_taken_is_metadata(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(EXIF)[TAKEN] = "2020:01:01 00:00:00"
    PICTURE.save(tmp_path / "a.jpg", exif=exif)
    assert facts_of(tmp_path / "a.jpg").has_metadata


def test_directory_at_the_end_of_a_large_tiff_is_found(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (400, 400, 3), np.uint8)
    (tmp_path / "a.tif").write_bytes(encode(noise, ".tiff"))
    assert (tmp_path / "a.tif").stat().st_size > START
    assert facts_of(tmp_path / "a.tif").format == "tiff"


def test_what_is_no_picture_or_not_there_decides_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"no picture")
    assert facts_of(tmp_path / "a.jpg").format == ""
    assert facts_of(tmp_path / "a.jpg").has_metadata is None
    assert facts_of(tmp_path / "gone.jpg") == FileFacts()


def test_raw_is_known_by_its_name(tmp_path: Path) -> None:
    saved(tmp_path / "a.tiff", tags=False).rename(tmp_path / "a.DNG")
    assert facts_of(tmp_path / "a.DNG").format == "raw"


def test_files_are_looked_at_when_they_are_asked_for(tmp_path: Path) -> None:
    facts = FilesFacts([str(tmp_path / "a.png"), "https://example.org/b.png", ""])
    saved(tmp_path / "a.png", tags=False)
    assert facts[0].format == "png"
    assert facts[1] == facts[2] == FileFacts()
    assert facts.get(3) is None
