"""The whole accuracy benchmark on a handful of pictures made in code."""

import json
import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import cv2
import pytest

from bench.accuracy.bench import METHODS, measure, print_accuracy_bench
from bench.accuracy.edits import EDITS
from bench.accuracy.photos import Selection, select
from bench.accuracy.report import document
from bench.accuracy.stages import stage_costs, stage_table
from bench.accuracy.trials import CLASSIC_EVERY, describe_all, plan, run
from echoimage_build.errors import BuildError
from samples import photo

OWN = ("verified", "classic")

TESTS = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("photos")
    for seed in range(14):
        cv2.imwrite(str(folder / f"{seed}.png"), photo(seed, 180, 240))
    return folder


@pytest.fixture(scope="module")
def chosen(photos: Path) -> Selection:
    return select([photos], originals=1, distractors=5, negatives=3)


def test_plan_asks_every_edit_of_every_original_and_each_negative(chosen: Selection) -> None:
    queries = plan(chosen, METHODS)
    edited = [query for query in queries if not query.negative]
    assert {(query.photo, query.edit) for query in edited} == {
        (original, edit) for original in chosen.originals for edit in range(len(EDITS))
    }
    assert [query.photo for query in queries if query.negative] == list(chosen.negatives)
    assert [query.edit is None for query in queries if query.negative] == [True, False, True]


def test_plan_takes_backgrounds_that_are_neither_in_the_database_nor_the_picture(chosen: Selection) -> None:
    for query in plan(chosen, METHODS):
        assert query.background in chosen.negatives and query.background != query.photo


def test_plan_spares_only_the_classic_score_and_asks_it_for_every_edit_in_turn() -> None:
    many = Selection(
        tuple(Path(f"{n}.jpg") for n in range(CLASSIC_EVERY)), (), tuple(Path(f"n{n}") for n in range(200))
    )
    queries = plan(many, METHODS)
    assert all({"verified", "PDQ", "pHash"} <= set(query.methods) for query in queries)
    asked = [query for query in queries if "classic" in query.methods]
    assert {query.edit for query in asked if not query.negative} == set(range(len(EDITS)))
    assert {query.photo for query in asked if not query.negative} == set(many.originals)
    assert {query.edit is None for query in asked if query.negative} == {True, False}


def test_bench_finds_light_edits_and_leaves_out_what_cannot_be_read(chosen: Selection, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.png"
    damaged.write_bytes(chosen.originals[0].read_bytes()[:2000])
    more = Selection(chosen.originals, (*chosen.distractors, damaged), chosen.negatives)
    described, failed = describe_all([*more.database, *more.negatives], OWN)
    assert list(failed) == [damaged]
    readable = more.readable(failed)
    queries = plan(readable, OWN, ["brightness"])
    trials = run(queries, [one for one in described if one.path not in more.negatives])
    verified = [trial for trial in trials if trial.method == "verified"]
    assert [trial.rank for trial in verified if not trial.negative] == [1] * 2
    assert {trial.best.verdict for trial in verified if trial.best and not trial.negative} <= {"same", "edited"}
    assert all(trial.best and trial.best.path not in readable.negatives for trial in verified)
    assert all(trial.rank == 0 for trial in verified if trial.negative)
    assert all(trial.best and trial.best.verdict == "" for trial in trials if trial.method == "classic")


def test_hashes_find_light_edits_and_miss_mirrored_ones(chosen: Selection) -> None:
    pytest.importorskip("pdqhash", reason="hashes are installed for `bench accuracy` alone")
    _, judged = measure(chosen, ("PDQ", "pHash"), ["recompression", "grey", "mirror"])
    for one in judged:
        families = document(chosen, [one])["methods"][one.name]["families"]
        assert families["recompression"]["rank_1"] == families["grey"]["rank_1"] == 1
        assert families["mirror"]["recall_0"] < 1
        assert all(0.7 < trial.best.score <= 1 for trial in one.trials if trial.best and trial.rank == 1)


def test_json_file_in_a_missing_folder_is_refused_before_the_work(photos: Path, tmp_path: Path) -> None:
    arguments = Namespace(photos=[photos], families=None, json=tmp_path / "nowhere" / "out.json")
    with pytest.raises(BuildError, match=r"There is no folder .*nowhere for --json"):
        print_accuracy_bench(arguments)


def test_unknown_family_is_refused_with_the_known_ones(photos: Path) -> None:
    with pytest.raises(BuildError, match=r"There is no family crops\. There are: .*\bcrop, "):
        print_accuracy_bench(Namespace(photos=[photos], families=["crops", "mirror"], json=None))


@pytest.mark.slow
def test_command_prints_the_table_and_writes_the_numbers(photos: Path, tmp_path: Path) -> None:
    pytest.importorskip("pdqhash", reason="hashes are installed for `bench accuracy` alone")
    out = tmp_path / "out.json"
    words = f"bench accuracy --photos {photos} --queries 1 --distractors 4 --families mirror grey --json {out}"
    words += " --verdicts 0 --unrelated 0"
    command = [sys.executable, "-P", "-m", "bench", *words.split()]
    path = {"PYTHONPATH": str(TESTS)}
    told = subprocess.run(command, cwd=tmp_path, env=os.environ | path, capture_output=True, text=True, check=True)
    assert "1 originals among 5 images, 3 negatives" in told.stdout
    assert "7 of 7 queries" in told.stderr
    written = json.loads(out.read_text())
    assert list(written["methods"]) == list(METHODS)
    assert written["methods"]["verified"]["overall"]["queries"] == 4


def test_costs_of_the_stages_are_given_for_each(chosen: Selection) -> None:
    costs = stage_costs(chosen.originals, chosen.database)
    assert min(costs.values()) > 0
    assert len(costs) == 6
    assert stage_table({"one": 1.234}).splitlines()[-1] == "| one | 1.23 |"
