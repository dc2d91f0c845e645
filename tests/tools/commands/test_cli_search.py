"""`echoimage search`: files and a collection in; answers and exit codes out."""

import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from command import echoimage, picture_of, save, urls
from planted import second_shot
from samples import photo


def test_folder_is_searched_with_those_in_it_but_without_hidden_ones(folder: Path, copy: Path) -> None:
    answer = echoimage("search", copy, "--database", folder, "--json", "--top", 9)
    assert (answer.code, answer.err) == (0, "")
    found = answer.object
    assert sorted(urls(found["results"])) == ["a/z.jpg", "b.png", "c.JPG", "plain"]
    assert (found["compared"], found["total"], found["problems"]) == (4, 4, [])
    best = found["results"][0]
    assert (best["rank"], best["url"], best["verdict"], best["match"]) == (1, "a/z.jpg", "edited", True)
    assert best["finding"]["rotation"] == pytest.approx(90, abs=1)
    assert not any(one["match"] for one in found["results"][1:])


def test_top_limits_results_and_copies_of_a_file_are_one(folder: Path, copy: Path) -> None:
    (folder / "again.jpg").write_bytes((folder / "a" / "z.jpg").read_bytes())
    (one,) = echoimage("search", copy, "--database", folder, "--json", "--top", 1).object["results"]
    assert (one["url"], one["also"]) == ("a/z.jpg", ["again.jpg"])
    assert f"also {folder / 'again.jpg'}" in echoimage("search", copy, "--database", folder).out
    assert "the very same file" in echoimage("search", folder / "b.png", "--database", folder).out


def test_the_same_scene_is_listed_without_being_a_match_unless_it_is_accepted(tmp_path: Path) -> None:
    one, other = np.hsplit(second_shot(71), 2)
    save(tmp_path / "pictures" / "other.png", other)
    words = ("search", save(tmp_path / "query.png", one), "--database", tmp_path / "pictures")
    answer, told = echoimage(*words), echoimage(*words, "--json").object
    assert told["results"][0]["verdict"] == "related"
    assert (answer.code, told["match"], told["matches"], told["results"][0]["match"]) == (1, False, 0, False)
    _, none, row = answer.out.splitlines()[:3]
    assert none == "  no match among 1 picture, but the same scene or object:"
    assert "same scene or object" in row and row.endswith("other.png")
    accepted = echoimage(*words, "--accept", "related", "--json")
    assert (accepted.code, accepted.object["match"], accepted.object["results"][0]["match"]) == (0, True, True)
    left_out = echoimage(*words, "--accept", "edited")
    assert (left_out.code, len(left_out.out.splitlines())) == (1, 2)
    assert f"no match among 1 picture; the nearest is {tmp_path / 'pictures' / 'other.png'}" in left_out.out


def test_what_counts_as_a_match_may_be_narrowed(folder: Path, copy: Path) -> None:
    words = ("search", copy, "--database", folder)
    assert echoimage(*words, "--accept", "same").code == 1
    score = round(100 * echoimage(*words, "--json").object["results"][0]["score"])
    assert [echoimage(*words, "--min-score", points).code for points in (score, score + 1)] == [0, 1]
    refused = echoimage(*words, "--min-score", "101")
    assert refused.code == 2 and "must be a whole number from 0 to 100" in refused.err


def test_bad_query_does_not_stop_the_rest(folder: Path, copy: Path, stranger: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"hello")
    answer = echoimage("search", tmp_path / "none.png", bad, stranger, copy, "--database", folder, "--json")
    assert answer.code == 2
    assert [Path(one["query"]).name for one in answer.objects] == ["none.png", "bad.png", "stranger.png", "copy.jpg"]
    assert [one["match"] for one in answer.objects] == [False, False, False, True]
    assert [one["error"] and one["error"]["reason"] for one in answer.objects] == [
        *("not-found", "not-an-image", None, None)
    ]
    assert len({tuple(one) for one in answer.objects}) == 1
    assert [line.split(": ")[1] for line in answer.err.splitlines()] == [str(tmp_path / "none.png"), str(bad)]


@pytest.mark.parametrize("end", [b"", b"\xff\xd9"], ids=["cut", "ended"])
def test_damaged_query_is_told_in_one_line_and_found(
    folder: Path, copy: Path, end: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    data = copy.read_bytes()
    copy.write_bytes(data[: len(data) * 6 // 10] + end)
    answer = echoimage("search", copy, "--database", folder, "--json")
    (problem,) = answer.object["problems"]
    assert re.fullmatch(
        r"it is damaged: the lower [34]\d% could not be read; what can be read is searched", problem["text"]
    )
    assert (problem["url"], problem["reason"]) == (str(copy), "damaged")
    assert answer.err == f"echoimage: {copy}: {problem['text']}\n"
    assert capfd.readouterr().err == ""
    assert (answer.code, answer.object["results"][0]["url"]) == (0, "a/z.jpg")


def test_gif_is_found_and_searched_for(folder: Path, tmp_path: Path) -> None:
    Image.fromarray(picture_of(30)[:, :, ::-1]).save(folder / "moving.gif")
    Image.fromarray(picture_of(30)[::-1, :, ::-1]).save(tmp_path / "query.gif")
    found = echoimage("search", tmp_path / "query.gif", "--database", folder, "--json").object
    assert found["results"][0]["url"] == "moving.gif"
    assert found["match"] is True


def test_classic_lists_the_best_and_matches_from_one_half_on(folder: Path, stranger: Path, tmp_path: Path) -> None:
    answer = echoimage("search", stranger, "--database", folder, "--method", "classic")
    assert answer.code == 1
    assert [line.split()[0] for line in answer.out.splitlines()[1:]] == ["1", "2", "3", "4"]
    assert all("no match" in line for line in answer.out.splitlines()[1:])
    saved = save(tmp_path / "saved.jpg", picture_of(1), 1, 50)
    answer = echoimage("search", saved, "--database", folder, "--method", "classic", "--json")
    assert answer.code == 0
    assert [one["match"] for one in answer.object["results"]] == [True, False, False, False]
    assert {one["verdict"] for one in answer.object["results"]} == {None}


def test_same_answer_every_time(folder: Path, copy: Path, stranger: Path) -> None:
    for seed in range(20, 23):
        save(folder / f"{seed}.png", photo(seed, 60, 80))
    words = ("search", copy, stranger, "--database", folder, "--json")
    assert len({echoimage(*words).out for _ in range(2)}) == 1


def test_flat_pictures_are_searched_without_a_word(folder: Path, tmp_path: Path) -> None:
    grey = np.full((50, 60, 3), 128, np.uint8)
    save(folder / "grey.png", grey)
    answer = echoimage("search", save(tmp_path / "grey.jpg", grey), "--database", folder, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.object["results"][0]["url"] == "grey.png"


def test_a_box_is_the_part_of_the_query_that_is_searched_for(folder: Path, tmp_path: Path) -> None:
    collage = save(tmp_path / "collage.png", np.hstack([picture_of(0), picture_of(77)]))
    known = ("search", collage, "--database", folder, "--json")
    assert not echoimage(*known, "--box", "200,0,200,150").object["match"]
    found = echoimage(*known, "--box", "0,0,200,150").object
    assert (found["query_size"], found["results"][0]["url"], found["results"][0]["verdict"]) == (
        [200, 150],
        "b.png",
        "same",
    )
    assert not found["results"][0]["exact"], "a part is not the file"
    assert "fewer than 16 pixels" in echoimage(*known, "--box", "900,0,200,150").err
    refused = echoimage("compare", collage, folder / "b.png", "--box", "1,2,3")
    assert (refused.code, "four whole numbers" in refused.err) == (2, True)
    assert echoimage("compare", collage, folder / "b.png", "--box", "0,0,200,150").code == 0
