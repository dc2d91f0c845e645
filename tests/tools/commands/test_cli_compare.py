"""`echoimage compare`: two files in, verdict, words and exit code out."""

import re
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from command import echoimage, save
from echoimage.matching.score import CLASSIC_MATCH
from samples import photo, png


@pytest.fixture
def original(tmp_path: Path) -> Path:
    return save(tmp_path / "original.png", photo(1))


def test_mirrored_crop_is_told_in_words_and_numbers(tmp_path: Path, original: Path) -> None:
    crop = photo(1)[40:220, 50:290][:, ::-1]
    copy = save(tmp_path / "copy.jpg", crop, 1, 80)
    text = echoimage("compare", copy, original)
    assert text.code == 0
    assert text.err == ""
    first, *others = text.out.splitlines()
    assert first == "Edited copy: mirrored, shows 56% of the original"
    assert f"  original   {original}  320 x 240" in others
    found = echoimage("compare", copy, original, "--json").object
    assert found["verdict"] == "edited"
    assert (found["match"], found["exact"], found["error"]) == (True, False, None)
    assert (found["query_size"], found["original_size"]) == ([240, 180], [320, 240])
    assert found["finding"]["mirrored"] is True
    assert found["finding"]["visible"] == pytest.approx(0.5625, abs=0.02)
    corner = np.array(found["finding"]["matrix"]) @ (240, 0, 1)
    assert corner[:2] / corner[2] == pytest.approx((50, 40), abs=2)


def test_what_was_put_over_a_part_is_told_with_its_place(tmp_path: Path, original: Path) -> None:
    stamped = photo(1)
    stamped[10:60, 250:310] = photo(2, 50, 60)
    copy = save(tmp_path / "stamped.png", stamped)
    first, *_ = echoimage("compare", copy, original).out.splitlines()
    assert re.fullmatch(r"Edited copy: something put over [\d.]+% \(top right\)", first)
    found = echoimage("compare", copy, original, "--json").object["finding"]
    assert found["place"] == ["top right", 0]
    assert first == f"Edited copy: {found['text']}"


def test_areas_that_are_left_out_do_not_count(tmp_path: Path, original: Path) -> None:
    stamped = photo(1)
    stamped[10:60, 250:310] = photo(2, 50, 60)
    copy = save(tmp_path / "stamped.png", stamped)
    answer = echoimage("compare", copy, original, "--mask-first", "245,5,70,60", "--accept", "same")
    assert (answer.code, answer.out.splitlines()[0]) == (0, "Same image")
    assert re.search(r"  query .* 320 x 240, 1 area left out\n", answer.out)
    other = echoimage("compare", copy, original, "--mask-first", "0,0,20,20", "--mask-second", "250,10,60,50", "--json")
    assert other.object["verdict"] == "same"
    assert echoimage("compare", copy, original, "--mask-second", "0,0,20,20", "--json").object["verdict"] == "edited"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--mask-first", "1,2,3"), "must be four whole numbers"),
        (("--mask-second", "1,2,0,4"), "at least 1"),
        (("--mask-first", "4000,2,5,4"), "the area 4000,2,5,4 lies beyond its"),
        (("--mask-first", "1,2,3,4", "--method", "classic"), "the classic score knows no masks"),
    ],
)
def test_an_area_that_is_none_is_refused(original: Path, arguments: tuple[str, ...], told: str) -> None:
    answer = echoimage("compare", original, original, *arguments)
    assert answer.code == 2 and told in answer.err


def test_first_file_is_the_query(tmp_path: Path, original: Path) -> None:
    part = save(tmp_path / "part.png", photo(1)[:150, :200])
    assert echoimage("compare", part, original, "--json").object["finding"]["visible"] < 0.5
    assert echoimage("compare", original, part, "--json").object["finding"]["covered"] < 0.5


def test_damaged_picture_is_told_and_compared_as_far_as_it_goes(tmp_path: Path, original: Path) -> None:
    copy = save(tmp_path / "copy.jpg", photo(1))
    copy.write_bytes(copy.read_bytes()[:-6000])
    answer = echoimage("compare", copy, original, "--json")
    (problem,) = answer.object["problems"]
    assert answer.err == f"echoimage: {copy}: {problem['text']}\n"
    assert "damaged: the lower" in problem["text"] and problem["text"].endswith("what can be read is compared")
    assert (answer.code, answer.object["query_size"][0]) == (0, 320)


def test_same_file_is_said_to_be_the_same(original: Path) -> None:
    answer = echoimage("compare", original, original)
    assert answer.code == 0
    assert answer.out.startswith("Same image: the very same file\n  score      100  ")


def test_what_counts_as_a_match_decides_the_exit_code(tmp_path: Path, original: Path) -> None:
    copy = save(tmp_path / "copy.jpg", photo(1)[:, ::-1], 1, 60)
    words = ("compare", copy, original)
    assert echoimage(*words).code == 0
    answer = echoimage(*words, "--accept", "same", "--json")
    assert (answer.code, answer.object["match"], answer.object["verdict"]) == (1, False, "edited")
    assert echoimage(*words, "--min-score", 100).code == 1
    assert "  no match   by --accept or --min-score\n" in echoimage(*words, "--accept", "same").out
    assert "no match" not in echoimage(*words).out
    classic = (*words, "--method", "classic", "--min-score", 100)
    assert (echoimage(*classic).code, echoimage(*classic).out.partition("\n")[0]) == (1, "No match")


def test_unrelated_pictures_do_not_match(tmp_path: Path, original: Path) -> None:
    other = save(tmp_path / "other.png", photo(2))
    answer = echoimage("compare", other, original)
    assert answer.code == 1
    assert answer.out.startswith("No match\n")
    assert echoimage("compare", other, original, "--json").object["verdict"] == "none"


def test_gif_is_compared(tmp_path: Path, original: Path) -> None:
    Image.open(original).save(tmp_path / "copy.gif")
    assert echoimage("compare", tmp_path / "copy.gif", original).code == 0


def test_huge_and_tiny_pictures_are_compared(tmp_path: Path, original: Path) -> None:
    huge = save(tmp_path / "huge.jpg", cv2.resize(photo(1), (3600, 2700)), 1, 70)
    assert echoimage("compare", huge, original).code == 0
    tiny = save(tmp_path / "tiny.png", np.full((1, 1, 3), 7, np.uint8))
    assert echoimage("compare", tiny, original).code == 1


@pytest.mark.parametrize(("better", "code"), [(True, 0), (False, 1)])
def test_classic_score_matches_from_one_half_on(tmp_path: Path, original: Path, better: bool, code: int) -> None:
    other = save(tmp_path / "other.jpg", photo(1 if better else 2), 1, 60)
    answer = echoimage("compare", other, original, "--method", "classic", "--json")
    found = answer.object
    assert answer.code == code
    assert (found["score"] >= CLASSIC_MATCH) is better
    assert (found["verdict"], found["finding"], found["match"]) == (None, None, better)
    text = echoimage("compare", other, original, "--method", "classic").out
    assert text.startswith("Match\n" if better else "No match\n")


def bad_files(folder: Path) -> dict[str, tuple[bytes | None, str, str]]:
    wide = png(b"\0\0\xff\xff\0\0\xff\xff\x08\x02\0\0\0", b"")
    return {
        "none.png": (None, "not-found", "there is no file of this name"),
        "empty.png": (b"", "empty", "the file is empty"),
        "text.png": (b"hello", "not-an-image", "this is a text file"),
        "cut.png": ((folder / "original.png").read_bytes()[:1000], "damaged", "fetch it again"),
        "wide.png": (wide, "too-large", "65535 x 65535"),
    }


@pytest.mark.parametrize("name", ["none.png", "empty.png", "text.png", "cut.png", "wide.png"])
def test_file_that_cannot_be_read_is_an_error(tmp_path: Path, original: Path, name: str) -> None:
    data, reason, said = bad_files(tmp_path)[name]
    bad = tmp_path / name
    if data is not None:
        bad.write_bytes(data)
    good = echoimage("compare", original, original, "--json").object
    for words in ((bad, original), (original, bad)):
        answer = echoimage("compare", *words, "--json")
        assert answer.code == 2
        assert list(answer.object) == list(good)
        assert answer.object["match"] is False
        error = answer.object["error"]
        assert (error["file"], error["reason"]) == (str(bad), reason)
        assert said in error["text"]
        assert answer.err == f"echoimage: {bad}: {error['text']}\n"
    assert echoimage("compare", bad, original).out == ""


def test_folder_is_no_picture_and_two_bad_files_are_both_told(tmp_path: Path) -> None:
    answer = echoimage("compare", tmp_path, tmp_path / "none.png")
    assert answer.code == 2
    first, second = answer.err.splitlines()
    assert "it is a folder; name a picture in it" in first
    assert "none.png: there is no file" in second


def test_bug_of_a_decoder_is_told_as_such(monkeypatch: pytest.MonkeyPatch, original: Path) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("seven")

    monkeypatch.setattr("echoimage_tools.searching.pictures.describe_query", fail)
    answer = echoimage("compare", original, original, "--json")
    assert answer.code == 2
    assert answer.object["error"]["reason"] == "internal"
    assert "please report it: ZeroDivisionError: seven" in answer.err
