"""An index of an earlier version: it is searched as it is, and described again when it is built again."""

from pathlib import Path

import pytest

from built_index import as_version_1, as_version_2, build, contents, manifest, pictures, stored, urls
from command import echoimage

SAID = "{out}: {count} without colours, of an earlier version: read again\n"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three images in a detail file."""
    monkeypatch.setattr("echoimage_tools.indexing.build.IMAGES", 3)


def colours(out: Path) -> list[bool]:
    return [bool(one.features.preview) for one in stored(out)]


def test_it_is_described_again_once_and_equals_a_new_one(small: None, tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(7)), tmp_path / "out"
    build(folder, out)
    new = contents(out)
    as_version_1(out)
    assert colours(out) == [False] * 7
    assert echoimage("verify", out).code == 0
    answer = echoimage("index", folder, "-o", out, "--workers", 1)
    assert answer.code == 0
    assert answer.err == "echoimage: " + SAID.format(out=out, count="7 images")
    assert "7 images: 7 read, of these 0 changed, 0 kept, 0 removed" in answer.out
    assert manifest(out)["version"] == 3
    assert contents(out)["manifest.json"] == new["manifest.json"]
    assert "7 images: 0 read, of these 0 changed, 7 kept, 0 removed" in build(folder, out)
    assert contents(out) == new


def test_pictures_that_cannot_be_read_stay_as_they_were_and_are_tried_again(small: None, tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(7)), tmp_path / "out"
    build(folder, out)
    as_version_1(out)
    right = (folder / "001.jpg").read_bytes()
    (folder / "001.jpg").write_bytes(right[:900])
    (folder / "006.jpg").unlink()
    said = build(folder, out, code=1)
    assert "6 images: 5 read, of these 0 changed, 1 kept, 1 removed" in said
    assert "001.jpg: it stays in the index as it was, for it could not be read again: " in said
    assert urls(out) == [*(f"{seed:03}.jpg" for seed in (0, 2, 3, 4, 5)), "001.jpg"]
    assert colours(out) == [True] * 5 + [False]
    assert echoimage("verify", out).code == 0
    (folder / "001.jpg").write_bytes(right)
    assert (
        "6 images: 1 read, of these 0 changed, 5 kept, 0 removed"
        in echoimage("index", folder, "-o", out, "--workers", 1).out
    )
    assert urls(out)[-1] == "001.jpg"
    assert colours(out) == [True] * 6


LACKING = "{out}: lists of all keypoints of 7 images are lacking: made of what is known of them"


@pytest.mark.parametrize("how", ["version 2", "half", "lost", "damaged"])
def test_lists_of_all_keypoints_are_made_of_the_records(small: None, tmp_path: Path, how: str) -> None:
    folder, out = pictures(tmp_path / "p", range(7)), tmp_path / "out"
    build(folder, out)
    new = contents(out)
    (path,) = out.glob("keypoints-*")
    if how == "version 2":
        as_version_2(out)
        path.unlink()
    if how == "half":
        path.write_bytes(path.read_bytes()[:-100])
    if how == "lost":
        path.unlink()
    if how == "damaged":
        path.write_bytes(bytes(path.stat().st_size))
        (folder / "006.jpg").unlink()
        assert "6 images: 0 read, of these 0 changed, 6 kept, 1 removed" in build(folder, out)
    else:
        answer = echoimage("index", folder, "-o", out, "--workers", 1)
        assert "7 images: 0 read, of these 0 changed, 7 kept, 0 removed" in answer.out
        assert answer.err == f"echoimage: {LACKING.format(out=out)}\n"
        assert contents(out) == new
    assert echoimage("verify", out).code == 0
    assert "0 read" in build(folder, out)


def test_it_is_searched_as_it_is(tmp_path: Path) -> None:
    folder, out = pictures(tmp_path / "p", range(4)), tmp_path / "out"
    build(folder, out)
    as_version_1(out)
    answer = echoimage("search", folder / "002.jpg", "--database", out)
    assert answer.code == 0
    assert "002.jpg" in answer.out
