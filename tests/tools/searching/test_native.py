"""Functions for programs: paths, bytes and arrays in; no loop of the caller's disturbed, nothing left behind."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from bad_host import serving
from command import echoimage, save
from echoimage import DatabaseError, DecodeError, SourceError
from echoimage.images.opencv import opencv_log
from echoimage_tools.native import compare, describe, from_rgb, open_pictures, read
from echoimage_tools.sources.pillow_decoder import pixels_of
from samples import encode, photo


def own_threads() -> list[str]:
    return [one.name for one in threading.enumerate() if one.name.startswith(("pictures", "describe"))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for seed in range(3):
        save(tmp_path / "pictures" / f"{seed}.png", photo(seed))
    return tmp_path / "pictures"


def copy(seed: int) -> np.ndarray:
    return np.ascontiguousarray(photo(seed)[20:200, 30:300])


def test_picture_is_a_path_bytes_pixels_or_what_was_read(folder: Path) -> None:
    path = folder / "1.png"
    scores = [compare(copy(1), original) for original in (path, str(path), path.read_bytes(), photo(1), read(path))]
    assert all(score.matches for score in scores)
    assert len({(score.ssim, score.orb) for score in scores}) == 1
    assert compare(path, path).finding.verdict == "same"


def test_pixels_of_pillow_and_in_rgb_are_those_of_the_file(folder: Path) -> None:
    path = folder / "1.png"
    known = compare(copy(1), path).details
    with Image.open(path) as image:
        for original in (image, from_rgb(np.asarray(image)), image.convert("RGBA")):
            found = compare(copy(1), original).details
            assert (found.inliers, found.rotation, found.image_box) == (known.inliers, known.rotation, known.image_box)
        turned = image.copy()
        turned.getexif()[274] = 6
        assert compare(copy(1), turned).details.rotation == pytest.approx(-90, abs=1)
        with open_pictures(folder) as pictures:
            assert pictures.search(image, k=1).results[0].entry.url == "1.png"


def test_pixels_of_other_kinds_are_read_or_refused() -> None:
    grey = np.full((40, 40), 1000, np.uint16)
    assert pixels_of(Image.fromarray(grey)).tolist() == [[[3, 3, 3]] * 40] * 40
    clear = Image.new("RGBA", (40, 40), (10, 20, 30, 0))
    assert pixels_of(clear)[0, 0].tolist() == [255, 255, 255]
    with pytest.raises(ValueError, match="mode F does not say which value is white"):
        read(Image.fromarray(grey.astype(np.float32)))
    with pytest.raises(ValueError, match="uint8"):
        from_rgb(grey)  # type: ignore[arg-type]


def test_answers_are_those_of_the_command(folder: Path) -> None:
    query = save(folder.parent / "copy.jpg", copy(2))
    for method in ("verified", "classic"):
        told = echoimage("compare", query, folder / "2.png", "--method", method, "--json").object
        assert f"{compare(query, folder / '2.png', method).total:.6g}" == f"{told['score']:.6g}"
        told = echoimage("search", query, "--database", folder, "--method", method, "--json").object
        with open_pictures(folder) as pictures:
            report = pictures.search(query, method=method)
        assert [one.entry.url for one in report.results] == [one["url"] for one in told["results"]]
        assert [f"{one.score.total:.6g}" for one in report.results] == [
            f"{one['score']:.6g}" for one in told["results"]
        ]


def test_features_are_those_of_an_image_of_a_collection(folder: Path) -> None:
    found = describe(folder / "1.png")
    assert (found.width, found.height, len(found.sha256)) == (320, 240, 64)
    assert found.classic is not None


def test_works_where_a_loop_runs_already(folder: Path) -> None:
    async def notebook() -> list[str]:
        assert compare(copy(1), folder / "1.png").matches
        with open_pictures(folder) as pictures:
            return [one.entry.url for one in pictures.search(copy(1), k=1).results]

    with ThreadPoolExecutor(1) as elsewhere:
        assert elsewhere.submit(asyncio.run, notebook()).result() == ["1.png"]


def test_collection_is_read_once(folder: Path) -> None:
    with serving() as web:
        for seed in range(3):
            web.files[f"/{seed}.png"] = (folder / f"{seed}.png").read_bytes()
        web.files["/images.json"] = b'[{"url": "0.png"}, {"url": "1.png"}, {"url": "2.png"}, {"url": "gone.png"}]'
        with open_pictures(f"{web.address}/images.json") as pictures:
            assert (pictures.count, pictures.problems) == (4, ())
            for seed in (0, 2):
                report = pictures.search(copy(seed))
                assert report.results[0].entry.url == f"{web.address}/{seed}.png"
                assert [problem.reason for problem in report.problems] == ["not-found"]
    assert web.requests["/1.png"] == 1


def test_progress_and_several_threads(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    with open_pictures(folder) as pictures, ThreadPoolExecutor(3) as threads:
        pictures.search(copy(0), progress=lambda done, total: seen.append((done, total)))
        reports = list(threads.map(pictures.search, map(copy, range(3))))
    assert [report.results[0].entry.url for report in reports] == ["0.png", "1.png", "2.png"]
    assert seen[-1] == (3, 3)


def test_settings_and_threads_are_as_they_were(folder: Path) -> None:
    before = cv2.getNumThreads(), opencv_log.getLogLevel()
    meanwhile: set[int] = set()
    cv2.setNumThreads(2)
    with open_pictures(folder) as pictures, ThreadPoolExecutor(2) as threads:
        told = {"progress": lambda *_: meanwhile.add(cv2.getNumThreads())}
        list(threads.map(lambda seed: pictures.search(copy(seed), **told), range(2)))
        pictures.close()
    assert meanwhile == {1}
    assert cv2.getNumThreads() == 2
    cv2.setNumThreads(before[0])
    assert (cv2.getNumThreads(), opencv_log.getLogLevel()) == before
    assert not own_threads()


def test_what_cannot_be_done_is_told(folder: Path) -> None:
    with pytest.raises(SourceError, match="there is no file of this name; correct it"):
        compare(folder / "none.png", folder / "1.png")
    with pytest.raises(DecodeError, match=r"not a picture|not an image"):
        read(b"no picture at all")
    with pytest.raises(ValueError, match=r"a picture is uint8 \(height, width, 3\), not float64 \(2, 2\)"):
        read(np.zeros((2, 2)))
    with pytest.raises(ValueError, match="method must be verified or classic, not magic"):
        compare(copy(0), copy(0), "magic")
    with pytest.raises(SourceError, match="there is no file of this name"):
        open_pictures(folder / "none.json")
    echoimage("index", folder, "-o", folder.parent / "index", "--workers", 1)
    with open_pictures(folder.parent / "index") as index:
        assert index.search(encode(copy(1), ".png")).results[0].score.matches
        with pytest.raises(DatabaseError, match="an index has no classic scores"):
            index.search(copy(1), method="classic")
    assert not own_threads()


def test_a_box_is_the_part_of_a_file_that_counts(folder: Path) -> None:
    path, box = folder / "1.png", (30, 20, 270, 180)
    for part in (read(path, box=box), read(path.read_bytes(), box=box)):
        assert compare(part, path).ssim == compare(copy(1), path).ssim
    with pytest.raises(ValueError, match="cut the pixels"):
        read(copy(1), box=box)
