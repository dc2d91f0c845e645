"""The scale benchmark without its browser: what is asked, timed and measured, and its command line."""

import os
import sys
import time
from argparse import Namespace
from pathlib import Path

import cv2
import numpy as np
import pytest

import echoimage
from bench.cli import add_bench
from bench.scale import stages, stopwatch
from bench.scale.bench import print_scale_bench
from bench.scale.building import measure_building
from bench.scale.described import Described, describe_all
from bench.scale.memory import largest
from bench.scale.original import Original, milliseconds_per_image
from bench.scale.photographs import Photographs, default_folders
from bench.scale.queries import KINDS, PIXELS, Question, questions
from bench.scale.recall import recall, try_all
from echoimage import read_header
from echoimage_build.cli import parse as parse_with
from echoimage_build.errors import BuildError


def parse(words: list[str]) -> Namespace:
    return parse_with(words, add_bench)


def test_photographs_of_all_folders_have_one_use_each(folders: list[Path], photographs: Photographs) -> None:
    uses = (photographs.originals, photographs.others, photographs.negatives)
    assert sum(map(len, uses)) == len(frozenset().union(*uses)) == 20
    for use in uses:
        assert {path.parent for path in use} == set(folders)
    assert photographs.indexed[-1] in photographs.originals


def test_photographs_lie_beside_the_project_or_are_the_demo(tmp_path: Path) -> None:
    root = tmp_path / "main"
    assert default_folders(root) == [root / "dist" / "demo"]
    kodak = tmp_path / "shared" / "data" / "kodak"
    kodak.mkdir(parents=True)
    assert default_folders(root) == [kodak]


def test_picture_that_cannot_be_read_is_told_and_left_out(
    tmp_path: Path, photographs: Photographs, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    found = describe_all([tmp_path / "broken.jpg", photographs.originals[0]])
    assert [one.url for one in found] == ["../photos/1.png"]
    assert "left out" in capsys.readouterr().out


def test_photographs_that_could_not_be_described_are_not_asked_about(photographs: Photographs) -> None:
    kept = photographs.readable(photographs.indexed[1:-1])
    assert kept == Photographs(photographs.originals[:-1], photographs.others[1:], photographs.negatives)
    with pytest.raises(BuildError, match="Too few pictures could be read"):
        photographs.readable(photographs.others)


def test_negative_that_cannot_be_read_is_told_by_name(tmp_path: Path, photographs: Photographs) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    broken = Photographs(photographs.originals, photographs.others, (tmp_path / "broken.jpg",))
    with pytest.raises(BuildError, match=r"broken\.jpg cannot be read; take it out"):
        questions(broken, 1)


def test_questions_are_jpegs_of_one_megapixel_of_each_kind(asked: list[Question], photographs: Photographs) -> None:
    assert [question.kind for question in asked] == [kind for kind in KINDS for _ in range(2)]
    for question in asked:
        header = read_header(question.data)
        assert header.format == "jpeg"
        assert abs(header.width * header.height / PIXELS - 1) < 0.01
        assert (question.original in photographs.originals) == (question.kind != "negative")


def test_every_stage_is_timed_where_it_is_called(index: Path, asked: list[Question]) -> None:
    before = echoimage.decode
    costs = stages.native_stages(index, [asked[-1], *asked[::2]])
    assert list(costs) == list(KINDS)
    assert set(costs["plain"]) == {*stopwatch.STAGES, stopwatch.OTHER}
    assert all(costs["hard"][stage] > 0 for stage in stopwatch.STAGES)
    assert echoimage.decode is before


def test_stage_counts_without_the_stages_called_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 1.0, 3.0, 6.0, 10.0, 15.0, 15.0])
    monkeypatch.setattr(time, "perf_counter", lambda: next(times))
    watch = stopwatch.Stopwatch()
    watch.enter("votes")
    watch.enter("fetch")
    watch.leave()
    watch.leave()
    spent = watch.restart()
    assert (spent["votes"], spent["fetch"], spent[stopwatch.OTHER]) == (2000 + 4000, 3000, 1000 + 5000)


def test_original_algorithm_knows_a_copy(originals: list[Described]) -> None:
    data = originals[0].path.read_bytes()
    original = Original(data)
    assert original.score(data) > 0.8
    assert original.score(originals[1].path.read_bytes()) < 0.5
    assert original.score(cv2.imencode(".png", np.full((50, 50, 3), 9, np.uint8))[1].tobytes()) < 0.5
    assert milliseconds_per_image(data, [one.path for one in originals[:2]]) > 0


def test_recall_is_measured_against_comparing_everything(
    index: Path, photographs: Photographs, others: list[Described], originals: list[Described]
) -> None:
    trials = try_all(index, photographs, others, originals, 4)
    assert [one.family for one in trials] == ["recompression"] * 4
    assert recall(trials[:2]).against == 1
    assert all(one.milliseconds > 0 for one in trials)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_memory_is_that_of_the_largest_process() -> None:
    own = largest([os.getpid(), 2**22 + 1])
    assert own is not None and own > 10_000_000
    assert largest([2**22 + 1]) is None


def test_command_line_takes_sizes_and_folders() -> None:
    arguments = parse(["bench", "scale", "--images", "10,20000", "--photos", "a", "b"])
    assert (arguments.images, arguments.photos, arguments.json) == ([10, 20_000], [Path("a"), Path("b")], None)
    assert parse(["bench", "scale"]).images == [1000, 10_000, 100_000]
    assert arguments.extra == "test"


@pytest.mark.parametrize("sizes", ["0", "a", "10,-1", ""])
def test_sizes_that_are_none_are_refused(sizes: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["bench", "scale", "--images", sizes])
    assert "--images" in capsys.readouterr().err


def test_missing_site_and_folder_are_told_before_the_work(tmp_path: Path) -> None:
    arguments = parse(["bench", "scale", "--json", str(tmp_path / "nowhere" / "a.json")])
    with pytest.raises(BuildError, match=r"There is no folder .*nowhere for --json"):
        print_scale_bench(arguments, tmp_path, tmp_path)
    with pytest.raises(BuildError, match=r"no built site in .*; run python build\.py build"):
        print_scale_bench(parse(["bench", "scale"]), tmp_path, tmp_path)


def test_building_is_timed_beside_loops_that_do_less(photographs: Photographs) -> None:
    building = measure_building(photographs.indexed[:3])
    assert building.indexing > building.same > 0 < building.usual
