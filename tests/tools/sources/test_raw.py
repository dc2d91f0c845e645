"""Camera RAW and HEIC natively, of samples that the tests make themselves."""

import asyncio
import io
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from command import echoimage, save, urls
from echoimage import Entry, SourceError, decode, read_header
from echoimage_tools.sources.folder import FolderSource
from echoimage_tools.sources.pillow_decoder import decode_with_pillow
from raw_sample import dng, grey
from samples import encode, photo

heif = pytest.importorskip("pillow_heif")


def heic(picture: np.ndarray, **options: object) -> bytes:
    file = io.BytesIO()
    heif.from_pillow(Image.fromarray(picture[..., ::-1])).save(file, quality=90, **options)
    return file.getvalue()


def read(folder: Path, name: str) -> np.ndarray:
    data = asyncio.run(FolderSource(folder).read(Entry(name)))
    return asyncio.run(decode(data, decode_with_pillow))


def test_raw_is_developed(tmp_path: Path) -> None:
    (tmp_path / "a.DNG").write_bytes(dng(photo(1)))
    shown = read(tmp_path, "a.DNG")
    assert shown.shape == (240, 320, 3)
    assert alike(shown, photo(1))


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.corrcoef(grey(one).ravel(), grey(np.ascontiguousarray(other)).ravel())[0, 1] > 0.95)


@pytest.mark.parametrize("turn", [1, 6])
def test_preview_of_the_camera_is_used(turn: int, tmp_path: Path) -> None:
    (tmp_path / "a.dng").write_bytes(dng(photo(1), encode(photo(2), ".jpg"), turn))
    assert alike(read(tmp_path, "a.dng"), np.rot90(photo(2), -1) if turn == 6 else photo(2))
    data = asyncio.run(FolderSource(tmp_path).read(Entry("a.dng")))
    assert read_header(data).format == "jpeg"
    assert data == asyncio.run(FolderSource(tmp_path).read(Entry("a.dng")))


@pytest.mark.parametrize("turn", [1, 6])
def test_preview_that_is_small_is_not_used(turn: int, tmp_path: Path) -> None:
    (tmp_path / "a.dng").write_bytes(dng(photo(1), encode(photo(2, 120, 160), ".jpg"), turn))
    assert alike(read(tmp_path, "a.dng"), np.rot90(photo(1), -1) if turn == 6 else photo(1))


def test_large_raw_is_developed_at_half_its_size(tmp_path: Path) -> None:
    (tmp_path / "a.dng").write_bytes(dng(cv2.resize(photo(1), (2400, 1800))))
    developed = asyncio.run(FolderSource(tmp_path).read(Entry("a.dng")))
    assert read_header(developed).upright == (1200, 900)


def test_raw_that_is_damaged_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.dng").write_bytes(dng(photo(1))[:300])
    with pytest.raises(SourceError, match=r"the RAW data is damaged or of an unknown camera .*export it as JPEG") as e:
        read(tmp_path, "a.dng")
    assert e.value.reason == "damaged"


def test_raw_without_its_library_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.dng").write_bytes(dng(photo(1)))
    monkeypatch.setitem(sys.modules, "rawpy", None)
    with pytest.raises(SourceError, match=r'reading camera RAW needs .*pip install "echoimage\[raw\]"') as e:
        read(tmp_path, "a.dng")
    assert e.value.reason == "unsupported-format"


@pytest.mark.parametrize("index", [False, True])
def test_jpeg_is_found_among_raw_and_heic(index: bool, tmp_path: Path) -> None:
    folder, out = tmp_path / "p", tmp_path / "out"
    folder.mkdir()
    (folder / "one.dng").write_bytes(dng(photo(1)))
    (folder / "two.heic").write_bytes(heic(photo(2)))
    if index:
        assert echoimage("index", folder, "-o", out, "--workers", 1).code == 0
    for number, name in ((1, "one.dng"), (2, "two.heic")):
        query = save(tmp_path / f"{number}.jpg", photo(number)[20:, 30:], cv2.IMWRITE_JPEG_QUALITY, 70)
        answer = echoimage("search", query, "--database", out if index else folder, "--json")
        assert (answer.code, answer.err) == (0, "")
        assert urls(answer.object["results"])[0].endswith(name)


def test_turned_heic_stands_upright() -> None:
    picture = np.zeros((64, 128, 3), np.uint8)
    picture[:, :64] = (255, 0, 0)
    tags = Image.Exif()
    tags[274] = 6
    data = heic(picture, exif=tags.tobytes())
    shown = asyncio.run(decode(data, decode_with_pillow))
    assert read_header(data).upright == (shown.shape[1], shown.shape[0]) == (64, 128)
    assert shown[10, 30, 0] > 200
    assert shown[120, 30, 0] < 50
