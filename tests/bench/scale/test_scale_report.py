"""What the scale benchmark makes of its figures: recall, goals, a report for people and one for programs."""

import json
from pathlib import Path

import pytest

from bench.scale import stages, writing
from bench.scale.building import Building
from bench.scale.measured import NAMES, Measured, Others, Sized, goals
from bench.scale.queries import KINDS
from bench.scale.recall import SMALL_CROPS, Trial, by_family, recall
from bench.scale.report import document, text
from bench.scale.tab import Answer, Opening
from bench.scale.visit import Visited

BUILDING = Building(indexing=20.0, same=12.5, usual=10.0)


def trial(family: str, indexed: int, exhaustive: int) -> Trial:
    return Trial(Path("a.jpg"), family, "edit", indexed, exhaustive, 1.0)


def test_recall_counts_shares_by_family() -> None:
    trials = [trial("crop", 1, 1), trial("crop", 0, 3), trial("grey", 2, 0), trial("grey", 0, 0)]
    assert (recall(trials).indexed, recall(trials).exhaustive, recall(trials).against) == (0.5, 0.5, 0.5)
    assert {name: one.against for name, one in by_family(trials).items()} == {"crop": 0.5, "grey": 1.0}


def sized(images: int, milliseconds: float, size: int = 2_000_000, heap: int | None = 500_000_000) -> Sized:
    warm = [Answer(kind, "edit", milliseconds, milliseconds / 2, size, 9, True) for kind in KINDS]
    cold = Answer("plain", "edit", 2 * milliseconds, milliseconds, size, 9, True)
    written = writing.Written(Path("index"), images, 1000, 440.0, 38_000.0, 4_000.0)
    visited = Visited(images, Opening(900.0, 44_000_000, 3), cold, warm, 700_000_000, None, 600_000_000)
    costs: stages.Costs = {"plain": {"decode": 5.0, "other": 1.0}}
    return Sized(written, visited, costs, costs, heap)


@pytest.fixture
def measured() -> Measured:
    trials = [trial("crop", 1, 1), trial("grey", 1, 1), trial("grey", 0, 2), trial(SMALL_CROPS, 0, 1)]
    sizes = [sized(10_000, 200), sized(100_000, 350), sized(1_000_000, 1600, 9_000_000)]
    return Measured("2 cores", 2500, sizes, trials, Others(8.0, 300, 60.0, 30), BUILDING)


def test_goals_stand_beside_their_figures(measured: Measured) -> None:
    found = {goal.name: (goal.value, goal.limit, goal.met) for goal in goals(measured)}
    assert found == {
        **{f"warm query, {kind}, 10,000 images": (200, 250, True) for kind in NAMES.values()},
        **{f"warm query, {kind}, 100,000 images": (350, 400, True) for kind in NAMES.values()},
        **{f"warm query, {kind}, 1,000,000 images": (1600, 1500, False) for kind in NAMES.values()},
        **{f"growth of that from 10,000 to 100,000, {kind}": (1.75, 1.6, False) for kind in NAMES.values()},
        "fetched by any warm query, 100,000 images": (2, 3, True),
        "fetched by any warm query, 1,000,000 images": (9, 8, False),
        "memory of the page's worker, 100,000 images": (500, 600, True),
        "images a second put into an index by one core": (50, 25, True),
        "time for that, by decoding and the same ORB": (1.6, 1.3, False),
        "recall at 5 of what comparing all finds": (0.5, 0.99, False),
        "the same in each family (worst: grey)": (0.5, 0.97, False),
    }


def test_goals_without_figures_are_left_out(measured: Measured) -> None:
    small = goals(Measured("", 1, [sized(500, 1.0)], [], measured.others, BUILDING))
    assert [goal.unit for goal in small] == ["", "times"]
    memory_unknown = goals(Measured("", 1, [sized(100_000, 1.0, heap=None)], [], measured.others, BUILDING))
    assert not any("memory" in goal.name for goal in memory_unknown)


def test_report_says_what_is_real_drawn_and_extrapolated(measured: Measured) -> None:
    told = text(measured)
    assert "2,500 photographs described" in told
    assert "Where real photographs run out" in told
    assert "| images | 10,000 | 100,000 | 1,000,000 |" in told
    assert "| 100,000 images | 0.35 | 800 | 6,000 |" in told
    assert "one core needs 20.0 ms; to decode it and run the same ORB 12.5 ms" in told
    assert "| decode | 5.0 | 5.0 |" in told and "| all | 6.0 | 6.0 |" in told
    assert "Missed by the index alone: a.jpg (edit), a.jpg (edit)" in told
    assert "| growth of that from 10,000 to 100,000, hard copy | 1.75 times | at most 1.6 times | MISSED |" in told


def test_report_for_programs_is_json(measured: Measured) -> None:
    found = json.loads(json.dumps(document(measured)))
    assert found["sizes"][0]["visited"]["warm"][0]["milliseconds"] == 200
    assert found["trials"][0]["photo"] == "a.jpg"
    assert found["goals"][0]["met"] is True
