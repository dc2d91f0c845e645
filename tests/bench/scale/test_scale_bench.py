"""The scale benchmark without its browser: what is put into an index, asked of it, served, timed and reported."""

import asyncio
import os
import sys
import time
import urllib.error
import urllib.request
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

import echoimage
from bench.cli import add_bench
from bench.scale import stages, stopwatch, writing
from bench.scale.bench import print_scale_bench
from bench.scale.building import measure_building
from bench.scale.described import Described, describe_all
from bench.scale.distractors import RUN, RUNS, Statistics, leading_of
from bench.scale.memory import largest
from bench.scale.original import Original, milliseconds_per_image
from bench.scale.photographs import Photographs, default_folders, gather
from bench.scale.queries import KINDS, PIXELS, Question, questions
from bench.scale.recall import recall, try_all
from bench.scale.serving import BenchServer, serving
from bench.scale.writing import write_index
from echoimage import decode, open_index, prepare, read_header, search_index
from echoimage.index import manifest
from echoimage.index.keypoint_lists import columns_of
from echoimage_build.cli import parse as parse_with
from echoimage_build.errors import BuildError
from echoimage_tools.sources.index_files import FolderFiles
from samples import photo


def parse(words: list[str]) -> Namespace:
    return parse_with(words, add_bench)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two folders with photographs."""
    made = [tmp_path_factory.mktemp(name) for name in ("first", "second")]
    for seed in range(20):
        cv2.imwrite(str(made[seed % 2] / f"{seed}.png"), photo(seed, 240, 320))
    return made


@pytest.fixture(scope="module")
def photographs(folders: list[Path]) -> Photographs:
    return gather(folders)


@pytest.fixture(scope="module")
def described(photographs: Photographs) -> list[Described]:
    return describe_all(photographs.indexed)


@pytest.fixture(scope="module")
def originals(described: list[Described], photographs: Photographs) -> list[Described]:
    return [one for one in described if one.path in photographs.originals]


@pytest.fixture(scope="module")
def others(described: list[Described], photographs: Photographs) -> list[Described]:
    return [one for one in described if one.path in photographs.others]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, others: list[Described], originals: list[Described]) -> Path:
    """An index of 300 images, of which few are real."""
    return write_index(tmp_path_factory.mktemp("scale") / "index", others, originals, 300).folder


@pytest.fixture(scope="module")
def asked(photographs: Photographs) -> list[Question]:
    return questions(photographs, 2)


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


def test_index_holds_the_size_asked_for_and_every_file_it_names(index: Path) -> None:
    found = manifest.parse((index / manifest.NAME).read_bytes(), "manifest")
    assert found.images == sum(segment.images for segment in found.segments) == 300
    assert len(set(found.names)) == len(found.names)
    for segment in found.segments:
        for info in segment.details:
            assert (index / info.name).stat().st_size == info.size


def test_no_distractor_shows_an_original(index: Path, described: list[Described], originals: list[Described]) -> None:
    async def addresses() -> dict[int, str]:
        opened = await open_index(FolderFiles(index), str(index / manifest.NAME))
        found, problems = await opened.details(range(300))
        assert not problems
        return {number: stored.entry.url.rpartition("/")[2] for number, stored in found.items()}

    names = asyncio.run(addresses())
    real = [names[number] for number in range(len(described))]
    assert len(set(real)) == len(described)
    assert not {one.url.rpartition("/")[2] for one in originals} & {names[n] for n in range(len(described), 300)}


def test_originals_are_found_among_distractors(index: Path, originals: list[Described]) -> None:
    async def first(one: Described) -> str:
        opened = await open_index(FolderFiles(index), str(index / manifest.NAME))
        report = await search_index(prepare(await decode(one.path.read_bytes())), opened)
        return report.results[0].entry.url

    for one in originals[:3]:
        assert asyncio.run(first(one)).endswith(one.url.removeprefix(".."))


def test_index_of_few_images_has_the_originals_and_no_distractor(
    tmp_path: Path, others: list[Described], originals: list[Described]
) -> None:
    written = write_index(tmp_path / "few", others, originals, len(originals) + 1)
    assert written.real == written.images == len(originals) + 1
    assert write_index(tmp_path / "fewer", others, originals, 2).real == 2


def test_large_index_has_several_segments_each_written_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: list[Described], originals: list[Described]
) -> None:
    monkeypatch.setattr(writing, "IMAGES", 100)
    written = write_index(tmp_path / "large", others, originals, 250)
    found = manifest.parse((written.folder / manifest.NAME).read_bytes(), "manifest")
    assert [segment.images for segment in found.segments] == [100, 100, 50]
    assert len({segment.digits for segment in found.segments}) == 3


def test_same_photographs_give_the_same_index(
    tmp_path: Path, index: Path, others: list[Described], originals: list[Described]
) -> None:
    again = write_index(tmp_path / "again", others, originals, 300).folder
    assert (again / manifest.NAME).read_bytes() == (index / manifest.NAME).read_bytes()


def test_distractors_have_runs_of_real_keypoints_and_bits_of_real_fingerprints(others: list[Described]) -> None:
    drawn = Statistics(others, 1).leading(5, 10)
    assert np.bincount(drawn.owners).tolist() == [0] * 10 + [RUN * RUNS] * 5
    known = leading_of(others)
    pairs = list(zip(known.words.tolist(), known.signatures.tolist(), strict=True)) * 2
    for begin in range(0, len(drawn.words), RUN):
        end = begin + RUN
        run = list(zip(drawn.words[begin:end].tolist(), drawn.signatures[begin:end].tolist(), strict=True))
        assert any(pairs[at : at + RUN] == run for at in range(len(known.words)) if pairs[at] == run[0])
    bits = np.unpackbits(Statistics(others, 1).fingerprints(50), axis=1)
    real = np.unpackbits(np.stack([one.fingerprint for one in others]), axis=1)
    assert (bits.any(axis=0) <= real.any(axis=0)).all() and (bits.all(axis=0) >= real.all(axis=0)).all()


def test_distractors_have_an_eighth_of_the_keypoints_of_eight_photographs(others: list[Described]) -> None:
    drawn = Statistics(others, 1).keypoints(5, 10)
    assert (np.diff(drawn.words.astype(int)) >= 0).all()
    counts = np.bincount(drawn.owners)
    known = [len(one.features.keypoints.words) for one in others]
    assert counts[:10].sum() == 0 and len(counts) == 15
    assert min(known) - RUNS <= counts[10:].min() and counts[10:].max() <= max(known) + RUNS
    own = [columns_of([one.features], [0]) for one in others]
    real = {pair for one in own for pair in zip(one.words.tolist(), one.marks.tolist(), strict=True)}
    assert set(zip(drawn.words.tolist(), drawn.marks.tolist(), strict=True)) <= real


def test_questions_are_jpegs_of_one_megapixel_of_each_kind(asked: list[Question], photographs: Photographs) -> None:
    assert [question.kind for question in asked] == [kind for kind in KINDS for _ in range(2)]
    for question in asked:
        header = read_header(question.data)
        assert header.format == "jpeg"
        assert abs(header.width * header.height / PIXELS - 1) < 0.01
        assert (question.original in photographs.originals) == (question.kind != "negative")


@pytest.fixture
def server(tmp_path: Path, index: Path, originals: list[Described]) -> Iterator[BenchServer]:
    (tmp_path / "index.html").write_text("site")
    with serving(tmp_path, {"index": index}, {"7.png": originals[0].path}) as opened:
        yield opened


def get(server: BenchServer, path: str, **headers: str) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(server.address + path, headers=headers), timeout=10) as answer:
        data: bytes = answer.read()
        return data


def test_server_gives_site_index_and_photographs(server: BenchServer, index: Path, originals: list[Described]) -> None:
    assert get(server, "index.html") == b"site"
    assert get(server, "index/manifest.json?x=1") == (index / "manifest.json").read_bytes()
    assert get(server, "photos/7.png") == originals[0].path.read_bytes()
    for path in ("photos/8.png", "index/../../secret", "index/%2e%2e/x"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(server, path)


def test_server_writes_down_what_it_sent(server: BenchServer) -> None:
    get(server, "index/manifest.json", Range="bytes=5-14")
    before = len(server.sent)
    get(server, "index.html")
    get(server, "index/manifest.json", Range="bytes=0-2")
    assert [(one.path, one.size) for one in server.sent[:before]] == [("/index/manifest.json", 10)]
    assert [(one.path, one.size) for one in server.since(before, "index")] == [("/index/manifest.json", 3)]
    assert abs(server.sent[0].time - time.time()) < 10


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
