"""The bench of hard copies: its edits, what it chooses of folders, and all of it on a handful of pictures."""

import json
from argparse import Namespace
from pathlib import Path

import cv2
import numpy as np
import pytest

from bench.accuracy.change import Change, Material
from bench.cli import add_bench
from bench.hard import changes
from bench.hard.bench import print_hard_bench
from bench.hard.edits import EDITS, HardEdit
from bench.hard.photographs import choose, half_of
from bench.hard.report import text
from bench.hard.trials import Answer, Trial
from echoimage_build.cli import parse
from echoimage_build.errors import BuildError
from samples import photo

PICTURE = photo(1, 180, 260)
OTHERS = [photo(seed, 150, 100) for seed in range(2, 10)]
BY_NAME = {edit.name: edit for edit in EDITS}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    made = [tmp_path_factory.mktemp(name) for name in ("first", "second")]
    for seed in range(24):
        cv2.imwrite(str(made[seed % 2] / f"{seed}.png"), photo(seed, 240, 320))
    return made


def changed(change: Change, *more: np.ndarray) -> np.ndarray:
    return change(PICTURE, Material(np.random.default_rng(0), OTHERS[0], more))


def test_there_are_27_edits_with_names_of_their_own() -> None:
    assert len(BY_NAME) == len(EDITS) == 27


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_hard_edit_gives_the_same_decodable_file_each_time(edit: HardEdit) -> None:
    beside = OTHERS[: edit.beside]
    data = edit.make(PICTURE, 3, *beside)
    assert data == edit.make(PICTURE, 3, *beside)
    assert cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR) is not None


@pytest.mark.parametrize("draw", [changes.sketch, changes.line_drawing])
def test_drawing_has_no_colour_and_is_mostly_white(draw: Change) -> None:
    drawn = changed(draw)
    assert np.ptp(drawn, axis=2).max() == 0
    assert np.mean(drawn > 200) > 0.5
    assert np.mean(drawn < 128) > 0.01


def test_posterised_picture_has_few_values() -> None:
    assert sorted(np.unique(changed(changes.posterised(3)))) == [0, 128, 255]


@pytest.mark.parametrize("side", [2, 3])
def test_collage_shows_every_picture_once(side: int) -> None:
    plain = [np.full((150, 100, 3), 20 * number, np.uint8) for number in range(1, side * side)]
    red = np.full((180, 260, 3), (0, 0, 255), np.uint8)
    laid = changes.collage(side)(red, Material(np.random.default_rng(0), plain[0], tuple(plain[1:])))
    tile = (2 * 180 // side) * (2 * 260 // side)
    for colour in (red[0, 0], *(one[0, 0] for one in plain)):
        assert np.count_nonzero((laid == colour).all(axis=2)) == tile


def test_placards_leave_the_rest_as_it_was() -> None:
    covered = changed(changes.placards(0.55))
    kept = (covered == PICTURE).all(axis=2)
    assert 0.44 < kept.mean() < 0.47


def test_halves_share_no_original_and_no_negative(folders: list[Path]) -> None:
    first, second = (choose(folders[:1], folders[1:], 3, 10, half) for half in ("a", "b"))
    for half, chosen in (("a", first), ("b", second)):
        assert {half_of(path) for path in (*chosen.originals, *chosen.negatives)} == {half}
        assert {path.parent for path in chosen.originals} == {folders[0]}
        assert {path.parent for path in chosen.others} == set(folders)
        uses = [*chosen.originals, *chosen.others, *chosen.negatives]
        assert len(uses) == len(set(uses))


def test_too_few_pictures_are_told(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "1.png"), PICTURE)
    with pytest.raises(BuildError, match=r"Too few pictures in half .; name folders with more of them"):
        choose([tmp_path], [], 1, 1, "a")


def trial(edit: str = "", shown: int = 0, **others: object) -> Trial:
    """One that finds nothing, but for what is told."""
    answer = Answer(False, 0, 0, (), 0, 0.0)
    found = {"leading": 0, "agreeing": 0, "direct": False, "answers": {"first tier": answer}}
    return Trial("a.jpg", "", edit, shown, **{**found, **others})  # type: ignore[arg-type]


def test_report_tells_ranks_answers_costs_and_what_was_accepted_wrongly() -> None:
    good = Answer(True, 3, 3, (), 2_000_000, 90.0)
    bad = Answer(True, 0, 0, (("b.jpg", "related"),), 1_000_000, 30.0)
    trials = [
        trial("crop", 1, leading=8, agreeing=1, direct=True, answers={"first tier": bad}),
        trial("collage", 4, leading=1, agreeing=9, direct=True, answers={"first tier": good}),
        trial(),
    ]
    lines = text(trials, ["first tier"]).splitlines()
    assert "| crop | 0.00 / 1.00 / 1.00 | 1.00 / 1.00 / 1.00 | 1.000 | 0.000 | 1.000 |" in lines
    assert "| all | 0.50 / 1.00 / 1.00 | 0.50 / 0.50 / 1.00 | 1.000 | 0.500 | 1.000 |" in lines
    assert "| first tier | 1.000 | 0.500 | 0.500 |" in lines
    assert "collage, first tier: 3.00 of 4 answered" in lines
    assert "| hard copies, first tier | 2 | 1.50 | 60 | 0 | 1 |" in lines
    assert "| not in the index, first tier | 1 | 0.00 | 0 | 0 | 0 |" in lines
    assert lines[-1] == "first tier: a.jpg, crop: b.jpg is called related"


def parsed(folders: list[Path], *words: str) -> Namespace:
    places = ["--photos", str(folders[0]), "--beside", str(folders[1])]
    return parse(["bench", "hard", *places, "--originals", "2", "--others", "8", *words], add_bench)


@pytest.mark.slow
def test_bench_measures_both_tiers_in_one_run(
    folders: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_hard_bench(parsed(folders, "--json", str(tmp_path / "out.json"), "--keep", str(tmp_path / "kept")))
    assert "2 originals of half b among 10 images, 27 edits of each" in capsys.readouterr().out
    written = json.loads((tmp_path / "out.json").read_text())
    assert len(written["edits"]) == 28
    shares = written["edits"]["words over 55 %"]
    assert shares["leading"][-1] == shares["agreeing"][-1] == shares["direct"] == 1
    assert shares["accepted"] == shares["read"] == {"first tier": 1, "both tiers": 1}
    assert min(one["negatives"]["bytes"] for one in written["costs"].values()) > 0
    assert len(list((tmp_path / "kept" / "pictures").iterdir())) == 10


def test_json_file_in_a_missing_folder_is_refused_before_the_work(folders: list[Path], tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"There is no folder .*nowhere for --json"):
        print_hard_bench(parsed(folders, "--json", str(tmp_path / "nowhere" / "out.json")))
