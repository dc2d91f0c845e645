"""The table of verdicts, on answers counted by hand; pairs of different photographs; the command on a few pictures."""

import json
import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import cv2
import pytest

from bench.accuracy.verdicts import confusion
from bench.accuracy.verdicts.comparing import Answer
from bench.accuracy.verdicts.unrelated import chosen, compare_unrelated
from samples import photo

TESTS = Path(__file__).resolve().parents[3]


def answers(group: str, kind: str, **told: int) -> list[Answer]:
    return [
        Answer(group, kind, number, f"{kind} {verdict}", verdict, 0.5, 12)
        for verdict, count in told.items()
        for number in range(count)
    ]


def test_kinds_are_counted_by_verdict_and_the_aim_is_held_against_the_whole_group() -> None:
    both = answers("one template", "forms", edited=1, related=1) + answers("one template", "slides", related=48, none=2)
    group, forms, slides = confusion.rows(both)
    assert (group.told, group.right) == ({"same": 0, "edited": 1, "related": 49, "none": 2}, 51 / 52)
    assert group.met and not forms.aim
    assert (forms.right, slides.right) == (0.5, 1.0)


@pytest.mark.parametrize(
    ("group", "told", "met"),
    [
        ("saved again", {"same": 99, "edited": 1}, True),
        ("saved again", {"same": 98, "edited": 2}, False),
        ("1 % changed", {"edited": 9, "none": 1}, True),
        ("1 % changed", {"edited": 9, "same": 1}, False),
        ("edited copies", {"edited": 96, "same": 1, "related": 3}, True),
        ("edited copies", {"edited": 96, "related": 4}, False),
        ("second photographs", {"related": 100, "none": 1, "edited": 1}, True),
        ("second photographs", {"related": 99, "same": 1}, False),
        ("one template", {"related": 98, "edited": 2}, False),
        ("unrelated", {"none": 100}, True),
        ("unrelated", {"none": 100, "related": 1}, False),
    ],
)
def test_an_aim_is_met_up_to_its_limit(group: str, told: dict[str, int], met: bool) -> None:
    assert confusion.rows(answers(group, "any", **told))[0].met is met


def test_the_text_has_counts_and_names_what_was_wrong_and_what_was_left_out() -> None:
    torn = Answer("unrelated", "", 0, "a.jpg: torn", "", 0, 0)
    some = [*answers("1 % changed", "pasted", edited=2, same=1), torn]
    told = confusion.text(some)
    assert "| **1 % changed** | 3 | 1 | 2 | 0 | 0 | 0.667 | same 0: missed |" in told
    assert "- 1 % changed, pasted: 1 wrong: pasted same (same 0.50, 12 inliers)" in told
    assert "left out: a.jpg: torn" in told and "**unrelated**" not in told
    assert [one["verdict"] for one in confusion.document(some)["wrong"]] == ["same"]


def test_pairs_of_different_files_are_spread_and_none_comes_twice() -> None:
    paths = [Path(str(number)) for number in range(5)]
    assert sorted(chosen(paths, 1000)) == sorted(permutations(paths, 2))
    assert [query for query, _ in chosen(paths, 10)] == paths * 2


def test_a_copy_among_different_photographs_is_told_and_a_damaged_file_left_out(tmp_path: Path) -> None:
    for name, seed, quality in (("a", 1, 90), ("b", 2, 90), ("again", 1, 60)):
        cv2.imwrite(str(tmp_path / f"{name}.jpg"), photo(seed), [cv2.IMWRITE_JPEG_QUALITY, quality])
    (tmp_path / "torn.jpg").write_bytes((tmp_path / "a.jpg").read_bytes()[:1000])
    told, failed = compare_unrelated(sorted(tmp_path.iterdir()), 6)
    assert {one.name for one in confusion.wrong(told)} == {"a.jpg, again.jpg", "again.jpg, a.jpg"}
    assert len(told) == 6 and [path.name for path in failed] == ["torn.jpg"]


@pytest.mark.slow
def test_the_command_prints_the_table_writes_the_numbers_and_keeps_wrong_pairs(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    (folder / "one thing").mkdir(parents=True)
    for seed in range(3):
        cv2.imwrite(str(folder / f"{seed}.png"), photo(seed, 180, 240))
    for name in "ab":
        cv2.imwrite(str(folder / "one thing" / f"{name}.png"), photo(9, 180, 240))
    out, kept = tmp_path / "out.json", tmp_path / "kept"
    command = [sys.executable, "-P", "-m", "bench", "bench", "accuracy", "--photos", str(folder), "--queries", "0"]
    command += ["--verdicts", "1", "--unrelated", "4", "--second-shots", str(folder / "one thing")]
    command += ["--json", str(out), "--keep", str(kept)]
    path = os.environ | {"PYTHONPATH": str(TESTS)}
    told = subprocess.run(command, cwd=tmp_path, env=path, capture_output=True, text=True, check=True).stdout
    assert "| - photographed | 2 | 2 | 0 | 0 | 0 | 0.000 |  |" in told
    assert "| - invoices | 1 |" in told and "| **unrelated** | 4 |" in told
    rows = {row["kind"] or row["group"]: row for row in json.loads(out.read_text())["verdicts"]["rows"]}
    assert rows["photographed"]["told"]["same"] == 2
    assert (kept / "second photographs, photographed 000 query.png").is_file()
